import { searchNames, type SearchDeck, type SearchIndex, type SearchSlide } from '../contract/search.ts';
import type { Deck } from '../deck/deck.ts';
import { partsOfSlide } from './slide-text.ts';

/** A deck with the addresses of its pages from the top of the output and its slides as HTML, in their order; speaker notes are not searched. */
export interface SearchedDeck {
  readonly deck: Deck;
  readonly page: string;
  readonly reading?: string;
  readonly sections: readonly string[];
}

/** Returns what can be found in a deck. A sequence diagram says what the stage of its example says: it is left out where there is one. */
export function searchedDeckOf({ deck, page, reading, sections }: SearchedDeck): SearchDeck {
  return { title: deck.titleText, page, ...(reading !== undefined && { reading }), slides: searchedSlides(deck, sections) };
}

function searchedSlides(deck: Deck, sections: readonly string[]): readonly SearchSlide[] {
  const staged = new Set(deck.slides.flatMap((slide) => (slide.kind === 'stage' ? [slide.example] : [])));
  let before = '';
  return deck.slides.flatMap((slide, index) => {
    if (slide.kind === 'sequence' && staged.has(slide.example)) return [];
    const again = slide.headingText === before;
    before = slide.headingText;
    return [{ id: slide.id, title: slide.headingText, ...(again && { again: true as const }), parts: partsOfSlide(sections[index] ?? '') }];
  });
}

/** Returns the index as a classic script, which loads from `file://` too and may stand inside a page. */
export function printSearchIndex(index: SearchIndex): string {
  const json = JSON.stringify(index).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
  return `globalThis.${searchNames.index}=${json};\n`;
}
