import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { renderStage } from '../../src/render/stage.ts';
import { renderComparison } from '../../src/render/stage-comparison.ts';
import { alignTimelines } from '../../src/timeline/align-timelines.ts';
import { openStages, pictureProblems, showStep, stageSlide } from './stage-page.ts';
import { syntheticTimeline } from './synthetic.ts';

const lanes = [2, 3, 4, 5, 6, 7];
const steps = Array.from({ length: 19 }, (_, index) => index + 2);
const axes = ['instants', 'linear', 'steps'] as const;

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

const stagesOf = (count: number, axis: (typeof axes)[number], each: number): readonly { id: string; html: string }[] =>
  steps.map((last) => ({ id: `l${count}-s${last}`, html: renderStage(stageSlide(`l${count}-s${last}`, 1, last), syntheticTimeline(count, last, each), axis) }));

const problemsIn = async (page: Page, count: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const last of steps) {
    for (const step of new Set([Math.ceil(last / 2), last])) {
      await showStep(page, `l${count}-s${last}`, step);
      found.push(...(await pictureProblems(page, `l${count}-s${last}`)).map((problem) => `${last} steps, step ${step}: ${problem}`));
    }
  }
  return found;
};

describe.each(lanes)('%i lanes and 2 to 20 steps', (count) => {
  test.each([['instants', 3], ['instants', 1], ['linear', 2]] as const)('on-the-axis-%s-with-%i-steps-an-instant-nothing-covers-anything', async (axis, each) => {
    const page = await openStages(opened.browser, stagesOf(count, axis, each));
    const found = await problemsIn(page, count);
    await page.close();
    expect(found).toEqual([]);
  });
});

test('letters-have-the-sizes-of-the-legibility-table', async () => {
  const page = await openStages(opened.browser, [2, 5, 7].map((count) => ({ id: `l${count}`, html: renderStage(stageSlide(`l${count}`, 1, 8), syntheticTimeline(count, 8, 3), 'instants') })));
  await showStep(page, 'l5', 4);
  const sizes = await page.evaluate(() => {
    const size = (selector: string): number => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`nothing is ${selector}`);
      return Number.parseFloat(getComputedStyle(element).fontSize);
    };
    const scaled = (id: string): number => {
      const drawing = document.querySelector<SVGSVGElement>(`#slide-${id} svg.tl`);
      return drawing ? (size(`#slide-${id} .tl-lane`) * drawing.getBoundingClientRect().width) / drawing.viewBox.baseVal.width : 0;
    };
    return { code: size('.stage-code code'), clock: size('.clock span'), sentence: size('.steps > .is-now > span'), lanes: [scaled('l2'), scaled('l5'), scaled('l7')].map(Math.round) };
  });
  await page.close();
  expect(sizes.code).toBeGreaterThanOrEqual(36);
  expect(sizes.clock).toBe(64);
  expect(sizes.sentence).toBe(44);
  expect(sizes.lanes[0]).toBe(40);
  expect(sizes.lanes[1]).toBe(40);
  expect(sizes.lanes[2]).toBeGreaterThanOrEqual(32);
});

test('two-recordings-on-one-axis-cover-nothing-and-stay-on-the-slide', async () => {
  const pairs = [[3, 8, 4, 12], [2, 4, 2, 5], [4, 10, 5, 14]] as const;
  const stages = pairs.map(([lanesOfOne, stepsOfOne, lanesOfOther, stepsOfOther]) => {
    const comparison = alignTimelines([syntheticTimeline(lanesOfOne, stepsOfOne, 3), syntheticTimeline(lanesOfOther, stepsOfOther, 2)]);
    const id = `c${stepsOfOne}-${stepsOfOther}`;
    const last = Math.min(20, comparison.steps.length);
    return { id, last, html: renderComparison(stageSlide(id, 1, last), comparison, ['gather', 'TaskGroup'], 'instants', 'stepped') };
  });
  const page = await openStages(opened.browser, stages);
  const found: string[] = [];
  for (const { id, last } of stages) {
    await showStep(page, id, last);
    found.push(...(await pictureProblems(page, id)).map((problem) => `${id}: ${problem}`));
  }
  await page.close();
  expect(found).toEqual([]);
});

test('the-measure-sees-words-over-words-and-over-all-that-is-not-their-own', async () => {
  const parts = [
    '<text x="10" y="50" font-size="30">one</text><text x="20" y="52" font-size="30">two</text>', '<g class="tl-run"><rect x="60" y="20" width="40" height="60"/></g>', '<text x="380" y="40" font-size="20">outside</text>',
    '<rect class="tl-waiting" x="100" y="140" width="200" height="20"/><text x="120" y="160" font-size="30">struck</text>', '<rect class="tl-waiting" x="100" y="240" width="200" height="20"/><g class="tl-in-bar"><text x="120" y="260" font-size="24">own</text></g>',
    '<path class="tl-edge" d="M340 100V300"/><text x="320" y="200" font-size="30">crossed</text>', '<g class="tl-deadline"><path d="M88 20h24l-12 19z"/></g>',
  ];
  const page = await openStages(opened.browser, [{ id: 'bad', html: `<div class="stage"><svg class="tl" viewBox="0 0 400 300" style="width:400px">${parts.join('')}</svg></div>` }]);
  const found = await pictureProblems(page, 'bad');
  await page.close();
  expect(found).toEqual(expect.arrayContaining(['one over two', 'two over a step', 'outside: outside the picture', 'outside: letters of 20.0 px', 'struck over a bar of waiting', 'crossed over an arrow', 'a deadline over a step']));
  expect(found.filter((problem) => problem.startsWith('own'))).toEqual([]);
});
