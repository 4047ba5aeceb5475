import type { Event, Recording, TaskId } from '../trace/recording.ts';
import type { Axis } from './axis.ts';
import { afterBlock } from './axis.ts';
import { formatDuration } from './duration.ts';
import { loopLane } from './lanes.ts';
import { taskOf } from './loop-state.ts';
import { neverRan, type Cast, type Fold, type Story } from './story.ts';
import type { LaneId, Place, Segment, SegmentState } from './timeline.ts';
import { exceptionName, shorten } from './values.ts';
import { waitLabels } from './waits.ts';

interface Open {
  readonly state: SegmentState;
  readonly from: Place;
  readonly labels: readonly string[];
  readonly cancelling?: number;
}

/** Returns the stretches of every lane in which it runs, is ready, waits, blocks or ends, by lane and time. */
export function segmentsOf(recording: Recording, stories: readonly Story[], folds: readonly Fold[], axis: Axis, cast: Cast): readonly Segment[] {
  const lanes = [...new Set([...stories, ...folds.map((fold) => fold.story)].map((story) => story.lane))];
  return [...threadSegments(recording.events, stories, axis), ...lanes.flatMap((lane) => laneSegments(lane, recording.events, stories, folds, axis, cast))];
}

/** A thread works beside the loop, from where it was handed over to where its end reaches the loop; what it prints are steps. */
function threadSegments(events: readonly Event[], stories: readonly Story[], axis: Axis): Segment[] {
  return events.flatMap((event): Segment[] => {
    if (event.k !== 'thread.new') return [];
    const begin = events.find((other) => other.k === 'thread.start' && other.thread === event.thread) ?? event;
    const end = events.find((other) => other.k === 'thread.end' && other.thread === event.thread) ?? events.at(-1) ?? event;
    const steps = stories.flatMap((story, index) => (story.lane === event.thread ? [index + 1] : []));
    const borders = [axis.placeOfEvent(begin.i, begin.t), ...steps.flatMap((step) => [axis.startOf(step), axis.endOf(step)]), axis.placeOfEvent(end.i, end.t)];
    return borders.flatMap((from, index): Segment[] => {
      const to = borders[index + 1];
      return index % 2 === 1 || !to || !isBefore(from, to) ? [] : [{ lane: event.thread, state: 'running', from, to, labels: [`${event.fn}()`, 'runs'] }];
    });
  });
}

function laneSegments(lane: LaneId, events: readonly Event[], stories: readonly Story[], folds: readonly Fold[], axis: Axis, cast: Cast): Segment[] {
  const segments: Segment[] = [];
  const ran = [...stories, ...folds.map((each) => each.story)];
  let open: Open | undefined;
  const close = (to: Place): void => {
    if (open && !samePlace(open.from, to)) segments.push({ lane, ...open, to });
    open = undefined;
  };
  const own = new Map(stories.map((story, index) => [story.turn.first, { story, number: index + 1 }] as const).filter(([, { story }]) => story.lane === lane));
  const folded = new Map(folds.filter(({ story }) => story.lane === lane).map(({ story }) => [story.turn.first, story] as const));
  const pauses = new Set(ran.filter((story) => story.lane === lane && ran.some((other) => other.resumes && other !== story && other.lane === lane && stepNumber(other) === stepNumber(story) && other.turn.first > story.turn.first)));
  const stepOf = (event: Event): { story: Story; number: number } | undefined => own.get(event.i);
  for (const event of events) {
    const step = stepOf(event);
    const fold = folded.get(event.i);
    if (fold) {
      const place = axis.placeOfEvent(event.i, event.t);
      close(place);
      if (fold.done) segments.push(endSegment(lane, fold.done, place));
      open = afterStep(fold, place, events, cast);
    } else if (step) {
      const { story, number } = step;
      const asked = open?.cancelling;
      close(axis.startOf(number));
      segments.push(...ranSegments(lane, story, number, axis, asked));
      const rest = restPlace(story, number, axis);
      open = pauses.has(story) ? { state: 'running', from: rest, labels: ['in its turn'] } : afterStep(story, rest, events, cast);
    } else if (event.k === 'ready' && taskOf(event.cb) === lane) {
      const place = axis.placeOfEvent(event.i, event.t);
      if (open?.state === 'ready' || inside(event, ran, lane)) continue;
      const cancelling = open?.cancelling;
      close(place);
      open = { state: 'ready', from: place, labels: [], ...(cancelling !== undefined && { cancelling }) };
    } else if (event.k === 'task.cancel' && event.task === lane && open && !inside(event, ran, lane)) {
      open = { ...open, cancelling: Math.max(1, axis.stepBefore(event.i)) };
    }
  }
  const end = axis.endOf(stories.length);
  const lastInstant = axis.instants.length - 1;
  close(lastInstant > end.instant ? { instant: lastInstant, slot: 0 } : end);
  return segments;
}

/** The number of the loop's step that a turn is, or is a part of. */
function stepNumber({ turn }: Story): number | undefined {
  return turn.events[0]?.s;
}

/** Whether an event happened while the lane itself ran: what it does to itself shows when its step has ended. */
function inside(event: Event, stories: readonly Story[], lane: LaneId): boolean {
  return stories.some((story) => story.lane === lane && story.turn.first <= event.i && event.i <= story.turn.last && story.turn.events.includes(event));
}

function restPlace(story: Story, number: number, axis: Axis): Place {
  const place = axis.endOf(number);
  return story.blocked > 0 ? afterBlock(axis.instants, place, story.turn.end) : place;
}

/** A task that was cancelled before its first step stays in the queue until it gets there, and never runs. */
function ranSegments(lane: LaneId, story: Story, number: number, axis: Axis, asked: number | undefined): Segment[] {
  const [from, slotEnd, rest] = [axis.startOf(number), axis.endOf(number), restPlace(story, number, axis)];
  const ran: Segment = { lane, state: 'running', from, to: slotEnd, labels: [String(number)], step: number };
  const blocking: Segment = { lane, state: 'blocking', from: slotEnd, to: rest, labels: [`blocks the loop for ${formatDuration(story.blocked)}`, `blocks ${formatDuration(story.blocked)}`, formatDuration(story.blocked)], step: number };
  const ends = story.done && lane !== loopLane ? [endSegment(lane, story.done, rest)] : [];
  if (neverRan(story)) return [{ lane, state: 'ready', from, to: slotEnd, labels: [], ...(asked !== undefined && { cancelling: asked }) }, ...ends];
  return [ran, ...(samePlace(slotEnd, rest) ? [] : [blocking]), ...ends];
}

function endSegment(lane: LaneId, done: NonNullable<Story['done']>, place: Place): Segment {
  const state = done.how === 'result' ? 'done' : done.how === 'cancelled' ? 'cancelled' : 'error';
  const label = done.how === 'result' ? done.value ?? '' : done.how === 'cancelled' ? 'cancelled' : exceptionName(done.value ?? 'error');
  return { lane, state, from: place, to: place, labels: label === '' || label === 'None' ? [] : [shorten(label)] };
}

function afterStep(story: Story, from: Place, events: readonly Event[], cast: Cast): Open | undefined {
  const { suspended, turn } = story;
  if (story.done || !suspended) return undefined;
  const queued = requeued(turn.task, turn.first, turn.last, events);
  const labels = waitLabels(suspended, cast);
  const cleaning = story.began?.throw === 'CancelledError' && story.asked && story.raised.every((event) => exceptionName(event.exc) === 'CancelledError');
  const cleanup = cleaning ? [`cleanup: ${labels[0] ?? ''}`, 'cleanup'] : [];
  return queued ? { state: 'ready', from, labels: [] } : { state: 'waiting', from, labels: [...cleanup, ...labels] };
}

/** Whether the task was put back into the ready queue during its own turn, as `sleep(0)` does. */
function requeued(task: TaskId | undefined, first: number, last: number, events: readonly Event[]): boolean {
  return events.slice(first, last + 1).some((event) => event.k === 'ready' && task !== undefined && taskOf(event.cb) === task);
}

function isBefore(a: Place, b: Place): boolean {
  return a.instant < b.instant || (a.instant === b.instant && a.slot < b.slot) || (a.instant === b.instant && (a.before ?? 0) > (b.before ?? 0));
}

function samePlace(a: Place, b: Place): boolean {
  return a.instant === b.instant && a.slot === b.slot && a.before === b.before;
}
