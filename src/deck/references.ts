import { inlinesOf, walkInlines } from '../document/inlines.ts';
import type { FootnoteReference } from '../document/inline.ts';
import type { Block, Document, Footnote } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';

/** The footnotes and citations of one document, by the ways a reference may name them. */
export interface Footnotes {
  readonly all: readonly Footnote[];
  readonly find: (reference: FootnoteReference) => Footnote | undefined;
}

/** Returns the footnotes of `document`: a resolved reference finds its own by id, another one by its label. */
export function footnotesOf(document: Document): Footnotes {
  const all: Footnote[] = [];
  walkBlocks(document.children, (block) => { if (block.type === 'footnote') all.push(block); });
  const byId = new Map(all.flatMap((footnote) => (footnote.ids ?? []).map((id) => [`#${id}`, footnote])));
  const byLabel = new Map(all.toReversed().map((footnote) => [labelOf(footnote), footnote]));
  return { all, find: (reference) => (reference.href === undefined ? undefined : byId.get(reference.href)) ?? byLabel.get(labelOf(reference)) };
}

const labelOf = ({ kind, label }: { readonly kind: string; readonly label: string }): string =>
  `${kind} ${label.toLowerCase().replace(/\s+/g, ' ')}`;

/** Returns the footnotes that `blocks` refer to, those included that only other footnotes of them refer to. */
export function referencedIn(blocks: readonly Block[], footnotes: Footnotes): ReadonlySet<Footnote> {
  const found = new Set<Footnote>();
  const visit = (some: readonly Block[]): void => walkBlocks(some, (block) => {
    if (block.type === 'footnote') return;
    walkInlines(inlinesOf(block), (inline) => {
      const footnote = inline.type === 'footnote-reference' ? footnotes.find(inline) : undefined;
      if (!footnote || found.has(footnote)) return;
      found.add(footnote);
      visit(footnote.children);
    });
  });
  visit(blocks);
  return found;
}
