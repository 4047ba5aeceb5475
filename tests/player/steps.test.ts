import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deckReady, openDeck, openTalk, slideState, type OpenTalk, type SlideState } from './open-talk.ts';
import { sentences, slides } from './talk.ts';

let talk: OpenTalk;
let context: BrowserContext;
/** The state of each place of the deck, found by stepping forward from its beginning. */
const forward = new Map<string, SlideState>();
const places = slides.flatMap(({ id, firstStep, steps }) => Array.from({ length: steps + 1 }, (_, shown) => ({ id, step: firstStep + shown, key: `${id}/${firstStep + shown}` })));

beforeAll(async () => {
  talk = await openTalk();
  context = await talk.context();
  const page = await openDeck(context, talk.page);
  for (const [index, { key }] of places.entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    forward.set(key, await slideState(page));
  }
  await page.close();
});
afterAll(async () => { await talk.close(); });

/** What the contract says of the stage in step `step`, worked out by hand from the page in talk.ts. */
function expectedStage(step: number, from: number, to: number): Omit<SlideState, 'slide' | 'scroll'> {
  const boxes = sentences.flatMap((_, index) => (step >= index + 1 && step < index + 3 ? [] : [index]));
  const texts = [step < 1 ? [] : [7], step >= 2 ? [] : [8], step < 2 ? [] : [9], step >= 3 && step < 6 ? [] : [10]].flat();
  const items = to - from + 1;
  const line = [undefined, 0, 11, 13, undefined, 27, 13, 29][step];
  const current = [step >= from && step <= to ? [step - from] : [], step === 3 ? [items] : [], line === undefined ? [] : [items + 1 + line], step >= 1 && step <= 7 ? [items + 31 + step - 1] : []].flat();
  const bar = Array.from({ length: items }, (_, index) => (from + index < step ? '=' : from + index === step ? '#' : '-')).join('');
  return { off: [...boxes, ...texts], now: current, track: [String(step * 60)], bar };
}

test.each([0, 1, 2, 3, 4])('the-first-stage-is-as-the-contract-says-in-step-%i', (step) => {
  expect(forward.get(`stage-1/${step}`)).toMatchObject(expectedStage(step, 1, 4));
});

test.each([4, 5, 6, 7])('a-split-stage-goes-on-counting-in-step-%i', (step) => {
  expect(forward.get(`stage-2/${step}`)).toMatchObject(expectedStage(step, 5, 7));
});

test('a-step-without-a-current-line-leaves-the-program-where-it-was-and-a-mark-without-words-does-not-move-it', () => {
  expect(forward.get('stage-1/3')?.scroll[0]).toBeGreaterThan(0);
  expect(forward.get('stage-1/4')?.scroll).toEqual(forward.get('stage-1/3')?.scroll);
});

test('every-press-of-a-key-is-one-place-of-the-deck', () => {
  expect(places.map(({ key }) => `${forward.get(key)?.slide}`)).toEqual(places.map(({ id }) => id));
  expect(places).toHaveLength(15);
});

test('stepping-back-gives-the-same-state-in-each-step', async () => {
  const page = await openDeck(context, `${talk.page}#/end`);
  for (const { key } of [...places].reverse()) {
    expect([key, await slideState(page)]).toEqual([key, forward.get(key)]);
    await page.keyboard.press('ArrowLeft');
  }
  await page.close();
});

test('a-deep-link-and-a-reload-give-the-same-state-in-each-step', async () => {
  const page = await openDeck(context, talk.page);
  for (const { id, step, key } of places) {
    await page.goto('about:blank');
    await page.goto(`${talk.page}#/${id}/${step}`);
    await deckReady(page);
    expect([key, await slideState(page)]).toEqual([key, forward.get(key)]);
    await page.reload();
    await deckReady(page);
    expect([key, await slideState(page)]).toEqual([key, forward.get(key)]);
  }
  await page.close();
});

test('going-back-into-a-slide-lands-on-its-last-step', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2`);
  await page.keyboard.press('PageUp');
  expect(await slideState(page)).toEqual(forward.get('stage-1/4'));
  await page.close();
});

test('slides-before-stand-in-their-last-step-and-slides-after-in-their-first', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2/5`);
  const painted = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.slides > section')].map((section) => section.dataset['at']));
  expect(painted).toEqual(['0', '4', '5', '0', '0']);
  await page.close();
});

test('alt-and-an-arrow-skip-the-steps-of-a-slide', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/2`);
  await page.keyboard.press('Alt+ArrowRight');
  expect(await slideState(page)).toEqual(forward.get('stage-2/4'));
  await page.keyboard.press('Alt+ArrowRight');
  expect(await slideState(page)).toEqual(forward.get('list/0'));
  await page.keyboard.press('Alt+ArrowLeft');
  expect(await slideState(page)).toEqual(forward.get('stage-2/7'));
  await page.close();
});

test('keys-with-ctrl-or-cmd-are-the-browsers', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/2`);
  for (const key of ['Control+ArrowRight', 'Meta+ArrowRight', 'Control+Shift+ArrowRight', 'Control+Alt+ArrowRight', 'Control+s']) await page.keyboard.press(key);
  expect(await slideState(page)).toEqual(forward.get('stage-1/2'));
  expect(context.pages()).toHaveLength(1);
  await page.close();
});

test('home-is-the-very-beginning-and-end-the-last-slide', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2/6`);
  await page.keyboard.press('End');
  expect(await slideState(page)).toEqual(forward.get('end/0'));
  await page.keyboard.press('Home');
  expect(await slideState(page)).toEqual(forward.get('start/0'));
  await page.close();
});

test('the-current-line-is-in-sight-with-context', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1`);
  for (const { id, step } of places.filter(({ id }) => id.startsWith('stage'))) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/${id}/${step}`);
    await page.locator(`section.present[id="${id}"][data-at="${step}"]`).waitFor();
    const seen = await page.evaluate(() => {
      const container = document.querySelector('section.present [data-scroll]');
      const line = container?.querySelector('.line.is-now');
      const [outer, inner] = [container?.getBoundingClientRect(), line?.getBoundingClientRect()];
      return !outer || !inner || (inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1);
    });
    expect([id, step, seen]).toEqual([id, step, true]);
  }
  expect(forward.get('stage-2/5')?.scroll[0]).toBeGreaterThan(500);
  await page.close();
});

test('a-press-on-the-step-bar-goes-to-that-step-and-left-of-it-before-the-first', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2`);
  const segments = page.locator('section.present .step-bar i');
  await segments.nth(2).click();
  expect(await slideState(page)).toEqual(forward.get('stage-2/7'));
  await segments.nth(0).click();
  expect(await slideState(page)).toEqual(forward.get('stage-2/5'));
  const first = await segments.nth(0).boundingBox();
  if (!first) throw new Error('the step bar has no box');
  await page.mouse.move(first.x + 5, first.y + 3);
  await page.mouse.down();
  await page.mouse.move(first.x + first.width * 1.5, first.y + 3);
  expect((await slideState(page)).bar).toBe('=#-');
  await page.mouse.move(first.x - 5, first.y + 3);
  await page.mouse.up();
  expect(await slideState(page)).toEqual(forward.get('stage-2/4'));
  await page.keyboard.press('PageDown');
  expect(await slideState(page)).toEqual(forward.get('stage-2/5'));
  await page.close();
});

test('a-finger-on-the-step-bar-moves-along-the-steps', async () => {
  const touch = await talk.context({ hasTouch: true });
  const page: Page = await openDeck(touch, `${talk.page}#/stage-1`);
  const box = await page.locator('section.present .step-bar i').nth(2).boundingBox();
  if (!box) throw new Error('the step bar has no box');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  expect(await slideState(page)).toEqual(forward.get('stage-1/3'));
  await touch.close();
});

test('the-slider-of-the-step-bar-works-by-keyboard-and-tells-the-sentence', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/1`);
  const slider = page.getByRole('slider', { name: 'Step' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  expect(await slideState(page)).toEqual(forward.get('stage-1/2'));
  expect(await slider.getAttribute('aria-valuetext')).toBe('2 of 4: a runs until its sleep of 3 s');
  await page.keyboard.press('PageDown');
  expect(await slideState(page)).toEqual(forward.get('stage-1/3'));
  await page.close();
});

test('the-overview-shows-and-leaves-each-slide-in-its-state', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/3`);
  await page.keyboard.press('o');
  await page.locator('.reveal.overview').waitFor();
  expect((await slideState(page)).bar).toBe('==#-');
  await page.keyboard.press('o');
  expect(await slideState(page)).toEqual(forward.get('stage-1/3'));
  await page.keyboard.press('o');
  await page.locator('#start').click();
  expect(await slideState(page)).toEqual(forward.get('start/0'));
  await page.close();
});

test('the-scroll-view-scrolls-through-the-same-states', async () => {
  const page = await openDeck(context, `${talk.page}?view=scroll#/stage-1/3`);
  await page.locator('#stage-1[data-at="3"]').waitFor();
  const { scroll: _, ...there } = await slideState(page, '#stage-1');
  const { scroll: __, ...expected } = forward.get('stage-1/3') ?? { scroll: [] };
  expect(there).toEqual(expected);
  await page.close();
});

test('reveals-print-view-has-one-page-for-each-state', async () => {
  const page = await context.newPage();
  await page.goto(`${talk.page}?view=print`);
  await page.locator('.pdf-page').nth(places.length - 1).waitFor();
  const painted = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.pdf-page section')].map((section) => `${section.id}/${section.dataset['at']}`));
  expect(painted).toEqual(places.map(({ key }) => key));
  await page.close();
});

test('slides-put-into-the-page-anew-are-shown-at-the-same-step', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2/6`);
  await page.evaluate(() => {
    const fresh = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html');
    for (const bar of fresh.querySelectorAll('.step-bar')) bar.remove();
    for (const section of fresh.querySelectorAll('section')) section.className = 'slide';
    for (const fragment of fresh.querySelectorAll('.visible')) fragment.classList.remove('visible', 'current-fragment');
    for (const section of document.querySelectorAll('.slides > section')) section.replaceWith(fresh.querySelector(`section[id="${section.id}"]`) ?? section);
    document.dispatchEvent(new Event('loopstage:changed'));
  });
  expect(await slideState(page)).toEqual(forward.get('stage-2/6'));
  await page.keyboard.press('ArrowLeft');
  expect(await slideState(page)).toEqual(forward.get('stage-2/5'));
  await page.close();
});
