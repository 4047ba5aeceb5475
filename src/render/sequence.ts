import { attribute } from '../contract/page.ts';
import type { DrawnDiagram } from '../contract/diagram.ts';
import type { SequenceSlide } from '../deck/deck.ts';
import type { SequenceDiagram } from '../sequence/sequence.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { renderSentence } from './stage.ts';
import { nowIn, type Motion } from './stage-steps.ts';

/**
 * Returns what stands on a sequence slide below its heading: the sentence of the step, then the drawn diagram with each message
 * showing from its own fragment on. A note shows together with the message after it.
 */
export function renderSequence(slide: SequenceSlide, diagram: SequenceDiagram, drawn: DrawnDiagram, timeline: Timeline, motion: Motion): string {
  const shows = showsFrom(diagram);
  const svg = motion === 'final' ? drawn.svg : drawn.svg.replace(/data-message="(\d+)"/g, (mark, index: string) => `${mark} ${attribute.from}="${shows[Number(index)] ?? 0}"`);
  const fit = element('div', { class: 'diagram-slot', style: `max-width:${Math.round(drawn.width * largestScale)}px;max-height:${Math.round(drawn.height * largestScale)}px` }, svg);
  if (motion === 'final') return element('div', { class: 'sequence' }, fit + hiddenList(diagram));
  const zero = element('p', { class: 'step-zero', ...nowIn(motion, [slide.range.from - 1]) }, 'The same steps as messages between the loop and its tasks.');
  return element('div', { class: 'sequence stage' }, zero + messageList(slide, diagram, timeline) + fit);
}

/** A small diagram is not blown up beyond this. */
const largestScale = 1.35;

/** The message number from which each item shows. */
function showsFrom(diagram: SequenceDiagram): readonly number[] {
  let number = diagram.range.from;
  return diagram.items.map((item) => (item.kind === 'message' ? number++ : number));
}

function messageList(slide: SequenceSlide, diagram: SequenceDiagram, timeline: Timeline): string {
  const messages = diagram.items.filter((item) => item.kind === 'message');
  const labels = stepLabels(messages.map((item) => item.step));
  return element('ol', { class: 'steps' }, messages.map((item, index) => {
    const sentence = timeline.steps[item.step - 1]?.sentence ?? [];
    return element('li', { class: 'fragment custom', [attribute.step]: labels[index], ...nowIn('stepped', [slide.range.from + index]) },
      `<b class="step-number" aria-hidden="true">${labels[index]}</b><span><span class="visually-hidden">${escapeHtml(item.words)}. </span>${renderSentence(sentence)}</span>`);
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
