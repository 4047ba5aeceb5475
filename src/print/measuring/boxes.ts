import type { MeasuredFault, OverFault } from '../../contract/measured.ts';
import type { Look } from './look.ts';
import { named, type Parts } from './parts.ts';

/** Pixels by which a box may stick out: fractions that a browser rounds. */
const tolerance = 1;

/**
 * Returns what reaches beyond the frame of its slide: each box in it that is seen, and once all has appeared the frame and the body as a whole, whose
 * extent counts what is not seen yet.
 */
export function boxFaults({ section, frame, body, boxes }: Parts, look: Look, step: string): readonly MeasuredFault[] {
  const edge = frame.getBoundingClientRect();
  const over: OverFault[] = [];
  const add = (element: Element, side: OverFault['side'], px: number): void => {
    if (px > tolerance) over.push({ kind: 'over', ...named(element), step, side, px: Math.round(px) });
  };
  for (const box of boxes) {
    const { left, right, top, bottom, width, height } = box.getBoundingClientRect();
    if (width <= 2 || height <= 2 || (right <= edge.right + tolerance && bottom <= edge.bottom + tolerance && left >= edge.left - tolerance && top >= edge.top - tolerance)) continue;
    if (isDecoration(box) || !look.isSeen(box) || isScrolledAway(box)) continue;
    add(box, 'bottom', bottom - edge.bottom);
    add(box, 'right', right - edge.right);
    add(box, 'left', edge.left - left);
    add(box, 'top', edge.top - top);
  }
  const [clock, heading] = [frame.querySelector('.clock'), frame.querySelector('.heading')];
  if (clock && heading) add(heading, 'clock', rightOfWords(heading) - clock.getBoundingClientRect().left);
  if (over.length > 0 || section.querySelector('.fragment:not(.visible)') !== null) return over;
  const clipsOnPurpose = section.classList.contains('slide-title');
  add(frame, 'bottom', frame.scrollHeight - frame.clientHeight);
  if (!clipsOnPurpose) add(frame, 'right', frame.scrollWidth - frame.clientWidth);
  if (body) add(body, 'bottom', body.scrollHeight - body.clientHeight);
  return over;
}

function rightOfWords(element: Element): number {
  const words = document.createRange();
  words.selectNodeContents(element);
  return Math.max(0, ...[...words.getClientRects()].map(({ right }) => right));
}

/** The mark of the title slide is drawn over the edge, for nobody to read. */
function isDecoration(element: Element): boolean {
  return element.closest('[aria-hidden="true"]') !== null && (element.textContent ?? '').trim() === '';
}

/** Lines of a program that its panel has scrolled out of sight. */
function isScrolledAway(element: Element): boolean {
  return element.parentElement?.closest('[data-scroll]') !== null;
}
