import { attribute } from '../contract/page.ts';
import type { StageSlide, StepRange } from '../deck/deck.ts';
import { formatDuration } from '../timeline/duration.ts';
import { sentenceText } from '../timeline/sentences.ts';
import type { LaneId, Sentence, Step, Timeline } from '../timeline/timeline.ts';
import { highlightLines } from './code.ts';
import { element, escapeHtml } from './html.ts';
import { stageLayout, type AxisKind } from './stage-layout.ts';
import { nowIn, runsOf, shown } from './stage-steps.ts';
import { stageSvg } from './stage-svg.ts';

const codeColumn = { character: 21.6, gutter: 72, mostColumns: 40, leastColumns: 26 };
const content = { width: 1776, gutter: 36, timelineHeight: 520 };
const shownChips = 5;
const shownTimers = 4;
const shownOutput = 4;

/**
 * Returns what stands on a stage slide below its heading: the clock, the sentence of the step, the program with its current
 * line, the timeline, the ready queue, the timers and the output. Everything says for itself in which steps it shows.
 */
export function renderStage(slide: StageSlide, timeline: Timeline, axis: AxisKind): string {
  const columns = Math.min(codeColumn.mostColumns, Math.max(codeColumn.leastColumns, ...timeline.code.lines.map((line) => line.length)));
  const codeWidth = Math.round(columns * codeColumn.character + codeColumn.gutter);
  const layout = stageLayout(timeline, content.width - codeWidth - content.gutter, content.timelineHeight, axis);
  const drawing = stageSvg({ id: slide.id, timeline, layout, motion: 'stepped', description: describe(timeline) });
  const { from, to } = slide.range;
  return element('div', { class: 'stage', 'data-code-columns': columns }, [
    clock(timeline),
    stepList(timeline, slide.range),
    element('div', { class: 'stage-body' }, codePanel(timeline) + element('div', { class: 'stage-side' }, drawing + legend(timeline) + panels(timeline))),
  ].join('')) + (from === 1 && to === timeline.steps.length ? '' : element('p', { class: 'stage-range' }, `steps ${from} to ${to} of ${timeline.steps.length}`));
}

/** Returns one sentence about the whole picture, for its text alternative. */
export function describe(timeline: Timeline): string {
  const lanes = timeline.lanes.filter((lane) => lane.kind === 'main' || lane.kind === 'task').map((lane) => lane.label);
  const end = timeline.instants.at(-1)?.at ?? 0;
  return `${timeline.steps.length} steps of ${lanes.join(', ')} in ${formatDuration(end)} of virtual time; the list of steps says the same in words.`;
}

function clock(timeline: Timeline): string {
  const times = [0, ...timeline.steps.map((step) => step.at + step.blocked)];
  const values = runsOf(times).map((run) => element('span', shown('stepped', run.from, run.until), formatDuration(run.value)));
  return element('p', { class: 'clock' }, `<small>virtual time</small> ${values.join('')}`);
}

function stepList(timeline: Timeline, range: StepRange): string {
  const before = range.from === 1 ? 'The program as it stands: nothing has run yet.' : 'The program goes on where the last slide left it.';
  const zero = element('p', { class: 'step-zero', ...nowIn('stepped', [range.from - 1]) }, before);
  const items = timeline.steps.slice(range.from - 1, range.to).map((step) => element('li', {
    class: 'fragment custom', [attribute.step]: step.number, [attribute.time]: step.at, value: step.number, ...nowIn('stepped', [step.number]),
  }, `<b class="step-number" aria-hidden="true">${step.number}</b><span>${renderSentence(step.sentence)}</span>`));
  return zero + element('ol', { class: 'steps' }, items.join(''));
}

/** Returns a sentence as HTML, names in bold and code as code. */
export function renderSentence(sentence: Sentence): string {
  return sentence.map(({ kind, text }) => (kind === 'lane' ? element('b', {}, escapeHtml(text)) : kind === 'code' ? element('code', {}, escapeHtml(text)) : escapeHtml(text))).join('');
}

function codePanel(timeline: Timeline): string {
  const labels = labelsOf(timeline);
  const lines = highlightLines(timeline.code.lines.join('\n'), 'python').map((html, index) => {
    const number = index + 1;
    const current = timeline.steps.filter((step) => step.line === number);
    const ran = timeline.steps.filter((step) => step.lines.includes(number)).map((step) => step.number);
    const who = current.map((step) => element('b', { class: 'who', 'aria-hidden': 'true', ...shown('stepped', step.number, step.number + 1) }, escapeHtml(labels.get(step.lane) ?? '')));
    const mark = ran.length > 0 ? element('i', { class: 'ran', ...nowIn('stepped', ran) }) : '';
    return element('span', { class: 'line', ...nowIn('stepped', current.map((step) => step.number)) },
      `${mark}<span class="number" aria-hidden="true">${timeline.code.firstLine + index}</span><span class="text" style="--hang:${hang(timeline.code.lines[index] ?? '')}ch">${html}\n</span>${who.join('')}`);
  });
  return element('pre', { class: 'stage-code', [attribute.scroll]: true, tabindex: 0, 'aria-label': 'The program' }, element('code', { class: 'hljs language-python' }, lines.join('')));
}

/** How far the further rows of a long line are set in, in characters: its own indentation and four more. */
export function hang(line: string): number {
  return (/^ */.exec(line)?.[0].length ?? 0) + 4;
}

function legend(timeline: Timeline): string {
  const origin = timeline.source.kind === 'recorded' ? `recorded, CPython ${timeline.source.python}` : 'drawn by hand';
  const keys = [['running', 'run'], ['ready', 'ready'], ['waiting', 'waiting'], ['deadline', 'deadline']]
    .map(([name, word]) => `<span class="key"><i class="key-${name}" aria-hidden="true"></i>${word}</span>`);
  return element('p', { class: 'legend' }, `${keys.join('')}<span class="origin">${escapeHtml(origin)}</span>`);
}

function panels(timeline: Timeline): string {
  return element('div', { class: 'panels' }, [
    panel('ready queue', 'ready', readyRuns(timeline)),
    panel('timers', 'timers', timerRuns(timeline)),
    panel('output', 'output', outputLines(timeline)),
  ].join(''));
}

function panel(title: string, name: string, body: string): string {
  return element('div', { class: `panel panel-${name}` }, element('h3', {}, title) + body);
}

function labelsOf(timeline: Timeline): ReadonlyMap<LaneId, string> {
  return new Map(timeline.lanes.map((lane) => [lane.id, lane.label]));
}

function readyRuns(timeline: Timeline): string {
  const labels = labelsOf(timeline);
  const runs = runsOf<readonly LaneId[]>([[], ...timeline.steps.map((step) => step.ready)]);
  return runs.map((run) => {
    const chips = run.value.slice(0, shownChips).map((lane) => element('span', { class: 'chip' }, escapeHtml(labels.get(lane) ?? lane)));
    const more = run.value.length > shownChips ? element('span', { class: 'more' }, `+${run.value.length - shownChips}`) : '';
    return element('div', { class: 'chips', ...shown('stepped', run.from, run.until) }, chips.join('') + more || '<span class="none">empty</span>');
  }).join('');
}

function timerRuns(timeline: Timeline): string {
  const labels = labelsOf(timeline);
  const runs = runsOf<Step['timers']>([[], ...timeline.steps.map((step) => step.timers)]);
  return runs.map((run) => {
    const rows = run.value.slice(0, shownTimers).map((timer) => element(timer.cancelled ? 's' : 'span', { class: 'timer' },
      `<b>${escapeHtml(labels.get(timer.lane) ?? timer.lane)}</b> <span class="timer-kind">${escapeHtml(timer.label.split(' ')[0] ?? '')}</span> in ${formatDuration(timer.left)}`));
    const more = run.value.length > shownTimers ? element('span', { class: 'more' }, `+${run.value.length - shownTimers}`) : '';
    return element('div', { class: 'timer-list', ...shown('stepped', run.from, run.until) }, rows.join('') + more || '<span class="none">none</span>');
  }).join('');
}

function outputLines(timeline: Timeline): string {
  const lines = timeline.steps.flatMap((step) => step.output.map((line) => ({ ...line, step: step.number })));
  return lines.map((line, index) => {
    const pushedOut = lines[index + shownOutput]?.step;
    return element('div', { class: `out out-${line.stream}`, ...shown('stepped', line.step, pushedOut), ...nowIn('stepped', [line.step]) }, escapeHtml(line.text) || ' ');
  }).join('');
}

/** Returns the ordered list of all steps as plain sentences with their times: the text that says what the picture shows. */
export function stepsAsText(timeline: Timeline): string {
  return element('ol', { class: 'strip-steps' }, timeline.steps.map((step) => element('li', {},
    `<b class="step-number" aria-hidden="true">${step.number}</b><span>${renderSentence(step.sentence)} <small>${formatDuration(step.at)}</small></span>`)).join(''));
}

/** Returns the plain text of a step, as the search and the speaker view need it. */
export function stepText(step: Step): string {
  return `${formatDuration(step.at)}: ${sentenceText(step.sentence)}`;
}
