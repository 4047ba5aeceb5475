import { canPlay, playButton } from './play.ts';
import { firstStepOf, labelOf, sentenceOf, stepCountOf, stepOf } from './slide-steps.ts';

/**
 * Gives each of `sections` that has steps a bar at its foot, one segment per step, made from the slide's fragments so that the two cannot
 * disagree. Mouse and touch choose a segment (left of the first: before the first step); the keyboard has a slider over it, which also tells
 * screen readers the step and its sentence.
 */
export function addStepBars(sections: readonly HTMLElement[]): void {
  for (const section of sections) {
    if (stepCountOf(section) > 0 && !section.querySelector('.step-bar')) section.append(stepBar(section));
  }
}

/** Shows step `step` in the slide's bar, if it has one. */
export function markStepBar(section: HTMLElement, step: number): void {
  const bar = section.querySelector('.step-bar');
  const slider = bar?.querySelector('input');
  if (!bar || !slider) return;
  const shown = step - firstStepOf(section);
  [...bar.querySelectorAll('i')].forEach((segment, order) => {
    segment.classList.toggle('is-past', order < shown - 1);
    segment.classList.toggle('is-now', order === shown - 1);
  });
  slider.value = String(step);
  slider.setAttribute('aria-valuetext', valueText(section, step));
}

/** Listens once for all bars under `root`, also those that the scroll view makes anew, and calls `choose` with the slide and the step. */
export function listenToStepBars(root: HTMLElement, choose: (section: HTMLElement, step: number) => void): void {
  let dragged: HTMLElement | null = null;
  const drag = (event: PointerEvent): void => {
    const section = dragged?.closest<HTMLElement>('section');
    if (!dragged || !section) return;
    const step = stepAt(dragged, section, event.clientX);
    if (step !== stepOf(section)) choose(section, step);
  };
  root.addEventListener('pointerdown', (event) => {
    const target = event.button === 0 && event.target instanceof Element && !event.target.closest('.play') ? event.target : null;
    dragged = target?.closest<HTMLElement>('.step-bar') ?? null;
    if (!dragged) return;
    event.preventDefault();
    dragged.setPointerCapture(event.pointerId);
    drag(event);
  });
  root.addEventListener('pointermove', drag);
  for (const end of ['pointerup', 'pointercancel'] as const) root.addEventListener(end, () => { dragged = null; });
  root.addEventListener('input', (event) => {
    const slider = event.target;
    if (!(slider instanceof HTMLInputElement) || !slider.closest('.step-bar')) return;
    const section = slider.closest<HTMLElement>('section');
    if (section) choose(section, Number(slider.value));
  });
}

function stepBar(section: HTMLElement): HTMLElement {
  const first = firstStepOf(section);
  const bar = document.createElement('div');
  bar.className = 'step-bar';
  bar.dataset['preventSwipe'] = '';
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = String(first);
  slider.max = String(first + stepCountOf(section));
  slider.setAttribute('aria-label', 'Step');
  if (canPlay(section)) bar.append(playButton());
  bar.append(slider, ...Array.from({ length: stepCountOf(section) }, () => document.createElement('i')));
  return bar;
}

function stepAt(bar: HTMLElement, section: HTMLElement, x: number): number {
  const segments = [...bar.querySelectorAll('i')];
  const before = segments.filter((segment) => segment.getBoundingClientRect().left <= x).length;
  return firstStepOf(section) + before;
}

function valueText(section: HTMLElement, step: number): string {
  const last = labelOf(section, firstStepOf(section) + stepCountOf(section));
  const label = labelOf(section, step);
  return label === undefined ? `before step ${labelOf(section, step + 1)} of ${last}` : `${label} of ${last}: ${sentenceOf(section, step)}`;
}
