import { join } from 'node:path';
import { searchScript, sitePages, type CompiledDeck, type CompiledSite, type SitePages } from '../compile.ts';
import { siteFiles } from '../contract/files.ts';
import { devMeta, offerSpeaker } from '../contract/dev.ts';
import { sharedFolder } from '../contract/page.ts';
import { searchNames } from '../contract/search.ts';
import type { DevState } from './dev-session.ts';

/** What the live server answers to a path: a text, a file below a folder, or another address. */
export type DevAnswer =
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'file'; readonly folder: string; readonly path: string }
  | { readonly kind: 'moved'; readonly to: string };

/** The pages of a state under the addresses that they have in a built site. */
export interface DevPages {
  /** Returns what stands at `path`, which begins with a slash; `undefined` if nothing does. */
  readonly answer: (path: string) => DevAnswer | undefined;
  /** Returns the HTML of the page at `path` without what the live server adds; `undefined` if there is no page. */
  readonly pageAt: (path: string) => string | undefined;
  readonly deckAt: (path: string) => CompiledDeck | undefined;
}

/** Folders that pages are served from: the project, the built player, and the live server's own script. */
export interface DevFolders {
  readonly root: string;
  readonly bundle: string;
  readonly client: string;
}

/** Addresses of the live server's own: the module that starts its script, the folder of its files, and one that leads to the first deck and offers its speaker view. */
export const devClient = { module: '/@id/__x00__loopstage:dev', folder: '/@loopstage/', speaker: '/@loopstage/speaker' } as const;

/** The pages about a site whose decks have no files beside their pages. */
function pagesOf({ decks, site }: CompiledSite): SitePages {
  return sitePages(decks.map((deck) => deck.summary({})), site);
}

/** Returns the pages of `state`; `revisionOf` numbers what is served of a deck. */
export function devPages(state: DevState, folders: DevFolders, revisionOf: (deck: CompiledDeck) => number): DevPages {
  const deckAt = (path: string): CompiledDeck | undefined => {
    const [, slug] = /^\/([^/]+)\/(?:index\.html)?$/.exec(path) ?? [];
    return state.decks.find((deck) => deck.slug === slug);
  };
  const pageAt = (path: string): string | undefined => {
    if (path === '/' || path === '/index.html') return pagesOf(state.site).gallery();
    const [, slug, rest] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const deck = deckAt(path);
    if (deck) return deck.page({});
    return state.decks.find((one) => one.slug === slug)?.furtherPages({}).find((page) => page.path === rest)?.html;
  };
  const fileAt = (path: string): DevAnswer | undefined => {
    const [, slug, rest = ''] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (slug === sharedFolder) return rest === searchNames.file ? script(searchScript(state.site.decks.map((deck) => deck.searched()))) : { kind: 'file', folder: folders.bundle, path: join(folders.bundle, rest) };
    if (path.startsWith(devClient.folder)) return { kind: 'file', folder: folders.client, path: join(folders.client, path.slice(devClient.folder.length)) };
    const asset = state.decks.find((deck) => deck.slug === slug)?.views.assets.find(({ target }) => target === rest);
    return asset?.path === undefined ? undefined : { kind: 'file', folder: folders.root, path: join(folders.root, asset.path) };
  };
  const listAt = (path: string): string | undefined => (path === `/${siteFiles.feed}` ? pagesOf(state.site).feed?.() : path === `/${siteFiles.sitemap}` ? pagesOf(state.site).sitemap?.() : undefined);
  return {
    deckAt,
    pageAt,
    answer: (path) => {
      const page = pageAt(path);
      const deck = deckAt(path);
      if (page !== undefined) return { kind: 'text', type: 'text/html; charset=utf-8', text: withClient(page, deck ? revisionOf(deck) : 0) };
      if (state.decks.some(({ slug }) => path === `/${slug}`)) return { kind: 'moved', to: `${path}/` };
      const [first] = state.decks;
      if (path === devClient.speaker && first) return { kind: 'moved', to: `/${first.slug}/?${offerSpeaker}` };
      const list = listAt(path);
      return list === undefined ? fileAt(path) : { kind: 'text', type: 'application/xml; charset=utf-8', text: list };
    },
  };
}

const script = (text: string): DevAnswer => ({ kind: 'text', type: 'text/javascript; charset=utf-8', text });

/** The page with the live server's script; its policy lets it talk to the server, and lets Vite wait for a server that is gone. */
function withClient(html: string, revision: number): string {
  const head = `<meta name="${devMeta}" content="${revision}">\n<link rel="stylesheet" href="${devClient.folder}dev.css">\n<script type="module" src="${devClient.module}"></script>\n</head>`;
  return html.replace('</head>', head).replace("connect-src 'self'", "connect-src 'self' ws: wss:").replace("worker-src 'self'", "worker-src 'self' blob:");
}

/** What of a deck's page is not its slides: the title, the links to other pages, and all the rest. */
export interface PageShell {
  readonly title: string;
  readonly links: string;
  readonly rest: string;
}

/** Returns the parts of a deck's page, its slides left out. */
export function shellOf(deck: CompiledDeck): PageShell {
  const html = deck.page({});
  const slides = deck.slideSections().join('\n');
  const at = html.indexOf(slides);
  const shell = html.slice(0, at) + html.slice(at + slides.length);
  const links = /<nav class="deck-links"[\s\S]*?<\/nav>/.exec(shell)?.[0] ?? '';
  const title = /<title>([\s\S]*?)<\/title>/.exec(shell)?.[1] ?? '';
  return { title, links, rest: shell.replace(links, '').replaceAll(title, '') };
}

/** Returns what is wrong with what `path` shows: of a deck the errors and warnings of its document, of another page the errors of all documents. */
export function problemsAt(path: string, state: DevState, pages: DevPages): DevState['problems'] {
  const deck = pages.deckAt(path);
  return state.problems.filter(({ severity, span }) => (deck ? severity !== 'info' && deck.files.includes(span.path) : severity === 'error'));
}
