import type { Recording, TaskId } from '../trace/recording.ts';
import { stepComments, type StepComments } from '../trace/step-comments.ts';
import { axisOf, type Axis } from './axis.ts';
import { bracketsOf } from './brackets.ts';
import { cutRecording } from './cut-recording.ts';
import { deadlinesOf } from './deadlines.ts';
import { edgesOf } from './edges.ts';
import { callOf, labelTasks, loopLane, programLane, userTasksOf } from './lanes.ts';
import { segmentsOf } from './segments.ts';
import { stepsOf } from './steps.ts';
import { castOf, storiesOf, type Cast, type Fold, type Story } from './story.ts';
import type { CodeText, Ending, Lane, LaneId, Phase, Timeline } from './timeline.ts';
import { askingTurns, isStep, lineTurns, linesBegun, turnsOf, type Detail, type Turn } from './turns.ts';

/** What of a recording its timeline holds: virtual seconds and steps at which it stops, and the lines of the program that are shown. */
export interface Kept {
  readonly until?: number;
  readonly steps?: { readonly from: number; readonly to: number };
  readonly lines?: readonly number[];
}

/**
 * Returns the timeline of `recording`: turns are chosen as steps, steps are cut into instants, and every lane, deadline and
 * arrow is placed among them. A recording in which nothing happened gives a timeline without steps.
 */
export function timelineFromRecording(recording: Recording, detail: Detail, kept: Kept = {}): Timeline {
  const comments = stepComments(recording.files[0]?.text ?? '');
  const labels = labelsOf(recording);
  const cast = castFrom(recording, labels);
  const all = chosenTurns(recording, detail, cast, comments);
  const shown = all.filter((turn, index) => turn.at <= (kept.until ?? Infinity) * 1e9 && !folds(turn, index, comments)).slice(0, kept.steps?.to);
  const last = shown.at(-1);
  const next = last && all.find((turn) => turn.first > last.last && !comments.skipped.has(linesBegun(turn).at(-1) ?? 0));
  return timelineOf(next && last ? cutRecording(recording, last, next) : recording, detail, kept, comments, labels, next !== undefined);
}

function timelineOf(recording: Recording, detail: Detail, kept: Kept, comments: StepComments, labels: ReadonlyMap<LaneId, string>, goesOn: boolean): Timeline {
  const cast = castFrom(recording, labels);
  const tasks = userTasksOf(recording);
  const turns = chosenTurns(recording, detail, cast, comments);
  const told = storiesOf(recording.events, turns, cast);
  const stories = told.filter((story, index) => !folds(story.turn, index, comments));
  const folded = told.filter((story) => !stories.includes(story)).map((story): Fold => ({ story, step: stories.filter((other) => other.turn.first < story.turn.first).length }));
  const axis = axisOf(stories.map((story) => story.turn), recording.stopped === 'deadlock');
  const lanes = lanesOf(recording, tasks, told, cast, axis);
  const known = new Set(lanes.map((lane) => lane.id));
  return {
    source: { kind: 'recorded', python: recording.engine.python },
    code: codeOf(comments, cast, kept.lines),
    lanes,
    instants: axis.instants,
    steps: stepsOf(recording, stories, folded, cast, comments, detail),
    segments: segmentsOf(recording, stories, folded, axis, cast),
    deadlines: deadlinesOf(recording, axis, cast).filter((deadline) => known.has(deadline.lane)),
    edges: edgesOf(recording, stories, folded, axis, cast).filter((edge) => known.has(edge.from) && known.has(edge.to)),
    brackets: bracketsOf(recording, axis, cast).filter((bracket) => bracket.lanes.every((lane) => known.has(lane))),
    phases: phasesOf(stories, comments),
    ending: goesOn ? { kind: 'stopped', at: recording.events.at(-1)?.t ?? 0, text: 'The program goes on from here.' } : endingOf(recording, cast),
  };
}

/** Names of the lanes; a part of a recording has those of the whole. */
function labelsOf(recording: Recording): ReadonlyMap<LaneId, string> {
  const tasks = userTasksOf(recording);
  const names = new Map(recording.events.flatMap((event) => (event.k === 'task.name' ? [[event.task, event.name] as const] : [])));
  const threads = recording.events.filter((event) => event.k === 'thread.new');
  const threadLabels = threads.map((event, index) => [event.thread, threads.length > 1 ? `thread ${index + 1}` : 'thread'] as const);
  return new Map<LaneId, string>([...labelTasks(tasks, names, (recording.files[0]?.text ?? '').split('\n')), ...threadLabels, [loopLane, 'loop'], [programLane, 'program']]);
}

function castFrom(recording: Recording, labels: ReadonlyMap<LaneId, string>): Cast {
  return castOf(recording, userTasksOf(recording).map((task) => task.task), labels);
}

function chosenTurns(recording: Recording, detail: Detail, cast: Cast, comments: StepComments): readonly Turn[] {
  return turnsOf(recording).filter((turn) => isStep(turn, cast.userTasks, detail)).flatMap((turn) => (detail === 'line' ? lineTurns(turn) : [turn])).flatMap((turn) => askingTurns(turn, comments.asked));
}

/** Whether a comment folds a turn into the one before it; the first has none. */
function folds(turn: Turn, index: number, { skipped }: StepComments): boolean {
  return index > 0 && linesBegun(turn).some((line) => skipped.has(line));
}

function codeOf({ shown }: StepComments, cast: Cast, wanted: readonly number[] | undefined): CodeText {
  const length = shown.findLastIndex((line) => line !== undefined && line !== '') + 1;
  const lines = shown.slice(0, length).flatMap((text, index) => (text === undefined || (wanted && !wanted.includes(index + 1)) ? [] : [{ text, number: cast.numberOf(index + 1) }]));
  const whole = wanted === undefined || lines.every((line, index) => line.number === index + 1);
  return { lines: lines.map((line) => line.text), firstLine: 1, ...(!whole && { numbers: lines.map((line) => line.number) }) };
}

function phasesOf(stories: readonly Story[], { phases }: StepComments): readonly Phase[] {
  return [...phases].flatMap(([line, title]): readonly Phase[] => {
    const from = stories.findIndex((story) => linesBegun(story.turn).includes(line)) + 1;
    return from === 0 ? [] : [{ title, from }];
  }).sort((a, b) => a.from - b.from);
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
