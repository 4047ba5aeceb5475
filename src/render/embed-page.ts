import { attribute, contractVersion, sharedFolder } from '../contract/page.ts';
import type { Deck, StageSlide } from '../deck/deck.ts';
import { pageTitle, slideWorldOf, type DeckPageWorld } from './deck-page.ts';
import { renderDocument } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderSlide } from './slide.ts';

/** Returns the examples of `deck` that have a stage, by their ids, each with its stage slides in order. */
export function embeddedExamples(deck: Deck): ReadonlyMap<string, readonly StageSlide[]> {
  const slides = deck.slides.filter((slide) => slide.kind === 'stage');
  return new Map([...new Set(slides.map((slide) => slide.example))].map((id) => [id, slides.filter((slide) => slide.example === id)] as const));
}

/** Returns the address of an example's page from that of its deck. */
export function embedAddress(example: string): string {
  return `embed/${encodeURIComponent(example)}.html`;
}

/**
 * Returns the page that shows one example alone, for other sites to put in a frame: a complete HTML document to stand at `<slug>/embed/<example>.html`. It is
 * the deck's player with the stage of that example, as large as the frame, and a link to the deck.
 */
export function renderEmbedPage(deck: Deck, slides: readonly StageSlide[], world: Omit<DeckPageWorld, 'links'>): string {
  const { meta } = deck;
  const all = slideWorldOf(deck, { ...world, notes: false, embed: () => undefined });
  const sections = slides.map((slide) => renderSlide(slide, all)).join('\n');
  const [first] = slides;
  const reveal = element('main', { class: 'reveal', [attribute.contract]: contractVersion, [attribute.width]: meta.size.width, [attribute.height]: meta.size.height },
    `\n${element('div', { class: 'slides' }, `\n${sections}\n`)}\n`);
  const link = element('a', { href: `../index.html#/${encodeURIComponent(first?.id ?? '')}`, target: '_blank', rel: 'noopener' }, escapeHtml(deck.titleText));
  const { url, ...share } = world.share ?? {};
  return renderDocument({
    lang: meta.lang,
    title: `${first?.headingText ?? ''} · ${pageTitle(deck)}`,
    theme: meta.theme,
    assets: `../../${sharedFolder}`,
    bundle: 'deck',
    script: true,
    unlisted: true,
    ...(world.style !== undefined && { style: `../${world.style}` }),
    ...(world.share !== undefined && { share: { ...share, ...(url !== undefined && { url }) } }),
  }, element('body', { class: 'deck-page embed-page', style: `--slide-width:${meta.size.width}px;--slide-height:${meta.size.height}px` }, `\n${reveal}\n${element('footer', { class: 'embed-source' }, link)}\n`));
}

/** Returns the HTML by which another site shows the page at `address`, sized as a slide of `width` by `height`. */
export function embedSnippet(address: string, title: string, { width, height }: { readonly width: number; readonly height: number }): string {
  return element('iframe', { src: address, title, loading: 'lazy', allowfullscreen: true, style: `width:100%;aspect-ratio:${width}/${height};border:0` });
}

/**
 * Returns a menu of the ways to pass on an example: its link, and the snippet that embeds it. Addresses are whole where `base`, the address of this page, is
 * known; otherwise the page's script completes them.
 */
export function renderEmbedMenu(slide: StageSlide, embed: string | undefined, base: string | undefined): string {
  if (embed === undefined) return '';
  const address = base === undefined ? embed : `${base.replace(/[^/]*$/, '')}${embed}`;
  const snippet = embedSnippet(address, slide.headingText, { width: 16, height: 9 });
  return element('details', { class: 'share' }, element('summary', {}, 'Embed this example')
    + element('p', {}, element('a', { href: embed }, 'Open it alone'))
    + element('pre', { class: 'snippet' }, element('code', { 'data-embed': embed }, escapeHtml(snippet))));
}
