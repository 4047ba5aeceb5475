import { attribute } from '../contract/page.ts';
import type { StageSlide, StepRange } from '../deck/deck.ts';
import { formatDuration } from '../timeline/duration.ts';
import type { Sentence, Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { element, escapeHtml } from './html.ts';
import type { AxisKind } from './stage-axis.ts';
import { codePanel } from './stage-code.ts';
import { legend } from './stage-legend.ts';
import { panels } from './stage-panels.ts';
import { planStage, sentenceClasses, sentenceRows } from './stage-plan.ts';
import { nowIn, runsOf, shown } from './stage-steps.ts';
import { describe, stageSvg } from './stage-svg.ts';

/**
 * Returns what stands on a stage slide of `slideWidth` pixels below its heading: the clock, the sentence of the step, the program with its current
 * line, the timeline, the ready queue, the timers and the output. Everything says for itself in which steps it shows.
 */
export function renderStage(slide: Pick<StageSlide, 'id' | 'range'>, timeline: Timeline, axis: AxisKind, slideWidth = 1920): string {
  const { range } = slide;
  const window = timelineWindow(timeline, range);
  const rows = sentenceRows(timeline.steps.slice(range.from - 1, range.to), slideWidth);
  const plan = planStage(window, axis, rows, slideWidth);
  const drawing = stageSvg({ id: slide.id, timeline: window.timeline, layout: plan.layout, motion: 'stepped', description: describe(timeline) }) + legend(window.timeline, window.folded);
  const code = codePanel(timeline, plan.codeRows, { narrow: plan.narrow });
  const body = plan.wide
    ? element('div', { class: 'stage-above' }, code + panels(timeline, plan.panelWidth, plan.outputRows)) + element('div', { class: 'stage-below' }, drawing)
    : code + element('div', { class: 'stage-side' }, drawing + panels(timeline, plan.panelWidth, plan.outputRows));
  return element('div', { class: `stage${plan.wide ? ' is-wide' : ''}${plan.narrow ? ' is-narrow' : ''}${sentenceClasses(rows)}`, style: `--code-width:${plan.codeWidth}px` }, [
    clock(timeline), stepList(timeline, range), element('div', { class: 'stage-body' }, body), passNote(timeline), partNote(timeline, range),
  ].join(''));
}

function clock(timeline: Timeline): string {
  const times = [0, ...timeline.steps.map((step) => step.at + step.blocked)];
  const values = runsOf(times).map((run) => element('span', shown('stepped', run.from, run.until), formatDuration(run.value)));
  return element('p', { class: 'clock' }, `<small>virtual time</small> ${values.join('')}`);
}

function stepList(timeline: Timeline, range: StepRange): string {
  const phase = timeline.phases.findLast((one) => one.from <= range.from)?.title;
  const words = range.from === 1 ? 'The program as it stands: nothing has run yet.' : 'The program goes on where the last slide left it.';
  const before = phase === undefined ? words : `${phase}. ${range.from === 1 ? 'Nothing has run yet.' : 'The program goes on.'}`;
  const zero = element('p', { class: 'step-zero', ...nowIn('stepped', [range.from - 1]) }, escapeHtml(before));
  const items = timeline.steps.slice(range.from - 1, range.to).map((step) => element('li', {
    class: 'fragment custom', [attribute.step]: step.number, [attribute.time]: step.at, value: step.number, ...nowIn('stepped', [step.number]),
  }, `<b class="step-number" aria-hidden="true">${step.number}</b><span>${renderSentence(step.sentence)}</span>`));
  return zero + element('ol', { class: 'steps' }, items.join(''));
}

/** The phases of the loop's pass in which a step runs, where every handle is a step. */
function passNote(timeline: Timeline): string {
  const values = runsOf([undefined, ...timeline.steps.map((step) => step.pass)]).filter((run) => run.value !== undefined).map((run) => {
    const { value } = run;
    if (!value) return '';
    const timeout = value.timeout === undefined ? 'none' : formatDuration(value.timeout);
    const words = `pass ${value.number}: timeout ${timeout}, select waits ${formatDuration(value.waited)}, timers due ${value.due}, runs ${value.runs}`;
    return element('span', shown('stepped', run.from, run.until), words);
  });
  return values.length === 0 ? '' : element('p', { class: 'stage-pass' }, values.join(''));
}

/** Which part of a recording the slide shows, where it is not all of it. */
function partNote(timeline: Timeline, { from, to }: StepRange): string {
  if (from === 1 && to === timeline.steps.length) return '';
  return element('p', { class: 'stage-range' }, escapeHtml(`${from === to ? `step ${from}` : `steps ${from} to ${to}`} of ${timeline.steps.length}`));
}

/** Returns a sentence as HTML, names in bold and code as code. */
export function renderSentence(sentence: Sentence): string {
  return sentence.map(({ kind, text }) => (kind === 'lane' ? element('b', {}, escapeHtml(text)) : kind === 'code' ? element('code', {}, escapeHtml(text)) : escapeHtml(text))).join('');
}

/** Returns the ordered list of all steps as plain sentences with their times: the text that says what the picture shows. */
export function stepsAsText(timeline: Timeline): string {
  return element('ol', { class: 'strip-steps' }, timeline.steps.map((step) => element('li', {},
    `<b class="step-number" aria-hidden="true">${step.number}</b><span>${renderSentence(step.sentence)} <small>${formatDuration(step.at)}</small></span>`)).join(''));
}
