import { tableHeights } from '../deck/block-height.ts';
import type { Slide } from '../deck/deck.ts';
import { columnsOf } from '../deck/slide-metrics.ts';
import { isTight } from '../deck/table-height.ts';
import type { Block } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';

/**
 * How the words of a slide may be set, from the fewest: `heading` a heading alone, `statement` a sentence or two, `spare` few
 * words, `roomy` some more; `large-table` a table alone that leaves room; `long-title` a deck's title that fills lines.
 */
export type Density = 'heading' | 'statement' | 'spare' | 'roomy' | 'large-table' | 'long-title';

/** Lines that leave a third of the slide free, by the size of the text; characters that such a line holds, and a title's line. */
const most = { statement: 3, spare: 6, roomy: 9, characters: 62, title: 24 };

/** Returns the density of `slide`; `undefined` for one that holds more than plain text and lists, or much of it. */
export function densityOf(slide: Slide): Density | undefined {
  if (slide.kind === 'title') return slide.headingText.length > most.title ? 'long-title' : undefined;
  if (slide.kind !== 'content') return undefined;
  if (isSmallTable(slide.blocks)) return 'large-table';
  const lines = slide.blocks.reduce((sum, block) => sum + (linesOf(block) ?? Infinity), 0);
  if (lines === 0) return 'heading';
  if (lines <= most.statement && !slide.blocks.some((block) => block.type === 'list')) return 'statement';
  return lines <= most.spare ? 'spare' : lines <= most.roomy ? 'roomy' : undefined;
}

/** By how much a table's letters grow, the width of a slide of 16:9, and the height that a table may have then, in pixels. */
const table = { grows: 1.25, width: 1776, height: 620 };

/** Whether nothing but a table stands on the slide, and leaves a third of it free even in larger letters; what grows at a width is what stands at a smaller one. */
function isSmallTable(blocks: readonly Block[]): boolean {
  const [only, ...rest] = blocks.filter((block) => block.type !== 'comment' && block.type !== 'target');
  if (only?.type !== 'table' || rest.length > 0 || isTight(only, table.width / table.grows)) return false;
  const { head, rows } = tableHeights(only, table.width / table.grows);
  return (head + rows.reduce((sum, row) => sum + row, 0)) * table.grows <= table.height;
}

/** Lines that a block takes in large text; `undefined` for what is not plain text. */
function linesOf(block: Block): number | undefined {
  if (block.type === 'paragraph') return linesOfText(textOf(block.children));
  if (block.type === 'comment' || block.type === 'target' || block.type === 'pause') return 0;
  if (block.type !== 'list') return undefined;
  let sum = 0;
  for (const item of block.items) {
    const [only, ...rest] = item.children;
    if (only?.type !== 'paragraph' || rest.length > 0) return undefined;
    sum += linesOfText(textOf(only.children));
  }
  return sum;
}

const linesOfText = (text: string): number => Math.ceil(columnsOf(text) / most.characters);
