import type { DevSlides } from '../contract/dev.ts';
import { changedEvent } from '../contract/page.ts';
import type { Place } from './place.ts';
import { labelOf, stepCountOf, stepOf } from './slide-steps.ts';

/**
 * Puts the slides into the deck under `root` that are other ones than before, and tells the player where the window goes then: it stays where it was.
 * `wish` is the place that the address named when the page was loaded, in case its steps were not recorded then.
 */
export function showSlides(root: HTMLElement, { slides, waiting, title, links, follow }: DevSlides, wish: Place | undefined): void {
  const container = root.querySelector<HTMLElement>(':scope > .slides');
  if (!container || container.querySelector('.scroll-page')) return location.reload();
  const before = sectionsIn(container);
  const present = before.find((section) => section.classList.contains('present'));
  const known = new Map(before.map((section) => [section.id, section] as const));
  const sections = slides.map(({ id, html }) => (html === undefined ? known.get(id) : sectionFrom(html)));
  if (sections.includes(undefined)) return location.reload();
  const now = sections.filter((section) => section !== undefined);
  const place = follow ?? (present && placeAfter(present, before, now, wish));
  const inPlace = before.length === now.length && now.every((section, index) => section === before[index] || isSamePlace(section, before[index]));
  const refilled = inPlace ? now.flatMap((section, index) => (section === before[index] ? [] : refill(before[index], section))) : undefined;
  if (!inPlace) replaceSections(container, known, now);
  markWaiting(sectionsIn(container), new Set(waiting));
  showHead(title, links);
  if (refilled?.length !== 0 || follow) document.dispatchEvent(new CustomEvent<Partial<Place> & { readonly refilled?: readonly HTMLElement[] }>(changedEvent, { detail: { ...place, ...(refilled && { refilled }) } }));
}

/** Classes of a slide that come and go while it is shown. */
const passing: ReadonlySet<string> = new Set(['past', 'present', 'future', 'has-dark-background', 'has-light-background']);

/** Attributes of a slide that are Reveal's. */
const ofReveal: ReadonlySet<string> = new Set(['class', 'style', 'hidden', 'aria-hidden']);

/** Says whether two sections are one slide, of the same kind, before and after an edit. */
function isSamePlace(section: HTMLElement, old: HTMLElement | undefined): boolean {
  const classes = (one: HTMLElement): string => [...one.classList].filter((name) => !passing.has(name)).join(' ');
  return old?.id === section.id && classes(old) === classes(section);
}

/** Gives the section that is in the page what the new one holds: so nothing that knows the slide has to look for it again. */
function refill(old: HTMLElement | undefined, section: HTMLElement): readonly HTMLElement[] {
  if (!old) return [];
  for (const name of old.getAttributeNames()) if (!ofReveal.has(name) && !section.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of section.attributes) if (!ofReveal.has(name)) old.setAttribute(name, value);
  old.replaceChildren(...section.childNodes);
  return [old];
}

function sectionsIn(container: Element): readonly HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(':scope > section')];
}

function sectionFrom(html: string): HTMLElement | undefined {
  const template = document.createElement('template');
  template.innerHTML = html;
  const section = template.content.firstElementChild;
  return section instanceof HTMLElement ? section : undefined;
}

/** Sections that stay are not touched, so that they need not be laid out again. */
function replaceSections(container: HTMLElement, known: ReadonlyMap<string, HTMLElement>, now: readonly HTMLElement[]): void {
  for (const section of now) {
    const old = known.get(section.id);
    if (old && old !== section) old.replaceWith(section);
  }
  const kept = new Set<Element>(now);
  for (const section of sectionsIn(container)) if (!kept.has(section)) section.remove();
  now.forEach((section, index) => {
    const there = sectionsIn(container)[index];
    if (there !== section) container.insertBefore(section, there ?? null);
  });
}

/** The slide of the same id in the same step; where that is gone, the one in its place, which has got another heading. */
function placeAfter(present: HTMLElement, before: readonly HTMLElement[], now: readonly HTMLElement[], wish: Place | undefined): Place {
  const waited = present.querySelector(':scope > .dev-waiting') !== null && stepCountOf(present) === 0 && wish?.slide === present.id;
  const step = waited ? wish.step : labelOf(present, stepOf(present));
  const same = now.find(({ id }) => id === present.id) ?? slideInPlaceOf(before.indexOf(present), before, now);
  return { slide: same?.id ?? '1', ...(step !== undefined && { step }) };
}

function slideInPlaceOf(index: number, before: readonly HTMLElement[], now: readonly HTMLElement[]): HTMLElement | undefined {
  if (before.length === now.length) return now[index];
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const at = now.findIndex(({ id }) => id === before[earlier]?.id);
    if (at !== -1) return now[at + 1] ?? now[at];
  }
  return now[0];
}

/** Says on each slide that waits for something, and on no other, what is being made for it. */
function markWaiting(sections: readonly HTMLElement[], waiting: ReadonlySet<string>): void {
  for (const section of sections) {
    const mark = section.querySelector(':scope > .dev-waiting');
    if (!waiting.has(section.id)) mark?.remove();
    else if (!mark) section.append(waitingMark(section));
  }
}

function waitingMark(section: HTMLElement): HTMLElement {
  const mark = document.createElement('p');
  mark.className = 'dev-waiting';
  mark.setAttribute('role', 'status');
  mark.textContent = section.matches('.slide-content') && section.querySelector('.diagram, [data-mermaid]') ? 'drawing…' : 'recording…';
  return mark;
}

function showHead(title: string, links: string): void {
  const text = document.createElement('textarea');
  text.innerHTML = title;
  if (document.title !== text.value) document.title = text.value;
  const nav = document.querySelector('nav.deck-links');
  if (nav && nav.outerHTML !== links) nav.outerHTML = links;
}

/** Loads a picture or a style sheet anew wherever the page shows it under `address`; where only a style sheet can show it, the whole page. */
export function refreshFile(address: string): void {
  let found = false;
  for (const [selector, name] of [['img', 'src'], ['link[rel=stylesheet]', 'href']] as const) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute(name)?.replace(/\?.*$/, '') !== address) continue;
      found = true;
      element.setAttribute(name, `${address}?${Date.now()}`);
    }
  }
  if (!found) location.reload();
}
