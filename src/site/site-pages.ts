import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { searchScript, sitePages, type CompiledDeck, type CompiledSite } from '../compile.ts';
import { siteFiles } from '../contract/files.ts';
import { sharedFolder } from '../contract/page.ts';
import { searchNames } from '../contract/search.ts';

/** What the pages about the whole site say of a deck, as plain data. */
export interface SiteDeck extends Pick<CompiledDeck, 'slug' | 'place'> {
  readonly summary: ReturnType<CompiledDeck['summary']>;
  readonly searched: ReturnType<CompiledDeck['searched']>;
}

/** What the pages about the whole site are made from: plain data, deck by deck in their order. */
export interface SiteData {
  readonly site: CompiledSite['site'];
  readonly decks: readonly Pick<SiteDeck, 'summary' | 'searched'>[];
}

/** Writes the gallery, the search index, and where the site's address is known the feed and the site map, into `folder`. */
export async function writeSitePages(folder: string, { site, decks }: SiteData): Promise<void> {
  const pages = sitePages(decks.map(({ summary }) => summary), site);
  await mkdir(join(folder, sharedFolder), { recursive: true });
  await writeFile(join(folder, 'index.html'), pages.gallery());
  await writeFile(join(folder, sharedFolder, searchNames.file), searchScript(decks.map(({ searched }) => searched)));
  if (pages.feed) await writeFile(join(folder, siteFiles.feed), pages.feed());
  if (pages.sitemap) await writeFile(join(folder, siteFiles.sitemap), pages.sitemap());
}
