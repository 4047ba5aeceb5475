import type { DrawnDiagram } from '../contract/diagram.ts';
import type { Deck } from '../deck/deck.ts';
import { addressesOf, addressIn, placesOfDecks } from './addresses.ts';
import { renderDeckPage, type PageLink } from './deck-page.ts';
import { renderGalleryPage } from './gallery-page.ts';
import { renderPrintPage } from './print-page.ts';
import { drawnTimeline, recordingViews, type DeckViews } from './views.ts';

/** Name of the style sheet that an author puts beside the document. */
export const ownStyle = 'theme.css';

/** Files that a deck has beside its page, each only if it was made: their names in the deck's folder. */
export interface FilesOfDeck {
  readonly pdf?: string;
}

/** The pages of a deck, each rendered when it is asked for; they stand in the folder of the deck's name. */
export interface DeckOutputs {
  /** The deck's page, `index.html`, with links to the files that were made. */
  readonly page: (files: FilesOfDeck) => string;
  /** The page that the deck's PDF is printed from. */
  readonly printPage: () => string;
}

/** How to render: whether pages carry speaker notes. */
export interface OutputOptions {
  readonly notes: boolean;
}

/** Returns the pages of decks that stand beside one another, in their order. */
export function deckOutputs(decks: readonly DeckViews[], options: OutputOptions): readonly DeckOutputs[] {
  const places = placesOfDecks(decks.map(({ deck }) => deck));
  return decks.map((views, index) => {
    const { deck, assets } = views;
    const content = {
      address: addressIn(addressesOf(deck, places, assets)),
      diagram: (text: string): DrawnDiagram | undefined => views.drawings.get(text),
      timeline: drawnTimeline,
      ...(assets.some((asset) => asset.target === ownStyle) && { style: ownStyle }),
    };
    const { stage, sequence, stagePrint, sequencePrint } = recordingViews(views);
    const links = { gallery: '../index.html', ...around('previous', decks[index - 1]?.deck), ...around('next', decks[index + 1]?.deck) };
    return {
      page: (files) => renderDeckPage(deck, { ...content, notes: options.notes, stage, sequence, links: { ...links, ...files } }),
      printPage: () => renderPrintPage(deck, { ...content, stagePrint, sequencePrint }),
    };
  });
}

function around(side: 'previous' | 'next', deck: Deck | undefined): { readonly [side: string]: PageLink } {
  return deck ? { [side]: { href: `../${deck.slug}/index.html`, title: deck.titleText } } : {};
}

/** Returns the page of all decks. */
export function galleryOf(decks: readonly DeckViews[], filesOf: (slug: string) => FilesOfDeck): string {
  const entries = decks.map(({ deck, timelines }) => {
    const { documentTitle, author, duration } = deck.meta;
    const minutes = duration ?? deck.slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0);
    const { pdf } = filesOf(deck.slug);
    return {
      slug: deck.slug, title: deck.titleText, slides: deck.slides.length, recordings: recordingsOf({ deck, timelines }), deck: `${deck.slug}/index.html`,
      ...(documentTitle !== undefined && { document: documentTitle }), ...(author !== undefined && { author }), ...(minutes > 0 && { minutes }),
      ...(pdf !== undefined && { pdf: `${deck.slug}/${pdf}` }),
    };
  });
  const [first] = decks;
  return renderGalleryPage(entries, { title: decks.length === 1 && first ? first.deck.titleText : 'Decks', lang: first?.deck.meta.lang ?? 'en' });
}

/** Returns how many examples of a deck have a recording to show. */
export function recordingsOf({ deck, timelines }: Pick<DeckViews, 'deck' | 'timelines'>): number {
  return deck.examples.filter((example) => timelines.has(example)).length;
}
