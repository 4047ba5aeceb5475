import type { Inline } from '../../document/inline.ts';
import { inlinesOf, walkInlines } from '../../document/inlines.ts';
import type { Block } from '../../document/nodes.ts';
import { childBlocks } from '../../document/walk.ts';

/** Calls `visitBlock` and `visitInline` on everything in `blocks`, parents first, a term before its definition and before the next term. */
export function walkInOrder(blocks: readonly Block[], visitBlock: (block: Block, siblings: readonly Block[], index: number) => void, visitInline: (inline: Inline) => void): void {
  const runs: Runs = {
    inlines: (inlines) => walkInlines(inlines, visitInline),
    blocks: (inside) => inside.forEach((block, index) => {
      visitBlock(block, inside, index);
      if (block.type !== 'substitution') walkRuns(block, runs);
    }),
  };
  runs.blocks(blocks);
}

/** What is done with a run of inline nodes and with a run of blocks. */
interface Runs {
  readonly inlines: (inlines: readonly Inline[]) => void;
  readonly blocks: (blocks: readonly Block[]) => void;
}

/** Hands over the runs directly inside `block`, in order. */
function walkRuns(block: Block, { inlines, blocks }: Runs): void {
  switch (block.type) {
    case 'definition-list':
      for (const { terms, children } of block.items) {
        for (const term of terms) [term.children, ...term.classifiers].forEach(inlines);
        blocks(children);
      }
      break;
    case 'field-list':
      for (const { name, children } of block.fields) {
        inlines(name);
        blocks(children);
      }
      break;
    case 'quote':
      blocks(block.children);
      inlines(inlinesOf(block));
      break;
    default:
      inlines(inlinesOf(block));
      blocks(childBlocks(block));
  }
}
