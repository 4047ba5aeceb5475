import type { Block } from '../../document/nodes.ts';
import { walkBlocks } from '../../document/walk.ts';

/** The number of a captioned block or a labelled formula, and the word before it: `Fig.` and `1`. */
export interface BlockNumber {
  readonly word: string;
  readonly number: string;
}

/** Returns the numbers that `numref` and `eq` refer to: figures, tables and listings with a caption, formulas with a label, each kind counted by itself. */
export function blockNumbers(blocks: readonly Block[]): ReadonlyMap<Block, BlockNumber> {
  const numbers = new Map<Block, BlockNumber>();
  const counts = new Map<string, number>();
  walkBlocks(blocks, (block) => {
    const word = wordOf(block);
    if (word === undefined) return;
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    numbers.set(block, { word, number: String(count) });
  });
  return numbers;
}

function wordOf(block: Block): string | undefined {
  switch (block.type) {
    case 'figure': case 'mermaid': case 'drawn-timeline': return block.caption && 'Fig.';
    case 'table': return block.caption && 'Table';
    case 'code': return block.caption && 'Listing';
    case 'math': return block.label === undefined ? undefined : '';
    default: return undefined;
  }
}
