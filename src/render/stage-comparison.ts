import { attribute } from '../contract/page.ts';
import type { StageSlide } from '../deck/deck.ts';
import type { Comparison } from '../timeline/align-timelines.ts';
import { formatDuration } from '../timeline/duration.ts';
import { sentenceText } from '../timeline/sentences.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { element, escapeHtml } from './html.ts';
import { renderSentence } from './stage.ts';
import type { AxisKind } from './stage-axis.ts';
import { legend } from './stage-legend.ts';
import { sharedAxis, stageLayout } from './stage-layout.ts';
import { nowIn, runsOf, shown, type Motion } from './stage-steps.ts';
import { describe, stageSvg } from './stage-svg.ts';

const page = { width: 1776, height: 830, title: 92, legend: 40, lane: 40 };

/**
 * Returns several recordings one above the other on one axis: each with its title and the sentence of its last turn. A key press advances
 * virtual time in all of them.
 */
export function renderComparison(slide: StageSlide, comparison: Comparison, titles: readonly string[], axis: AxisKind, motion: Motion): string {
  const { range } = slide;
  const windows = comparison.timelines.map((timeline) => timelineWindow(timeline, range).timeline);
  const lanes = windows.reduce((sum, timeline) => sum + timeline.lanes.length, 0);
  const room = page.height - page.legend - windows.length * (page.title + 64);
  const shared = sharedAxis(windows, page.width, page.lane, axis);
  const last = comparison.steps.length;
  const blocks = windows.map((timeline, index) => {
    const layout = stageLayout(timeline, page.width, 64 + Math.max(40, (room * timeline.lanes.length) / Math.max(1, lanes)), axis, shared);
    const whole = comparison.timelines[index] ?? timeline;
    const drawing = stageSvg({ id: `${slide.id}-${index}`, timeline, layout, motion, description: describe(whole), lastStep: last });
    return element('div', { class: 'comparison' }, element('h3', {}, escapeHtml(titles[index] ?? '')) + sentences(whole, last, motion) + drawing);
  });
  const [first] = windows;
  const all: Timeline | undefined = first && { ...first, segments: windows.flatMap((one) => one.segments), deadlines: windows.flatMap((one) => one.deadlines), brackets: windows.flatMap((one) => one.brackets) };
  return element('div', { class: 'stage is-comparison' }, [
    motion === 'final' ? '' : clock(comparison), motion === 'final' ? '' : stepList(comparison, slide, titles), ...blocks, all ? legend(all, []) : '',
  ].join(''));
}

/** The sentence of the last turn of one recording, in each step; on paper that of its end. */
function sentences(timeline: Timeline, last: number, motion: Motion): string {
  const current = Array.from({ length: last + 1 }, (_, number) => timeline.steps.findLast((step) => step.number <= number));
  if (motion === 'final') return element('p', { class: 'comparison-sentence' }, renderSentence(current.at(-1)?.sentence ?? []));
  return element('div', { class: 'comparison-sentence', 'aria-hidden': 'true' }, runsOf(current.map((step) => step?.number)).map((run) => {
    const step = timeline.steps.find((one) => one.number === run.value);
    return element('p', shown(motion, run.from, run.until), step ? renderSentence(step.sentence) : 'Nothing has run yet.');
  }).join(''));
}

function clock({ steps }: Comparison): string {
  const values = runsOf([0, ...steps.map((step) => step.at)]).map((run) => element('span', shown('stepped', run.from, run.until), formatDuration(run.value)));
  return element('p', { class: 'clock' }, `<small>virtual time</small> ${values.join('')}`);
}

/** The steps in words, for the speaker view and for those who do not see the picture. */
function stepList({ steps, timelines }: Comparison, { range }: StageSlide, titles: readonly string[]): string {
  const items = steps.slice(range.from - 1, range.to).map(({ number }) => {
    const words = timelines.flatMap((timeline, index) => {
      const step = timeline.steps.find((one) => one.number === number);
      return step ? [`${titles[index] ?? ''}: ${sentenceText(step.sentence)}`] : [];
    });
    return element('li', { class: 'fragment custom', [attribute.step]: number, value: number, ...nowIn('stepped', [number]) }, element('span', {}, escapeHtml(words.join('; '))));
  });
  return element('ol', { class: 'steps' }, items.join(''));
}
