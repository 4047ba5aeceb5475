import type { Inline } from '../../document/inline.ts';
import { inlinesOf, walkInlines } from '../../document/inlines.ts';
import type { Block } from '../../document/nodes.ts';
import { childBlocks } from '../../document/walk.ts';

/** A run of inline nodes or of blocks directly inside a block. */
type Part = { readonly inlines: readonly Inline[] } | { readonly blocks: readonly Block[] };

/** Calls `visitBlock` and `visitInline` on everything in `blocks`, parents first, a term before its definition and before the next term. */
export function walkInOrder(blocks: readonly Block[], visitBlock: (block: Block, siblings: readonly Block[], index: number) => void, visitInline: (inline: Inline) => void): void {
  for (const [index, block] of blocks.entries()) {
    visitBlock(block, blocks, index);
    if (block.type === 'substitution') continue;
    for (const part of partsOf(block)) {
      if ('inlines' in part) walkInlines(part.inlines, visitInline);
      else walkInOrder(part.blocks, visitBlock, visitInline);
    }
  }
}

function partsOf(block: Block): readonly Part[] {
  switch (block.type) {
    case 'definition-list': return block.items.flatMap((item): Part[] => [
      ...item.terms.flatMap((term) => [{ inlines: term.children }, ...term.classifiers.map((inlines) => ({ inlines }))]), { blocks: item.children },
    ]);
    case 'field-list': return block.fields.flatMap((field): Part[] => [{ inlines: field.name }, { blocks: field.children }]);
    case 'quote': return [{ blocks: block.children }, { inlines: inlinesOf(block) }];
    default: return [{ inlines: inlinesOf(block) }, { blocks: childBlocks(block) }];
  }
}
