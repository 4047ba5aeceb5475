import type { Block } from './nodes.ts';

type MapChildren = (children: readonly Block[]) => readonly Block[];

/**
 * Returns `block` with each run of blocks directly inside it replaced by what `map` makes of it: the counterpart of
 * `childBlocks`. A block in which nothing changes is returned itself, so that trees share what is the same in them.
 */
export function mapChildBlocks(block: Block, map: MapChildren): Block {
  const inside = <Node extends { readonly children: readonly Block[] }>(node: Node): Node => {
    const children = map(node.children);
    return children === node.children ? node : { ...node, children };
  };
  switch (block.type) {
    case 'section': case 'quote': case 'admonition': case 'container': case 'footnote': case 'object': case 'directive':
    case 'slide-break': case 'notes': case 'fragment':
      return inside(block);
    case 'list': return withPart(block, 'items', mapEach(block.items, inside));
    case 'definition-list': return withPart(block, 'items', mapEach(block.items, inside));
    case 'option-list': return withPart(block, 'items', mapEach(block.items, inside));
    case 'field-list': return withPart(block, 'fields', mapEach(block.fields, inside));
    case 'table': {
      const rows = (part: typeof block.body): typeof block.body => mapEach(part, (row) => withPart(row, 'cells', mapEach(row.cells, inside)));
      return withPart(withPart(block, 'head', rows(block.head)), 'body', rows(block.body));
    }
    case 'figure': return withPart(block, 'legend', map(block.legend));
    case 'columns': return withPart(block, 'columns', mapEach(block.columns, inside));
    default: return block;
  }
}

/** Returns `list` with `change` made to each of it; where nothing changes, the list itself. */
export function mapEach<One>(list: readonly One[], change: (one: One, index: number) => One): readonly One[] {
  let out: One[] | undefined;
  list.forEach((one, index) => {
    const changed = change(one, index);
    if (changed !== one) out ??= list.slice();
    if (out) out[index] = changed;
  });
  return out ?? list;
}

/** Returns `node` with `value` as its part `name`; where it is that already, the node itself. */
export function withPart<Node, Name extends keyof Node>(node: Node, name: Name, value: Node[Name]): Node {
  return node[name] === value ? node : { ...node, [name]: value };
}
