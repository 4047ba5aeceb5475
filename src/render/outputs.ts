import type { DrawnDiagram } from '../contract/diagram.ts';
import type { FilesOfDeck } from '../contract/files.ts';
import type { LiveExample } from '../contract/live.ts';
import type { SearchDeck } from '../contract/search.ts';
import type { Deck, Slide } from '../deck/deck.ts';
import type { DrawnTimeline } from '../document/nodes.ts';
import { placesOf } from '../deck/places.ts';
import { addressFinder } from './addresses.ts';
import { renderCardPage } from './card-page.ts';
import { renderDeckPage, slideWorldOf, type PageLink } from './deck-page.ts';
import { formsOf, pictureOf, searchedDeck, summaryOf, type DeckSummary } from './deck-summary.ts';
import { embedAddress, embeddedExamples, renderEmbedPage } from './embed-page.ts';
import { renderHandout, type HandoutWishes } from './handout-page.ts';
import { pagesOfSlide, type StepMode } from './page-steps.ts';
import { renderPrintPage } from './print-page.ts';
import { renderReadingPage } from './reading-page.ts';
import { printSearchIndex } from './search-index.ts';
import { shareOf, wholeAddress, type SiteFacts } from './site-facts.ts';
import { renderSlide, type SlideWorld } from './slide.ts';
import { drawingOf, drawnTimeline, recordingViews, type DeckViews } from './views.ts';

/** Name of the style sheet that an author puts beside the document. */
export const ownStyle = 'theme.css';

/** A page of a deck with its place in the deck's folder. */
export interface OutputPage {
  readonly path: string;
  readonly html: string;
}

/** The pages of a deck, each rendered when it is asked for; they stand in the folder of the deck's name. */
export interface DeckOutputs {
  /** The deck's page, `index.html`, with links to the files that were made. */
  readonly page: (files: FilesOfDeck) => string;
  /** Its slides as they stand on that page, in their order. */
  readonly slideSections: () => readonly string[];
  /** Its further pages: the reading page, and one for each example to be embedded. */
  readonly furtherPages: (files: FilesOfDeck) => readonly OutputPage[];
  /** The deck's page to stand alone, `<slug>.html` at the top of the output: it leads to no other page but where its text does. */
  readonly lonePage: () => string;
  /** The search index of that page, a classic script. */
  readonly index: () => string;
  /** What the pages of the whole site say of it, and what can be found in it. */
  readonly summary: (files: FilesOfDeck, lone?: boolean) => DeckSummary;
  readonly searched: () => SearchDeck;
  /** The page that the deck's PDF is printed from; without wishes each slide is one page, a recording its strip. */
  readonly printPage: (wishes?: PrintWishes) => string;
  /** The page that the deck's handout is printed from; without wishes on A4, two slides a sheet, with lines to write on. */
  readonly handout: (wishes?: Partial<HandoutWishes>) => string;
  /** The page that the picture of the deck for other sites is taken of; `undefined` where the author gives one, or the site's address is not known. */
  readonly cardPage: (() => string) | undefined;
}

/** Which steps of its slides, and which slides by their number from 1, a print page shows. */
export interface PrintWishes {
  readonly steps?: StepMode;
  readonly includes?: (slide: number) => boolean;
}

/** How to render: whether pages carry speaker notes, and what is said of the whole site. */
export interface OutputOptions {
  readonly notes: boolean;
  /** Whether readers can change examples and run them. */
  readonly live?: boolean;
  readonly site?: SiteFacts;
}

/** How the parts of pages are made that can be kept from one rendering to the next. */
export interface PartMakers {
  readonly slide: (slide: Slide, world: SlideWorld, views: DeckViews) => string;
  readonly placesOf: (deck: Deck) => ReadonlyMap<string, string>;
}

/** A deck beside those whose pages are made, as far as their pages lead to it: `places` are its slides by the ids that references lead to. */
export interface DeckBeside {
  readonly deck: Pick<Deck, 'slug' | 'path' | 'titleText'>;
  readonly places: ReadonlyMap<string, string>;
}

/** Makes every part anew. */
const anew: PartMakers = { slide: renderSlide, placesOf };

/** Returns the pages of decks that stand beside one another, in their order; `undefined` for those of which no more is known than what leads to them. */
export function deckOutputs(decks: readonly (DeckViews | DeckBeside)[], options: OutputOptions, make: PartMakers = anew): readonly (DeckOutputs | undefined)[] {
  let all: ReadonlyMap<DeckBeside['deck'], ReadonlyMap<string, string>> | undefined;
  const places = (): ReadonlyMap<DeckBeside['deck'], ReadonlyMap<string, string>> => (all ??= new Map(decks.map((one) => [one.deck, 'places' in one ? one.places : make.placesOf(one.deck)] as const)));
  return decks.map((views, index) => {
    if ('places' in views) return undefined;
    const { deck, assets } = views;
    const { notes, site = {} } = options;
    const world = (pageOf?: (slug: string) => string, up = ''): { readonly address: (uri: string) => string; readonly style?: string } & typeof drawings => {
      const find = addressFinder(deck, places(), assets, pageOf);
      const address = up === '' ? find : (uri: string): string => { const found = find(uri); return found === uri || found.startsWith('#') ? found : up + found; };
      return { address, ...drawings, ...(assets.some((asset) => asset.target === ownStyle) && { style: ownStyle }) };
    };
    const drawings = { diagram: (text: string): DrawnDiagram | undefined => drawingOf(views, text), timeline: (drawn: DrawnTimeline): string => drawnTimeline(drawn, deck.meta.size.width) };
    const { stage, sequence, stagePrint, sequencePrint, stageReading, sequenceReading, stagePaper } = recordingViews(views);
    const share = (path: string, files: FilesOfDeck): ReturnType<typeof shareOf> => shareOf(site, `${deck.slug}/${path}`, pictureOf(views, files));
    const around = (page: string): { readonly [side: string]: PageLink } => ({ ...beside('previous', decks[index - 1]?.deck, page), ...beside('next', decks[index + 1]?.deck, page) });
    const examples = embeddedExamples(deck);
    const embed = (example: string): string | undefined => (examples.has(example) ? embedAddress(example) : undefined);
    const gallery = '../index.html';
    let sections: readonly string[] | undefined;
    const slideSections = (): readonly string[] => {
      if (sections) return sections;
      const slides = slideWorldOf(deck, { ...world(), notes, stage, sequence, embed, ...(options.live === true && { live: (example) => liveExampleOf(deck, example) }) });
      sections = deck.slides.map((slide) => make.slide(slide, slides, views));
      return sections;
    };
    return {
      slideSections,
      page: (files) => renderDeckPage(deck, {
        ...world(), notes, stage, sequence, embed, share: share('index.html', files),
        sections: slideSections(),
        links: { gallery, reading: 'reading.html', ...around('index.html'), ...(files.pdf !== undefined && { pdf: files.pdf }), ...(files.handout !== undefined && { handout: files.handout }) },
      }),
      furtherPages: (files) => [
        {
          path: 'reading.html', html: renderReadingPage(deck, {
            ...world((slug) => `../${slug}/reading.html`), notes, readingStage: stageReading, readingSequence: sequenceReading, embed, share: share('reading.html', files),
            links: { gallery, deck: 'index.html', ...around('reading.html'), forms: formsOf(files) },
          }),
        },
        ...[...examples].map(([id, slides]) => ({
          path: decodeURIComponent(embedAddress(id)), html: renderEmbedPage(deck, slides, { ...world(undefined, '../'), notes: false, stage, sequence, share: share('index.html', files) }),
        })),
      ],
      lonePage: () => renderDeckPage(deck, { ...world((slug) => `${slug}.html`), notes, stage, sequence, links: {} }),
      index: () => printSearchIndex({ decks: [searchedDeck(deck, slideSections(), true)] }),
      summary: (files, lone) => summaryOf(views, files, lone),
      searched: () => searchedDeck(deck, slideSections()),
      printPage: ({ steps = 'strip', includes = () => true } = {}) => renderPrintPage(deck, { ...world(), stage, sequence, stagePrint, sequencePrint }, { includes, stepsOf: (slide) => pagesOfSlide(slide, steps, views) }),
      handout: (wishes = {}) => {
        const url = wholeAddress(site, `${deck.slug}/index.html`);
        return renderHandout(deck, { ...world(), stagePrint, sequencePrint, stagePaper, ...(url !== undefined && { url }) }, { paper: 'a4', perPage: '2', notes: false, includes: () => true, ...wishes });
      },
      cardPage: site.url !== undefined && deck.meta.ogImage === undefined ? () => renderCardPage(views) : undefined,
    };
  });
}

/** What the editor of an example needs, as JSON; examples beside others are not changed alone. */
function liveExampleOf(deck: Deck, id: string): string | undefined {
  const example = deck.examples.find((one) => one.id === id);
  if (!example || example.options.compare !== undefined) return undefined;
  const { program, options: { detail, axis } } = example;
  return JSON.stringify({ program, detail, axis } satisfies LiveExample<typeof program>);
}

function beside(side: 'previous' | 'next', deck: DeckBeside['deck'] | undefined, page: string): { readonly [side: string]: PageLink } {
  return deck ? { [side]: { href: `../${deck.slug}/${page}`, title: deck.titleText } } : {};
}
