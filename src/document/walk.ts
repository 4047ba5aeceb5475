import type { Block, TableRow } from './nodes.ts';

/** Returns the blocks directly inside `block`, in reading order. */
export function childBlocks(block: Block): readonly Block[] {
  switch (block.type) {
    case 'section': case 'quote': case 'admonition': case 'container': case 'footnote': case 'object': case 'directive':
    case 'slide-break': case 'notes': case 'fragment':
      return block.children;
    case 'list': case 'definition-list': case 'option-list': return below(block.items);
    case 'field-list': return below(block.fields);
    case 'table': return inCells([block.head, block.body]);
    case 'figure': return block.legend;
    case 'columns': return below(block.columns);
    default: return [];
  }
}

/** The children of `parents` in one list; a loop, for this is where walking a long document spends its time. */
function below(parents: readonly { readonly children: readonly Block[] }[]): readonly Block[] {
  const [only] = parents;
  if (parents.length === 1 && only) return only.children;
  const blocks: Block[] = [];
  for (const { children } of parents) for (const child of children) blocks.push(child);
  return blocks;
}

function inCells(parts: readonly (readonly TableRow[])[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const rows of parts) for (const { cells } of rows) for (const { children } of cells) for (const child of children) blocks.push(child);
  return blocks;
}

/** Calls `visit` on every block of `blocks` and below, parents first, in reading order. */
export function walkBlocks(blocks: readonly Block[], visit: (block: Block) => void): void {
  for (const block of blocks) {
    visit(block);
    walkBlocks(childBlocks(block), visit);
  }
}
