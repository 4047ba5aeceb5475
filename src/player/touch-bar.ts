import { firstStepOf, sentenceOf, stepCountOf } from './slide-steps.ts';

/** Large buttons and the words of the step for a narrow, upright window, where the slide itself is small. */
export interface TouchBar {
  /** Shows where the deck is: slide number `index`, from 0, of `of`. */
  readonly show: (section: HTMLElement, step: number, index: number, of: number) => void;
}

/** Returns the bar, added to the deck; the style sheet shows it where it is wanted. What it says is said to screen readers elsewhere. */
export function addTouchBar(root: HTMLElement, actions: { readonly previous: () => void; readonly next: () => void }): TouchBar {
  const bar = document.createElement('div');
  bar.className = 'touch-bar';
  bar.dataset['preventSwipe'] = '';
  const words = document.createElement('p');
  words.className = 'touch-words';
  words.setAttribute('aria-hidden', 'true');
  const place = document.createElement('p');
  place.className = 'touch-place';
  place.append(document.createElement('span'), document.createElement('span'));
  const [slide, within] = place.children;
  bar.append(button('Back', actions.previous), place, button('Next', actions.next));
  root.append(words, bar);
  return {
    show: (section, step, index, of) => {
      const steps = stepCountOf(section);
      const first = firstStepOf(section);
      words.textContent = step === first ? '' : sentenceOf(section, step);
      if (slide) slide.textContent = `${index + 1} / ${of}`;
      if (within) within.textContent = steps > 0 ? `step ${step - first} of ${steps}` : '';
      for (const link of document.querySelectorAll<HTMLAnchorElement>('.deck-links .reading')) link.hash = section.id;
    },
  };
}

function button(text: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', run);
  return element;
}
