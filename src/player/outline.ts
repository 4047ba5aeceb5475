import { attribute } from '../contract/page.ts';
import type { Outline, OutlineNote, OutlineSlide } from './messages.ts';
import { firstStepOf, headingOf, labelOf, numberOf, sentenceOf, slidesIn, spokenText, stepCountOf } from './slide-steps.ts';

/** Returns what the speaker view has to know of the deck on this page; `size` is that of a slide in CSS pixels. */
export function outlineOf(root: HTMLElement, size: { readonly width: number; readonly height: number }): Outline {
  return {
    page: location.href.replace(/[?#].*$/, ''),
    title: document.title,
    lang: document.documentElement.lang,
    ...size,
    slides: slidesIn(root).map(outlineSlide),
  };
}

function outlineSlide(section: HTMLElement): OutlineSlide {
  const firstStep = firstStepOf(section);
  const heading = headingOf(section);
  const minutes = numberOf(section, attribute.minutes);
  return {
    id: section.id,
    title: heading ? spokenText(heading) : section.id,
    level: Number(/^H(\d)$/.exec(heading?.tagName ?? '')?.[1] ?? 2),
    ...(minutes === undefined ? {} : { minutes }),
    firstStep,
    sentences: Array.from({ length: stepCountOf(section) }, (_, order) => sentenceOf(section, firstStep + order + 1)),
    labels: Array.from({ length: stepCountOf(section) }, (_, order) => labelOf(section, firstStep + order + 1) ?? ''),
    notes: [...section.querySelectorAll('aside.notes')].map(outlineNote),
  };
}

function outlineNote(note: Element): OutlineNote {
  const step = numberOf(note, attribute.step);
  return { ...(step === undefined ? {} : { step }), html: portable(note) };
}

/** The note's HTML with whole addresses and links that open a window of their own, for it is shown on another page. */
function portable(note: Element): string {
  const copy = note.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const element of copy.querySelectorAll('[src], [href]')) {
    const name = element.hasAttribute('src') ? 'src' : 'href';
    element.setAttribute(name, new URL(element.getAttribute(name) ?? '', document.baseURI).href);
    if (element.matches('a')) for (const [key, value] of [['target', '_blank'], ['rel', 'noopener']] as const) element.setAttribute(key, value);
  }
  return copy.innerHTML;
}

/** Returns the number of steps after which the slide is over, as the deck counts them. */
export function lastStepOf(slide: OutlineSlide): number {
  return slide.firstStep + slide.sentences.length;
}

/** Returns the label of a step of `slide`, `undefined` before its first one. */
export function labelIn(slide: OutlineSlide, step: number): string | undefined {
  return slide.labels[step - slide.firstStep - 1];
}

/** Returns where the next press of a key leads from `step` of slide `index`, `undefined` at the end of the deck. */
export function following(slides: readonly OutlineSlide[], index: number, step: number): { readonly slide: number; readonly step: number } | undefined {
  const slide = slides[index];
  if (slide !== undefined && step < lastStepOf(slide)) return { slide: index, step: step + 1 };
  const next = slides[index + 1];
  return next === undefined ? undefined : { slide: index + 1, step: next.firstStep };
}
