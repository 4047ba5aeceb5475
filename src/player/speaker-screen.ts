import type { Outline, OutlineSlide, Position } from './messages.ts';
import { following, labelIn, lastStepOf } from './outline.ts';
import type { Place } from './place.ts';
import { paceInWords, paceOf, stopwatchText } from './pace.ts';
import type { Preview } from './preview.ts';
import type { FindPart } from './speaker-layout.ts';
import { showPlan, spentInWords, type SpentTimes } from './speaker-times.ts';
import type { Stopwatch } from './stopwatch.ts';

/** The live pictures of the speaker view: the deck as it is, and after the next press of a key. */
export interface Previews {
  readonly now: Preview;
  readonly next: Preview;
}

/** Shows what belongs to the deck as a whole: its title and the list of its slides. */
export function showOutline(part: FindPart, outline: Outline): void {
  part('title', HTMLElement).textContent = outline.title;
  document.title = `${outline.title} · speaker view`;
  document.body.style.setProperty('--ratio', String(outline.width / outline.height));
  part('slides', HTMLSelectElement).replaceChildren(...outline.slides.map((slide, index) => new Option(`${index + 1} · ${slide.title}`, String(index))));
  for (const name of ['notes', 'sentence', 'next-sentence', 'title', 'slides'] as const) part(name, HTMLElement).lang = outline.lang;
}

/** Shows where the deck is and what comes next, with the notes and both previews. */
export function showPosition(part: FindPart, previews: Previews, slides: readonly OutlineSlide[], at: Position): void {
  const slide = slides[at.slide];
  if (!slide) return;
  part('slides', HTMLSelectElement).value = String(at.slide);
  part('where', HTMLElement).textContent = `slide ${at.slide + 1} of ${slides.length}${stepInWords(slide, at.step)}`;
  part('screen', HTMLElement).hidden = at.screen === 'slide';
  part('screen', HTMLElement).textContent = at.screen === 'blank' ? 'The screen is blank' : 'Overview';
  showSentence(part('sentence', HTMLElement), slide, at.step);
  showNotes(part('notes', HTMLElement), slide, at.step);
  previews.now.show(placeIn(slide, at.step), at.theme);
  showNext(part, previews.next, slides, at);
}

function showNext(part: FindPart, preview: Preview, slides: readonly OutlineSlide[], at: Position): void {
  const next = following(slides, at.slide, at.step);
  const slide = next && slides[next.slide];
  part('next-screen', HTMLElement).hidden = slide !== undefined;
  part('next-where', HTMLElement).textContent = !next || !slide ? '' : next.slide === at.slide ? `step ${labelIn(slide, next.step)}` : `slide ${next.slide + 1}: ${slide.title}`;
  showSentence(part('next-sentence', HTMLElement), slide, next?.step ?? 0);
  preview.show(next && slide && placeIn(slide, next.step), at.theme);
}

/** Shows the time, and the pace and what was spent against the plan if slides have planned minutes. */
export function showTime(part: FindPart, watch: Stopwatch, times: SpentTimes, slides: readonly OutlineSlide[], slide: number): void {
  const id = slides[slide]?.id;
  if (id !== undefined) times.spend(id, watch.elapsed());
  const pace = paceOf(slides, slide, watch.elapsed());
  part('elapsed', HTMLElement).textContent = stopwatchText(watch.elapsed());
  part('run', HTMLElement).textContent = watch.running() ? 'Pause' : 'Start';
  part('clock', HTMLElement).textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  part('pace', HTMLElement).textContent = pace ? paceInWords(pace, watch.elapsed() > 0) : '';
  part('spent', HTMLElement).textContent = watch.elapsed() > 0 ? spentInWords(slides, slide, times) : '';
  const plan = part('plan', HTMLTableElement);
  if (plan.closest('details')?.open === true) showPlan(plan, slides, slide, times);
}

function placeIn(slide: OutlineSlide, step: number): Place {
  const label = labelIn(slide, step);
  return { slide: slide.id, ...(label !== undefined && { step: label }) };
}

function stepInWords(slide: OutlineSlide, step: number): string {
  if (slide.sentences.length === 0) return '';
  const [label, last] = [labelIn(slide, step), labelIn(slide, lastStepOf(slide))];
  return label === undefined ? `, before step ${labelIn(slide, step + 1)}` : `, step ${label} of ${last}`;
}

function showSentence(target: HTMLElement, slide: OutlineSlide | undefined, step: number): void {
  const sentence = slide?.sentences[step - slide.firstStep - 1] ?? '';
  target.textContent = sentence;
  if (sentence === '') return;
  const number = document.createElement('b');
  number.textContent = (slide && labelIn(slide, step)) ?? '';
  target.prepend(number);
}

/** The notes of this step come first, marked as such, then those of the slide. Their HTML is the deck's own; the page's policy lets no script in it run. */
function showNotes(target: HTMLElement, slide: OutlineSlide, step: number): void {
  const label = labelIn(slide, step);
  const notes = [...slide.notes.filter((note) => note.step !== undefined && label !== undefined && numberIn(label) === note.step), ...slide.notes.filter((note) => note.step === undefined)];
  target.replaceChildren(...notes.map((note) => {
    const block = document.createElement('div');
    block.className = note.step === undefined ? 'note' : 'note of-step';
    block.innerHTML = note.html;
    return block;
  }));
  target.classList.toggle('is-empty', notes.length === 0);
  if (notes.length === 0) target.textContent = slide.notes.length > 0 ? 'Nothing for this step.' : 'No notes on this slide.';
  target.scrollTop = 0;
}

/** The step of the recording that a label belongs to: 5 for `5` and `5.2`, none for `5?`, where it is still to come. */
function numberIn(label: string): number | undefined {
  return /^\d+(?=\.|$)/.test(label) ? Number.parseInt(label, 10) : undefined;
}
