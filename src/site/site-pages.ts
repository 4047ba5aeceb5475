import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { searchScript, sitePages, type CompiledDeck, type CompiledSite } from '../compile.ts';
import { siteFiles } from '../contract/files.ts';
import { sharedFolder } from '../contract/page.ts';
import { searchNames } from '../contract/search.ts';

/** What the pages about the whole site are made from: plain data, deck by deck in their order. */
export interface SiteData {
  readonly site: CompiledSite['site'];
  readonly summaries: readonly ReturnType<CompiledDeck['summary']>[];
  readonly searched: readonly ReturnType<CompiledDeck['searched']>[];
}

/** Writes the gallery, the search index, and where the site's address is known the feed and the site map, into `folder`. */
export async function writeSitePages(folder: string, { site, summaries, searched }: SiteData): Promise<void> {
  const pages = sitePages(summaries, site);
  await mkdir(join(folder, sharedFolder), { recursive: true });
  await writeFile(join(folder, 'index.html'), pages.gallery());
  await writeFile(join(folder, sharedFolder, searchNames.file), searchScript(searched));
  if (pages.feed) await writeFile(join(folder, siteFiles.feed), pages.feed());
  if (pages.sitemap) await writeFile(join(folder, siteFiles.sitemap), pages.sitemap());
}
