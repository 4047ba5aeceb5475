import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import type { Deck, Example } from '../../src/deck/deck.ts';
import { renderComparison } from '../../src/render/stage-comparison.ts';
import { comparisonOf } from '../../src/render/views.ts';
import { alignTimelines } from '../../src/timeline/align-timelines.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { script } from '../record/programs.ts';
import { deck, slide, span } from '../render/node-builders.ts';
import { openStages, pictureProblems, showStep, stageSlide } from './stage-page.ts';
import { syntheticTimeline } from './synthetic.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

const names = ['gather', 'wait', 'wait_for', 'as_completed', 'TaskGroup'];
const recordings = (count: number): readonly Timeline[] => names.slice(0, count).map((_, index) => syntheticTimeline(3 + index % 2, 6 + index, 3));

describe.each([2, 3, 4, 5])('%i recordings on one axis', (count) => {
  const comparison = alignTimelines(recordings(count));
  const last = comparison.steps.length;
  const html = renderComparison(stageSlide('all', 1, last), comparison, names.slice(0, count), 'linear', 'stepped');

  test('cover-nothing-and-cut-nothing-in-any-step', async () => {
    const page = await openStages(opened.browser, [{ id: 'all', html }]);
    const found: string[] = [];
    for (let step = 0; step <= last; step += 1) {
      await showStep(page, 'all', step);
      found.push(...(await pictureProblems(page, 'all')).map((problem) => `step ${step}: ${problem}`));
      found.push(...await page.evaluate((now) => {
        const body = document.querySelector('.body');
        const tall = body && body.scrollHeight > body.clientHeight + 1 ? [`step ${now}: ${body.scrollHeight - body.clientHeight} px too low`] : [];
        return [...tall, ...[...document.querySelectorAll('.comparison-sentence, .comparison-output, .out, h3')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `step ${now}: ${one.className} cut`)];
      }, step));
    }
    await page.close();
    expect(found).toEqual([]);
  });

  test('have-a-title-their-output-and-equal-times-at-equal-places', async () => {
    const page = await openStages(opened.browser, [{ id: 'all', html }]);
    await showStep(page, 'all', last);
    const seen = await page.evaluate(() => [...document.querySelectorAll('.comparison')].map((one) => ({
      title: one.querySelector('h3')?.textContent, output: one.querySelectorAll('.out:not(.is-off)').length, code: one.querySelectorAll('.stage-code').length,
      instants: [...one.querySelectorAll('.tl-instant:not(.tl-ghost)')].map((frame) => Math.round(frame.getBoundingClientRect().left)),
    })));
    await page.close();
    expect(seen.map(({ title }) => title)).toEqual(names.slice(0, count));
    expect(seen.every(({ output }) => output > 0)).toBe(true);
    expect(seen.every(({ code }) => code === (count < 4 ? 1 : 0))).toBe(true);
    for (const { instants } of seen) expect(instants).toEqual(seen[0]?.instants);
  });

  test('can-be-played-for-each-step-has-its-virtual-time', () => {
    const times = [...html.matchAll(/<li class="fragment custom"[^>]*data-time="(\d+)"/g)].map((match) => Number(match[1]));
    expect(times).toEqual(comparison.steps.map((step) => step.at));
  });
});

test('a-line-of-code-stays-current-while-only-the-other-recording-moves', async () => {
  const comparison = alignTimelines([syntheticTimeline(2, 8, 8), syntheticTimeline(2, 3, 3)]);
  const page = await openStages(opened.browser, [{ id: 'two', html: renderComparison(stageSlide('two', 1, 8), comparison, ['long', 'short'], 'instants', 'stepped') }]);
  await showStep(page, 'two', 7);
  expect(await page.locator('.comparison:nth-of-type(2) .line.is-now').count()).toBe(1);
  expect(await page.locator('.comparison-sentence:not(.is-off)').count()).toBe(2);
  await page.close();
});

const example = (id: string, text: string, options: Partial<Example['options']> = {}, name?: string): Example => ({
  id, span, program: script(text), options: { views: ['stage'], detail: 'task', axis: 'instants', ...options }, ...(name !== undefined && { name }),
});
const stageOf = (of: Example, headingText: string): Deck['slides'][number] => slide({ kind: 'stage', id: `${of.id}-stage`, example: of.id, headingText, range: { from: 1, to: 3 }, steps: 3 });

test('recordings-are-titled-by-the-names-their-author-wrote-else-by-their-headings-and-one-shown-again-is-not-drawn-twice', () => {
  const first = example('wait-for', 'a()', {}, 'wait_for');
  const second = example('after', 'b()');
  const beside = example('beside', 'c()', { compare: ['wait_for', 'after'] });
  const again = example('again', 'a()', { compare: ['wait_for', 'after'] });
  const talk = deck([stageOf(first, 'A deadline'), stageOf(second, 'After'), stageOf(beside, 'Three'), stageOf(again, 'Both')], { examples: [first, second, beside, again] });
  const timelines = new Map([first, second, beside, again].map((one) => [one, syntheticTimeline(2, 3, 2)] as const));
  expect(comparisonOf(beside, { deck: talk, timelines })?.titles).toEqual(['Three', 'wait_for', 'After']);
  expect(comparisonOf(again, { deck: talk, timelines })?.titles).toEqual(['wait_for', 'After']);
  expect(comparisonOf(first, { deck: talk, timelines })).toBeUndefined();
});
