import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { renderStage } from '../../src/render/stage.ts';
import { renderStillStage } from '../../src/render/stage-still.ts';
import { openStages, showStep, stageSlide } from './stage-page.ts';
import { syntheticTimeline } from './synthetic.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

const whole = syntheticTimeline(4, 9, 3);
const timeline = { ...whole, code: { lines: ['async def main():', '    await one', '    await other'], firstLine: 1 }, steps: whole.steps.map((step) => ({ ...step, line: step.number % 3 + 1, lines: [1] })) };
const steps = Array.from({ length: 10 }, (_, step) => step);

/** What a viewer sees: each text that has a box, and where. */
const seen = (page: Page, id: string): Promise<readonly string[]> => page.evaluate((slide) => {
  const section = document.getElementById(slide);
  const [left, top] = [section?.getBoundingClientRect().left ?? 0, section?.getBoundingClientRect().top ?? 0];
  return [...section?.querySelectorAll('.body *') ?? []].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (element.closest('.steps > li:not(.is-now), .step-zero:not(.is-now)') || box.width < 2 || box.height < 2 || !element.checkVisibility({ visibilityProperty: true })) return [];
    const words = element.children.length === 0 ? element.textContent ?? '' : '';
    return [`${element.tagName} ${words} ${[box.left - left, box.top - top, box.width, box.height].map(Math.round).join(' ')} ${getComputedStyle(element).color} ${getComputedStyle(element).fill} ${getComputedStyle(element).stroke}`];
  });
}, `slide-${id}`);

test('a-still-stage-shows-what-the-stepped-one-shows-in-that-step-without-a-script', async () => {
  const stepped = await openStages(opened.browser, [{ id: 'same', html: renderStage(stageSlide('same', 1, 9), timeline, 'instants') }]);
  await stepped.emulateMedia({ reducedMotion: 'reduce' });
  const looks: string[] = [];
  for (const step of steps) {
    const still = await openStages(opened.browser, [{ id: 'same', html: renderStillStage(stageSlide('same', 1, 9), timeline, 'instants', step) }]);
    await showStep(stepped, 'same', step);
    const [there, here] = [await seen(stepped, 'same'), await seen(still, 'same')];
    expect(here, `step ${step}`).toEqual(there);
    looks.push(here.join('\n'));
    await still.close();
  }
  expect(new Set(looks).size).toBe(10);
  await stepped.close();
});

test('a-still-stage-keeps-the-current-line-of-a-long-program', () => {
  const lines = Array.from({ length: 40 }, (_, line) => `line_${line + 1}`);
  const long = { ...timeline, code: { lines, firstLine: 1 }, steps: timeline.steps.map((step) => ({ ...step, line: 31, lines: [31] })) };
  const html = renderStillStage(stageSlide('long', 1, 9), long, 'instants', 5);
  expect(html).toContain('line_31');
  expect(html).not.toContain('line_1\n');
  expect(html.match(/class="line/g)?.length).toBeLessThanOrEqual(14);
});

test('a-still-stage-has-nothing-left-that-moves', () => {
  const html = renderStillStage(stageSlide('still', 1, 9), timeline, 'instants', 4);
  expect(html).not.toMatch(/data-(?:from|until|now|track|step|time|scroll)|fragment|tabindex/);
});
