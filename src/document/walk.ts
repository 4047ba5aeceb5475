import type { Block } from './nodes.ts';

/** Returns the blocks directly inside `block`, in reading order. */
export function childBlocks(block: Block): readonly Block[] {
  switch (block.type) {
    case 'section': case 'quote': case 'admonition': case 'container': case 'footnote': case 'object': case 'directive':
    case 'slide-break': case 'notes': case 'fragment':
      return block.children;
    case 'list': case 'definition-list': case 'option-list': return block.items.flatMap((item) => item.children);
    case 'field-list': return block.fields.flatMap((field) => field.children);
    case 'table': return [...block.head, ...block.body].flatMap((row) => row.cells.flatMap((cell) => cell.children));
    case 'figure': return block.legend;
    case 'columns': return block.columns.flatMap((column) => column.children);
    default: return [];
  }
}

/** Calls `visit` on every block of `blocks` and below, parents first, in reading order. */
export function walkBlocks(blocks: readonly Block[], visit: (block: Block) => void): void {
  for (const block of blocks) {
    visit(block);
    walkBlocks(childBlocks(block), visit);
  }
}
