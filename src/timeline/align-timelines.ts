import type { Ns } from '../trace/recording.ts';
import type { Instant, Place, Step, Timeline } from './timeline.ts';

/** Several recordings on one axis. Steps are counted together: a step is the next turn of each recording that has one at that time. */
export interface Comparison {
  /** The recordings with the same instants, their steps numbered together; a recording without a turn in a step has no step of that number. */
  readonly timelines: readonly Timeline[];
  readonly instants: readonly Instant[];
  readonly steps: readonly { readonly number: number; readonly at: Ns }[];
}

/**
 * Returns `timelines` on one axis: the instants of all, each with as many slots as the recording needs that has most turns then, so that
 * virtual time advances in all of them together.
 */
export function alignTimelines(timelines: readonly Timeline[]): Comparison {
  const times = [...new Set(timelines.flatMap((timeline) => timeline.instants.map((instant) => instant.at)))].sort((a, b) => a - b);
  const instants: Instant[] = [];
  for (const at of times) {
    const slots = Math.max(0, ...timelines.map((timeline) => timeline.instants.filter((instant) => instant.at === at).reduce((sum, instant) => sum + instant.last - instant.first + 1, 0)));
    const first = (instants.at(-1)?.last ?? 0) + 1;
    instants.push({ at, first, last: first + slots - 1 });
  }
  return {
    timelines: timelines.map((timeline) => aligned(timeline, instants)), instants,
    steps: instants.flatMap((instant) => Array.from({ length: instant.last - instant.first + 1 }, (_, slot) => ({ number: instant.first + slot, at: instant.at }))),
  };
}

function aligned(timeline: Timeline, instants: readonly Instant[]): Timeline {
  const own = timeline.instants.map((instant) => instants.findIndex((one) => one.at === instant.at));
  const numbers = new Map(timeline.steps.map((step) => {
    const index = timeline.instants.findIndex((instant) => instant.first <= step.number && step.number <= instant.last);
    return [step.number, (instants[own[index] ?? 0]?.first ?? 1) + step.number - (timeline.instants[index]?.first ?? step.number)] as const;
  }));
  const last = instants.at(-1)?.last ?? 0;
  const numberOf = (step: number): number => numbers.get(step) ?? (step < 1 ? step : last + 1);
  const place = ({ instant, slot }: Place): Place => ({ instant: own[instant] ?? 0, slot });
  return {
    ...timeline, instants,
    lanes: timeline.lanes.map((lane) => ({ ...lane, from: numberOf(lane.from), to: numberOf(lane.to) })),
    steps: timeline.steps.map((step): Step => ({ ...step, number: numberOf(step.number) })),
    segments: timeline.segments.map((segment) => ({
      ...segment, from: place(segment.from), to: place(segment.to),
      ...(segment.step !== undefined && { step: numberOf(segment.step) }), ...(segment.cancelling !== undefined && { cancelling: numberOf(segment.cancelling) }),
    })),
    deadlines: timeline.deadlines.map((deadline) => ({
      ...deadline, made: numberOf(deadline.made), decided: deadline.decided === undefined ? undefined : numberOf(deadline.decided), at: placeOfTime(deadline.due, instants),
    })),
    edges: timeline.edges.map((edge) => ({ ...edge, step: numberOf(edge.step), ...(edge.until !== undefined && { until: numberOf(edge.until) }) })),
    brackets: timeline.brackets.map((bracket) => ({ ...bracket, open: numberOf(bracket.open), close: bracket.close === undefined ? undefined : numberOf(bracket.close) })),
    phases: timeline.phases.map((phase) => ({ ...phase, from: numberOf(phase.from) })),
  };
}

function placeOfTime(at: Ns, instants: readonly Instant[]): Place | undefined {
  const next = instants.findIndex((instant) => instant.at >= at);
  const after = instants[next];
  if (!after || (after.at === Infinity && at !== Infinity)) return undefined;
  if (after.at === at || next === 0) return { instant: next, slot: 0 };
  const before = instants[next - 1]?.at ?? 0;
  return { instant: next, slot: 0, before: (after.at - at) / (after.at - before) };
}
