import type { RevealApi } from 'reveal.js';
import { attribute } from '../contract/page.ts';
import { indexNow } from './navigation.ts';
import { firstStepOf, numberOf, stepCountOf, stepOf } from './slide-steps.ts';

/** Milliseconds between two steps of one virtual moment, and the least and most for the time between two moments. */
const pace = { step: 600, least: 500, most: 2000 } as const;

/** Virtual seconds from which a wait is felt at all, and from which it takes no longer to show. */
const felt = { from: 0.01, to: 60 } as const;

/**
 * Returns how long playing rests on a step, in milliseconds, when it happened at `from` and the next one at `to`, in nanoseconds of virtual time:
 * longer waits rest longer, by their logarithm.
 */
export function restBefore(from: number, to: number): number {
  const seconds = (to - from) / 1e9;
  if (!(seconds > 0)) return pace.step;
  const share = Math.log(1 + seconds / felt.from) / Math.log(1 + felt.to / felt.from);
  return Math.round(pace.least + (pace.most - pace.least) * Math.min(share, 1));
}

/** Plays the steps of the present slide one after the other. */
export interface Player {
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** Returns whether the steps of `section` have times, and so can be played. */
export function canPlay(section: Element): boolean {
  return section.querySelector(`.fragment[${attribute.time}]`) !== null;
}

/**
 * Returns the player of `deck`, which stands still. It goes from the present step to the slide's last one, from the last one it begins again. Any
 * other movement of the deck and any press of a key ends it; the press that ends it does nothing else if it is Space or Escape.
 */
export function openPlayer(root: HTMLElement, deck: RevealApi): Player {
  let timer: number | undefined;
  let expected = '';
  const here = (): string => `${indexNow(deck)}/${stepOf(deck.getCurrentSlide())}`;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    showPlaying(root, false);
  };
  const rest = (): void => {
    const section = deck.getCurrentSlide();
    const left = firstStepOf(section) + stepCountOf(section) - stepOf(section);
    expected = here();
    if (left === 0) stop();
    else timer = window.setTimeout(advance, restBefore(timeOf(section, stepOf(section)), timeOf(section, stepOf(section) + 1)));
  };
  const advance = (): void => {
    if (here() !== expected || deck.isPaused() || deck.isOverview()) {
      stop();
    } else {
      deck.next();
      rest();
    }
  };
  const begin = (): void => {
    const section = deck.getCurrentSlide();
    if (!canPlay(section) || section.closest('.scroll-page')) return;
    const { h, v } = deck.getIndices(section);
    if (stepOf(section) === firstStepOf(section) + stepCountOf(section)) deck.slide(h, v ?? 0, -1);
    showPlaying(root, true);
    rest();
  };
  const toggle = (): void => { if (timer === undefined) begin(); else stop(); };
  listen(root, { toggle, stop, playing: () => timer !== undefined });
  return { toggle, stop };
}

function listen(root: HTMLElement, player: Player & { readonly playing: () => boolean }): void {
  document.addEventListener('keydown', (event) => {
    if (!player.playing() || ['Shift', 'Control', 'Alt', 'Meta', 'p', 'P'].includes(event.key)) return;
    const onButton = event.target instanceof Element && event.target.closest('.play') !== null;
    if (onButton && (event.key === ' ' || event.key === 'Enter')) return;
    player.stop();
    if (event.key !== ' ' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  root.addEventListener('pointerdown', (event) => {
    if (!(event.target instanceof Element && event.target.closest('.play'))) player.stop();
  });
  root.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('.play')) player.toggle();
  });
}

/** The buttons of all slides: the scroll view may have made them anew. */
function showPlaying(root: HTMLElement, playing: boolean): void {
  for (const button of root.querySelectorAll('.play')) {
    const shown = playing && button.closest('section.present') !== null;
    button.classList.toggle('is-playing', shown);
    button.setAttribute('aria-label', shown ? 'Stop' : 'Play the steps');
  }
}

/** Virtual time of step `step`, that of the first step before it. */
function timeOf(section: Element, step: number): number {
  const timed = [...section.querySelectorAll(`.fragment[${attribute.time}]`)];
  const order = Math.max(step - firstStepOf(section) - 1, 0);
  const own = timed.find((fragment) => fragment.getAttribute('data-fragment-index') === String(order)) ?? timed[0];
  return own ? numberOf(own, attribute.time) ?? 0 : 0;
}

/** Returns the button that plays the steps of a slide. */
export function playButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'play';
  button.title = 'Play (P)';
  button.setAttribute('aria-label', 'Play the steps');
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path class="to-play" d="M7 4v16l13-8z"/><path class="to-stop" d="M6 5h4v14H6zM14 5h4v14h-4z"/></svg>';
  return button;
}
