import { sharedFolder } from '../contract/page.ts';
import type { Deck, SequenceSlide, Slide, StageSlide } from '../deck/deck.ts';
import type { Block } from '../document/nodes.ts';
import { assertNever } from '../source/assert-never.ts';
import { renderBlocks } from './block.ts';
import { citationsOf } from './citations.ts';
import { authorClasses, type RenderContext, type RenderWorld } from './context.ts';
import { aboutDeck, type PageLink, pageTitle } from './deck-page.ts';
import { renderDocument, type PageHead } from './document-page.ts';
import { renderEmbedMenu } from './embed-page.ts';
import { renderTools } from './gallery-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlines } from './inline.ts';
import { renderLogo } from './loop-mark.ts';
import { renderReferences } from './references.ts';

/** What a reading page needs from outside: its recordings as an article shows them, and the other pages it leads to, each only if it exists. */
export interface ReadingWorld extends RenderWorld {
  /** Whether the page carries the speaker notes. */
  readonly notes: boolean;
  readonly style?: string;
  readonly readingStage: (slide: StageSlide) => string;
  readonly readingSequence: (slide: SequenceSlide) => string;
  readonly links: { readonly gallery?: string; readonly deck: string; readonly previous?: PageLink; readonly next?: PageLink; readonly forms: readonly { readonly name: string; readonly href: string }[] };
  readonly share?: NonNullable<PageHead['share']>;
  /** Returns the address of the page that shows an example alone, by the example's id. */
  readonly embed?: (example: string) => string | undefined;
}

/**
 * Returns a deck as an article, a complete HTML document to stand at `<slug>/reading.html`: everything on the slides in its final state, under the
 * headings of the slides, whose ids are the same. It needs no script; with it there is search and the other theme.
 */
export function renderReadingPage(deck: Deck, world: ReadingWorld): string {
  const { meta, slides } = deck;
  const sections = slides.map((slide, index) => renderSection(slide, deck, world, slides[index - 1])).join('\n');
  const bar = element('header', { class: 'reading-bar' }, [
    world.links.gallery === undefined ? '' : element('a', { class: 'home', href: world.links.gallery }, `${renderLogo()}<span>All decks</span>`),
    element('a', { class: 'slides-link', href: world.links.deck }, 'Slides'),
    ...world.links.forms.map(({ name, href }) => element('a', { href }, escapeHtml(name))),
    renderTools(),
  ].join(''));
  const article = element('article', {}, `\n${sections}\n`);
  return renderDocument({
    lang: meta.lang,
    title: `${pageTitle(deck)} · Text`,
    theme: meta.theme,
    assets: `../${sharedFolder}`,
    bundle: 'reading',
    script: true,
    ...(world.style !== undefined && { style: world.style }),
    ...(world.share !== undefined && { share: world.share }),
    ...aboutDeck(meta),
  }, element('body', { class: 'reading-page' }, `\n${bar}\n${renderContents(slides)}\n${element('main', {}, article)}\n${renderFoot(world)}\n`));
}

/** The headings of the second level, each once. */
function renderContents(slides: readonly Slide[]): string {
  const entries = slides.filter((slide, index) => slide.kind !== 'title' && slide.level <= 2 && slide.headingText !== slides[index - 1]?.headingText);
  const items = entries.map((slide) => element('li', {}, element('a', { href: `#${encodeURIComponent(slide.id)}` }, escapeHtml(slide.headingText))));
  return items.length < 2 ? '' : element('nav', { class: 'contents', 'aria-label': 'Contents' }, element('ol', {}, items.join('')));
}

/** A slide that goes on under the heading of the slide before it has none of its own. */
function renderSection(slide: Slide, deck: Deck, world: ReadingWorld, before: Slide | undefined): string {
  const goesOn = before !== undefined && before.headingText === slide.headingText;
  const level = Math.min(4, Math.max(1, slide.level));
  const context: RenderContext = { world, headingLevel: Math.max(3, slide.level + 1) };
  const words = slide.heading.length > 0 ? renderInlines(slide.heading, context) : escapeHtml(slide.headingText);
  const link = element('a', { class: 'to-slide', href: `${world.links.deck}#/${encodeURIComponent(slide.id)}`, title: 'Show this slide' }, `Slide<span class="visually-hidden">: ${escapeHtml(slide.headingText)}</span>`);
  const heading = goesOn ? '' : element('div', { class: 'heading-row' }, element(`h${level}`, { class: 'heading' }, words) + (slide.kind === 'title' ? '' : link));
  const notes = world.notes && slide.notes.length > 0 ? element('aside', { class: 'reading-notes', 'aria-label': 'Speaker notes' }, slide.notes.map((note) => renderBlocks(note.blocks, { ...context, headingLevel: Math.min(6, level + 2) })).join('')) : '';
  return element('section', { id: slide.id, class: ['slide', `reading-${slide.kind}`, goesOn ? 'goes-on' : '', ...authorClasses(slide.classes)].filter(Boolean).join(' ') },
    heading + (slide.kind === 'title' ? renderByline(deck) : '') + element('div', { class: 'body flow' }, renderContent(slide, deck, context, world)) + notes);
}

function renderContent(slide: Slide, deck: Deck, context: RenderContext, world: ReadingWorld): string {
  switch (slide.kind) {
    case 'title': case 'content': return renderBlocks(withoutShown(slide.blocks, slide, deck), context);
    case 'stage': return world.readingStage(slide) + (slide.range.from === 1 ? renderEmbedMenu(slide, world.embed?.(slide.example), world.share?.url) : '');
    case 'sequence': return world.readingSequence(slide);
    case 'references': {
      const citations = citationsOf(deck);
      return renderReferences(slide.notesOf, context, (footnote) => citations.get(footnote) ?? []);
    }
    default: return assertNever(slide);
  }
}

/** The blocks without the program, and what it prints, where its recording follows under the same heading and shows both. */
function withoutShown(blocks: readonly Block[], slide: Slide, deck: Deck): readonly Block[] {
  const following = deck.slides.filter((other) => other.kind === 'stage' && other.range.from === 1 && other.headingText === slide.headingText).map((other) => (other.kind === 'stage' ? other.example : ''));
  const shown = new Set(deck.examples.filter(({ id, options }) => following.includes(id) && options.compare === undefined).flatMap(({ program, expected }) => [program.main.text.trim(), ...(expected ? [expected.text.trim()] : [])]));
  return blocks.filter((block) => !(block.type === 'trace' ? shown.has(block.code.text.trim()) : block.type === 'code' && shown.has(block.text.trim())));
}

function renderByline({ meta, slides }: Deck): string {
  const minutes = meta.duration ?? slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0);
  const facts = [meta.author, meta.event, meta.date, minutes > 0 ? `${Math.round(minutes)} minutes` : undefined].filter((fact) => fact !== undefined && fact !== '');
  return [
    meta.subtitle === undefined ? '' : element('p', { class: 'subtitle' }, escapeHtml(meta.subtitle)),
    meta.description === undefined ? '' : element('p', { class: 'lead' }, escapeHtml(meta.description)),
    facts.length === 0 ? '' : element('p', { class: 'byline' }, facts.map((fact) => element('span', {}, escapeHtml(fact ?? ''))).join(' ')),
  ].join('');
}

function renderFoot({ links }: ReadingWorld): string {
  const link = (name: string, rel: string, page: PageLink | undefined): string => (page ? element('a', { class: name, href: page.href, rel }, escapeHtml(page.title)) : '');
  return element('footer', { class: 'reading-foot' }, element('nav', { 'aria-label': 'Decks' }, link('previous', 'prev', links.previous) + link('next', 'next', links.next)));
}
