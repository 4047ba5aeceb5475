import { formatDuration } from '../timeline/duration.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { textWidth } from './text-width.ts';

export type AxisKind = 'instants' | 'linear' | 'steps';

/** Sizes of the letters above the lanes, in pixels. */
export const axisText = { head: 32, gap: 32 };

/** How the width of a drawing is divided: a slot for each step, a width for each gap, and whether gaps have room for their durations. */
export interface Division {
  readonly slot: number;
  readonly gaps: readonly number[];
  readonly labelled: boolean;
}

/** Room that a gap has beside the words of its duration: for the dots of its line, or hardly any; without room for the words, `undefined`. */
const labelMargins = [28, 12, undefined];
const mostSlot = 84;
/** Below this a slot has no room for the number of its step. */
export const leastSlot = 44;

/**
 * Returns the division of `room` pixels. Steps have equal slots, as wide as there is room for. Gaps: equal ones are equally wide and a
 * longer one is never narrower (`instants`), in proportion to time (`linear`), or all alike (`steps`).
 */
export function divideAxis(timeline: Timeline, room: number, axis: AxisKind): Division {
  const counts = timeline.instants.map((instant) => instant.last - instant.first + 1);
  const steps = Math.max(1, sum(counts));
  const real = timeline.instants.slice(1).map((instant, index) => instant.at - (timeline.instants[index]?.at ?? 0));
  const longest = Math.max(1, ...real.filter((duration) => duration < Infinity));
  const durations = real.map((duration) => Math.min(duration, longest * 1.5));
  const least = leastSlotOf(timeline);
  const largest = axis === 'linear' ? Math.max(56, least) : Math.max(least, Math.min(mostSlot, (room * 0.7) / steps));
  for (const beside of axis === 'steps' ? [undefined] : labelMargins) {
    for (let slot = Math.floor(largest); slot >= least; slot -= 2) {
      const gaps = leastGaps(timeline, real, counts, slot, beside);
      const floor = gaps.map((width, index) => Math.max(width, ...gaps.filter((_, other) => (durations[other] ?? 0) <= (durations[index] ?? 0))));
      const free = room - slot * steps - sum(floor);
      if (free >= 0) return { slot, labelled: beside !== undefined, gaps: axis === 'linear' ? inProportion(durations, room - slot * steps) : spread(floor, durations, free, axis) };
    }
  }
  const gap = Math.max(6, Math.min(24, (room * 0.3) / Math.max(1, real.length)));
  return { slot: Math.max(12, Math.floor((room - gap * real.length) / steps)), gaps: real.map(() => gap), labelled: false };
}

/** The number of a step has two digits, in a long recording three. */
function leastSlotOf({ instants }: Timeline): number {
  return instants.some((instant) => instant.last > 99) ? leastSlot + 16 : leastSlot;
}

/** A gap has room for its duration, and for the times above the instants beside it where these are wider than their steps. */
function leastGaps(timeline: Timeline, real: readonly number[], counts: readonly number[], slot: number, margin: number | undefined): readonly number[] {
  const overhang = timeline.instants.map((instant, index) => Math.max(0, (textWidth(formatDuration(instant.at), axisText.head, true) - (counts[index] ?? 0) * slot) / 2));
  return real.map((duration, index) => {
    const beside = (overhang[index] ?? 0) + (overhang[index + 1] ?? 0);
    return margin !== undefined ? textWidth(gapText(duration), axisText.gap) + margin + beside : Math.max(28, beside + 14);
  });
}

/** Returns what is written on a gap: `+2 s`, and an ellipsis where nothing comes any more. */
export function gapText(duration: number): string {
  return duration === Infinity ? '…' : `+${formatDuration(duration)}`;
}

function inProportion(durations: readonly number[], room: number): readonly number[] {
  const total = Math.max(1e-9, sum(durations));
  return durations.map((duration) => Math.floor((room * duration) / total));
}

/** Among `instants` the rank of a duration counts, so that a gap of an hour does not eat the slide. */
function spread(floor: readonly number[], durations: readonly number[], free: number, axis: AxisKind): readonly number[] {
  const lengths = [...new Set(durations)].sort((a, b) => a - b);
  const weights = durations.map((duration) => (axis === 'steps' ? 1 : 1 + lengths.indexOf(duration) * 0.6));
  const most = axis === 'steps' ? 0 : Math.min(free, durations.length * 340);
  const total = Math.max(1e-9, sum(weights));
  return floor.map((width, index) => Math.floor(width + (most * (weights[index] ?? 0)) / total));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
