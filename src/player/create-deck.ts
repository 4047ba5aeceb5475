import type { RevealApi, RevealConfig } from 'reveal.js';
import Reveal from 'reveal.js';
import { attribute } from '../contract/page.ts';
import { placeInAddress } from './address.ts';
import { applyStep } from './apply-step.ts';
import { muteReveal } from './live-region.ts';
import { goTo, indexNow } from './navigation.ts';
import { numberOf, slidesIn, stepOf } from './slide-steps.ts';
import { addStepBars, markStepBar } from './step-bar.ts';

/** Returns the size of the deck's slides in CSS pixels, as the page gives it. */
export function slideSize(root: HTMLElement): { readonly width: number; readonly height: number } {
  return { width: numberOf(root, attribute.width) ?? 1920, height: numberOf(root, attribute.height) ?? 1080 };
}

/**
 * Returns Reveal for the slides under `root`, not yet initialised: it starts at the place in the address (read by the deck's own count of steps,
 * not by Reveal's) and paints each slide in the state of its fragments. `painted` is called after each such change.
 */
export function createDeck(root: HTMLElement, options: RevealConfig, painted: () => void): RevealApi {
  document.documentElement.classList.add('has-player');
  muteReveal(root);
  const deck = new Reveal(root, { ...settings(root), ...options });
  const place = placeInAddress();
  const startAtPlace = (event: Event): void => {
    deck.off('beforeslidechange', startAtPlace);
    if (place && goTo(deck, place)) event.preventDefault();
  };
  deck.on('beforeslidechange', startAtPlace);
  let last = 0;
  const repaint = (sections: readonly HTMLElement[]): void => {
    last = indexNow(deck);
    sections.forEach(paint);
    root.classList.toggle('is-at-end', isAtEnd(deck.getCurrentSlide()));
    painted();
  };
  const prepare = (): void => {
    addStepBars(slidesIn(root));
    repaint(slidesIn(root));
  };
  for (const event of ['ready', 'sync', 'pdf-ready']) deck.on(event, prepare);
  for (const event of ['overviewshown', 'overviewhidden']) deck.on(event, () => { repaint(slidesIn(root)); });
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) deck.on(event, () => { repaint(deck.getCurrentSlide().closest('.scroll-page') ? slidesIn(root) : slidesFrom(root, last, indexNow(deck))); });
  deck.on('slidesync', (event) => { renew(slideOf(event)); });
  deck.on('ready', () => {
    root.removeAttribute('role');
    if (place && root.querySelector('.scroll-page')) goTo(deck, place);
  });
  return deck;
}

/** The address is ours (`hash`), messages go by our own link (`postMessage`), and a narrow window stays a slide (`scrollActivationWidth`). */
function settings(root: HTMLElement): RevealConfig {
  return {
    ...slideSize(root),
    margin: 0,
    minScale: 0.05,
    maxScale: 8,
    center: false,
    controls: false,
    progress: true,
    slideNumber: false,
    navigationMode: 'linear',
    transition: 'none',
    backgroundTransition: 'none',
    hash: false,
    help: false,
    respondToHashChanges: false,
    postMessage: false,
    postMessageEvents: false,
    focusBodyOnPageVisibilityChange: false,
    scrollActivationWidth: 0,
  };
}

/** Whether a slide begins or ends the deck and has no steps: there the links to other pages do not disturb. A style sheet could tell by itself, but would look through all slides in each step. */
function isAtEnd(section: HTMLElement | undefined): boolean {
  return section?.matches('.slides > .slide:is(:first-child, :last-child):not(.is-stepped)') ?? false;
}

/** The slides from one that was present (-1: it is gone) to the one that is now, both included: Reveal has shown or hidden fragments of these alone. */
function slidesFrom(root: HTMLElement, last: number, now: number): readonly HTMLElement[] {
  return slidesIn(root).slice(Math.max(Math.min(last, now), 0), Math.max(last, now) + 1);
}

/** Returns the slide that Reveal's event is about. */
export function slideOf(event: Event): HTMLElement | undefined {
  const slide: unknown = Reflect.get(event, 'slide');
  return slide instanceof HTMLElement ? slide : undefined;
}

/** Takes up what has been put into a slide: one that lies behind the reader is in its last step. */
function renew(section: HTMLElement | undefined): void {
  if (!section) return;
  addStepBars([section]);
  if (section.classList.contains('past')) for (const fragment of section.querySelectorAll('.fragment')) fragment.classList.add('visible');
  paint(section);
}

/** Puts a slide into the step that Reveal has it in; the attribute `data-at` says in which one it was painted last. */
function paint(section: HTMLElement): void {
  const step = stepOf(section);
  const present = section.classList.contains('present');
  if (!present && section.dataset['at'] === String(step)) return;
  section.dataset['at'] = String(step);
  applyStep(section, step);
  markStepBar(section, step);
}

/**
 * Lets Reveal take up what is in `refilled`, slides that stand where they stood, or all slides without that. Its backgrounds are out of the page
 * meanwhile: it asks for the style of each, and the browser would work out that of the whole page as many times.
 */
export function syncDeck(deck: RevealApi, refilled: readonly HTMLElement[] | undefined): void {
  const backgrounds = deck.getRevealElement()?.querySelector(':scope > .backgrounds');
  const [home, next] = [backgrounds?.parentNode, backgrounds?.nextSibling ?? null];
  backgrounds?.remove();
  if (refilled) for (const section of refilled) deck.syncSlide(section);
  else deck.sync();
  if (backgrounds) home?.insertBefore(backgrounds, next);
}
