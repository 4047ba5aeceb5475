import type { RevealApi } from 'reveal.js';
import { placeFromTyping } from './place.ts';
import type { Place } from './place.ts';

/**
 * Returns whether a key belongs to the deck: not with Ctrl or Cmd, which are the browser's, with Alt only to skip steps, not while a dialog is
 * open, and not where the focused element needs it itself (Space and Enter on a button, any key in a list of choices).
 */
export function isForDeck(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || (event.altKey && !/^(?:Arrow|Page)/.test(event.key))) return false;
  if (document.querySelector('dialog[open]')) return false;
  const focused = document.activeElement;
  return !focused?.matches(event.key === ' ' || event.key === 'Enter' ? 'select, button, summary' : 'select');
}

/** Adds the keys that Reveal lacks or does differently: Home to the very start, `speaker` on S, `theme` on T and `play` on P. */
export function addKeys(deck: RevealApi, actions: { readonly speaker: () => void; readonly theme: () => void; readonly play: () => void }): void {
  deck.addKeyBinding({ keyCode: 36, key: 'HOME', description: 'First slide, first step' }, () => { deck.slide(0, 0, -1); });
  deck.addKeyBinding({ keyCode: 83, key: 'S', description: 'Speaker view' }, actions.speaker);
  deck.addKeyBinding({ keyCode: 84, key: 'T', description: 'Light or dark' }, actions.theme);
  deck.addKeyBinding({ keyCode: 80, key: 'P', description: 'Play the steps' }, actions.play);
}

/** Keeps a clicker working while a step bar's slider has the focus: those keys mean next and previous everywhere. */
export function freeClickerKeys(root: HTMLElement, deck: RevealApi): void {
  root.addEventListener('keydown', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'range' || !isForDeck(event)) return;
    const forward = event.key === 'PageDown' || (event.key === ' ' && !event.shiftKey);
    if (!forward && event.key !== 'PageUp' && event.key !== ' ') return;
    event.preventDefault();
    if (forward) deck.next();
    else deck.prev();
  });
}

/** Lets Reveal's field of the key G understand `7.3` and `gather/3` as the deck counts steps; other text stays with Reveal. */
export function listenToJumpField(root: HTMLElement, go: (place: Place) => boolean): void {
  const typed = (event: Event): Place | undefined => {
    const field = event.target;
    return field instanceof HTMLInputElement && field.matches('.jump-to-slide-input') ? placeFromTyping(field.value) : undefined;
  };
  root.addEventListener('input', (event) => {
    if (typed(event)) event.stopPropagation();
  }, true);
  root.addEventListener('keydown', (event) => {
    const place = event.key === 'Enter' ? typed(event) : undefined;
    if (!place || !go(place)) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.target instanceof HTMLElement) event.target.blur();
  }, true);
}
