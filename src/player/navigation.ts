import type { RevealApi } from 'reveal.js';
import { attribute } from '../contract/page.ts';
import type { Place } from './place.ts';
import { firstStepOf, labelOf, numberOf, slidesIn, stepCountOf, stepLabelled, stepOf } from './slide-steps.ts';

/** Returns the slide that `place` means: by its id, by the id of something in it, or by its number; `undefined` if there is none. */
export function findSlide(root: HTMLElement, place: Place): HTMLElement | undefined {
  const section = document.getElementById(place.slide)?.closest<HTMLElement>('.slides section');
  if (section && root.contains(section)) return section;
  return /^\d+$/.test(place.slide) ? slidesIn(root)[Number(place.slide) - 1] : undefined;
}

/** Goes to `place` and returns whether the deck has it. A step outside the slide is its nearest one. */
export function goTo(deck: RevealApi, place: Place): boolean {
  const root = deck.getRevealElement();
  const section = root && findSlide(root, place);
  if (!section) return false;
  const step = place.step !== undefined ? stepLabelled(section, place.step) : stepShowing(section, document.getElementById(place.slide));
  const shown = Math.min(Math.max(step - firstStepOf(section), 0), stepCountOf(section));
  const page = section.closest<HTMLElement>('.scroll-page');
  const view = deck.getViewportElement();
  if (page && view) {
    view.scrollTo({ top: page.offsetTop + shown * view.offsetHeight, behavior: 'instant' });
  } else {
    const { h, v } = deck.getIndices(section);
    deck.slide(h, v ?? 0, shown - 1);
  }
  return true;
}

/** Returns where the deck is; the step is absent before the slide's first one. */
export function placeNow(deck: RevealApi): Place {
  const section = deck.getCurrentSlide();
  const step = labelOf(section, stepOf(section));
  const slide = section.id === '' ? String(indexNow(deck) + 1) : section.id;
  return step === undefined ? { slide } : { slide, step };
}

/** Returns the index of the current slide, from 0. */
export function indexNow(deck: RevealApi): number {
  const root = deck.getRevealElement();
  return root ? slidesIn(root).indexOf(deck.getCurrentSlide()) : 0;
}

/** First step in which `target`, an element of the slide, can be seen: a link to something in a slide must not lead to where it is hidden. */
function stepShowing(section: HTMLElement, target: HTMLElement | null): number {
  if (!target || target === section || !section.contains(target)) return 0;
  const order = target.closest('.fragment')?.getAttribute('data-fragment-index');
  const appears = order ? firstStepOf(section) + Number(order) + 1 : 0;
  const from = target.closest(`[${attribute.from}]`);
  return Math.max(appears, from ? numberOf(from, attribute.from) ?? 0 : 0);
}
