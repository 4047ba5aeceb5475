import AxeBuilder from 'axe-core';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { loopstage, project } from './command.ts';

const asking = `import asyncio

async def work(n):
    await asyncio.sleep(n)
    # predict
    print('slept', n)

async def main():
    await asyncio.gather(work(2), work(1))

asyncio.run(main())`;
const waiting = `import asyncio

async def main():
    for n in (2, 1):
        await asyncio.sleep(n)
    print('after 3 s')

asyncio.run(main())`;
const trace = (options: string, code: string): string => `.. trace::\n${options}\n${code.split('\n').map((line) => (line === '' ? '' : `   ${line}`)).join('\n')}\n`;
const source = `Stages
======

Before
------

Words.

Together
--------

${trace('   :view: stage, sequence\n   :name: together\n', asking)}
One by one
----------

${trace('   :view: stage\n   :name: one_by_one\n', waiting)}
Both
----

${trace('   :view: stage\n   :compare: together, one_by_one\n', waiting)}
After
-----

Words.
`;

let opened: OpenedBrowser;
let address: string;
beforeAll(async () => {
  opened = await openBrowser();
  const folder = await project({ 'decks/stages.rst': source });
  expect((await loopstage(folder, ['build', '--no-pdf'])).status).toBe(0);
  address = pathToFileURL(join(folder, 'dist/stages/index.html')).href;
});
afterAll(() => opened.close());

const moving = ['together-stage', 'together-sequence', 'one-by-one-stage', 'both-stage'] as const;

async function open(place: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await opened.browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(`${address}#/${place}`);
  await page.locator('.reveal.ready section.present[data-at]').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
}

const at = (page: Page): Promise<string> => page.evaluate(() => {
  const section = document.querySelector<HTMLElement>('section.present');
  return `${section?.id}/${section?.dataset['at']}`;
});

const stepsOf = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('section.present .fragment').length);

/** Presses the right arrow through all steps of the present slide and calls `look` in each, the one before the first too. */
async function walk(page: Page, look: (step: number) => Promise<void>): Promise<void> {
  const steps = await stepsOf(page);
  await look(0);
  for (let step = 1; step <= steps; step += 1) {
    const [slide] = (await at(page)).split('/');
    await page.keyboard.press('ArrowRight');
    await page.locator(`section.present[id="${slide}"][data-at="${step}"]`).waitFor();
    await look(step);
  }
}

const output = (page: Page): Promise<readonly string[]> => page.locator('section.present .panel-output .out:not(.is-off)').allTextContents();

test('what-the-audience-is-asked-is-hidden-until-the-next-key-and-again-on-the-way-back', async () => {
  const page = await open('together-stage');
  const question = await page.evaluate(() => [...document.querySelectorAll('section.present .steps > li')].findIndex((item) => item.textContent?.includes('What will it print?')));
  expect(question).toBeGreaterThan(0);
  for (let press = 0; press <= question; press += 1) await page.keyboard.press('ArrowRight');
  expect(await output(page)).toEqual(['?']);
  expect(await page.locator('section.present .steps > li.is-now').textContent()).toContain('What will it print?');
  await page.keyboard.press('ArrowRight');
  expect(await output(page)).toEqual(['slept 1']);
  await page.keyboard.press('ArrowLeft');
  expect(await output(page)).toEqual(['?']);
  await page.waitForFunction((step) => location.hash.startsWith(`#/together-stage/${step}`), question + 1);
  await page.reload();
  await page.locator('.reveal.ready section.present[data-at]').waitFor();
  expect(await output(page)).toEqual(['?']);
  await page.context().close();
});

test.each(moving)('nothing-but-what-changed-moves-from-step-to-step-on-%s', async (slide) => {
  const page = await open(slide);
  const places = new Set<string>();
  await walk(page, async () => {
    places.add(JSON.stringify(await page.evaluate(() => [...document.querySelectorAll('section.present :is(.heading, .stage-code, .panels, .panel, .legend, svg.tl, .diagram-slot, .comparison, .comparison-side, .stage-body)')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [element.tagName, left, top, width, height].join(' ');
    }))));
  });
  expect(places.size).toBe(1);
  await page.context().close();
});

test('a-comparison-is-stepped-back-and-forth-played-and-reached-by-its-bar', async () => {
  const page = await open('both-stage');
  const steps = await stepsOf(page);
  const state = (): Promise<string> => page.evaluate(() => JSON.stringify([...document.querySelectorAll('section.present [data-from], section.present [data-until], section.present [data-now], section.present [data-track]')].map((element) => [[...element.classList].sort(), element.getAttribute('style')])));
  const forward: string[] = [];
  await walk(page, async () => { forward.push(await state()); });
  expect(new Set(forward).size).toBe(steps + 1);
  for (let step = steps - 1; step >= 0; step -= 1) {
    await page.keyboard.press('ArrowLeft');
    await page.locator(`section.present[data-at="${step}"]`).waitFor();
    expect(await state()).toBe(forward[step]);
  }
  await page.locator('section.present .step-bar i').nth(2).click();
  expect(await state()).toBe(forward[3]);
  expect(await page.locator('section.present .play').count()).toBe(1);
  await page.keyboard.press('Home');
  await page.goto(`${address}#/both-stage`);
  await page.locator('#both-stage.present[data-at="0"]').waitFor();
  await page.keyboard.press('p');
  await page.locator(`#both-stage.present[data-at="${steps}"]`).waitFor({ timeout: 30_000 });
  expect(await page.locator('section.present .comparison h3').allTextContents()).toEqual(['together', 'one_by_one']);
  expect(await page.locator('section.present .comparison .out:not(.is-off)').allTextContents()).toEqual(['slept 1', 'slept 2', 'after 3 s']);
  await page.context().close();
});

test('alt-and-an-arrow-leave-a-stage-and-going-back-lands-on-its-end', async () => {
  const page = await open('one-by-one-stage');
  const steps = await stepsOf(page);
  await page.keyboard.press('Alt+ArrowRight');
  expect(await at(page)).toBe('both-stage/0');
  await page.keyboard.press('ArrowLeft');
  expect(await at(page)).toBe(`one-by-one-stage/${steps}`);
  await page.context().close();
});

test('the-scroll-view-shows-a-stage-in-its-steps', async () => {
  const context = await opened.browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}?view=scroll#/together-stage/3`);
  await page.locator('#together-stage[data-at="3"]').waitFor();
  expect(await page.locator('#together-stage .steps > li.is-now').getAttribute('data-step')).toBe('3');
  expect(await page.locator('#together-stage svg.tl').first().evaluate((svg) => getComputedStyle(svg).getPropertyValue('--now') !== '')).toBe(true);
  await context.close();
});

test.each(moving)('the-steps-of-%s-are-an-ordered-list-of-sentences-and-its-picture-has-words', async (slide) => {
  const page = await open(slide);
  const [list, pictures] = await page.evaluate(() => [
    [...document.querySelectorAll('section.present ol.steps > li')].map((item) => item.querySelector(':scope > span')?.textContent?.trim() ?? ''),
    [...document.querySelectorAll('section.present svg[role="img"]')].map((svg) => svg.getAttribute('aria-label') ?? document.getElementById(svg.getAttribute('aria-labelledby')?.split(' ')[1] ?? '')?.textContent ?? ''),
  ] as const);
  expect(list).toHaveLength(await stepsOf(page));
  expect(list.every((sentence) => sentence.split(' ').length > 1)).toBe(true);
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.every((words) => words.includes('list of steps says the same in words'))).toBe(true);
  await page.context().close();
});

describe.each([['light', {}], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }], ['twice the size', { viewport: { width: 960, height: 540 } }]] as const)('in %s', (_, options) => {
  test.each(moving)('axe-finds-nothing-in-any-step-of-%s', async (slide) => {
    const page = await open(slide, options);
    await page.evaluate(AxeBuilder.source);
    const found: string[] = [];
    await walk(page, async (step) => {
      found.push(...(await page.evaluate(async () => {
        const { axe } = window as unknown as { readonly axe: typeof AxeBuilder };
        const { violations } = await axe.run('section.present', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
      })).map((finding) => `step ${step}: ${finding}`));
    });
    expect(found).toEqual([]);
    await page.context().close();
  });
});

test('at-twice-the-size-the-whole-stage-is-on-the-screen-and-the-keyboard-steps', async () => {
  const page = await open('together-stage', { viewport: { width: 960, height: 540 } });
  await page.keyboard.press('ArrowRight');
  expect(await at(page)).toBe('together-stage/1');
  const seen = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('section.present :is(.heading, .clock, .stage-code, .panels, svg.tl, .legend, .step-bar)')].map((element) => element.getBoundingClientRect());
    return { scrolls: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight, outside: boxes.filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1).length };
  });
  expect(seen).toEqual({ scrolls: false, outside: 0 });
  await page.context().close();
});

test('in-forced-colours-every-letter-of-the-program-and-every-number-can-be-seen', async () => {
  const page = await open('together-stage/2', { forcedColors: 'active' });
  const facts = await page.evaluate(() => {
    const style = (selector: string): CSSStyleDeclaration => getComputedStyle(document.querySelector(`section.present ${selector}`) ?? document.body);
    return {
      indent: style('.indent').forcedColorAdjust, number: style('.step-number').forcedColorAdjust,
      apart: style('.steps > .is-now .step-number').color !== style('.steps > .is-now .step-number').backgroundColor,
      edge: style('.stage-code .line:not(.is-now)').borderLeftColor === getComputedStyle(document.body).backgroundColor,
      keys: [...document.querySelectorAll('section.present .legend i')].every((key) => getComputedStyle(key).forcedColorAdjust === 'none'),
    };
  });
  expect(facts).toEqual({ indent: 'none', number: 'none', apart: true, edge: true, keys: true });
  await page.context().close();
});

test('the-focus-goes-to-the-heading-and-the-tab-key-reaches-all-that-a-mouse-does', async () => {
  const page = await open('before');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('together-stage--heading');
  const reached = new Set<string>();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => `${document.activeElement?.tagName.toLowerCase()}.${document.activeElement?.className.split(' ')[0] ?? ''}`));
  }
  expect([...reached]).toEqual(expect.arrayContaining(['pre.stage-code', 'button.play', 'input.']));
  await page.context().close();
});
