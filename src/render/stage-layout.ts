import { formatDuration } from '../timeline/duration.ts';
import type { Bracket, Lane, Place, Timeline } from '../timeline/timeline.ts';
import { axisText, divideAxis, gapText, leastSlot, type AxisKind } from './stage-axis.ts';
import { fitText } from './stage-text.ts';
import { textWidth } from './text-width.ts';

/** Where everything of a timeline drawing lies, in pixels of its own view box. */
export interface StageLayout {
  readonly width: number;
  readonly height: number;
  /** Where the axis begins: right of the lane labels and the brackets. */
  readonly left: number;
  readonly slot: number;
  readonly laneHeight: number;
  /** Height of a running bar; ready is 2/3 of it, waiting 1/3. */
  readonly bar: number;
  readonly top: number;
  /** Sizes of the letters of lane labels, of the words in the lanes, of those beside deadlines and arrows, and of the step numbers. */
  readonly text: { readonly lane: number; readonly label: number; readonly mark: number; readonly number: number };
  readonly labels: ReadonlyMap<string, string>;
  readonly xOf: (place: Place) => number;
  /** Middle of a lane; the upper edge of the instants for a lane that is not drawn. */
  readonly yOf: (lane: string) => number;
  readonly gaps: readonly Gap[];
  /** Times above the instants, in their order; one that has no room beside its neighbours is absent. */
  readonly heads: readonly (Head | undefined)[];
  /** Where each bracket stands, in the order of the timeline's. */
  readonly brackets: readonly number[];
  /** Where deadlines stand that lie after the end of the recording; absent when there are none. */
  readonly beyond: number | undefined;
}

/** A stretch of virtual time in which nothing runs, between two instants; `label` only where it has room. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly label: string | undefined;
  /** First step after the gap. */
  readonly step: number;
}

/** A time above an instant: its middle and its text. */
export interface Head {
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

/** An axis that other drawings share: pixels of its beginning, of a slot, and of the gaps. */
export interface SharedAxis {
  readonly left: number;
  readonly slot: number;
  readonly gaps: readonly number[];
}

/** What a drawing takes over from those above it: the axis, the height of a lane, and the room above its lanes, where the times stand unless it is too low for them. */
export interface SharedLayout extends SharedAxis {
  readonly laneHeight?: number;
  readonly top?: number;
}

/** Lanes lower than these have their words in the bars instead of above them. */
export const lowLane = 54;
const headHeight = 64;
/** Least room above the lanes in which the times have room. */
const leastHead = 44;
const bracketWidth = 24;
const mostLabel = 250;
/** Height of a lane by the number of lanes: few lanes use the room. */
const laneHeights = [190, 190, 158, 136, 116];

/**
 * Returns the layout of `timeline` in a box of `width` by at most `height` pixels; `shared` is the axis where several drawings stand
 * one above the other.
 */
export function stageLayout(timeline: Timeline, width: number, height: number, axis: AxisKind, shared?: SharedLayout): StageLayout {
  const count = Math.max(1, timeline.lanes.length);
  const top = shared?.top ?? headHeight;
  const headed = top >= leastHead;
  const laneHeight = shared?.laneHeight ?? Math.max(36, Math.min(laneHeights[count] ?? 104, Math.floor((height - top) / count)));
  const lane = labelSizeOf(laneHeight);
  const labels = new Map(timeline.lanes.map((one) => [one.id, fitLabel(one, lane)]));
  const columns = bracketColumns(timeline);
  const brackets = Math.max(0, ...columns.map((column) => column + 1)) * bracketWidth;
  const left = shared?.left ?? labelRoom(labels.values(), lane) + brackets;
  const far = timeline.deadlines.filter((deadline) => deadline.at === undefined).map((deadline) => textWidth(formatDuration(deadline.due), axisText.gap) + 30);
  const later = Math.max(0, ...far);
  const margin = Math.max(lastOverhang(timeline, 56) + (later > 0 ? Math.max(60, later) + 12 : 0), lastWords(timeline, laneHeight));
  const { slot, gaps, labelled } = shared ? { ...shared, labelled: true } : divideAxis(timeline, width - left - margin, axis);
  const starts = instantStarts(timeline, left, slot, gaps);
  const laneIndex = new Map(timeline.lanes.map((one, index) => [one.id, index]));
  const heads = headsOf(timeline, starts, slot, width);
  const end = starts.at(-1) ?? left;
  return {
    width, height: top + count * laneHeight, left, slot, laneHeight, bar: Math.round(Math.min(96, laneHeight * (laneHeight < lowLane ? 0.74 : 0.62))), top, labels,
    text: { lane, label: labelSize(laneHeight), mark: Math.min(32, labelSize(laneHeight)), number: numberSize(laneHeight, slot, String(Math.max(0, ...timeline.instants.map((instant) => instant.last))).length) },
    xOf: ({ instant, slot: index, before }) => (starts[instant] ?? end) + index * slot - (before ?? 0) * (gaps[instant - 1] ?? 0),
    yOf: (id) => (laneIndex.has(id) ? top + ((laneIndex.get(id) ?? 0) + 0.5) * laneHeight : top - 10),
    gaps: !headed ? [] : gaps.map((gap, index) => gapBetween(timeline, index, (starts[index + 1] ?? 0) - gap, gap, labelled, heads)),
    heads: headed ? heads : [], brackets: columns.map((column) => left - 10 - column * bracketWidth),
    beyond: later > 0 ? Math.min(width - later / 2, Math.max(end + 50, lastHeadEnd(heads) + later / 2)) : undefined,
  };
}

/** Returns the axis that all of `timelines`, whose instants are the same, can stand on: with room for the labels of each. */
export function sharedAxis(timelines: readonly Timeline[], width: number, laneSize: number, axis: AxisKind): SharedAxis {
  const left = Math.max(...timelines.map((timeline) => labelRoom(timeline.lanes.map((lane) => fitLabel(lane, laneSize)), laneSize) + Math.max(0, ...bracketColumns(timeline).map((column) => column + 1)) * bracketWidth));
  const [first] = timelines;
  const margin = Math.max(110, ...timelines.map((timeline) => lastOverhang(timeline, 56)));
  const { slot, gaps } = first ? divideAxis(first, width - left - margin, axis) : { slot: mostSlotAlone, gaps: [] };
  return { left, slot, gaps };
}

const mostSlotAlone = 64;

/** Returns the size of the letters of lane labels in lanes of `height` pixels. */
export function labelSizeOf(height: number): number {
  return height < 46 ? Math.max(24, Math.min(32, Math.floor(height * 1.03))) : Math.min(40, Math.floor(height * 0.7));
}

function labelRoom(labels: Iterable<string>, size: number): number {
  return Math.max(90, ...[...labels].map((label) => textWidth(label, size, true))) + 26;
}

function fitLabel(lane: Lane, size: number): string {
  return fitText(lane.label, mostLabel, size, true);
}

/** Brackets whose lanes overlap stand side by side; the narrowest is nearest to the lanes. */
function bracketColumns({ brackets, lanes }: Timeline): readonly number[] {
  const order = new Map(lanes.map((lane, index) => [lane.id, index]));
  const spans = brackets.map((bracket: Bracket) => bracket.lanes.map((lane) => order.get(lane) ?? 0)).map((rows) => [Math.min(...rows), Math.max(...rows)] as const);
  const columns: number[] = [];
  for (const [index, [from, to]] of spans.entries()) {
    const taken = spans.slice(0, index).flatMap(([start, end], other) => (start <= to && from <= end ? [columns[other] ?? 0] : []));
    let column = 0;
    while (taken.includes(column)) column += 1;
    columns.push(Math.min(column, 2));
  }
  return columns;
}

/** Room right of the axis for the words with which lanes end badly in the last slots. */
function lastWords({ instants, segments }: Timeline, laneHeight: number): number {
  const end = instants.at(-1);
  const words = segments.filter((segment) => (segment.state === 'error' || segment.state === 'cancelled') && segment.from.instant === instants.length - 1 && end)
    .map((segment) => textWidth(segment.labels[0] ?? '', labelSize(laneHeight), true) + 46 - Math.max(0, (end ? end.last - end.first + 1 : 0) - segment.from.slot) * 50);
  return Math.min(230, Math.max(0, ...words));
}

function lastHeadEnd(heads: readonly (Head | undefined)[]): number {
  return Math.max(0, ...heads.map((head) => (head ? head.x + head.width / 2 : 0)));
}

function numberSize(laneHeight: number, slot: number, digits: number): number {
  return Math.max(slot >= leastSlot + Math.max(0, digits - 2) * 16 && laneHeight >= 26 ? 24 : 0, Math.min(36, laneHeight * 0.5, slot * 0.72, (slot - 8) / (0.68 * digits)));
}

function labelSize(laneHeight: number): number {
  return Math.round(laneHeight < lowLane ? Math.max(24, laneHeight * 0.6) : Math.max(32, Math.min(36, laneHeight * 0.26)));
}

function lastOverhang({ instants }: Timeline, slot: number): number {
  const last = instants.at(-1);
  return last ? Math.max(24, Math.ceil((textWidth(formatDuration(last.at), axisText.head, true) - (last.last - last.first + 1) * slot) / 2) + 8) : 24;
}

function instantStarts(timeline: Timeline, left: number, slot: number, gaps: readonly number[]): readonly number[] {
  const starts = [left];
  for (const [index, instant] of timeline.instants.entries()) {
    starts.push((starts[index] ?? left) + (instant.last - instant.first + 1) * slot + (gaps[index] ?? 0));
  }
  return starts;
}

function headsOf(timeline: Timeline, starts: readonly number[], slot: number, width: number): readonly (Head | undefined)[] {
  let free = 0;
  return timeline.instants.map((instant, index) => {
    const text = formatDuration(instant.at);
    const own = textWidth(text, axisText.head, true);
    const x = Math.min(width - own / 2 - 2, (starts[index] ?? 0) + ((instant.last - instant.first + 1) * slot) / 2);
    if (x - own / 2 < free) return undefined;
    free = x + own / 2 + 8;
    return { x, width: own, text };
  });
}

function gapBetween(timeline: Timeline, index: number, from: number, width: number, labelled: boolean, heads: readonly (Head | undefined)[]): Gap {
  const [before, after] = [timeline.instants[index], timeline.instants[index + 1]];
  const text = gapText((after?.at ?? 0) - (before?.at ?? 0));
  const [previous, next] = [heads[index], heads[index + 1]];
  const free = { from: Math.max(from, previous ? previous.x + previous.width / 2 : from), to: Math.min(from + width, next ? next.x - next.width / 2 : from + width) };
  const half = textWidth(text, axisText.gap) / 2 + 3;
  const middle = (free.from + free.to) / 2;
  const fits = labelled && middle - half >= free.from && middle + half <= free.to;
  return { from: free.from, to: free.to, label: fits ? text : undefined, step: after?.first ?? 0 };
}
