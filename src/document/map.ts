import type { Block, ListItem } from './nodes.ts';

type MapChildren = (children: readonly Block[]) => readonly Block[];

/**
 * Returns `block` with each run of blocks directly inside it replaced by what `map` makes of it: the counterpart of
 * `childBlocks`. A block without blocks inside is returned itself.
 */
export function mapChildBlocks(block: Block, map: MapChildren): Block {
  const inside = <Node extends { readonly children: readonly Block[] }>(node: Node): Node => ({ ...node, children: map(node.children) });
  switch (block.type) {
    case 'section': case 'quote': case 'admonition': case 'container': case 'footnote': case 'object': case 'directive':
    case 'slide-break': case 'notes': case 'fragment':
      return inside(block);
    case 'list': return { ...block, items: block.items.map((item): ListItem => inside(item)) };
    case 'definition-list': return { ...block, items: block.items.map(inside) };
    case 'option-list': return { ...block, items: block.items.map(inside) };
    case 'field-list': return { ...block, fields: block.fields.map(inside) };
    case 'table': {
      const rows = (part: typeof block.body): typeof block.body => part.map((row) => ({ ...row, cells: row.cells.map(inside) }));
      return { ...block, head: rows(block.head), body: rows(block.body) };
    }
    case 'figure': return { ...block, legend: map(block.legend) };
    case 'columns': return { ...block, columns: block.columns.map(inside) };
    default: return block;
  }
}
