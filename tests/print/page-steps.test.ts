import { describe, expect, test } from 'vitest';
import type { Example, SequenceSlide, Slide, StageSlide } from '../../src/deck/deck.ts';
import { pagesOfSlide } from '../../src/render/page-steps.ts';
import type { DeckViews } from '../../src/render/views.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { bullets, code, deck, slide, span } from '../render/node-builders.ts';
import { stageSlide } from '../stage/stage-page.ts';
import { syntheticTimeline } from '../stage/synthetic.ts';

/** Eight steps, of which the second asks, the sixth prints, and the fourth begins a phase. */
const plain = syntheticTimeline(2, 8, 2);
const timeline: Timeline = {
  ...plain, phases: [{ title: 'Later', from: 4 }],
  steps: plain.steps.map((step) => ({ ...step, output: step.number === 6 ? [{ text: 'out', stream: 'stdout' }] : [], ...(step.number === 2 && { asked: true }) })),
};
const example: Example = {
  id: 'one', span, options: {} as Example['options'],
  program: { path: 'test.rst', setup: [], main: { kind: 'script', text: '', line: 1 }, options: { seed: 0, budgets: {} } } as unknown as Example['program'],
};
const stage = (from: number, to: number): StageSlide => stageSlide('one', from, to);
const viewsOf = (slides: readonly Slide[]): DeckViews => ({
  deck: deck(slides, { examples: [example] }), assets: [], timelines: new Map([[example, timeline]]), sequences: new Map(), drawings: new Map(),
});
const pages = (one: Slide, mode: Parameters<typeof pagesOfSlide>[1]): readonly number[] | undefined => pagesOfSlide(one, mode, viewsOf([one]));

describe('the pages of a stage', () => {
  test('strip-is-one-page-in-its-printed-form', () => { expect(pages(stage(1, 8), 'strip')).toBeUndefined(); });
  test('last-is-its-last-step', () => { expect(pages(stage(1, 8), 'last')).toEqual([8]); });
  test('all-are-its-beginning-and-every-step', () => { expect(pages(stage(1, 8), 'all')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]); });
  test('key-are-its-ends-the-question-its-answer-the-phase-and-the-output', () => { expect(pages(stage(1, 8), 'key')).toEqual([0, 2, 3, 4, 6, 8]); });
  test('a-part-counts-on-from-the-part-before', () => {
    expect(pages(stage(4, 8), 'all')).toEqual([3, 4, 5, 6, 7, 8]);
    expect(pages(stage(4, 8), 'key')).toEqual([3, 4, 6, 8]);
  });
});

describe('the pages of other slides', () => {
  const points = slide<'content'>({ kind: 'content', id: 'points', headingText: 'Points', steps: 2, blocks: [bullets(['a', 'b'])] });
  const stepped = slide<'content'>({ kind: 'content', id: 'code', headingText: 'Code', steps: 2, blocks: [code('a\nb\nc\n', { steps: [[1], [2], [3]] })] });
  const still = slide<'content'>({ kind: 'content', id: 'still', headingText: 'Still', steps: 0, blocks: [bullets(['a'])] });
  const sequence: SequenceSlide = { ...stageSlide('one', 1, 3), kind: 'sequence', diagram: 0 };

  test('key-shows-a-list-once-whole-and-code-in-each-of-its-steps', () => {
    expect(pages(points, 'key')).toBeUndefined();
    expect(pages(stepped, 'key')).toEqual([0, 1, 2]);
    expect(pages(sequence, 'key')).toBeUndefined();
  });
  test('all-shows-each-step-of-them', () => {
    expect([points, stepped, sequence].map((one) => pages(one, 'all'))).toEqual([[0, 1, 2], [0, 1, 2], [0, 1, 2, 3]]);
  });
  test('last-shows-them-whole', () => { expect([points, stepped, sequence].map((one) => pages(one, 'last'))).toEqual([undefined, undefined, undefined]); });
  test('a-slide-without-steps-is-one-page', () => { for (const mode of ['last', 'key', 'all', 'strip'] as const) expect(pages(still, mode)).toBeUndefined(); });
});
