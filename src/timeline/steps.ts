import type { Event, Recording } from '../trace/recording.ts';
import type { StepComments } from '../trace/step-comments.ts';
import { timerLabel, timerLane } from './deadlines.ts';
import { loopLane } from './lanes.ts';
import { loopStates, taskOf, type LoopState } from './loop-state.ts';
import { questionOf, sentence, sentenceOf } from './sentences.ts';
import type { Cast, Fold, Story } from './story.ts';
import type { LaneId, OutputLine, Sentence, Step } from './timeline.ts';
import { isPlumbing, linesBegun, type Detail, type Turn } from './turns.ts';
import { exceptionName, shorten } from './values.ts';
import { awaitLabel } from './waits.ts';

/** Returns the steps of a recording: `stories` with the turns `folds` folded into them, named by the comments of the program. */
export function stepsOf(recording: Recording, stories: readonly Story[], folds: readonly Fold[], cast: Cast, comments: StepComments, detail: Detail): readonly Step[] {
  const stateAfter = loopStates(recording.events);
  return stories.map((story, index) => {
    const settled = settledIndex(recording.events, story.turn, stories[index + 1]?.turn);
    const lines = linesOf(story.turn).map(cast.numberOf);
    const folded = folds.filter((fold) => fold.step === index + 1);
    const line = lines.at(-1);
    return {
      number: index + 1,
      at: story.turn.at,
      lane: story.lane,
      lines,
      ...(line !== undefined && { line }),
      sentence: namedBy(comments, story, stories, cast) ?? (story.turn.asked ? questionOf(story, cast) : sentenceOf(story, cast)),
      begins: beginningOf(story, cast),
      ends: endOf(story, cast),
      ...queuesOf(stateAfter(settled), recording.events, cast, story.turn.end),
      output: outputLines([story, ...folded.map((fold) => fold.story)].flatMap(({ output }) => output), cast),
      blocked: story.blocked,
      ...placeInTurn(story, index, stories, cast),
      ...(story.turn.asked && { asked: true }),
      ...(detail === 'loop' && passOf(recording.events, story.turn)),
    };
  });
}

/** Where a step is only a part of a turn: turns have the number of the loop's step in common. */
function placeInTurn({ turn, lane }: Story, index: number, stories: readonly Story[], cast: Cast): Pick<Step, 'inside' | 'continues' | 'pauses'> {
  const step = turn.events[0]?.s;
  const same = (other: Story): boolean => step !== undefined && other.lane === lane && other.turn.events[0]?.s === step;
  const outer = stories.find(same)?.began?.outer;
  const creator = outer === undefined ? undefined : cast.runs.get(outer);
  return {
    ...(creator !== undefined && cast.userTasks.has(creator) && { inside: creator }),
    ...(stories.slice(0, index).some(same) && { continues: true }), ...(stories.slice(index + 1).some(same) && { pauses: true }),
  };
}

function beginningOf({ began, asked, waited, output, lane }: Story, cast: Cast): Step['begins'] {
  if (/^W\d+$/.test(lane)) return { kind: 'call', label: output.length > 0 ? 'a thread prints' : 'a thread ends' };
  if (began?.task === undefined) return { kind: 'call', label: callName(began) ?? output[0]?.text.trim() ?? 'callback' };
  if (began.throw !== undefined) return { kind: asked ? 'cancelled' : 'raises', label: began.throw };
  if (began.why === 'start' || began.why === 'eager' || !waited) return { kind: 'start', label: 'run' };
  return { kind: 'wake', label: awaitLabel(waited, cast) };
}

function callName(began: Story['began']): string | undefined {
  return began?.cb?.c === 'call' ? `${began.cb.fn.split('.').at(-1) ?? began.cb.fn}()` : undefined;
}

function endOf({ done, suspended }: Story, cast: Cast): Step['ends'] {
  if (done?.how === 'exception') return { kind: 'raises', label: exceptionName(done.value ?? '') };
  if (done?.how === 'cancelled') return { kind: 'cancelled', label: 'cancelled' };
  if (done) return { kind: 'returns', label: shorten(done.value ?? 'None') };
  return suspended ? { kind: 'waits', label: awaitLabel(suspended, cast) } : { kind: 'none', label: '' };
}

/** Index of the last event that belongs to the moment of a step: its own, and the plumbing after it before time or the next step moves on. */
function settledIndex(events: readonly Event[], turn: Turn, next: Turn | undefined): number {
  let settled = turn.last;
  for (let i = turn.last + 1; i < (next?.first ?? events.length); i += 1) {
    const event = events[i];
    if (!event || event.t > turn.end || event.k === 'loop.close') break;
    settled = i;
  }
  return settled;
}

function queuesOf(state: LoopState, events: readonly Event[], cast: Cast, now: number): Pick<Step, 'ready' | 'timers'> {
  const ready = state.ready.flatMap(({ callback }): LaneId[] => {
    const task = taskOf(callback);
    if (task !== undefined) return cast.userTasks.has(task) ? [task] : [];
    return isPlumbing(callback) ? [] : [loopLane];
  });
  const timers = state.timers.flatMap((timer) => {
    if (timer.made.k !== 'timer') return [];
    const lane = timerLane(timer.made, events, cast);
    return lane === undefined ? [] : [{ lane, label: timerLabel(timer.made), due: timer.when, left: Math.max(0, timer.when - now), cancelled: timer.cancelled }];
  });
  return { ready, timers };
}

/** Lines of the shown file that ran in a turn, in order, ending with the one it stopped at. */
function linesOf(turn: Turn): readonly number[] {
  const files = new Map(turn.events.flatMap((event) => (event.k === 'call' ? [[event.f, event.file ?? 0] as const] : [])));
  const lines = turn.events.flatMap((event): number[] => {
    if (event.k === 'line') return (files.get(event.f) ?? 0) === 0 ? [event.line] : [];
    if (event.k === 'resume' && event.line !== undefined) return [event.line];
    return [];
  });
  const printed = turn.events.flatMap((event) => (event.k === 'out' && event.file === undefined && event.thread === undefined && event.line !== undefined ? [event.line] : []));
  return (lines.length > 0 ? lines : printed).filter((line, index, all) => line !== all[index - 1]);
}

/** Joins what one step wrote to a stream and cuts it at its line feeds. */
function outputLines(events: readonly Extract<Event, { k: 'out' }>[], cast: Cast): OutputLine[] {
  const joined: { stream: OutputLine['stream']; text: string; line: number | undefined }[] = [];
  for (const event of events) {
    const open = joined.at(-1);
    if (open && open.stream === event.fd && !open.text.endsWith('\n')) open.text += event.text;
    else joined.push({ stream: event.fd, text: event.text, line: event.line });
  }
  return joined.flatMap(({ stream, text, line }) => text.replace(/\n$/, '').split('\n').map((row, index, rows) => (
    { text: asShown(row, cast), stream, ...(index === rows.length - 1 && !text.endsWith('\n') && { open: true as const }), ...(line !== undefined && { line: cast.numberOf(line) }) })));
}

/** A row of a traceback or of a warning with the number that its line has where the program is shown: lines taken out of that do not count. */
function asShown(row: string, { file, numberOf }: Cast): string {
  const place = /^(\s*(?:[-+|]\s*)*File "(?:[^"]*\/)?)([^"/]+)(", line )(\d+)|^((?:\S*\/)?)([^\s/:]+)(:)(\d+)(?=: \w+Warning: )/;
  return row.replace(place, (whole, before: string | undefined, name: string | undefined, between: string, line: string, path: string, warned: string, colon: string, at: string) => {
    if ((name ?? warned) !== file) return whole;
    return before === undefined ? `${path}${warned}${colon}${numberOf(Number(at))}` : `${before}${name}${between}${numberOf(Number(line))}`;
  });
}

function passOf(events: readonly Event[], turn: Turn): Pick<Step, 'pass'> {
  if (turn.kind === 'outside') return {};
  const pass = events.findLast((event) => event.k === 'iter' && event.i < turn.first);
  const wake = events.findLast((event) => event.k === 'wake' && event.i < turn.first);
  if (pass?.k !== 'iter' || wake?.k !== 'wake') return {};
  return { pass: { number: pass.n, ...(pass.poll !== undefined && { timeout: pass.poll }), waited: wake.waited, due: wake.due.length, runs: wake.ready.length } };
}

/** The sentence that a comment gives to the step that runs its line; where several lanes run it, each is named, else it begins with a capital. */
function namedBy({ sentences }: StepComments, story: Story, stories: readonly Story[], cast: Cast): Sentence | undefined {
  const line = linesBegun(story.turn).findLast((each) => sentences.has(each));
  if (line === undefined || story.turn.asked) return undefined;
  const lanes = new Set(stories.filter((other) => linesBegun(other.turn).includes(line)).map((other) => other.lane));
  const words = sentences.get(line) ?? '';
  return sentence(lanes.size > 1 ? `**${cast.labels.get(story.lane) ?? story.lane}**: ${words}` : words.charAt(0).toUpperCase() + words.slice(1));
}
