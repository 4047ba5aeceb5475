import { element, escapeHtml } from './html.ts';

/** What the head of every page says. `assets` is the address of the shared folder from this page, without a slash at its end. */
export interface PageHead {
  readonly lang: string;
  readonly title: string;
  readonly description?: string;
  readonly author?: string;
  readonly keywords?: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly assets: string;
  /** Name of the page's script and style sheet in the shared folder: `deck`, `gallery`, `print`. */
  readonly bundle: string;
  readonly script: boolean;
  /** Address of a style sheet of the author's own, which comes last and so wins. */
  readonly style?: string;
  /** Further rules of the page itself, CSS that holds nothing an author wrote. */
  readonly css?: string;
  /** What other sites show for the page; whole addresses. */
  readonly share?: { readonly url?: string; readonly picture?: string; readonly site?: string; readonly feed?: string };
  /** Whether search engines pass the page over: it shows a part of another. */
  readonly unlisted?: boolean;
}

/**
 * What pages may load: their own files alone, so that a page asks no other host for anything and markup that slipped through
 * could not run. Attributes and elements of style are allowed, for drawings carry them.
 */
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:", "media-src 'self'",
  "connect-src 'self'", "frame-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'",
].join('; ');

function shared({ share = {}, title }: PageHead): readonly string[] {
  const { url, picture, site, feed } = share;
  const property = (name: string, content: string | undefined): string => (content === undefined ? '' : element('meta', { property: name, content }));
  return [
    property('og:site_name', site), property('og:url', url), property('og:image', picture), picture === undefined ? '' : property('og:image:alt', title),
    element('meta', { name: 'twitter:card', content: picture === undefined ? 'summary' : 'summary_large_image' }),
    url === undefined ? '' : element('link', { rel: 'canonical', href: url }),
    feed === undefined ? '' : element('link', { rel: 'alternate', type: 'application/atom+xml', href: feed, title: site ?? title }),
  ];
}

/** Returns a complete HTML page round `body`, which is HTML already. Scripts run when the page has been read. */
export function renderDocument(head: PageHead, body: string): string {
  const meta = (name: string, content: string | undefined): string => (content === undefined || content === '' ? '' : element('meta', { name, content }));
  const property = (name: string, content: string | undefined): string => (content === undefined || content === '' ? '' : element('meta', { property: name, content }));
  const lines = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, escapeHtml(head.title)),
    meta('description', head.description), meta('author', head.author), meta('keywords', head.keywords), meta('generator', 'Loopstage'),
    head.unlisted === true ? meta('robots', 'noindex') : '',
    property('og:title', head.title), property('og:description', head.description), property('og:type', head.bundle === 'gallery' ? 'website' : 'article'),
    ...shared(head),
    element('meta', { name: 'color-scheme', content: head.theme === 'auto' ? 'light dark' : head.theme }),
    element('link', { rel: 'icon', type: 'image/svg+xml', href: `${head.assets}/logo.svg` }),
    element('link', { rel: 'stylesheet', href: `${head.assets}/${head.bundle}.css` }),
    head.css === undefined ? '' : element('style', {}, head.css),
    head.style === undefined ? '' : element('link', { rel: 'stylesheet', href: head.style }),
    head.script ? element('script', { src: `${head.assets}/${head.bundle}.js`, defer: true }) : '',
  ].filter(Boolean);
  return `<!doctype html>\n<html lang="${escapeHtml(head.lang)}" data-theme="${head.theme}">\n<head>\n${lines.join('\n')}\n</head>\n${body}\n</html>\n`;
}
