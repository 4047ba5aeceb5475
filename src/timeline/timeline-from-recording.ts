import type { Event, Recording, TaskId } from '../trace/recording.ts';
import { axisOf, type Axis } from './axis.ts';
import { deadlinesOf, timerLabel, timerLane } from './deadlines.ts';
import { edgesOf } from './edges.ts';
import { callOf, labelTasks, loopLane, programLane, userTasksOf } from './lanes.ts';
import { loopStates, taskOf, type LoopState } from './loop-state.ts';
import { segmentsOf } from './segments.ts';
import { exceptionName, sentenceOf, shorten } from './sentences.ts';
import { castOf, storiesOf, type Cast, type Story } from './story.ts';
import type { Ending, Lane, LaneId, OutputLine, Step, Timeline } from './timeline.ts';
import { waitLabels } from './waits.ts';
import { isPlumbing, isStep, lineTurns, turnsOf, type Detail, type Turn } from './turns.ts';

/**
 * Returns the timeline of `recording`: turns are chosen as steps, steps are cut into instants, and every lane, deadline and
 * arrow is placed among them. A recording in which nothing happened gives a timeline without steps.
 */
export function timelineFromRecording(recording: Recording, detail: Detail): Timeline {
  const tasks = userTasksOf(recording);
  const names = new Map(recording.events.flatMap((event) => (event.k === 'task.name' ? [[event.task, event.name] as const] : [])));
  const threads = recording.events.filter((event) => event.k === 'thread.new');
  const threadLabels = threads.map((event, index) => [event.thread, threads.length > 1 ? `thread ${index + 1}` : 'thread'] as const);
  const labels = new Map<LaneId, string>([...labelTasks(tasks, names), ...threadLabels, [loopLane, 'loop'], [programLane, 'program']]);
  const cast = castOf(recording, tasks.map((task) => task.task), labels);
  const turns = turnsOf(recording).filter((turn) => isStep(turn, cast.userTasks, detail)).flatMap((turn) => (detail === 'line' ? lineTurns(turn) : [turn]));
  const stories = storiesOf(recording.events, turns, cast);
  const axis = axisOf(turns, recording.stopped === 'deadlock');
  const lanes = lanesOf(recording, tasks, stories, cast, axis);
  return {
    source: { kind: 'recorded', python: recording.engine.python },
    code: { lines: (recording.files[0]?.text ?? '').replace(/\n+$/, '').split('\n'), firstLine: 1 },
    lanes,
    instants: axis.instants,
    steps: stepsOf(recording, stories, cast),
    segments: segmentsOf(recording, stories, axis, cast),
    deadlines: deadlinesOf(recording, axis, cast).filter((deadline) => lanes.some((lane) => lane.id === deadline.lane)),
    edges: edgesOf(recording, stories, axis, cast).filter((edge) => lanes.some((lane) => lane.id === edge.to)),
    ending: endingOf(recording, cast),
  };
}

function lanesOf(recording: Recording, tasks: ReturnType<typeof userTasksOf>, stories: readonly Story[], cast: Cast, axis: Axis): readonly Lane[] {
  const used = new Set(stories.map((story) => story.lane));
  const extra = ([[programLane, 'program'], [loopLane, 'loop']] as const).filter(([id]) => used.has(id))
    .map(([id, kind]): Lane => ({ id, label: cast.labels.get(id) ?? id, kind, from: 0, to: stories.length, about: kind === 'loop' ? 'callbacks of the event loop' : 'the program outside the loop' }));
  const own = tasks.filter((task) => used.has(task.task)).map((task, index): Lane => {
    const last = stories.findLastIndex((story) => story.lane === task.task) + 1;
    return { id: task.task, label: cast.labels.get(task.task) ?? task.task, kind: index === 0 ? 'main' : 'task', from: axis.stepBefore(task.i), to: last, about: callOf(task) };
  });
  const threads = recording.events.filter((event) => event.k === 'thread.new').map((event): Lane => ({
    id: event.thread, label: cast.labels.get(event.thread) ?? event.thread, kind: 'thread', from: axis.stepBefore(event.i), to: stories.length, about: `a thread that runs ${event.fn}`,
  }));
  return [...extra, ...own, ...threads];
}

function stepsOf(recording: Recording, stories: readonly Story[], cast: Cast): readonly Step[] {
  const stateAfter = loopStates(recording.events);
  return stories.map((story, index) => {
    const settled = settledIndex(recording.events, story.turn, stories[index + 1]?.turn);
    const lines = linesOf(story.turn);
    const line = lines.at(-1);
    return {
      number: index + 1,
      at: story.turn.at,
      lane: story.lane,
      lines,
      ...(line !== undefined && { line }),
      sentence: sentenceOf(story, cast),
      begins: beginningOf(story, cast),
      ends: endOf(story, cast),
      ...queuesOf(stateAfter(settled), recording.events, cast, story.turn.end),
      output: outputLines(story.output),
      blocked: story.blocked,
    };
  });
}

function beginningOf({ began, asked, waited, output }: Story, cast: Cast): Step['begins'] {
  if (began?.task === undefined) return { kind: 'call', label: callName(began) ?? output[0]?.text.trim() ?? 'callback' };
  if (began.throw !== undefined) return { kind: asked ? 'cancelled' : 'raises', label: began.throw };
  if (began.why === 'start' || began.why === 'eager' || !waited) return { kind: 'start', label: 'run' };
  return { kind: 'wake', label: waitLabels(waited, cast)[0] ?? '' };
}

function callName(began: Story['began']): string | undefined {
  return began?.cb?.c === 'call' ? `${began.cb.fn.split('.').at(-1) ?? began.cb.fn}()` : undefined;
}

function endOf({ done, suspended }: Story, cast: Cast): Step['ends'] {
  if (done?.how === 'exception') return { kind: 'raises', label: exceptionName(done.value ?? '') };
  if (done?.how === 'cancelled') return { kind: 'cancelled', label: 'cancelled' };
  if (done) return { kind: 'returns', label: shorten(done.value ?? 'None') };
  return suspended ? { kind: 'waits', label: waitLabels(suspended, cast)[0] ?? '' } : { kind: 'none', label: '' };
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
  return lines.filter((line, index) => line !== lines[index - 1]);
}

/** Joins what one step wrote to a stream and cuts it at its line feeds. */
function outputLines(events: readonly Extract<Event, { k: 'out' }>[]): OutputLine[] {
  const joined: { stream: OutputLine['stream']; text: string; line: number | undefined }[] = [];
  for (const event of events) {
    const open = joined.at(-1);
    if (open && open.stream === event.fd && !open.text.endsWith('\n')) open.text += event.text;
    else joined.push({ stream: event.fd, text: event.text, line: event.line });
  }
  return joined.flatMap(({ stream, text, line }) => text.replace(/\n$/, '').split('\n').map((row) => ({ text: row, stream, ...(line !== undefined && { line }) })));
}

function endingOf(recording: Recording, cast: Cast): Ending {
  const last = recording.events.at(-1);
  const at = last?.t ?? 0;
  if (recording.stopped === 'deadlock') {
    const waiting = (last?.k === 'end' ? last.pending : []).map(({ task }: { task: TaskId }) => cast.labels.get(task) ?? task);
    return { kind: 'deadlock', at, text: `Nothing is left to run: ${waiting.join(', ') || 'the program'} would wait for ever.` };
  }
  if (recording.stopped !== 'exit') return { kind: 'stopped', at, text: `The recording was stopped: ${recording.stopped.replace('-', ' ')}.` };
  return recording.code === 0 ? { kind: 'finished', at, text: 'The program has ended.' } : { kind: 'raised', at, text: `The program ended with exit status ${recording.code}.` };
}
