import { formatDuration } from '../timeline/duration.ts';
import type { Lane, Place, Timeline } from '../timeline/timeline.ts';
import { textWidth } from './text-width.ts';

/** Where everything of a timeline drawing lies, in pixels of its own view box. */
export interface StageLayout {
  readonly width: number;
  readonly height: number;
  /** Width of the column of lane labels. */
  readonly left: number;
  readonly slot: number;
  readonly laneHeight: number;
  /** Height of a running bar; ready is 2/3 of it, waiting 1/3. */
  readonly bar: number;
  readonly top: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly xOf: (place: Place) => number;
  /** Middle of a lane. */
  readonly yOf: (lane: string) => number;
  readonly gaps: readonly Gap[];
  /** Where deadlines stand that lie after the end of the recording; absent when there are none. */
  readonly beyond: number | undefined;
}

/** A stretch of virtual time in which nothing runs, between two instants. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** First step after the gap. */
  readonly step: number;
}

export type AxisKind = 'instants' | 'linear' | 'steps';

const labelSize = 40;
const headHeight = 70;
const gapLabelSize = 30;
const beyondWidth = 110;

/**
 * Returns the layout of `timeline` in a box of `width` by at most `height` pixels. Steps have equal slots. Gaps: equal ones
 * are equally wide and a longer one is never narrower (`instants`), in proportion to time (`linear`), or all alike (`steps`).
 */
export function stageLayout(timeline: Timeline, width: number, height: number, axis: AxisKind): StageLayout {
  const laneHeight = Math.min(timeline.lanes.length <= 3 ? 124 : 104, Math.floor((height - headHeight) / Math.max(1, timeline.lanes.length)));
  const labels = new Map(timeline.lanes.map((lane) => [lane.id, fitLabel(lane, Math.min(labelSize, laneHeight * 0.55))]));
  const left = Math.max(90, ...[...labels.values()].map((label) => textWidth(label, Math.min(labelSize, laneHeight * 0.55), true))) + 24;
  const beyond = timeline.deadlines.some((deadline) => deadline.at === undefined) ? width - beyondWidth / 2 : undefined;
  const room = width - left - (beyond === undefined ? 28 : beyondWidth);
  const { slot, gapWidths } = divide(timeline, room, axis);
  const starts = instantStarts(timeline, left, slot, gapWidths);
  const xOf = ({ instant, slot: index, before }: Place): number => (starts[instant] ?? left) + index * slot - (before ?? 0) * (gapWidths[instant - 1] ?? 0);
  const laneIndex = new Map(timeline.lanes.map((lane, index) => [lane.id, index]));
  return {
    width, height: headHeight + timeline.lanes.length * laneHeight, left, slot, laneHeight, bar: Math.round(laneHeight * 0.68), top: headHeight, labels, xOf,
    yOf: (lane) => headHeight + ((laneIndex.get(lane) ?? 0) + 0.5) * laneHeight,
    gaps: gapWidths.map((gap, index) => gapBetween(timeline, index, (starts[index + 1] ?? 0) - gap, gap)),
    beyond,
  };
}

function fitLabel(lane: Lane, size: number): string {
  if (textWidth(lane.label, size, true) <= 200) return lane.label;
  let cut = lane.label;
  while (cut.length > 1 && textWidth(`${cut}…`, size, true) > 200) cut = cut.slice(0, -1);
  return `${cut}…`;
}

function instantStarts(timeline: Timeline, left: number, slot: number, gaps: readonly number[]): readonly number[] {
  const starts = [left];
  for (const [index, instant] of timeline.instants.entries()) {
    starts.push((starts[index] ?? left) + (instant.last - instant.first + 1) * slot + (gaps[index] ?? 0));
  }
  return starts;
}

function gapBetween(timeline: Timeline, index: number, from: number, width: number): Gap {
  const [before, after] = [timeline.instants[index], timeline.instants[index + 1]];
  return { from, to: from + width, label: after?.at === Infinity ? '…' : `+${formatDuration((after?.at ?? 0) - (before?.at ?? 0))}`, step: after?.first ?? 0 };
}

function divide(timeline: Timeline, room: number, axis: AxisKind): { slot: number; gapWidths: readonly number[] } {
  const real = timeline.instants.slice(1).map((instant, index) => instant.at - (timeline.instants[index]?.at ?? 0));
  const longest = Math.max(1, ...real.filter((duration) => duration < Infinity));
  const durations = real.map((duration) => Math.min(duration, longest * 1.5));
  const least = real.map((duration) => (axis === 'steps' ? 40 : textWidth(`+${formatDuration(duration)}`, gapLabelSize) + 26));
  const steps = Math.max(1, timeline.steps.length);
  const slot = Math.min(64, Math.max(30, Math.floor((room - sum(least)) / steps)));
  const spare = Math.max(0, room - slot * steps - sum(least));
  const weights = durations.map((duration) => weightOf(duration, durations, axis));
  const floor = least.map((width, index) => Math.max(width, ...least.filter((_, other) => (durations[other] ?? 0) <= (durations[index] ?? 0))));
  const free = Math.max(0, spare - (sum(floor) - sum(least)));
  const most = axis === 'linear' ? free : Math.min(free, durations.length * 130);
  const total = Math.max(1e-9, sum(weights));
  return { slot, gapWidths: floor.map((width, index) => Math.floor(width + (most * (weights[index] ?? 0)) / total)) };
}

/** Among `instants` the rank of a duration counts, so that a gap of an hour does not eat the slide. */
function weightOf(duration: number, durations: readonly number[], axis: AxisKind): number {
  if (axis === 'linear') return duration;
  return axis === 'steps' ? 0 : 1 + [...new Set(durations)].filter((other) => other < duration).length * 0.6;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
