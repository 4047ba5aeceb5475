import { attribute } from '../contract/page.ts';
import { applyStep } from './apply-step.ts';

/**
 * Makes a page of each step that a sheet of the print page asks for, in the state that the deck has in that step. The first one keeps the heading and the ids; the
 * heading of the others is one to the eye alone, so that a slide has one bookmark.
 */
export function layOutSteps(page: Document): void {
  const sheets = [...page.querySelectorAll<HTMLElement>(`[${attribute.printSteps}]`)];
  if (sheets.length > 0) page.documentElement.classList.add('has-player');
  const made = sheets.flatMap((sheet) => pagesOf(sheet));
  for (const [sheet, step] of made) applyStep(sheet, step);
}

function pagesOf(sheet: HTMLElement): readonly (readonly [HTMLElement, number])[] {
  const steps = (sheet.getAttribute(attribute.printSteps) ?? '').split(' ').map(Number);
  const number = sheet.getAttribute(attribute.pageLabel) ?? '';
  const labels = [...sheet.querySelectorAll('.fragment')].map((fragment) => fragment.getAttribute(attribute.step) ?? '');
  for (const inner of sheet.querySelectorAll('.stage :is(h2, h3, h4, h5, h6)')) inner.setAttribute('role', 'presentation');
  const pages = steps.map((step, index) => (index === 0 ? sheet : copyOf(sheet, `--step-${step}`)));
  sheet.after(...pages.slice(1));
  const order = orderOf(sheet);
  for (const [index, page] of pages.entries()) {
    const label = labels[(steps[index] ?? 0) - order - 1];
    if (index > 0 && label !== undefined) page.setAttribute(attribute.pageLabel, `${number}.${label}`);
    const foot = page.querySelector('.page-number');
    if (foot) foot.textContent = page.getAttribute(attribute.pageLabel);
  }
  return pages.map((page, index) => [page, steps[index] ?? 0] as const);
}

/** The number of steps before the slide's first one. */
function orderOf(sheet: HTMLElement): number {
  const first = Number(sheet.getAttribute(attribute.firstStep) ?? 0);
  return Number.isFinite(first) ? first : 0;
}

/** A copy whose ids, and what points at them inside it, end in `suffix`; links go on leading to the first page. */
function copyOf(sheet: HTMLElement, suffix: string): HTMLElement {
  const copy = sheet.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error('a sheet is an element');
  const ids = new Set([copy, ...copy.querySelectorAll('[id]')].map((element) => element.id));
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      const changed = renamed(element, name, value, ids, suffix);
      if (changed !== value) element.setAttribute(name, changed);
    }
  }
  const heading = copy.querySelector('.heading');
  if (heading) heading.replaceWith(plainCopy(heading));
  return copy;
}

function renamed(element: Element, name: string, value: string, ids: ReadonlySet<string>, suffix: string): string {
  if (name === 'id') return `${value}${suffix}`;
  if (name === 'aria-labelledby' || name === 'aria-describedby') return value.split(/\s+/).map((id) => (ids.has(id) ? `${id}${suffix}` : id)).join(' ');
  if (name === 'href' && element.localName !== 'a' && ids.has(value.slice(1))) return `${value}${suffix}`;
  return value.replace(/url\((["']?)#([^)"']+)\1\)/g, (whole, quote: string, id: string) => (ids.has(id) ? `url(${quote}#${id}${suffix}${quote})` : whole));
}

function plainCopy(heading: Element): Element {
  const plain = document.createElement('p');
  for (const { name, value } of heading.attributes) plain.setAttribute(name, value);
  plain.append(...heading.childNodes);
  return plain;
}
