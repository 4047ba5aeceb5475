import type { Deck } from '../deck/deck.ts';
import type { Inline } from '../document/inline.ts';
import type { Block } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';

/** Returns, for the id of each footnote, the ids of the slides of `deck` that refer to it, in the order of the slides. */
export function citationsOf(deck: Deck): ReadonlyMap<string, readonly string[]> {
  const slidesOf = new Map<string, string[]>();
  for (const slide of deck.slides) {
    const cite = (href: string): void => {
      const id = href.replace(/^#/, '');
      const slides = slidesOf.get(id) ?? [];
      if (slides.at(-1) !== slide.id) slidesOf.set(id, [...slides, slide.id]);
    };
    visitInlines(slide.heading, cite);
    if (slide.kind === 'title' || slide.kind === 'content') walkBlocks(slide.blocks, (block) => { inlinesOf(block).forEach((inlines) => { visitInlines(inlines, cite); }); });
  }
  return slidesOf;
}

function visitInlines(inlines: readonly Inline[], cite: (href: string) => void): void {
  for (const inline of inlines) {
    if (inline.type === 'footnote-reference' && inline.href !== undefined) cite(inline.href);
    if ('children' in inline) visitInlines(inline.children, cite);
  }
}

/** The runs of text that a block holds itself, not those of the blocks inside it. */
function inlinesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.type) {
    case 'paragraph': return [block.children];
    case 'section': return [block.title];
    case 'definition-list': return block.items.flatMap((item) => item.terms.flatMap((term) => [term.children, ...term.classifiers]));
    case 'field-list': return block.fields.map((field) => field.name);
    case 'line-block': return block.lines.flatMap((line) => (line.type === 'line' ? [line.children] : inlinesOf(line)));
    case 'code': case 'table': case 'figure': case 'mermaid': case 'drawn-timeline': return block.caption ? [block.caption] : [];
    case 'quote': return block.attribution ? [block.attribution] : [];
    case 'admonition': case 'slide-break': return block.title ? [block.title] : [];
    default: return [];
  }
}
