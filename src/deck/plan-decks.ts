import type { Block, Document, Footnote, Section } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import { spanOfFile, type Span } from '../source/span.ts';
import type { Deck } from './deck.ts';
import { deckMeta } from './deck-meta.ts';
import { findPrograms } from './find-programs.ts';
import { headingOf, titleSpan, type Heading } from './plan-pages.ts';
import { holdsOnlyFootnotes, planSlides, type DeckSource } from './plan-slides.ts';
import { footnotesOf, referencedIn, type Footnotes } from './references.ts';
import { names, slugOf } from './slug.ts';

/** Names that the output folder needs for itself. */
const reserved: ReadonlyMap<string, string> = new Map([['assets', 'the folder of shared files'], ['index', 'the page of all decks']]);

/** A deck, or what of it is known, whose `slug` is the one it would like to have, and where its title stands. */
export interface PlannedDeck<Known extends Pick<Deck, 'slug' | 'path'> = Deck> {
  readonly deck: Known;
  readonly titleSpan: Span;
}

/**
 * Returns the decks of one document, as long as those of others are not known: one for each section of the highest level, one for a document
 * without sections. What stands before the first section opens the first deck. Nothing is left out silently; what cannot be shown well is reported.
 */
export function planDocument(document: Document, report: Report): readonly PlannedDeck[] {
  const meta = deckMeta(document.meta, report);
  return sourcesOf(document, report).map((source): PlannedDeck => {
    const { slides, examples } = planSlides(source, meta, report);
    const { heading } = source;
    const slug = slugOf(heading.text) || slugOf(documentHeading(document).text) || 'deck';
    return {
      deck: { slug, path: document.path, span: source.span, title: heading.inlines, titleText: heading.text, meta, slides, examples },
      titleSpan: titleSpan(heading.inlines, heading.span),
    };
  });
}

/** Returns the decks with names that differ; of one name the first deck has it, the others are reported. A deck that keeps its name stays the same object. */
export function nameDecks<Known extends Pick<Deck, 'slug' | 'path'>>(planned: readonly PlannedDeck<Known>[], report: Report): readonly Known[] {
  const free = names([...reserved.keys()]);
  const owners = new Map(reserved);
  return planned.map(({ deck, titleSpan: span }) => {
    const name = free.take(deck.slug);
    const other = owners.get(deck.slug);
    if (other !== undefined) report(diagnostic('deck/duplicate-name', span, { slug: deck.slug, other, name }));
    owners.set(name, `${deck.path}:${span.start.line}`);
    return name === deck.slug ? deck : { ...deck, slug: name };
  });
}

function sourcesOf(document: Document, report: Report): readonly DeckSource[] {
  const footnotes = footnotesOf(document);
  const shared = { programs: findPrograms(document, report), markdown: /\.(?:md|markdown|mdown|mkd|mdx)$/i.test(document.path) };
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
  const order = new Map(footnotes.all.map((footnote, index) => [footnote, index] as const));
  const anywhere = new Set(used.flatMap((own) => [...own]));
  const lost = new Set(footnotes.all.filter((footnote) => !anywhere.has(footnote)));
  for (const footnote of lost) report(diagnostic('deck/footnote-not-referenced', footnote.span, { kind: footnote.kind, label: footnote.label }));
  const listed = used.map((own) => [...own]);
  owners.forEach((owner, index) => walkBlocks(owner.children, (block) => {
    if (block.type === 'footnote' && lost.delete(block)) listed[index]?.push(block);
  }));
  for (const footnote of lost) listed[0]?.push(footnote);
  return listed.map((own) => own.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

function documentHeading(document: Document): Heading {
  const title = document.meta['title'];
  const text = title?.value || (document.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '') || document.path;
  const span = title?.span ?? spanOfFile(document.path);
  return { inlines: [{ type: 'text', value: text, span }], text, level: 1, span, ids: document.ids ?? [], classes: [] };
}
