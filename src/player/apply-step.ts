import { attribute, showsIn, stateClass } from '../contract/page.ts';
import { numberOf } from './slide-steps.ts';

/**
 * Puts the slide into step `step`, as the deck counts it: what is hidden, what is current and every tracked value follow from the
 * step alone, so that it does not matter by which way it was reached. Elements are looked up each time, for the scroll view makes new ones.
 */
export function applyStep(section: Element, step: number): void {
  for (const element of section.querySelectorAll(`[${attribute.from}], [${attribute.until}]`)) {
    const shows = showsIn(step, numberOf(element, attribute.from), numberOf(element, attribute.until));
    element.classList.toggle(stateClass.off, !shows);
  }
  for (const element of section.querySelectorAll(`[${attribute.now}]`)) {
    element.classList.toggle(stateClass.now, stepsOf(element).includes(step));
  }
  for (const element of section.querySelectorAll<HTMLElement | SVGElement>(`[${attribute.track}]`)) {
    const { name, values } = trackOf(element);
    const value = values[Math.min(step, values.length - 1)];
    if (name !== '' && value !== undefined) element.style.setProperty(`--${name}`, value);
  }
  for (const element of section.querySelectorAll<HTMLElement>(`[${attribute.scroll}]`)) scrollToStep(element, step);
}

function stepsOf(element: Element): readonly number[] {
  return (element.getAttribute(attribute.now) ?? '').split(/\s+/).filter((text) => text !== '').map(Number);
}

function trackOf(element: Element): { readonly name: string; readonly values: readonly string[] } {
  const text = element.getAttribute(attribute.track) ?? '';
  const colon = text.indexOf(':');
  return { name: text.slice(0, Math.max(colon, 0)).trim(), values: text.slice(colon + 1).trim().split(/\s+/) };
}

/**
 * Scrolls `container` to the element that is current in `step`, or was last before it. The position is the first of the positions half a
 * container apart (whole lines) that shows the element with context below: a function of the step, and it stays put for neighbouring lines.
 */
function scrollToStep(container: HTMLElement, step: number): void {
  const scale = container.getBoundingClientRect().height / container.offsetHeight;
  if (!(scale > 0)) return;
  const current = lastCurrent(container, step);
  if (current === undefined) {
    container.scrollTo({ top: 0, behavior: 'instant' });
    return;
  }
  const box = current.getBoundingClientRect();
  const line = Math.max(box.height / scale, 1);
  const top = (box.top - container.getBoundingClientRect().top) / scale - container.clientTop + container.scrollTop;
  const half = Math.max(Math.floor(container.clientHeight / 2 / line), 1) * line;
  const context = Math.min(2 * line, half - line);
  const halves = Math.max(Math.ceil((top + line + context - container.clientHeight) / half), 0);
  container.scrollTo({ top: halves * half, behavior: 'instant' });
}

/** Marks without words, which may not be there in this step, do not count. */
function lastCurrent(container: Element, step: number): Element | undefined {
  let found: Element | undefined;
  let latest = -1;
  for (const element of container.querySelectorAll(`[${attribute.now}]`)) {
    if (element.textContent === '') continue;
    for (const at of stepsOf(element)) {
      if (at <= step && at > latest) {
        found = element;
        latest = at;
      }
    }
  }
  return found;
}
