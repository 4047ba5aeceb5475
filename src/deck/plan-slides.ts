import type { Block, Footnote, Section } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { walkBlocks } from '../document/walk.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { DeckMeta, Example, Slide } from './deck.ts';
import type { Programs } from './find-programs.ts';
import { headingOf, planPages, type Heading, type Page } from './plan-pages.ts';
import { addPages, addReferences, addTitle, newDrafts, type Drafts } from './slide-drafts.ts';
import { isFact } from './slide-facts.ts';
import { isVisible } from './block-height.ts';
import { slugOf } from './slug.ts';

/** What one deck is made from. `blocks` is its content, sub-sections included. */
export interface DeckSource {
  readonly heading: Heading;
  readonly span: Span;
  readonly blocks: readonly Block[];
  readonly programs: Programs;
  readonly markdown: boolean;
  /** Footnotes that the deck lists. */
  readonly referenced: readonly Footnote[];
}

/** Returns the slides and the examples of a deck, in the order they are shown. */
export function planSlides(source: DeckSource, meta: DeckMeta, report: Report): { readonly slides: readonly Slide[]; readonly examples: readonly Example[] } {
  const { heading } = source;
  const drafts = newDrafts(meta.size, idsIn(source.blocks), report);
  const own = source.blocks.filter((block) => block.type !== 'section');
  const sections = source.blocks.filter((block) => block.type === 'section');
  const lead = own.findIndex((block) => !isFact(block) && block.type !== 'comment');
  const start = lead === -1 ? own.length : lead;
  addTitle(heading, own.slice(0, start).filter(isFact), drafts);
  const pages = planPages(own.slice(start), { ...heading, level: 2, ids: [], classes: [] }, source.programs, source.markdown);
  if (pages.length === 0 && sections.length === 0) reportEmpty(heading, report);
  addPages(pages, drafts);
  let listed = 'References';
  for (const section of sections) {
    if (holdsOnlyFootnotes(section)) listed = textOf(section.title) || listed;
    else addSection(section, 2, source, drafts);
  }
  addReferences(listed, source.referenced, source.span, drafts);
  reportUnknownExamples(drafts);
  if (drafts.slides.length > mostSlides) report(diagnostic('deck/too-many-slides', heading.span, { count: drafts.slides.length, most: mostSlides }));
  return { slides: drafts.slides, examples: drafts.examples };
}

/** Above this Reveal takes longer than a tenth of a second for a slide. */
const mostSlides = 300;

/** Ids of nodes inside slides; those of sections are anchors of their slides. */
function idsIn(blocks: readonly Block[]): readonly string[] {
  const ids: string[] = [];
  walkBlocks(blocks, (block) => { if (block.type !== 'section') ids.push(...(block.ids ?? [])); });
  return ids;
}

function reportUnknownExamples({ examples, report }: Drafts): void {
  const known = examples.map(({ id }) => id);
  for (const { options, span } of examples) {
    for (const name of options.compare ?? []) {
      if (!known.includes(slugOf(name))) report(diagnostic('deck/compare-unknown', span, { name, known: known.join(', ') }));
    }
  }
}

/** Returns whether nothing but footnotes stands in `section`: it heads no slide, its notes go to the decks that refer to them. */
export function holdsOnlyFootnotes({ children }: Section): boolean {
  return children.some((block) => block.type === 'footnote')
    && children.every((block) => block.type === 'footnote' || (block.type !== 'section' && !isVisible(block) && !isFact(block)));
}

function addSection(section: Section, level: number, source: DeckSource, drafts: Drafts): void {
  const heading = headingOf(section, Math.min(level, 3));
  const sections = section.children.filter((block) => block.type === 'section');
  const pages = planPages(section.children, heading, source.programs, source.markdown);
  if (pages.length === 0 && sections.length === 0) reportEmpty(heading, drafts.report);
  const headed = pages.some((page) => page.heading.inlines === heading.inlines);
  const alone: Page = { kind: 'page', heading, blocks: [], facts: [], begun: 'title' };
  addPages(headed ? pages : [alone, ...pages], drafts);
  for (const sub of sections) addSection(sub, level + 1, source, drafts);
}

function reportEmpty(heading: Heading, report: Report): void {
  report(diagnostic('deck/empty-section', heading.span, { title: heading.text }));
}
