import { applyStep } from './apply-step.ts';
import { firstStepOf, slidesIn, stepCountOf, stepOf } from './slide-steps.ts';

/**
 * Listens to the reader printing the page: meanwhile all slides under `root` show what they do in their last step, and the page is as it is without a player, a
 * document that the style sheet lays out.
 */
export function listenToPrinting(root: HTMLElement): void {
  const { classList } = document.documentElement;
  const turn = (onPaper: boolean): void => {
    if (classList.contains('reveal-print')) return;
    classList.toggle('has-player', !onPaper);
    for (const section of slidesIn(root)) applyStep(section, onPaper ? firstStepOf(section) + stepCountOf(section) : stepOf(section));
  };
  addEventListener('beforeprint', () => { turn(true); });
  addEventListener('afterprint', () => { turn(false); });
}
