import type { Page } from 'playwright';

/** What a PDF says of itself beyond its pages. `labels` names its pages in order; `links` says where links lead, by `#id` or address. */
export interface PdfFacts {
  readonly title: string;
  readonly lang: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: string;
  readonly created: Date;
  readonly labels: readonly string[];
  /** The headings that become bookmarks, as they are written. */
  readonly headings: readonly string[];
  readonly links: ReadonlyMap<string, string>;
}

/** What a page says in its head and in its links, as plain data. */
interface Said {
  readonly title: string;
  readonly lang: string;
  readonly metas: readonly (readonly [string, string])[];
  readonly date: string;
  readonly labels: readonly string[];
  readonly headings: readonly string[];
  readonly links: readonly (readonly [string, string])[];
}

/** Returns the facts of a page: its head, the date of its document, the labels of its sheets, and the words of its links. */
export async function factsOfPage(page: Page, epoch: string | undefined): Promise<PdfFacts> {
  const said = await page.evaluate(readFacts);
  const metas = new Map(said.metas);
  const optional = (name: string, key: string): { readonly [key: string]: string } => (metas.get(name) ? { [key]: metas.get(name) ?? '' } : {});
  return {
    title: said.title, lang: said.lang || 'en', ...optional('author', 'author'), ...optional('description', 'subject'), ...optional('keywords', 'keywords'),
    created: createdOn(epoch, said.date), labels: said.labels, headings: said.headings, links: new Map(said.links.toReversed()),
  };
}

/**
 * Returns the date that a file carries, so that the same document always gives the same bytes: `SOURCE_DATE_EPOCH` (seconds since 1970) where it is set, else the
 * document's own date where it names a day, else the first day of 1980, which archives too have for "no date".
 */
export function createdOn(epoch: string | undefined, date: string): Date {
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : /^(?:[A-Za-z]+\.? \d{1,2},? \d{4}|\d{1,2}\.? [A-Za-z]+ \d{4})$/.test(date) ? `${date} UTC` : '1980-01-01';
  const found = new Date(day);
  return Number.isNaN(found.getTime()) ? new Date('1980-01-01') : found;
}

/** Runs in the page. */
function readFacts(): Said {
  const here = location.href.replace(/#.*$/, '');
  const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const headingOf = (id: string): string => words(document.getElementById(id)?.closest('section')?.querySelector('.heading, h1, h2, h3')?.textContent);
  return {
    title: document.title,
    lang: document.documentElement.lang,
    metas: [...document.querySelectorAll<HTMLMetaElement>('meta[name]')].map((meta) => [meta.name, words(meta.content)] as const),
    date: words(document.body.dataset['date']),
    labels: [...document.querySelectorAll<HTMLElement>('[data-page-label]')].map((page) => page.dataset['pageLabel'] ?? ''),
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => heading.getAttribute('role') !== 'presentation').map((heading) => words(heading.textContent)),
    links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => {
      const own = words(link.getAttribute('aria-label')) || words(link.textContent) || words(link.title);
      if (link.href.replace(/#.*$/, '') !== here || link.hash === '') return [link.href, own || link.href] as const;
      const id = decodeURIComponent(link.hash.slice(1));
      const heading = headingOf(id);
      return [`#${id}`, [own, heading && heading !== own ? `on the page “${heading}”` : ''].filter(Boolean).join(', ')] as const;
    }),
  };
}
