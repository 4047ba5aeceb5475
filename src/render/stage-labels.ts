import type { Deadline, Edge, LaneId, Segment, Timeline } from '../timeline/timeline.ts';
import { formatDuration } from '../timeline/duration.ts';
import { awaitsBox, awaitsOf } from './stage-awaits.ts';
import type { Box } from './stage-hatch.ts';
import { lowLane, type StageLayout } from './stage-layout.ts';
import { textBox, type PlacedText } from './stage-words.ts';
import { textWidth } from './text-width.ts';

/** The words of a drawing, by what they belong to; what found no free place has none. */
export interface StageLabels {
  readonly bars: ReadonlyMap<Segment, PlacedText>;
  readonly ends: ReadonlyMap<Segment, PlacedText>;
  readonly deadlines: ReadonlyMap<Deadline, PlacedText>;
  readonly edges: ReadonlyMap<Edge, PlacedText>;
}

/** What is in the way of words; a segment and an arrow are not in the way of their own. */
interface Taken {
  readonly box: Box;
  readonly of?: Segment | Edge;
}

/**
 * Returns where the words of `timeline` stand. Boxes of steps, end marks and deadlines are taken as if all showed at once; then each
 * label takes the first of its places that is free, how a lane ended before what it waited for, and longer words before shorter ones.
 */
export function placeLabels(timeline: Timeline, layout: StageLayout): StageLabels {
  const taken: Taken[] = [
    ...timeline.segments.flatMap((segment) => obstacle(segment, layout).map((box) => ({ box, of: segment }))),
    ...timeline.edges.flatMap((edge) => lineBox(edge, timeline, layout).map((box) => ({ box, of: edge }))),
    ...[...timeline.deadlines.map((deadline) => triangleBox(deadline, timeline, layout)), ...awaitsOf(timeline).map((awaits) => awaitsBox(awaits, timeline, layout))].map((box) => ({ box })),
  ];
  const bounds: Box = { x: layout.left, y: layout.top - 2, width: layout.width - layout.left, height: layout.height - layout.top + 2 };
  const place = (candidates: readonly PlacedText[], bold: boolean, own: unknown): PlacedText | undefined => {
    const found = candidates.find((candidate) => {
      const box = textBox(candidate, bold);
      return inside(box, bounds) && !taken.some((other) => other.of !== own && meets(box, other.box));
    });
    if (found) taken.push({ box: textBox(found, bold) });
    return found;
  };
  const placed = <Item>(items: readonly Item[], candidates: (item: Item) => readonly PlacedText[], bold = false): ReadonlyMap<Item, PlacedText> => {
    const found = new Map<Item, PlacedText>();
    for (const item of items) {
      const label = place(candidates(item), bold, item);
      if (label) found.set(item, label);
    }
    return found;
  };
  const ends = placed(timeline.segments.filter(isEnd), (segment) => endPlaces(segment, layout), true);
  const late = timeline.deadlines.filter((deadline) => deadline.late > 0 || deadline.kind === 'timeout');
  const bars = (): ReadonlyMap<Segment, PlacedText> => placed(timeline.segments.filter((segment) => hasWords(segment)), (segment) => barPlaces(segment, timeline, layout));
  const lateFirst = placed(late.filter((deadline) => deadline.late > 0), (deadline) => deadlinePlaces(deadline, timeline, layout), true);
  const waits = bars();
  const timeouts = placed(late.filter((deadline) => deadline.late === 0).toSorted((a, b) => Number(b.fate === 'fired') - Number(a.fate === 'fired')), (deadline) => deadlinePlaces(deadline, timeline, layout), true);
  const edges = placed(timeline.edges.filter((edge) => edge.kind === 'cancels'), (edge) => edgePlaces(edge, timeline, layout), true);
  return { bars: waits, ends, deadlines: new Map([...lateFirst, ...timeouts]), edges };
}

/** Words say what a lane waits for and what blocks the loop; a turn and a place in the queue have words only where they are drawn by hand. */
function hasWords({ state, step, labels }: Segment): boolean {
  return state === 'waiting' || state === 'blocking' || (state === 'running' && step === undefined) || (state === 'ready' && labels.length > 0);
}

/** Returns whether a segment is how its lane ended. */
export function isEnd(segment: Segment): boolean {
  return segment.state === 'done' || segment.state === 'error' || segment.state === 'cancelled';
}

/** Returns the box of the mark with which a lane ends. */
export function endBox(segment: Segment, layout: StageLayout): Box {
  const done = segment.state === 'done';
  return { x: layout.xOf(segment.from) + (done ? -1 : 1), y: layout.yOf(segment.lane) - layout.bar / 2, width: done ? 6 : 22, height: layout.bar };
}

/** Returns the tip of a deadline's triangle and its size, 1 for 24 by 19 pixels; deadlines of one lane at one place stand side by side. */
export function deadlineTip(deadline: Deadline, timeline: Timeline, layout: StageLayout): { readonly x: number; readonly y: number; readonly size: number } {
  const twins = timeline.deadlines.slice(0, timeline.deadlines.indexOf(deadline)).filter((other) => other.lane === deadline.lane && JSON.stringify(other.at) === JSON.stringify(deadline.at)).length;
  const low = layout.laneHeight < lowLane;
  const size = Math.min(1, layout.laneHeight / 70, low ? (layout.laneHeight - layout.bar - 0.75) / 19 : 1);
  const x = (deadline.at ? layout.xOf(deadline.at) : layout.beyond ?? layout.width - 40) + twins * Math.round(24 * size + 8);
  return { x, y: layout.yOf(deadline.lane) - layout.bar / 2 + (low ? 1 : -2), size };
}

function triangleBox(deadline: Deadline, timeline: Timeline, layout: StageLayout): Box {
  const { x, y, size } = deadlineTip(deadline, timeline, layout);
  return { x: x - 3 - 12 * size, y: y - 3 - 19 * size, width: 6 + 24 * size, height: 3 + 19 * size };
}

function lineBox(edge: Edge, timeline: Timeline, layout: StageLayout): readonly Box[] {
  if (edge.kind === 'creates' || edge.kind === 'awaits') return [];
  const { x, from, to } = edgeLine(edge, timeline, layout);
  return [{ x: x - 8, y: Math.min(from, to), width: 16, height: Math.abs(to - from) }];
}

/** A turn, a place in the queue, a wait; a wait is a thin bar, which has its words above or below it, or in it where lanes are low. */
function obstacle(segment: Segment, layout: StageLayout): readonly Box[] {
  if (isEnd(segment)) return [endBox(segment, layout)];
  const x = layout.xOf(segment.from);
  const share = { running: 1, blocking: 1, ready: 2 / 3, waiting: 1 / 3, error: 0, cancelled: 0, done: 0 }[segment.state];
  return [{ x, y: layout.yOf(segment.lane) - (layout.bar * share) / 2, width: layout.xOf(segment.to) - x, height: layout.bar * share }];
}

function endPlaces(segment: Segment, layout: StageLayout): readonly PlacedText[] {
  const size = layout.text.label;
  const box = endBox(segment, layout);
  const middle = layout.yOf(segment.lane) + size * 0.34;
  return segment.labels.flatMap((text) => [{ text, x: box.x + box.width + 8, y: middle, size }, { text, x: box.x + box.width + 8, y: middle + layout.bar * 0.5, size }]);
}

/** Above the bar from its beginning, then right of each deadline in it; inside a bar that fills the lane, where there is room clear of its edge. */
function barPlaces(segment: Segment, timeline: Timeline, layout: StageLayout): readonly PlacedText[] {
  const size = layout.text.label;
  const [from, to] = [layout.xOf(segment.from) + 6, layout.xOf(segment.to) - 6];
  const filled = segment.state !== 'waiting';
  const low = layout.laneHeight < lowLane;
  const y = filled || low ? layout.yOf(segment.lane) + size * 0.34 : layout.yOf(segment.lane) - layout.bar / 6 - size * 0.32;
  const below = layout.yOf(segment.lane) + layout.bar / 6 + size * 0.98;
  const after = timeline.deadlines.filter((deadline) => deadline.lane === segment.lane).map((deadline) => deadlineTip(deadline, timeline, layout).x + 18).filter((x) => x > from && x < to);
  const rows = filled || low ? [y] : layout.laneHeight >= 100 ? [y, below] : [y];
  const sizes = size > 32 ? [size, 32] : [size];
  return segment.labels.flatMap((text) => sizes.flatMap((each) => rows.flatMap((row) => [...(filled ? [from + 10] : []), from, ...after].filter((x) => x + textWidth(text, each, filled) <= to).map((x) => ({ text, x, y: row, size: each })))));
}

/** Words beside a deadline: by how much it was late, or that it is a timeout. */
function deadlinePlaces(deadline: Deadline, timeline: Timeline, layout: StageLayout): readonly PlacedText[] {
  const { x, y } = deadlineTip(deadline, timeline, layout);
  const size = layout.text.mark;
  const texts = deadline.late > 0 ? [`late by ${formatDuration(deadline.late)}`, `+${formatDuration(deadline.late)}`] : [deadline.label, 'timeout'];
  const rows = [y - 2, y - 8, y + 6, y + layout.bar * 0.5, layout.yOf(deadline.lane) + size * 0.34];
  return texts.flatMap((text) => rows.flatMap((row) => [{ text, x: x + 18, y: row, size }, { text, x: x - 18 - textWidth(text, size, true), y: row, size }]));
}

function edgePlaces(edge: Edge, timeline: Timeline, layout: StageLayout): readonly PlacedText[] {
  const { x, from, to } = edgeLine(edge, timeline, layout);
  const size = layout.text.mark;
  const width = textWidth(edge.label, size, true);
  const middle = (from + to) / 2 + size * 0.34;
  return [middle, middle - 14, middle + 14, from + (to > from ? 26 : -10)].flatMap((y) => [{ text: edge.label, x: x + 10, y, size }, { text: edge.label, x: x - 10 - width, y, size }]);
}

/** Returns where the line of an arrow runs: in the middle of its step, from bar to bar, which is higher where its lane runs then. */
export function edgeLine(edge: Edge, timeline: Timeline, layout: StageLayout): { readonly x: number; readonly from: number; readonly to: number } {
  const instant = timeline.instants.findIndex((one) => one.first <= edge.step && edge.step <= one.last);
  const first = timeline.instants[instant]?.first ?? edge.step;
  const down = layout.yOf(edge.to) > layout.yOf(edge.from) ? 1 : -1;
  const runs = (lane: LaneId): boolean => timeline.segments.some((segment) => segment.lane === lane && segment.state === 'running' && segment.step === edge.step);
  return {
    x: layout.xOf({ instant, slot: edge.step - first + 0.5 }),
    from: layout.yOf(edge.from) + (runs(edge.from) ? (down * layout.bar) / 2 : 0),
    to: layout.yOf(edge.to) - down * (layout.bar / (runs(edge.to) ? 2 : 6) + 2),
  };
}

function inside(box: Box, bounds: Box): boolean {
  return box.x >= bounds.x && box.y >= bounds.y && box.x + box.width <= bounds.x + bounds.width && box.y + box.height <= bounds.y + bounds.height;
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
