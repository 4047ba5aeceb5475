import type { Ns } from '../trace/recording.ts';
import type { LaneId, OutputLine, PendingTimer, Place, SegmentState, Timeline } from './timeline.ts';

/** What a lane does in a step: its state, what it waits for or ended with, and whether a cancellation is on its way to it. */
export interface LaneState {
  readonly lane: LaneId;
  readonly state: SegmentState | 'unborn';
  readonly label: string;
  readonly cancelling: boolean;
}

/** All that a picture shows in one step; `at` is the virtual time at its end, `output` all that was printed up to it. */
export interface TimelineState {
  readonly at: Ns;
  readonly lanes: readonly LaneState[];
  readonly ready: readonly LaneId[];
  readonly timers: readonly PendingTimer[];
  readonly output: readonly OutputLine[];
}

/** Returns the state of `timeline` in step `step`, 0 for the moment before anything ran: it follows from the number alone, whatever was shown before. */
export function stateAt(timeline: Timeline, step: number): TimelineState {
  const current = timeline.steps.find((one) => one.number === step);
  const end = current ? endOf(timeline, step, current.blocked) : { instant: 0, slot: 0 };
  return {
    at: current ? current.at + current.blocked : 0,
    lanes: timeline.lanes.map((lane) => laneState(timeline, lane.id, step, end, current?.ready.includes(lane.id) ?? false)),
    ready: current?.ready ?? [],
    timers: current?.timers ?? [],
    output: timeline.steps.filter((one) => one.number <= step).flatMap((one) => one.output),
  };
}

/** Of a step that blocks the loop the end lies in the instant of the time when it is over. */
function endOf({ instants, steps }: Timeline, step: number, blocked: Ns): Place {
  const instant = instants.findIndex((one) => one.first <= step && step <= one.last);
  const at = (steps.find((one) => one.number === step)?.at ?? 0) + blocked;
  const after = blocked > 0 ? instants.findIndex((one) => one.at === at) : -1;
  return after > instant ? { instant: after, slot: 0 } : { instant, slot: step - (instants[instant]?.first ?? step) + 1 };
}

/** A lane that is the next to run is ready, though its bar has no width. */
function laneState({ segments }: Timeline, lane: LaneId, step: number, end: Place, queued: boolean): LaneState {
  const own = segments.filter((segment) => segment.lane === lane && (segment.step ?? step) <= step);
  const found = step === 0 ? undefined : own.find((segment) => segment.step === step && (segment.state === 'running' || segment.state === 'blocking'))
    ?? own.findLast((segment) => ends.has(segment.state) && orderOf(segment.from) <= orderOf(end))
    ?? own.find((segment) => orderOf(segment.from) <= orderOf(end) && orderOf(segment.to) > orderOf(end))
    ?? own.findLast((segment) => orderOf(segment.from) < orderOf(end) && orderOf(segment.to) === orderOf(end));
  if (!found) return { lane, state: queued ? 'ready' : 'unborn', label: '', cancelling: false };
  const cancelling = found.cancelling !== undefined && found.cancelling <= step;
  if (queued && found.state === 'waiting') return { lane, state: 'ready', label: '', cancelling };
  const [label = ''] = found.step === undefined ? found.labels : [];
  return { lane, state: found.state, label, cancelling };
}

const ends = new Set<SegmentState>(['done', 'error', 'cancelled']);

/** A number that grows along the axis; an instant has fewer than ten thousand slots. */
const orderOf = ({ instant, slot, before }: Place): number => instant * 10_000 + slot - (before ?? 0);
