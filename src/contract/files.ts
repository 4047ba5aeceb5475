/** Files that a deck has beside its page, each only if it was made: their names in the deck's folder. */
export interface FilesOfDeck {
  readonly pdf?: string;
  /** The slides on paper with room for notes. */
  readonly handout?: string;
  /** Picture that other sites show for the deck. */
  readonly card?: string;
}

/** Names of the feed and the site map at the top of the output. */
export const siteFiles = { feed: 'feed.xml', sitemap: 'sitemap.xml' } as const;
