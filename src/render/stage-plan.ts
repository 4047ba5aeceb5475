import type { Step } from '../timeline/timeline.ts';
import type { TimelineWindow } from '../timeline/window.ts';
import { leastSlot, type AxisKind } from './stage-axis.ts';
import { badgeWidth, codeLines } from './stage-code.ts';
import { legendRows } from './stage-legend.ts';
import { stageLayout, type StageLayout } from './stage-layout.ts';
import { roomOf, sentenceWidth } from './stage-text.ts';

/** Sizes on a slide 1080 pixels high, in pixels, as the style sheet has them; `leastPanels` is the width at which the panels beside a program can be read. */
const page = { leastPanels: 640, body: 748, gutter: 36, sentence: 62, secondRow: 54, legend: 36, panels: 242, gap: 22 };
const code = { character: 21.6, gutter: 78, row: 54, mostColumns: 40, leastColumns: 24, fewColumns: 30 };

/** How a stage divides the slide. */
export interface StagePlan {
  /** Whether the lanes have the whole width, below a shorter program, and not the room beside it. */
  readonly wide: boolean;
  readonly layout: StageLayout;
  readonly codeWidth: number;
  readonly codeRows: number;
  /** Whether the slide leaves the program so few characters in a row that many lines break. */
  readonly narrow: boolean;
  /** Width of the panels: the queue, the timers, the output. */
  readonly panelWidth: number;
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
  const columns = Math.min(most, needed <= code.mostColumns + 3 ? needed : code.mostColumns);
  const narrow = isNarrow(slideWidth);
  const codeWidth = Math.round(columns * code.character + code.gutter);
  const body = page.body - (rows - 1) * page.secondRow;
  const sideWidth = width - codeWidth - page.gutter;
  const legendHeight = (room: number): number => legendRows(timeline, folded, room) * page.legend;
  const side = stageLayout(timeline, sideWidth, body - page.panels - page.gap - legendHeight(sideWidth), axis);
  if (fits(side)) return { wide: false, layout: side, codeWidth, codeRows: Math.floor(body / code.row), panelWidth: sideWidth, narrow };
  const least = 4 * code.row + page.gap;
  const wide = stageLayout(timeline, width, Math.min(body - least - legendHeight(width), 64 + timeline.lanes.length * 96), axis);
  if (wide.slot <= side.slot && !fits(wide)) return { wide: false, layout: side, codeWidth, codeRows: Math.floor(body / code.row), panelWidth: sideWidth, narrow };
  return { wide: true, layout: wide, codeWidth, codeRows: Math.floor((body - wide.height - legendHeight(width) - page.gap) / code.row), panelWidth: sideWidth, narrow };
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
