import { siteFiles } from '../contract/files.ts';
import type { PageHead } from './document-page.ts';

/** What is said of the whole site. `url` is the address at which it will be published; `today`, an ISO date, stands in where a deck has no date of its own. */
export interface SiteFacts {
  readonly title?: string;
  readonly description?: string;
  /** Conference or meeting, for decks whose document names none. */
  readonly event?: string;
  readonly url?: string;
  readonly today?: string;
}

/** Returns the whole address of the page at `path`, `undefined` for a site whose address is not known. A folder's own page is its folder. */
export function wholeAddress(site: SiteFacts, path: string): string | undefined {
  if (site.url === undefined) return undefined;
  return `${site.url.replace(/\/*$/, '/')}${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** Returns what other sites show for the page at `path`, with the picture at `picture`, both from the top of the output. */
export function shareOf(site: SiteFacts, path: string, picture?: string): NonNullable<PageHead['share']> {
  const url = wholeAddress(site, path);
  const image = picture === undefined ? undefined : /^https?:/i.test(picture) ? picture : wholeAddress(site, picture);
  const feed = wholeAddress(site, siteFiles.feed);
  return {
    ...(url !== undefined && { url }), ...(image !== undefined && { picture: image }), ...(site.title !== undefined && { site: site.title }), ...(feed !== undefined && { feed }),
  };
}
