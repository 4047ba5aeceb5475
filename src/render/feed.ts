import { siteFiles } from '../contract/files.ts';
import type { DeckSummary } from './deck-summary.ts';
import { element, escapeHtml } from './html.ts';
import { wholeAddress, type SiteFacts } from './site-facts.ts';

const head = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Returns the Atom feed (RFC 4287) of `decks`, an entry for each, those without a date dated `site.today`; `site.url` must be there. */
export function renderFeed(decks: readonly DeckSummary[], site: SiteFacts, title: string): string {
  const own = wholeAddress(site, siteFiles.feed) ?? '';
  const home = wholeAddress(site, 'index.html') ?? '';
  const dates = decks.map((deck) => dateOf(deck, site));
  const authors = [...new Set(decks.flatMap(({ entry }) => entry.author ?? []))];
  const entries = decks.map((deck, index) => entryOf(deck, site, dates[index] ?? '', title));
  return `${head}${element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, `\n${[
    element('title', {}, escapeHtml(title)), site.description === undefined ? '' : element('subtitle', {}, escapeHtml(site.description)),
    element('id', {}, escapeHtml(home)), xmlLink({ href: home }), xmlLink({ rel: 'self', type: 'application/atom+xml', href: own }),
    element('updated', {}, dates.toSorted().at(-1) ?? midnight(site.today)),
    ...(authors.length > 0 ? authors : [title]).map((name) => element('author', {}, element('name', {}, escapeHtml(name)))),
    ...entries,
  ].filter(Boolean).join('\n')}\n`)}\n`;
}

function entryOf({ entry: { slug, title: name, author, description } }: DeckSummary, site: SiteFacts, date: string, title: string): string {
  const address = wholeAddress(site, `${slug}/index.html`) ?? '';
  return element('entry', {}, [
    element('title', {}, escapeHtml(name)), element('id', {}, escapeHtml(address)), xmlLink({ href: address }), element('updated', {}, date),
    element('author', {}, element('name', {}, escapeHtml(author ?? title))),
    description === undefined ? '' : element('summary', {}, escapeHtml(description)),
  ].join(''));
}

/** Returns the site map (sitemaps.org 0.9): the gallery, each deck and its reading page; `site.url` must be there. */
export function renderSitemap(decks: readonly DeckSummary[], site: SiteFacts): string {
  const paths = ['index.html', ...decks.flatMap(({ entry: { slug } }) => [`${slug}/index.html`, `${slug}/reading.html`])];
  const urls = paths.map((path) => element('url', {}, element('loc', {}, escapeHtml(wholeAddress(site, path) ?? ''))));
  return `${head}${element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, `\n${urls.join('\n')}\n`)}\n`;
}

/** The deck's date where it is one as ISO 8601 writes it, else today. */
function dateOf({ date }: DeckSummary, site: SiteFacts): string {
  return midnight(/^\d{4}-\d{2}-\d{2}$/.test(date ?? '') ? date : site.today);
}

const midnight = (date: string | undefined): string => `${date ?? '1970-01-01'}T00:00:00Z`;

function xmlLink(attributes: Readonly<Record<string, string>>): string {
  return `<link${Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')}/>`;
}
