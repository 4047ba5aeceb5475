import type { Place } from './place.ts';
import { placeFromHash } from './place.ts';

/**
 * Takes over clicks on links inside the deck: `#gather` and `#/gather/5` lead to the slide and the step as the deck counts it (Reveal counts
 * otherwise). `go` returns whether the deck has the place; other links, and clicks that ask for a new window, stay with the browser.
 */
export function listenToLinks(root: HTMLElement, go: (place: Place) => boolean): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const place = link && placeFromHash(link.getAttribute('href') ?? '');
    if (!place) return;
    event.stopPropagation();
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (plain && go(place)) event.preventDefault();
  }, true);
}
