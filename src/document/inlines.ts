import type { Inline } from './inline.ts';
import type { Block, LineBlock } from './nodes.ts';

/** Returns the inline nodes that stand directly in `block`, in reading order; those of blocks inside it are not among them. */
export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'section': return block.title;
    case 'paragraph': case 'substitution': return block.children;
    case 'definition-list': return block.items.flatMap((item) => item.terms.flatMap((term) => [...term.children, ...term.classifiers.flat()]));
    case 'field-list': return block.fields.flatMap((field) => field.name);
    case 'line-block': return linesOf(block);
    case 'code': case 'table': case 'mermaid': case 'drawn-timeline': case 'figure': return block.caption ?? [];
    case 'trace': return [...(block.code.caption ?? []), ...(block.options.caption ?? [])];
    case 'quote': return block.attribution ?? [];
    case 'admonition': case 'slide-break': return block.title ?? [];
    default: return [];
  }
}

/** Calls `visit` on every node of `inlines` and below, parents first. */
export function walkInlines(inlines: readonly Inline[], visit: (inline: Inline) => void): void {
  for (const inline of inlines) {
    visit(inline);
    if ('children' in inline) walkInlines(inline.children, visit);
  }
}

function linesOf(block: LineBlock): readonly Inline[] {
  return block.lines.flatMap((line) => (line.type === 'line' ? line.children : linesOf(line)));
}
