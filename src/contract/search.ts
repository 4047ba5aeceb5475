/** What readers can find: the words of all slides, in their order. Addresses are made of the slugs and ids. */
export interface SearchIndex {
  readonly decks: readonly SearchDeck[];
}

/** A deck's words; `page` and `reading` are the addresses of its pages from the top of the output. */
export interface SearchDeck {
  readonly title: string;
  readonly page: string;
  readonly reading?: string;
  readonly slides: readonly SearchSlide[];
}

/** A slide's words. `again` says that it goes on under the heading of the slide before it, which is found there. */
export interface SearchSlide {
  readonly id: string;
  readonly title: string;
  readonly again?: true;
  readonly parts: readonly SearchPart[];
}

/** Words that appear together: what they are, the words, and the label of the step in which they appear, if it is not from the beginning. */
export type SearchPart = readonly [kind: 'text' | 'code' | 'step', text: string, step?: string];

/** File of the index in the shared folder, a script that sets the global variable `index`; and the variable in which the search itself is found. */
export const searchNames = { file: 'search-index.js', index: 'loopstageIndex', open: 'loopstageSearch' } as const;
