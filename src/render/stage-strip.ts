import type { StageSlide } from '../deck/deck.ts';
import { sentenceText } from '../timeline/sentences.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { element, escapeHtml } from './html.ts';
import { stepsAsText } from './stage.ts';
import type { AxisKind } from './stage-axis.ts';
import { codeLines } from './stage-code.ts';
import { stageLayout } from './stage-layout.ts';
import { describe, stageSvg } from './stage-svg.ts';

const strip = { width: 1776, height: 850, codeWidth: 760, timelineHeight: 400, columns: 38, lineHeight: 40, sentenceHeight: 44 };

/**
 * Returns a recording as paper shows it: the program with the numbers of the steps in its margin, the finished timeline with
 * the same numbers, and the numbered sentences. A slide that shows a part of the steps draws these alone.
 */
export function renderStrip(slide: StageSlide, timeline: Timeline, axis: AxisKind): string {
  const window = timelineWindow(timeline, slide.range).timeline;
  const layout = stageLayout(window, strip.width - strip.codeWidth - 36, strip.timelineHeight, axis);
  const drawing = stageSvg({ id: `${slide.id}-strip`, timeline: window, layout, motion: 'final', description: describe(timeline) });
  const own = { ...timeline, steps: timeline.steps.slice(slide.range.from - 1, slide.range.to) };
  return element('div', { class: 'strip', style: `--row:${lineHeight(timeline)}px;--sentence:${sentenceHeight(own, layout.height)}px` }, [
    element('div', { class: 'strip-code' }, numberedCode(timeline) + outputBlock(timeline)),
    element('div', { class: 'strip-side' }, drawing + stepsAsText(own)),
  ].join(''));
}

/** Lines of code and output share the height of the page; what is long gets smaller lines, down to 20 pixels. */
function lineHeight(timeline: Timeline): number {
  const code = timeline.code.lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / strip.columns)), 0);
  const output = timeline.steps.reduce((sum, step) => sum + step.output.length, 0);
  return Math.max(20, Math.min(strip.lineHeight, Math.floor(strip.height / (code + output + (output > 0 ? 2 : 0)))));
}

function sentenceHeight(timeline: Timeline, above: number): number {
  const rows = timeline.steps.reduce((sum, step) => sum + Math.ceil(sentenceText(step.sentence).length / 62), 0);
  return Math.max(20, Math.min(strip.sentenceHeight, Math.floor((strip.height - above - 20) / rows)));
}

function numberedCode(timeline: Timeline): string {
  const lines = codeLines(timeline).map(({ html, hang, number }) => {
    const steps = timeline.steps.filter((step) => step.line === number).map((step) => step.number);
    return element('span', { class: 'line' }, `<span class="marks">${steps.join(' ')}</span><span class="text" style="--hang:${hang}ch">${html}\n</span>`);
  });
  return element('pre', {}, element('code', { class: 'hljs language-python' }, lines.join('')));
}

function outputBlock(timeline: Timeline): string {
  const rows = timeline.steps.flatMap((step) => step.output.map((line) => element('div', { class: `out out-${line.stream}` }, `<span class="marks">${step.number}</span>${escapeHtml(line.text)}`)));
  return rows.length === 0 ? '' : element('div', { class: 'strip-output' }, `<p class="strip-head">output</p>${rows.join('')}`);
}
