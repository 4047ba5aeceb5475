import type { Slide } from '../deck/deck.ts';
import { columnsOf } from '../deck/slide-metrics.ts';
import type { Block } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';

/**
 * How the words of a slide may be set, from the fewest: `heading` a heading alone, `statement` a sentence or two, `spare` few
 * words, `roomy` some more; `long-title` a deck's title that fills lines.
 */
export type Density = 'heading' | 'statement' | 'spare' | 'roomy' | 'long-title';

/** Lines that leave a third of the slide free, by the size of the text; characters that such a line holds, and a title's line. */
const most = { statement: 3, spare: 6, roomy: 9, characters: 62, title: 24 };

/** Returns the density of `slide`; `undefined` for one that holds more than plain text and lists, or much of it. */
export function densityOf(slide: Slide): Density | undefined {
  if (slide.kind === 'title') return slide.headingText.length > most.title ? 'long-title' : undefined;
  if (slide.kind !== 'content') return undefined;
  const lines = slide.blocks.reduce((sum, block) => sum + (linesOf(block) ?? Infinity), 0);
  if (lines === 0) return 'heading';
  if (lines <= most.statement && !slide.blocks.some((block) => block.type === 'list')) return 'statement';
  return lines <= most.spare ? 'spare' : lines <= most.roomy ? 'roomy' : undefined;
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
