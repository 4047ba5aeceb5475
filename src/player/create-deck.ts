import type { RevealApi, RevealConfig } from 'reveal.js';
import Reveal from 'reveal.js';
import { attribute } from '../contract/page.ts';
import { placeInAddress } from './address.ts';
import { applyStep } from './apply-step.ts';
import { muteReveal } from './live-region.ts';
import { goTo } from './navigation.ts';
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
  const repaint = (): void => {
    paint(root);
    painted();
  };
  const prepare = (): void => {
    addStepBars(root);
    repaint();
  };
  for (const event of ['ready', 'sync', 'pdf-ready']) deck.on(event, prepare);
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'overviewshown', 'overviewhidden']) deck.on(event, repaint);
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

/** Puts each slide into the step that Reveal has it in; the attribute `data-at` says in which one it was painted last. */
function paint(root: HTMLElement): void {
  for (const section of slidesIn(root)) {
    const step = stepOf(section);
    const present = section.classList.contains('present');
    if (!present && section.dataset['at'] === String(step)) continue;
    section.dataset['at'] = String(step);
    applyStep(section, step);
    markStepBar(section, step);
  }
}
