import type { Step } from '../timeline/timeline.ts';
import type { TimelineWindow } from '../timeline/window.ts';
import { leastSlot, type AxisKind } from './stage-axis.ts';
import { badgeWidth, codeLines } from './stage-code.ts';
import { legendRows } from './stage-legend.ts';
import { stageLayout, type StageLayout } from './stage-layout.ts';
import { roomOf, sentenceWidth } from './stage-text.ts';

/** Sizes on a slide 1080 pixels high, in pixels, as the style sheet has them; `leastPanels` is the width at which the panels beside a program can be read. */
const page = { leastPanels: 640, body: 748, gutter: 36, sentence: 62, secondRow: 54, legend: 36, panels: 242, gap: 22, panelGap: 24, panelHeading: 48, outputRow: 42 };
const code = { character: 21.6, gutter: 78, row: 54, mostColumns: 40, leastColumns: 24, fewColumns: 30 };

/** A program of a width in pixels, and the lanes in the room that it leaves beside it. */
interface Beside {
  readonly codeWidth: number;
  readonly sideWidth: number;
  readonly side: StageLayout;
}

/** How a stage divides the slide. */
export interface StagePlan {
  /** Whether the lanes have the whole width, below a shorter program, and not the room beside it. */
  readonly wide: boolean;
  readonly layout: StageLayout;
  readonly codeWidth: number;
  readonly codeRows: number;
  /** Whether the slide leaves the program so few characters in a row that many lines break. */
  readonly narrow: boolean;
  /** Width of the panels: the queue, the timers, the output; and how many rows of output have room. */
  readonly panelWidth: number;
  readonly outputRows: number;
}

/** Returns how many rows the longest of the sentences needs on a slide of `slideWidth` pixels, 1 to 3: all steps of a slide keep the same room, so that nothing moves. */
export function sentenceRows(steps: readonly Step[], slideWidth: number): number {
  const row = roomOf(slideWidth) - 110;
  const longest = Math.max(0, ...steps.map((step) => sentenceWidth(step.sentence, 44)));
  return longest <= row ? 1 : longest <= 2 * row * fullRow ? 2 : 3;
}

/** Share of a row that words fill when the next one goes to the row below. */
const fullRow = 0.92;

/** Returns the classes of a stage whose sentences have `rows` rows. */
export function sentenceClasses(rows: number): string {
  return `${rows > 1 ? ' has-long-sentences' : ''}${rows > 2 ? ' has-longest-sentences' : ''}`;
}

/**
 * Returns the plan of a stage on a slide of `slideWidth` pixels: lanes beside the program where every step has a slot wide enough for its number, else across the
 * slide with the program above them.
 */
export function planStage(window: TimelineWindow, axis: AxisKind, rows: number, slideWidth: number): StagePlan {
  const width = roomOf(slideWidth);
  const { timeline, folded } = window;
  const needed = Math.max(code.leastColumns, ...codeLines(timeline).map((line) => line.columns + Math.ceil(badgeWidth(timeline, line.number) / code.character)));
  const most = mostColumns(width);
  const narrow = isNarrow(slideWidth);
  const body = page.body - (rows - 1) * page.secondRow;
  const legendHeight = (room: number): number => legendRows(timeline, folded, room) * page.legend;
  const beside = (columns: number): Beside => {
    const codeWidth = Math.round(columns * code.character + code.gutter);
    const sideWidth = width - codeWidth - page.gutter;
    return { codeWidth, sideWidth, side: stageLayout(timeline, sideWidth, body - page.panels - page.gap - legendHeight(sideWidth), axis) };
  };
  const [whole, usual] = [beside(Math.min(most, needed)), beside(Math.min(most, code.mostColumns))];
  const { codeWidth, sideWidth, side } = needed <= code.mostColumns + 3 || (fits(whole.side) && durations(whole.side) >= durations(usual.side)) ? whole : usual;
  const below = body - side.height - legendHeight(sideWidth) - page.gap - page.panelGap;
  const alone: StagePlan = { wide: false, layout: side, codeWidth, codeRows: Math.floor(body / code.row), panelWidth: sideWidth, outputRows: rowsOfOutput(below), narrow };
  if (fits(side)) return alone;
  const least = 4 * code.row + page.gap;
  const wide = stageLayout(timeline, width, Math.min(body - least - legendHeight(width), 64 + timeline.lanes.length * 96), axis);
  if (wide.slot <= side.slot && !fits(wide)) return alone;
  const codeRows = Math.floor((body - wide.height - legendHeight(width) - page.gap) / code.row);
  return { wide: true, layout: wide, codeWidth, codeRows, panelWidth: sideWidth, outputRows: rowsOfOutput(codeRows * code.row), narrow };
}

/** How many gaps have their durations written on them. */
function durations({ gaps }: StageLayout): number {
  return gaps.filter((gap) => gap.label !== undefined).length;
}

/** The rows of output that stand in a panel of `height` pixels, below its heading. */
function rowsOfOutput(height: number): number {
  return Math.max(2, Math.min(8, Math.floor((height - page.panelHeading) / page.outputRow)));
}

/** Returns whether a slide of `slideWidth` pixels leaves a program so few characters in a row that many lines break. */
export function isNarrow(slideWidth: number): boolean {
  return mostColumns(roomOf(slideWidth)) < code.fewColumns;
}

/** The characters in a row of a program beside which the panels have room. */
function mostColumns(width: number): number {
  return Math.floor((width - page.gutter - page.leastPanels - code.gutter) / code.character);
}

/** Whether all steps have room and no time above the instants was left out. */
function fits(layout: StageLayout): boolean {
  return layout.slot >= leastSlot && layout.laneHeight >= 56 && layout.heads.every((head) => head !== undefined);
}
