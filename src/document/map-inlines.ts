import type { Inline } from './inline.ts';
import { mapEach, withPart } from './map.ts';
import type { Block, LineBlock, Term } from './nodes.ts';

type MapInlines = (inlines: readonly Inline[]) => readonly Inline[];

/**
 * Returns `block` with each run of inline nodes directly in it replaced by what `map` makes of it: the counterpart of
 * `inlinesOf`. Blocks inside it stay as they are; a block in which nothing changes is returned itself.
 */
export function mapInlines(block: Block, map: MapInlines): Block {
  switch (block.type) {
    case 'section': return withPart(block, 'title', map(block.title));
    case 'paragraph': case 'substitution': return withPart(block, 'children', map(block.children));
    case 'definition-list': return withPart(block, 'items', mapEach(block.items, (item) => withPart(item, 'terms', mapEach(item.terms, (term) => mapTerm(term, map)))));
    case 'field-list': return withPart(block, 'fields', mapEach(block.fields, (field) => withPart(field, 'name', map(field.name))));
    case 'line-block': return mapLines(block, map);
    case 'code': case 'table': case 'mermaid': case 'drawn-timeline': case 'figure': return captioned(block, map);
    case 'trace': return withPart(withPart(block, 'code', captioned(block.code, map)), 'options', captioned(block.options, map));
    case 'quote': return block.attribution ? withPart(block, 'attribution', map(block.attribution)) : block;
    case 'admonition': case 'slide-break': return block.title ? withPart(block, 'title', map(block.title)) : block;
    default: return block;
  }
}

function captioned<Node extends { readonly caption?: readonly Inline[] }>(node: Node, map: MapInlines): Node {
  return node.caption ? withPart(node, 'caption', map(node.caption)) : node;
}

function mapTerm(term: Term, map: MapInlines): Term {
  return withPart(withPart(term, 'children', map(term.children)), 'classifiers', mapEach(term.classifiers, map));
}

function mapLines(block: LineBlock, map: MapInlines): LineBlock {
  return withPart(block, 'lines', mapEach(block.lines, (line) => (line.type === 'line' ? withPart(line, 'children', map(line.children)) : mapLines(line, map))));
}
