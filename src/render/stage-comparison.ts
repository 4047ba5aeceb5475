import { attribute } from '../contract/page.ts';
import type { StageSlide } from '../deck/deck.ts';
import type { Comparison } from '../timeline/align-timelines.ts';
import { formatDuration } from '../timeline/duration.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { renderSentence } from './stage.ts';
import type { AxisKind } from './stage-axis.ts';
import { codePanel } from './stage-code.ts';
import { comparisonWindows, notDrawn, planComparison, together, type ComparisonBlock, type ComparisonPlan } from './stage-comparison-plan.ts';
import { sentenceOfAll } from './stage-comparison-sentence.ts';
import { legend } from './stage-legend.ts';
import { outputLines } from './stage-output.ts';
import { isNarrow } from './stage-plan.ts';
import { nowIn, runsOf, shown, type Motion } from './stage-steps.ts';
import { describe, stageSvg } from './stage-svg.ts';

/**
 * Returns several recordings one above the other on one axis, on a slide of `slideWidth` pixels, each with its title, its lanes and its output; up to three with their programs and the
 * sentences of their last turns, more with one sentence for all. A key press advances virtual time in all of them.
 */
export function renderComparison(slide: StageSlide, comparison: Comparison, titles: readonly string[], axis: AxisKind, motion: Motion, slideWidth = 1920): string {
  const { timelines } = comparison;
  const windows = comparisonWindows(timelines, slide.range);
  const plan = planComparison(windows, timelines, titles, axis, slideWidth);
  const narrow = isNarrow(slideWidth);
  const blocks = windows.map((window, index) => {
    const [whole, block, title] = [timelines[index] ?? window, plan.blocks[index], titles[index] ?? ''];
    if (!block) return '';
    const drawing = stageSvg({ id: `${slide.id}-${index}`, timeline: window, layout: block.layout, motion, description: describe(whole), lastStep: comparison.steps.length });
    const heading = element('h3', motion === 'final' ? { role: 'presentation' } : {}, escapeHtml(title));
    const head = plan.compact ? '' : element('div', { class: 'comparison-head' }, heading + sentences(whole, comparison, motion));
    const side = element('div', { class: 'comparison-side' }, (plan.compact ? heading : '') + (plan.compact || motion === 'final' ? '' : codePanel(whole, block.codeRows, { label: `The program of ${title}`, named: false, narrow, until: untilNext(whole, comparison) })) + output(whole, block, motion));
    return element('div', { class: 'comparison' }, head + element('div', { class: 'comparison-body' }, side + element('div', { class: 'comparison-lanes' }, drawing)));
  });
  const moving = motion === 'final' ? '' : clock(comparison) + stepList(comparison, slide, titles, plan, slideWidth);
  return element('div', { class: `stage is-comparison${plan.compact ? ' is-compact' : ''}${narrow ? ' is-narrow' : ''}${plan.rows > 1 ? ' has-long-heads' : ''}${plan.rows > 2 ? ' has-longest-heads' : ''}`, style: `--code-width:${plan.side}px` }, moving + blocks.join('') + legend(together(windows), notDrawn(timelines)));
}

/** The step until which each turn of a recording is its last one: while another recording moves, this one stands where it stood. */
function untilNext(timeline: Timeline, { steps }: Comparison): ReadonlyMap<number, number> {
  const last = steps.at(-1)?.number ?? 0;
  return new Map(timeline.steps.map((step, index) => [step.number, timeline.steps[index + 1]?.number ?? last + 1]));
}

function output(timeline: Timeline, block: ComparisonBlock, motion: Motion): string {
  const lines = outputLines(timeline, block.output, motion);
  return lines === '' ? '' : element('div', { class: 'comparison-output', style: `--rows:${block.output.rows}` }, lines);
}

/** The sentence of the last turn of one recording with its number, in each step; on paper that of its end. */
function sentences(timeline: Timeline, { steps }: Comparison, motion: Motion): string {
  const current = [0, ...steps.map((step) => step.number)].map((number) => timeline.steps.findLast((step) => step.number <= number));
  if (motion === 'final') return element('p', { class: 'comparison-sentence' }, renderSentence(current.at(-1)?.sentence ?? []));
  return element('div', { class: 'comparison-sentences', 'aria-hidden': 'true' }, runsOf(current.map((step) => step?.number)).map((run) => {
    const step = timeline.steps.find((one) => one.number === run.value);
    const words = step ? `<b class="step-number">${step.number}</b><span>${renderSentence(step.sentence)}</span>` : '<span>Nothing has run yet.</span>';
    return element('p', { class: 'comparison-sentence', ...shown(motion, run.from, run.until), ...nowIn(motion, step ? [step.number] : []) }, words);
  }).join(''));
}

function clock({ steps }: Comparison): string {
  const values = runsOf([0, ...steps.map((step) => step.at)]).map((run) => element('span', shown('stepped', run.from, run.until), formatDuration(run.value)));
  return element('p', { class: 'clock' }, `<small>virtual time</small> ${values.join('')}`);
}

/** The steps in words: of more than three recordings on the slide, else for the speaker view and for those who do not see the picture. */
function stepList({ steps, timelines }: Comparison, { range }: StageSlide, titles: readonly string[], plan: ComparisonPlan, slideWidth: number): string {
  const zero = plan.compact ? element('p', { class: 'step-zero', ...nowIn('stepped', [range.from - 1]) }, range.from === 1 ? 'Nothing has run yet.' : 'The programs go on where the last slide left them.') : '';
  const items = steps.slice(range.from - 1, range.to).map(({ number, at }) => element('li', {
    class: 'fragment custom', [attribute.step]: number, [attribute.time]: at, value: number, ...nowIn('stepped', [number]),
  }, `<b class="step-number" aria-hidden="true">${number}</b>${sentenceOfAll(timelines, titles, number, slideWidth)}`));
  return zero + element('ol', { class: 'steps' }, items.join(''));
}
