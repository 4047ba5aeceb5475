import type { FilesOfDeck } from '../contract/files.ts';
import type { SearchDeck } from '../contract/search.ts';
import type { Deck } from '../deck/deck.ts';
import { renderDeckPicture } from './deck-picture.ts';
import { renderGalleryPage, type GalleryEntry } from './gallery-page.ts';
import { searchedDeckOf } from './search-index.ts';
import { shareOf, type SiteFacts } from './site-facts.ts';
import type { DeckViews } from './views.ts';

/** What the pages of the whole site say of one deck: plain data, so that decks which were built apart can be put together. */
export interface DeckSummary {
  readonly entry: GalleryEntry;
  readonly lang: string;
  readonly documentTitle?: string;
  readonly date?: string;
  /** Address of its picture for other sites, from the top of the output or whole. */
  readonly picture?: string;
}

/** Returns what the site says of a deck that has `files`. A lone deck is one file at the top of the output. */
export function summaryOf(views: DeckViews, files: FilesOfDeck, lone = false): DeckSummary {
  const { deck, timelines } = views;
  const { documentTitle, author, event, description, duration, date, lang } = deck.meta;
  const minutes = duration ?? deck.slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0);
  const folder = lone ? '' : `${deck.slug}/`;
  const forms = [...(lone ? [] : [{ name: 'Read', href: 'reading.html' }]), ...formsOf(files)];
  const picture = pictureOf(views, files);
  const entry: GalleryEntry = {
    slug: deck.slug, title: deck.titleText, slides: deck.slides.length, recordings: recordingsOf(views), deck: lone ? `${deck.slug}.html` : `${deck.slug}/index.html`,
    forms: forms.map(({ name, href }) => ({ name, href: folder + href })), picture: renderDeckPicture({ deck, timelines }, `picture-${deck.slug}`),
    ...(documentTitle !== undefined && { document: documentTitle }), ...(author !== undefined && { author }), ...(event !== undefined && { event }),
    ...(description !== undefined && { description }), ...(minutes > 0 && { minutes }),
  };
  return { entry, lang, ...(documentTitle !== undefined && { documentTitle }), ...(date !== undefined && { date }), ...(picture !== undefined && { picture }) };
}

/** Returns what can be found in a deck with these slides, as `renderSlide` writes them. A lone deck, searched from its own page, has no address. */
export function searchedDeck(deck: Deck, sections: readonly string[], lone = false): SearchDeck {
  const pages = lone ? { page: '' } : { page: `${deck.slug}/index.html`, reading: `${deck.slug}/reading.html` };
  return searchedDeckOf({ deck, ...pages, sections });
}

/** Returns the page of all decks. */
export function galleryOf(decks: readonly DeckSummary[], site: SiteFacts): string {
  const picture = decks.find((deck) => deck.picture !== undefined)?.picture;
  return renderGalleryPage(decks.map(({ entry }) => entry), {
    title: titleOf(decks, site), lang: decks[0]?.lang ?? 'en', ...(site.description !== undefined && { description: site.description }), share: shareOf(site, 'index.html', picture),
  });
}

/** Returns the title of the site: the one it was given, that of its only document, else a plain word. */
export function titleOf(decks: readonly DeckSummary[], site: SiteFacts): string {
  const titles = new Set(decks.map(({ documentTitle, entry }) => documentTitle ?? entry.title));
  return site.title ?? (titles.size === 1 ? [...titles][0] : undefined) ?? 'Decks';
}

/** Returns further forms of a deck with their names in links. */
export function formsOf(files: FilesOfDeck): GalleryEntry['forms'] {
  return [...(files.pdf === undefined ? [] : [{ name: 'PDF', href: files.pdf }]), ...(files.handout === undefined ? [] : [{ name: 'Handout', href: files.handout }])];
}

/** Returns the address of the picture for other sites from the top of the output: the author's, else the one that was taken. */
export function pictureOf({ deck, assets }: Pick<DeckViews, 'deck' | 'assets'>, files: FilesOfDeck): string | undefined {
  const { ogImage } = deck.meta;
  if (ogImage === undefined) return files.card === undefined ? undefined : `${deck.slug}/${files.card}`;
  if (/^https?:/i.test(ogImage)) return ogImage;
  const asset = assets.find(({ address }) => address === ogImage);
  return asset && `${deck.slug}/${asset.target}`;
}

/** Returns how many examples of a deck have a recording to show. */
export function recordingsOf({ deck, timelines }: Pick<DeckViews, 'deck' | 'timelines'>): number {
  return deck.examples.filter((example) => timelines.has(example)).length;
}
