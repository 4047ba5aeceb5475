import type { Step } from '../timeline/timeline.ts';
import type { TimelineWindow } from '../timeline/window.ts';
import { leastSlot, type AxisKind } from './stage-axis.ts';
import { badgeWidth, codeLines } from './stage-code.ts';
import { legendRows } from './stage-legend.ts';
import { stageLayout, type StageLayout } from './stage-layout.ts';
import { sentenceWidth } from './stage-text.ts';

/** Sizes on a slide of 1920 by 1080, in pixels, as the style sheet has them. */
const page = { width: 1776, body: 748, gutter: 36, sentence: 62, secondRow: 54, legend: 36, panels: 242, gap: 22 };
const code = { character: 21.6, gutter: 78, row: 54, mostColumns: 40, leastColumns: 24 };

/** How a stage divides the slide. */
export interface StagePlan {
  /** Whether the lanes have the whole width, below a shorter program, and not the room beside it. */
  readonly wide: boolean;
  readonly layout: StageLayout;
  readonly codeWidth: number;
  readonly codeRows: number;
  /** Width of the panels: the queue, the timers, the output. */
  readonly panelWidth: number;
}

/** Returns how many rows the longest of the sentences needs, 1 or 2: all steps of a slide keep the same room, so that nothing moves. */
export function sentenceRows(steps: readonly Step[]): number {
  return Math.max(0, ...steps.map((step) => sentenceWidth(step.sentence, 44))) > page.width - 110 ? 2 : 1;
}

/**
 * Returns the plan of a stage: lanes beside the program where every step has a slot wide enough for its number, else across the
 * slide with the program above them.
 */
export function planStage(window: TimelineWindow, axis: AxisKind, rows: number): StagePlan {
  const { timeline, folded } = window;
  const needed = Math.max(code.leastColumns, ...codeLines(timeline).map((line) => line.columns + Math.ceil(badgeWidth(timeline, line.number) / code.character)));
  const columns = needed <= code.mostColumns + 3 ? needed : code.mostColumns;
  const codeWidth = Math.round(columns * code.character + code.gutter);
  const body = page.body - (rows - 1) * page.secondRow;
  const sideWidth = page.width - codeWidth - page.gutter;
  const legendHeight = (width: number): number => legendRows(timeline, folded, width) * page.legend;
  const side = stageLayout(timeline, sideWidth, body - page.panels - page.gap - legendHeight(sideWidth), axis);
  if (fits(side)) return { wide: false, layout: side, codeWidth, codeRows: Math.floor(body / code.row), panelWidth: sideWidth };
  const least = 4 * code.row + page.gap;
  const wide = stageLayout(timeline, page.width, Math.min(body - least - legendHeight(page.width), 64 + timeline.lanes.length * 96), axis);
  if (wide.slot <= side.slot && !fits(wide)) return { wide: false, layout: side, codeWidth, codeRows: Math.floor(body / code.row), panelWidth: sideWidth };
  return { wide: true, layout: wide, codeWidth, codeRows: Math.floor((body - wide.height - legendHeight(page.width) - page.gap) / code.row), panelWidth: sideWidth };
}

/** Whether all steps have room and no time above the instants was left out. */
function fits(layout: StageLayout): boolean {
  return layout.slot >= leastSlot && layout.laneHeight >= 56 && layout.heads.every((head) => head !== undefined);
}
