import type { StepRange } from '../deck/deck.ts';
import type { Lane, Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { leastSlot, type AxisKind } from './stage-axis.ts';
import { codeLines } from './stage-code.ts';
import { labelSizeOf, sharedAxis, stageLayout, type StageLayout } from './stage-layout.ts';
import { legendRows } from './stage-legend.ts';
import { outputCharacter, type OutputRoom } from './stage-output.ts';
import { roomOf, sentenceWidth } from './stage-text.ts';
import { textWidth } from './text-width.ts';

/** Sizes on a slide 1080 pixels high, in pixels, as the style sheet has them. */
const page = { height: 838, gutter: 36, legend: 36, gap: 20, head: 64, lowHead: 48, bare: 10, sentence: 72, compactGap: 10, title: 52, longTitle: 88, titleRow: 38, titleGap: 84, mostLane: 150, mostSide: 460 };
const code = { character: 21.6, gutter: 78, row: 54, most: 36, least: 24 };
const output = { row: 42, above: 8, left: 90, compact: { title: 40, row: 38, character: 19.2 } };
/** Height in which three lines of a program and one of output stand. */
const leastBody = 3 * code.row + output.above + output.row;
/** From this number of recordings on there is no room for their programs. */
const compactFrom = 4;

/** How recordings share a slide. */
export interface ComparisonPlan {
  /** Whether the recordings stand without their programs and with one sentence for all. */
  readonly compact: boolean;
  /** Rows that the longest sentence needs beside its title, 1 to 3: all keep the room for them. */
  readonly rows: number;
  /** Width of the column of titles, programs and output. */
  readonly side: number;
  readonly blocks: readonly ComparisonBlock[];
}

/** The room of one recording: its lanes, the rows of its program, its output. */
export interface ComparisonBlock {
  readonly layout: StageLayout;
  readonly codeRows: number;
  readonly output: OutputRoom;
}

/**
 * Returns the plan of recordings one above the other on a slide of `slideWidth` pixels. Up to three have their programs beside the lanes, as wide as the lanes leave room for;
 * more have their titles and output there. Times stand above the first alone, lanes are equally high in all.
 */
export function planComparison(windows: readonly Timeline[], wholes: readonly Timeline[], titles: readonly string[], axis: AxisKind, slideWidth: number): ComparisonPlan {
  const room = roomOf(slideWidth);
  const count = windows.length;
  const compact = isCompact(count);
  const [top, gap] = compact ? [page.lowHead, page.compactGap] : [page.head, page.gap];
  const rows = Math.max(1, ...wholes.map((timeline, index) => headRows(timeline, titles[index] ?? '', room)));
  const head = rows > 1 ? page.longTitle + (rows - 2) * page.titleRow : page.title;
  const fixed = legendRows(together(windows), notDrawn(wholes), room) * page.legend + top + (count - 1) * page.bare + count * gap + (compact ? page.sentence : count * head);
  const least = compact ? 0 : Math.min(leastBody, (page.height - fixed) / count);
  const laneHeight = laneHeightOf(windows.map((timeline) => timeline.lanes.length), page.height - fixed, least);
  const side = compact ? compactSide(titles, wholes) : codeSide(windows, wholes, laneHeight, axis, room);
  const width = room - side - page.gutter;
  const shared = { ...sharedAxis(windows, width, labelSizeOf(laneHeight), axis), laneHeight };
  const blocks = windows.map((timeline, index): ComparisonBlock => {
    const layout = stageLayout(timeline, width, page.height, axis, { ...shared, top: index === 0 ? top : page.bare });
    if (compact) return { layout, codeRows: 0, output: { columns: Math.floor(side / output.compact.character), rows: Math.max(1, Math.floor((layout.height - (index === 0 ? top - page.bare : 0) - output.compact.title) / output.compact.row)) } };
    const printed = layout.height > 340 ? 2 : 1;
    return { layout, codeRows: Math.floor((Math.max(layout.height, least) - output.above - printed * output.row) / code.row), output: { columns: Math.floor((side - output.left) / outputCharacter), rows: printed } };
  });
  return { compact, rows, side, blocks };
}

/** Returns whether so many recordings stand without their programs. */
export function isCompact(count: number): boolean {
  return count >= compactFrom;
}

/**
 * Returns the part of each recording that a slide shows. Where there are many, the loop has no lane of its own, so that the names of the others can be read: what it asks
 * for comes in from above the lanes.
 */
export function comparisonWindows(wholes: readonly Timeline[], range: StepRange): readonly Timeline[] {
  const windows = wholes.map((timeline) => timelineWindow(timeline, range).timeline);
  return isCompact(windows.length) ? windows.map(withoutLoop) : windows;
}

/** Returns the lanes that `comparisonWindows` leaves out, each name once. */
export function notDrawn(wholes: readonly Timeline[]): readonly Lane[] {
  return isCompact(wholes.length) ? wholes.flatMap((timeline) => timeline.lanes.filter((lane) => isLoopBeside(timeline, lane))).slice(0, 1) : [];
}

function withoutLoop(timeline: Timeline): Timeline {
  const kept = new Set(timeline.lanes.filter((lane) => !isLoopBeside(timeline, lane)).map((lane) => lane.id));
  return {
    ...timeline,
    lanes: timeline.lanes.filter((lane) => kept.has(lane.id)), segments: timeline.segments.filter((one) => kept.has(one.lane)), deadlines: timeline.deadlines.filter((one) => kept.has(one.lane)),
    edges: timeline.edges.filter((edge) => kept.has(edge.to)),
  };
}

function isLoopBeside({ lanes }: Timeline, lane: Lane): boolean {
  return lane.kind === 'loop' && lanes.some((other) => other.kind !== 'loop');
}

/** The rows of the longest sentence beside its title: one of large letters, or more of smaller ones, which break between words. */
function headRows(timeline: Timeline, title: string, room: number): number {
  const beside = textWidth(title, 36, true);
  if (timeline.steps.every((step) => beside + sentenceWidth(step.sentence, 34) <= room - 110)) return 1;
  return timeline.steps.every((step) => sentenceWidth(step.sentence, 32) <= 2 * 0.92 * (room - beside - page.titleGap)) ? 2 : 3;
}

/** The greatest height of a lane at which all recordings stand below one another, each at least `least` pixels high. */
function laneHeightOf(lanes: readonly number[], room: number, least: number): number {
  let height: number = page.mostLane;
  while (height > 20 && lanes.reduce((sum, count) => sum + Math.max(least, count * height), 0) > room) height -= 1;
  return height;
}

/** Returns the states and marks of all recordings as one timeline, for their legend. */
export function together(windows: readonly Timeline[]): Timeline {
  const [first = nothing] = windows;
  return { ...first, segments: windows.flatMap((one) => one.segments), deadlines: windows.flatMap((one) => one.deadlines), brackets: windows.flatMap((one) => one.brackets), edges: windows.flatMap((one) => one.edges) };
}

const nothing: Timeline = {
  source: { kind: 'drawn' }, code: { lines: [], firstLine: 1 }, lanes: [], instants: [], steps: [], segments: [], deadlines: [], edges: [], brackets: [], phases: [], ending: { kind: 'finished', text: '', at: 0 },
};

function compactSide(titles: readonly string[], wholes: readonly Timeline[]): number {
  const printed = wholes.flatMap((timeline) => timeline.steps.flatMap((step) => step.output.map((line) => line.text.length)));
  return Math.min(page.mostSide, Math.max(300, Math.ceil(Math.max(0, ...printed) + 1) * output.compact.character, ...titles.map((title) => textWidth(title, 36, true) + 20)));
}

/** The width at which the longest line fits, or less where the steps have no room beside it. */
function codeSide(windows: readonly Timeline[], wholes: readonly Timeline[], laneHeight: number, axis: AxisKind, room: number): number {
  const longest = Math.max(...wholes.flatMap((timeline) => codeLines(timeline).map((line) => line.columns)));
  const widthOf = (columns: number): number => Math.round(columns * code.character + code.gutter);
  for (let columns = Math.min(code.most, Math.max(code.least, longest)); columns > code.least; columns -= 1) {
    if (sharedAxis(windows, room - widthOf(columns) - page.gutter, labelSizeOf(laneHeight), axis).slot >= leastSlot) return widthOf(columns);
  }
  return widthOf(code.least);
}
