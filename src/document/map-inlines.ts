import type { Inline } from './inline.ts';
import type { Block, LineBlock, Term } from './nodes.ts';

type MapInlines = (inlines: readonly Inline[]) => readonly Inline[];

/**
 * Returns `block` with each run of inline nodes directly in it replaced by what `map` makes of it: the counterpart of
 * `inlinesOf`. Blocks inside it stay as they are.
 */
export function mapInlines(block: Block, map: MapInlines): Block {
  switch (block.type) {
    case 'section': return { ...block, title: map(block.title) };
    case 'paragraph': case 'substitution': return { ...block, children: map(block.children) };
    case 'definition-list': return { ...block, items: block.items.map((item) => ({ ...item, terms: item.terms.map((term) => mapTerm(term, map)) })) };
    case 'field-list': return { ...block, fields: block.fields.map((field) => ({ ...field, name: map(field.name) })) };
    case 'line-block': return mapLines(block, map);
    case 'code': case 'table': case 'mermaid': case 'drawn-timeline': case 'figure':
      return block.caption ? { ...block, caption: map(block.caption) } : block;
    case 'trace': return {
      ...block, code: block.code.caption ? { ...block.code, caption: map(block.code.caption) } : block.code,
      options: block.options.caption ? { ...block.options, caption: map(block.options.caption) } : block.options,
    };
    case 'quote': return block.attribution ? { ...block, attribution: map(block.attribution) } : block;
    case 'admonition': case 'slide-break': return block.title ? { ...block, title: map(block.title) } : block;
    default: return block;
  }
}

function mapTerm(term: Term, map: MapInlines): Term {
  return { ...term, children: map(term.children), classifiers: term.classifiers.map((classifier) => map(classifier)) };
}

function mapLines(block: LineBlock, map: MapInlines): LineBlock {
  return { ...block, lines: block.lines.map((line) => (line.type === 'line' ? { ...line, children: map(line.children) } : mapLines(line, map))) };
}
