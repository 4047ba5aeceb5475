import { attribute } from '../contract/page.ts';

/** Returns the slides under `root` in their order, those included that Reveal's scroll and print views have put into pages. What is in a slide is not looked at, for a deck holds many thousand elements. */
export function slidesIn(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelector('.slides')?.children ?? []].flatMap((child) => (child.matches('section') && child instanceof HTMLElement ? [child] : [...child.querySelectorAll('section')]));
}

/** Returns the number of steps before the slide's first one: 0, or more where a stage goes on from the slide before. */
export function firstStepOf(section: Element): number {
  return numberOf(section, attribute.firstStep) ?? 0;
}

/** Returns how many steps the slide has; fragments that appear together are one step. */
export function stepCountOf(section: Element): number {
  return together(section.querySelectorAll('.fragment'));
}

/** Returns the step the slide is in, as the deck counts it: its first step and the shown fragments. */
export function stepOf(section: Element): number {
  return firstStepOf(section) + together(section.querySelectorAll('.fragment.visible'));
}

/**
 * Returns the label of step `step` for readers and addresses: what its first fragment says in `data-step`, else the number. The messages of one
 * step of a recording are `5.1`, `5.2`; `undefined` before the first step.
 */
export function labelOf(section: Element, step: number): string | undefined {
  const order = step - firstStepOf(section) - 1;
  if (order < 0) return undefined;
  return section.querySelector(`.fragment[data-fragment-index="${order}"]`)?.getAttribute(attribute.step) ?? String(step);
}

/** Returns the step that `label` names on this slide: by its label, `5` for the first of `5.1` and `5.2`, else as a number. */
export function stepLabelled(section: Element, label: string): number {
  const labels = Array.from({ length: stepCountOf(section) }, (_, order) => labelOf(section, firstStepOf(section) + order + 1));
  const found = labels.includes(label) ? labels.indexOf(label) : labels.findIndex((other) => other?.startsWith(`${label}.`));
  return found === -1 ? Math.floor(Number.parseFloat(label)) : firstStepOf(section) + found + 1;
}

/** Returns what step `step` says: the text of the fragments that appear in it, empty before the first. */
export function sentenceOf(section: Element, step: number): string {
  const order = step - firstStepOf(section) - 1;
  const shown = [...section.querySelectorAll(`.fragment[data-fragment-index="${order}"]`)];
  return shown.map((fragment) => spokenText(fragment)).filter((text) => text !== '').join(' ');
}

/** Returns the slide's heading, if it has one. */
export function headingOf(section: Element): HTMLElement | null {
  return section.querySelector<HTMLElement>('.heading, h1, h2, h3, h4');
}

/** Returns the attribute as a number, `undefined` if it is absent or is none. */
export function numberOf(element: Element, name: string): number | undefined {
  const value = Number(element.getAttribute(name) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** Number of groups in which fragments appear: Reveal gives those of one group the same index. */
function together(fragments: Iterable<Element>): number {
  return new Set([...fragments].map((fragment) => fragment.getAttribute('data-fragment-index') ?? fragment)).size;
}

/** Returns the text of `element` as a screen reader has it, without that of fragments inside it, which appear later. */
export function spokenText(element: Element): string {
  const copy = element.cloneNode(true);
  if (copy instanceof Element) for (const inner of copy.querySelectorAll('.fragment, [aria-hidden="true"]')) inner.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
