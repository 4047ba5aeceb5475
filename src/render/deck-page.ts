import { attribute, contractVersion, sharedFolder } from '../contract/page.ts';
import type { Deck } from '../deck/deck.ts';
import { citationsOf } from './citations.ts';
import { renderDocument, type PageHead } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderSlide, type SlideWorld } from './slide.ts';

/** A link to another page, its address relative to this one. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** What a deck's page needs besides its slides: the other pages it leads to, each only if it exists. */
export interface DeckPageWorld extends Omit<SlideWorld, 'meta' | 'citedBy'> {
  /** Address of the style sheet that stands beside the document, if there is one. */
  readonly style?: string;
  readonly links: { readonly gallery?: string; readonly reading?: string; readonly pdf?: string; readonly handout?: string; readonly previous?: PageLink; readonly next?: PageLink };
  readonly share?: NonNullable<PageHead['share']>;
  /** The slides of the deck as `renderSlide` renders them, where they are known already. */
  readonly sections?: readonly string[];
}

/** Returns the world of the slides of `deck`: what the page was given, and what the deck itself knows. */
export function slideWorldOf(deck: Deck, world: Omit<SlideWorld, 'meta' | 'citedBy'>): SlideWorld {
  const citations = citationsOf(deck);
  return { ...world, meta: deck.meta, slideWidth: deck.meta.size.width, citedBy: (footnote) => citations.get(footnote) ?? [] };
}

/**
 * Returns the page of a deck, a complete HTML document to stand at `<slug>/index.html`. It reads as a document without script;
 * with it the player makes a presentation of `.reveal`.
 */
export function renderDeckPage(deck: Deck, world: DeckPageWorld): string {
  const { meta } = deck;
  const sections = (world.sections ?? renderSlides(deck, world)).join('\n');
  const reveal = element('main', {
    class: 'reveal', [attribute.contract]: contractVersion, [attribute.width]: meta.size.width, [attribute.height]: meta.size.height,
  }, `\n${element('div', { class: 'slides' }, `\n${sections}\n`)}\n`);
  const style = `--slide-width:${meta.size.width}px;--slide-height:${meta.size.height}px`;
  return renderDocument({
    lang: meta.lang,
    title: pageTitle(deck),
    theme: meta.theme,
    assets: `../${sharedFolder}`,
    bundle: 'deck',
    script: true,
    ...(world.style !== undefined && { style: world.style }),
    ...(world.share !== undefined && { share: world.share }),
    ...aboutDeck(meta),
  }, element('body', { class: 'deck-page', style }, `\n${reveal}\n${renderLinks(world.links)}`));
}

function renderSlides(deck: Deck, world: DeckPageWorld): readonly string[] {
  const slides = slideWorldOf(deck, world);
  return deck.slides.map((slide) => renderSlide(slide, slides));
}

/** Returns what the heads of a deck's pages say about it, as far as its document does. */
export function aboutDeck({ description, author, keywords }: Deck['meta']): Pick<PageHead, 'description' | 'author' | 'keywords'> {
  return { ...(description !== undefined && { description }), ...(author !== undefined && { author }), ...(keywords !== undefined && { keywords }) };
}

/** Returns the title of a deck's pages: its own, and that of its document where it has another. */
export function pageTitle(deck: Deck): string {
  const { documentTitle } = deck.meta;
  return documentTitle === undefined || documentTitle === deck.titleText ? deck.titleText : `${deck.titleText} · ${documentTitle}`;
}

function renderLinks({ gallery, reading, pdf, handout, previous, next }: DeckPageWorld['links']): string {
  const link = (className: string, href: string, text: string, rel?: string): string => element('a', { class: className, href, rel }, escapeHtml(text));
  const links = [
    previous && link('previous', previous.href, previous.title, 'prev'),
    gallery !== undefined && link('gallery', gallery, 'All decks'),
    reading !== undefined && link('reading', reading, 'Read as a page'),
    pdf !== undefined && link('pdf', pdf, 'PDF'),
    handout !== undefined && link('handout', handout, 'Handout'),
    element('button', { type: 'button', class: 'search-open', hidden: true }, 'Search'),
    next && link('next', next.href, next.title, 'next'),
  ].filter((html) => typeof html === 'string');
  return links.length > 1 ? `${element('nav', { class: 'deck-links', 'aria-label': 'Decks' }, links.join(' '))}\n` : '';
}
