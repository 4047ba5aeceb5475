import type { MeasuredSlide } from '../contract/measured.ts';
import type { Deck, Example, Slide } from '../deck/deck.ts';
import type { MessageCode } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Timeline } from '../timeline/timeline.ts';

/** What the rules know of a deck. */
export interface DeckFacts {
  readonly deck: Deck;
  /** All decks of the build, this one included. */
  readonly decks: readonly Deck[];
  readonly timelines: ReadonlyMap<Example, Timeline>;
  /** What a browser measured, absent where none did; a slide without an entry was not measured. */
  readonly measured?: readonly MeasuredSlide[];
  /** Returns the address that the deck's page writes for one of the document; itself where nothing else is known of it. */
  readonly address: (uri: string) => string;
  /** Files that stand beside the deck's page. */
  readonly files: ReadonlySet<string>;
}

/** A rule: the message it gives, whether it judges what a browser measured, and how it finds what is wrong with a deck. */
export interface Rule {
  readonly code: MessageCode & `check/${string}`;
  readonly measures: boolean;
  readonly find: (facts: DeckFacts) => readonly Diagnostic[];
}

/** Returns the slides that were measured, each with what was measured on it. */
export function measuredSlides({ deck, measured = [] }: DeckFacts): readonly (readonly [Slide, MeasuredSlide])[] {
  const slides = new Map(deck.slides.map((slide) => [slide.id, slide] as const));
  return measured.flatMap((one) => {
    const slide = slides.get(one.id);
    return slide ? [[slide, one] as const] : [];
  });
}
