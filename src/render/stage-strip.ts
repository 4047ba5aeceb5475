import type { StageSlide } from '../deck/deck.ts';
import { printedLines } from './stage-output.ts';
import { sentenceText } from '../timeline/sentences.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { element, escapeHtml } from './html.ts';
import { stepsAsText } from './stage.ts';
import type { AxisKind } from './stage-axis.ts';
import { codeLines } from './stage-code.ts';
import { legend, legendRows } from './stage-legend.ts';
import { stageLayout } from './stage-layout.ts';
import { describe, stageSvg } from './stage-svg.ts';
import { roomOf } from './stage-text.ts';

const strip = { height: 850, code: 760 / 1776, gutter: 36, timelineHeight: 400, character: 16.8, margin: 122, lineHeight: 40, sentenceHeight: 44, number: 80, letter: 0.38, manySteps: 10, lowTimeline: 330, legend: 36, mostMarks: 9 };

/**
 * Returns a recording as paper shows it: the program with the numbers of the steps in its margin, the finished timeline with
 * the same numbers, and the numbered sentences, on a page of `slideWidth` pixels. A slide that shows a part of the steps draws these alone.
 */
export function renderStrip(slide: StageSlide, timeline: Timeline, axis: AxisKind, slideWidth = 1920): string {
  const own = { ...timeline, steps: timeline.steps.slice(slide.range.from - 1, slide.range.to) };
  const { timeline: window, folded } = timelineWindow(timeline, slide.range);
  const codeWidth = Math.round(roomOf(slideWidth) * strip.code);
  const width = roomOf(slideWidth) - codeWidth - strip.gutter;
  const layout = stageLayout(window, width, own.steps.length > strip.manySteps ? strip.lowTimeline : strip.timelineHeight, axis);
  const drawing = stageSvg({ id: `${slide.id}-strip`, timeline: window, layout, motion: 'final', description: describe(timeline) });
  return element('div', { class: 'strip', style: `--code-width:${codeWidth}px;--row:${lineHeight(timeline, codeWidth)}px;--sentence:${sentenceHeight(own, layout.height + strip.legend * legendRows(window, folded, width), width - strip.number)}px` }, [
    element('div', { class: 'strip-code' }, numberedCode(timeline) + outputBlock(timeline)),
    element('div', { class: 'strip-side' }, drawing + legend(window, folded) + stepsAsText(own)),
  ].join(''));
}

/** Lines of code and output share the height of the page; what is long gets smaller lines, down to 20 pixels. */
function lineHeight(timeline: Timeline, width: number): number {
  const columns = Math.round((width - strip.margin) / strip.character);
  const code = timeline.code.lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
  const output = timeline.steps.reduce((sum, step) => sum + step.output.length, 0);
  return Math.max(20, Math.min(strip.lineHeight, Math.floor(strip.height / (code + output + (output > 0 ? 2 : 0)))));
}

/** Height of a row of the sentences: the largest at which all of them fit below the drawing, at least 20 pixels. */
function sentenceHeight(timeline: Timeline, above: number, width: number): number {
  const lengths = timeline.steps.map((step) => sentenceText(step.sentence).length + 8);
  for (let height = strip.sentenceHeight; height > 20; height -= 1) {
    const columns = width / (height * strip.letter);
    if (lengths.reduce((sum, length) => sum + Math.ceil(length / columns), 0) * height <= strip.height - above - 20) return height;
  }
  return 20;
}

function numberedCode(timeline: Timeline): string {
  const lines = codeLines(timeline).map(({ html, hang, number }) => {
    const steps = timeline.steps.filter((step) => step.line === number).map((step) => step.number);
    return element('span', { class: 'line' }, `<span class="marks">${marksOf(steps)}</span><span class="text" style="--hang:${hang}ch">${html}\n</span>`);
  });
  return element('pre', {}, element('code', { class: 'hljs language-python' }, lines.join('')));
}

/** Returns numbers of steps as they fit the margin: `2 3 4`, `2–4 7–9`, and an ellipsis for what does not fit. */
export function marksOf(steps: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const step of steps) {
    const open = runs.at(-1);
    if (open && open.to === step - 1) open.to = step;
    else runs.push({ from: step, to: step });
  }
  const words = runs.map(({ from, to }) => (to === from ? `${from}` : to === from + 1 ? `${from} ${to}` : `${from}–${to}`));
  const text = words.join(' ');
  return text.length <= strip.mostMarks ? text : `${words[0] ?? ''} …`;
}

function outputBlock(timeline: Timeline): string {
  const rows = printedLines(timeline).map((line) => element('div', { class: `out out-${line.stream}` }, `<span class="marks">${marksOf(line.steps)}</span>${escapeHtml(line.text)}`));
  return rows.length === 0 ? '' : element('div', { class: 'strip-output' }, `<p class="strip-head">output</p>${rows.join('')}`);
}
