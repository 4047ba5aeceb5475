import type { SequenceSlide, StageSlide } from '../deck/deck.ts';
import type { Comparison } from '../timeline/align-timelines.ts';
import { formatDuration } from '../timeline/duration.ts';
import type { Sentence, Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { element, escapeHtml } from './html.ts';
import { renderSentence } from './stage.ts';
import type { AxisKind } from './stage-axis.ts';
import { codeLines } from './stage-code.ts';
import { sharedAxis, stageLayout } from './stage-layout.ts';
import { legend } from './stage-legend.ts';
import { marksOf } from './stage-strip.ts';
import { describe, stageSvg } from './stage-svg.ts';
import { printedLines } from './stage-output.ts';

/** Sizes of drawings in their own pixels: small enough that their words can be read on a telephone, where they are shown at a good third. */
const onScreen = { width: 860, lane: 92, head: 64, most: 620, lanes: 40 };

/** Sizes of drawings for a sheet of paper, on which they are shown at somewhat less than half. */
export const onPaper: typeof onScreen = { width: 1500, lane: 84, head: 64, most: 560, lanes: 40 };

/**
 * Returns a recording as an article shows it: the program with the numbers of the steps in its margin, the finished timeline, the numbered sentences, and
 * what was printed. Each sentence can be linked to, by the slide's id and the number of the step.
 */
export function renderReadingStage(slide: StageSlide, timeline: Timeline, axis: AxisKind, drawn = onScreen): string {
  const own = { ...timeline, steps: timeline.steps.slice(slide.range.from - 1, slide.range.to) };
  const { timeline: window, folded } = timelineWindow(timeline, slide.range);
  const layout = stageLayout(window, drawn.width, heightOf(window, drawn), axis);
  const svg = stageSvg({ id: `${slide.id}-drawing`, timeline: window, layout, motion: 'final', description: describe(timeline) });
  const code = slide.range.from === 1 ? renderCode(timeline) : '';
  return element('div', { class: 'run' }, code + element('div', { class: 'run-picture' }, svg + legend(window, folded)) + stepsOf(slide, own.steps) + outputOf(own));
}

/** Returns several recordings as an article shows them: each with its title on one axis, then their steps together in words. */
export function renderReadingComparison(slide: StageSlide, comparison: Comparison, titles: readonly string[], axis: AxisKind, drawn = onScreen): string {
  const windows = comparison.timelines.map((timeline) => timelineWindow(timeline, slide.range).timeline);
  const shared = sharedAxis(windows, drawn.width, drawn.lanes, axis);
  const pictures = windows.map((timeline, index) => {
    const layout = stageLayout(timeline, drawn.width, heightOf(timeline, drawn), axis, shared);
    const description = describe(comparison.timelines[index] ?? timeline);
    return element('p', { class: 'run-title' }, escapeHtml(titles[index] ?? '')) + stageSvg({ id: `${slide.id}-drawing-${index}`, timeline, layout, motion: 'final', description, lastStep: comparison.steps.length });
  });
  const steps = comparison.steps.slice(slide.range.from - 1, slide.range.to).map(({ number, at }) => ({
    number, at,
    sentence: comparison.timelines.flatMap((timeline, index): Sentence => {
      const step = timeline.steps.find((one) => one.number === number);
      return step ? [{ kind: 'lane', text: titles[index] ?? '' }, { kind: 'text', text: ': ' }, ...step.sentence, { kind: 'text', text: ' ' }] : [];
    }),
  }));
  return element('div', { class: 'run' }, element('div', { class: 'run-picture' }, pictures.join('')) + stepsOf(slide, steps));
}

/** Returns the sequence diagram `html`, `width` pixels wide as it was drawn, so that it can be moved sideways where the page is too narrow for its words. */
export function renderReadingSequence(slide: SequenceSlide, html: string, width: number): string {
  const drawing = element('div', { class: 'run-sequence', style: `--least:${Math.round(width * 0.58)}px;--most:${Math.round(width)}px`, tabindex: 0, role: 'group', 'aria-label': `Sequence diagram: ${slide.headingText}` }, html);
  return (slide.diagram === 0 ? element('p', { class: 'run-head' }, 'The same steps as messages between the loop and its tasks') : '') + drawing;
}

function heightOf(timeline: Timeline, drawn: typeof onScreen): number {
  return Math.min(drawn.most, drawn.head + timeline.lanes.length * drawn.lane);
}

function renderCode(timeline: Timeline): string {
  const lines = codeLines(timeline).map(({ html, hang, number }) => {
    const steps = timeline.steps.filter((step) => step.line === number).map((step) => step.number);
    return element('span', { class: 'line' }, `<span class="marks" aria-hidden="true">${marksOf(steps)}</span><span class="text" style="--hang:${hang}ch">${html}\n</span>`);
  });
  return element('pre', { class: 'run-code' }, element('code', { class: 'hljs language-python' }, lines.join('')));
}

function stepsOf(slide: StageSlide, steps: readonly { readonly number: number; readonly at: number; readonly sentence: Sentence }[]): string {
  return element('ol', { class: 'run-steps' }, steps.map(({ number, at, sentence }) => element('li', { id: `${slide.id}/${number}`, value: number },
    `<b class="step-number" aria-hidden="true">${number}</b><span>${renderSentence(sentence)} <small>${formatDuration(at)}</small></span>`)).join(''));
}

function outputOf(timeline: Timeline): string {
  const lines = printedLines(timeline);
  if (lines.length === 0) return '';
  const rows = lines.map(({ text, stream, steps }) => element('span', { class: `line out-${stream}` }, `<span class="marks" aria-hidden="true">${marksOf(steps)}</span><span class="text">${escapeHtml(text)}\n</span>`));
  return element('p', { class: 'run-head' }, 'Output') + element('pre', { class: 'run-output' }, element('code', {}, rows.join('')));
}
