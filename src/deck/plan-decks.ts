import type { Block, Document, Footnote, Section } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import type { Deck } from './deck.ts';
import { deckMeta } from './deck-meta.ts';
import { findPrograms } from './find-programs.ts';
import { headingOf, titleSpan, type Heading } from './plan-pages.ts';
import { holdsOnlyFootnotes, planSlides, type DeckSource } from './plan-slides.ts';
import { footnotesOf, referencedIn, type Footnotes } from './references.ts';
import { slugOf } from './slug.ts';

/** Names that the output folder needs for itself. */
const reserved: ReadonlyMap<string, string> = new Map([['assets', 'the folder of shared files'], ['index', 'the page of all decks']]);

/**
 * Returns the decks of `documents`: one for each section of the highest level of a document, one for a document without
 * sections. What stands before the first section opens the first deck. Nothing is left out silently; what cannot be shown well
 * is reported.
 */
export function planDecks(documents: readonly Document[], report: Report): readonly Deck[] {
  const taken = new Map<string, string>(reserved);
  return documents.flatMap((document) => {
    const meta = deckMeta(document.meta, report);
    return sourcesOf(document, report).map((source): Deck => {
      const { slides, examples } = planSlides(source, meta, report);
      const { heading } = source;
      return {
        slug: uniqueSlug(heading, document, taken, report), path: document.path, span: source.span, title: heading.inlines, titleText: heading.text, meta,
        slides, examples,
      };
    });
  });
}

function sourcesOf(document: Document, report: Report): readonly DeckSource[] {
  const footnotes = footnotesOf(document);
  const shared = { programs: findPrograms(document), markdown: /\.(?:md|markdown|mdown|mkd|mdx)$/i.test(document.path) };
  const sections = document.children.filter((block) => block.type === 'section');
  const before = document.children.filter((block) => block.type !== 'section');
  const shown = sections.filter((section) => !holdsOnlyFootnotes(section));
  const spread = distribute(shown.length > 0 ? shown : [document], footnotes, before, report);
  if (shown.length === 0) {
    const blocks = [...before, ...sections];
    return [{ ...shared, heading: documentHeading(document), span: document.span, blocks, referenced: spread[0] ?? [] }];
  }
  return shown.map((section, index): DeckSource => ({
    ...shared, heading: headingOf(section, 1), span: section.span, referenced: spread[index] ?? [],
    blocks: index === 0 ? [...before, ...section.children] : section.children,
  }));
}

/** Returns for each of `owners` the footnotes its deck lists: those it refers to, and those of its own that nothing refers to. */
function distribute(owners: readonly (Section | Document)[], footnotes: Footnotes, before: readonly Block[], report: Report): readonly (readonly Footnote[])[] {
  const used = owners.map((owner, index) => referencedIn(owner.type === 'section' ? [owner, ...(index === 0 ? before : [])] : owner.children, footnotes));
  const lost = footnotes.all.filter((footnote) => !used.some((own) => own.has(footnote)));
  for (const footnote of lost) report(diagnostic('deck/footnote-not-referenced', footnote.span, { kind: footnote.kind, label: footnote.label }));
  const own = owners.map((owner) => {
    const inside = new Set<Block>();
    walkBlocks(owner.children, (block) => { if (block.type === 'footnote') inside.add(block); });
    return inside;
  });
  const home = lost.map((footnote) => Math.max(0, own.findIndex((inside) => inside.has(footnote))));
  return owners.map((_, index) => footnotes.all.filter((footnote) => used[index]?.has(footnote) || home[lost.indexOf(footnote)] === index));
}

function documentHeading(document: Document): Heading {
  const title = document.meta['title'];
  const text = title?.value || (document.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '') || document.path;
  const span = title?.span ?? spanOfFile(document.path);
  return { inlines: [{ type: 'text', value: text, span }], text, level: 1, span, ids: document.ids ?? [], classes: [] };
}

function uniqueSlug(heading: Heading, document: Document, taken: Map<string, string>, report: Report): string {
  const slug = slugOf(heading.text) || slugOf(documentHeading(document).text) || 'deck';
  let name = slug;
  for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`;
  const other = taken.get(slug);
  const span = titleSpan(heading.inlines, heading.span);
  if (other !== undefined) report(diagnostic('deck/duplicate-name', span, { slug, other, name }));
  taken.set(name, `${document.path}:${heading.span.start.line}`);
  return name;
}
