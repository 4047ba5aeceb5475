import { sharedFolder } from '../contract/page.ts';
import { pageTitle } from './deck-page.ts';
import { renderDeckPicture } from './deck-picture.ts';
import { renderDocument } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderLogo } from './loop-mark.ts';
import type { DeckViews } from './views.ts';

/** Size of the picture that other sites show for a deck, in CSS pixels (https://ogp.me asks for none; this is what they all show uncut). */
export const cardSize = { width: 1200, height: 630 } as const;

/** Returns the page that the picture of a deck for other sites is taken of: its title, its author and the drawing of its best recording. */
export function renderCardPage(views: Pick<DeckViews, 'deck' | 'timelines'>): string {
  const { deck } = views;
  const { meta } = deck;
  const facts = [meta.author, meta.event].filter((fact) => fact !== undefined && fact !== '');
  const words = element('div', { class: 'card-words' }, [
    renderLogo(), element('h1', {}, escapeHtml(deck.titleText)),
    meta.documentTitle === undefined || meta.documentTitle === deck.titleText ? '' : element('p', { class: 'kicker' }, escapeHtml(meta.documentTitle)),
    facts.length === 0 ? '' : element('p', { class: 'author' }, facts.map((fact) => element('span', {}, escapeHtml(fact ?? ''))).join(' ')),
  ].join(''));
  return renderDocument({ lang: meta.lang, title: pageTitle(deck), theme: 'light', assets: `../${sharedFolder}`, bundle: 'gallery', script: false, unlisted: true },
    element('body', { class: 'card-page' }, `\n${words}${renderDeckPicture(views, 'card')}\n`));
}
