import { sharedFolder } from '../contract/page.ts';
import type { Deck, SequenceSlide, Slide, StageSlide } from '../deck/deck.ts';
import { backgroundOf } from './background.ts';
import { citationsOf } from './citations.ts';
import type { RenderContext, RenderWorld } from './context.ts';
import { pageTitle } from './deck-page.ts';
import { renderDocument } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { type FrameWorld, headingId, renderFrame, slideClasses } from './slide.ts';

/** What a print page needs from outside: the printed forms of what moves on the screen, as HTML. */
export interface PrintWorld extends RenderWorld {
  /** Address of the style sheet that stands beside the document, if there is one. */
  readonly style?: string;
  readonly stagePrint: (slide: StageSlide) => string;
  readonly sequencePrint: (slide: SequenceSlide) => string;
}

/**
 * Returns the page that a deck's PDF is printed from: one `.page` per slide in its final state, at the deck's size. It needs no
 * script. Its headings are the bookmarks: `h1` the title slide, then each heading once.
 */
export function renderPrintPage(deck: Deck, world: PrintWorld): string {
  const { meta } = deck;
  const citations = citationsOf(deck);
  const frames: FrameWorld = { meta, stage: world.stagePrint, sequence: world.sequencePrint, citedBy: (footnote) => citations.get(footnote) ?? [] };
  const pages = deck.slides.map((slide, index) => renderPage(slide, index + 1, deck, world, frames)).join('\n');
  return renderDocument({
    lang: meta.lang,
    title: pageTitle(deck),
    theme: 'light',
    assets: `../${sharedFolder}`,
    bundle: 'print',
    script: false,
    ...(world.style !== undefined && { style: world.style }),
    css: `@page{size:${meta.size.width}px ${meta.size.height}px;margin:0}`,
    ...(meta.description !== undefined && { description: meta.description }),
    ...(meta.author !== undefined && { author: meta.author }),
    ...(meta.keywords !== undefined && { keywords: meta.keywords }),
  }, element('body', { class: 'print-page', style: `--slide-width:${meta.size.width}px;--slide-height:${meta.size.height}px` }, `\n${element('main', {}, `\n${pages}\n`)}\n`));
}

function renderPage(slide: Slide, number: number, deck: Deck, world: PrintWorld, frames: FrameWorld): string {
  const context: RenderContext = { world: { ...world, slideWidth: deck.meta.size.width }, headingLevel: Math.max(3, slide.level + 1) };
  const background = backgroundOf(slide);
  const picture = background.image === undefined ? '' : element('img', { class: 'page-background', src: world.address(background.image), alt: '' });
  const foot = slide.kind === 'title' ? '' : element('footer', { class: 'page-foot', 'aria-hidden': 'true' },
    element('span', {}, escapeHtml(deck.titleText)) + element('span', { class: 'page-number' }, String(number)));
  return element('section', {
    id: slide.id,
    class: slideClasses(slide, ['page', 'slide']),
    'aria-labelledby': headingId(slide),
    'data-theme': background.theme,
    style: background.color === undefined ? undefined : `background-color:${background.color}`,
  }, picture + renderFrame(slide, context, frames) + foot);
}
