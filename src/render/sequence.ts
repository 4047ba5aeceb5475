import { attribute } from '../contract/page.ts';
import type { DrawnDiagram } from '../contract/diagram.ts';
import type { SequenceSlide } from '../deck/deck.ts';
import type { SequenceDiagram } from '../sequence/sequence.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { finalDrawing, steppedDrawing, type MessageSteps } from './diagram-steps.ts';
import { element, escapeHtml } from './html.ts';
import { renderSentence } from './stage.ts';
import { sentenceClasses, sentenceRows } from './stage-plan.ts';
import { nowIn, type Motion } from './stage-steps.ts';

/**
 * Returns what stands on a sequence slide below its heading: the sentence of the step, then the drawn diagram with each message
 * showing from its own fragment on and current in it. A note shows together with the message after it. The first message of each step
 * has the step's number beside it.
 */
export function renderSequence(slide: SequenceSlide, diagram: SequenceDiagram, drawn: DrawnDiagram, timeline: Timeline, motion: Motion, slideWidth = 1920): string {
  const numbered = drawn.svg.replace('</svg>', `${stepNumbers(diagram, drawn)}</svg>`);
  const still = motion === 'final' ? finalDrawing(numbered) : steppedDrawing(numbered, stepsOf(diagram));
  const svg = still.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(describe(diagram))}" `);
  const fit = element('div', { class: 'diagram-slot', style: `max-width:${Math.round(drawn.width * largestScale)}px;max-height:${Math.round(drawn.height * largestScale)}px` }, svg);
  if (motion === 'final') return element('div', { class: 'sequence' }, fit + hiddenList(diagram));
  const zero = element('p', { class: 'step-zero', ...nowIn(motion, [slide.range.from - 1]) }, 'The same steps as messages between the loop and its tasks.');
  const rows = sentenceRows(diagram.items.flatMap((item) => timeline.steps[item.step - 1] ?? []), slideWidth);
  return element('div', { class: `sequence stage${sentenceClasses(rows)}`, [attribute.mermaid]: diagram.text }, zero + messageList(slide, diagram, timeline) + fit);
}

function describe({ items }: SequenceDiagram): string {
  const [first, last] = [items.at(0)?.step, items.at(-1)?.step];
  return `Sequence diagram of ${first === last ? `step ${first}` : `steps ${first} to ${last}`}; the list of steps says the same in words`;
}

/** A small diagram is not blown up beyond this, at which its letters are as high as those of a lane of the stage. */
const largestScale = 1.25;

/** The number of the message from which each item shows; a note is never current. */
function stepsOf(diagram: SequenceDiagram): (item: number) => MessageSteps {
  let number = diagram.range.from;
  const steps = diagram.items.map((item): MessageSteps => (item.kind === 'message' ? { from: number, now: [number++] } : { from: number, now: [] }));
  return (item) => steps[item] ?? { from: 0, now: [] };
}

/** The number of each step, left of its first message. */
function stepNumbers(diagram: SequenceDiagram, drawn: DrawnDiagram): string {
  const seen = new Set<number>();
  return diagram.items.map((item, index) => {
    const place = drawn.places?.[index];
    if (item.kind !== 'message' || !place || seen.has(item.step)) return '';
    seen.add(item.step);
    return element('text', { class: 'sequence-step', x: place.x, y: place.y, 'text-anchor': 'end', 'aria-hidden': 'true', 'data-message': index }, String(item.step));
  }).join('');
}

function messageList(slide: SequenceSlide, diagram: SequenceDiagram, timeline: Timeline): string {
  const messages = diagram.items.filter((item) => item.kind === 'message');
  const labels = stepLabels(messages.map((item) => item.step));
  return element('ol', { class: 'steps' }, messages.map((item, index) => {
    const step = timeline.steps[item.step - 1];
    return element('li', { class: 'fragment custom', [attribute.step]: labels[index], [attribute.time]: step?.at, ...nowIn('stepped', [slide.range.from + index]) },
      `<b class="step-number" aria-hidden="true">${labels[index]}</b><span><span class="visually-hidden message-words">${escapeHtml(item.words)}. </span><span class="sentence">${renderSentence(step?.sentence ?? [])}</span></span>`);
  }).join(''));
}

/** Labels of the messages: the number of the step, and which of its messages where it has more than one, as `5.2`. */
function stepLabels(steps: readonly number[]): readonly string[] {
  return steps.map((step, index) => {
    const nth = index - steps.indexOf(step) + 1;
    return steps.lastIndexOf(step) === steps.indexOf(step) ? String(step) : `${step}.${nth}`;
  });
}

function hiddenList(diagram: SequenceDiagram): string {
  return element('ol', { class: 'visually-hidden' }, diagram.items.map((item) => element('li', {}, escapeHtml(item.words))).join(''));
}
