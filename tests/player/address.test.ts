import type { BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deckReady, hashAtRest, openDeck, openTalk, slideState, type OpenTalk } from './open-talk.ts';

let talk: OpenTalk;
let context: BrowserContext;
beforeAll(async () => {
  talk = await openTalk();
  context = await talk.context();
});
afterAll(async () => { await talk.close(); });

test('the-address-names-slide-and-step-as-the-deck-counts', async () => {
  const page = await openDeck(context, talk.page);
  expect(await hashAtRest(page)).toBe('');
  await page.keyboard.press('ArrowRight');
  expect(await hashAtRest(page)).toBe('#/stage-1');
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
  expect(await hashAtRest(page)).toBe('#/stage-2/5');
  await page.close();
});

test('a-step-outside-the-slide-is-its-nearest', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2/2`);
  expect([(await slideState(page)).bar, await hashAtRest(page)]).toEqual(['---', '#/stage-2']);
  await page.evaluate(() => { location.hash = '#/stage-2/99'; });
  await page.locator('#stage-2[data-at="7"]').waitFor();
  expect(await hashAtRest(page)).toBe('#/stage-2/7');
  await page.close();
});

test('an-unknown-slide-is-the-first-and-the-address-says-so', async () => {
  const page = await openDeck(context, `${talk.page}#/no-such-slide/3`);
  expect((await slideState(page)).slide).toBe('start');
  expect(await hashAtRest(page)).toBe('#/start');
  await page.close();
});

test('stepping-leaves-one-entry-in-the-history-and-back-returns-from-a-jump', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1`);
  const entries = await page.evaluate(() => history.length);
  for (let press = 0; press < 7; press += 1) await page.keyboard.press('ArrowRight');
  expect(await hashAtRest(page)).toBe('#/stage-2/6');
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.keyboard.press('Home');
  expect(await hashAtRest(page)).toBe('#/start');
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  await page.goBack();
  await page.locator('#stage-2.present[data-at="6"]').waitFor();
  await page.goForward();
  await page.locator('#start.present').waitFor();
  await page.goBack();
  expect(await hashAtRest(page)).toBe('#/stage-2/6');
  await page.reload();
  await deckReady(page);
  expect((await slideState(page)).bar).toBe('=#-');
  await page.close();
});

test('a-jump-right-after-a-step-keeps-that-step-in-the-history', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/1`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  expect(await hashAtRest(page)).toBe('#/end');
  await page.goBack();
  await page.locator('#stage-1.present[data-at="3"]').waitFor();
  await page.close();
});

test('links-in-the-deck-lead-to-slides-and-steps-as-the-deck-counts', async () => {
  const page = await openDeck(context, `${talk.page}#/list/3`);
  await page.getByRole('link', { name: 'step 6' }).click();
  expect([(await slideState(page)).bar, await hashAtRest(page)]).toEqual(['=#-', '#/stage-2/6']);
  await page.goBack();
  await page.locator('#list.present[data-at="3"]').waitFor();
  await page.getByRole('link', { name: 'the first part' }).click();
  expect([(await slideState(page)).slide, await hashAtRest(page)]).toEqual(['stage-1', '#/stage-1']);
  await page.close();
});

test('a-link-to-something-that-appears-later-shows-it', async () => {
  const page = await openDeck(context, `${talk.page}#/list`);
  await page.getByRole('link', { name: 'tasks' }).click();
  expect(await hashAtRest(page)).toBe('#/list/2');
  expect(await page.locator('#deep').isVisible()).toBe(true);
  await page.close();
});

test.each([['3', '#/stage-2'], ['3.6', '#/stage-2/6'], ['stage-1/2', '#/stage-1/2'], ['list', '#/list']])('g-and-%s-go-to-%s', async (typed, hash) => {
  const page = await openDeck(context, talk.page);
  await page.keyboard.press('g');
  await page.locator('.jump-to-slide-input').fill(typed);
  await page.keyboard.press('Enter');
  expect(await hashAtRest(page)).toBe(hash);
  expect(await page.locator('.jump-to-slide-input').count()).toBe(0);
  await page.close();
});

test('a-held-key-does-not-flood-the-history-and-the-address-is-right-at-rest', async () => {
  const page = await openDeck(context, talk.page);
  const writes = await page.evaluate(async () => {
    let count = 0;
    const real = history.replaceState.bind(history);
    history.replaceState = (...values) => { count += 1; real(...values); };
    for (let round = 0; round < 20; round += 1) {
      for (const keyCode of [39, 39, 39, 37, 37]) document.dispatchEvent(new KeyboardEvent('keydown', { keyCode }));
      await new Promise(requestAnimationFrame);
    }
    return count;
  });
  expect(writes).toBeLessThan(20);
  expect(await hashAtRest(page)).toBe(`#/${(await slideState(page)).slide}/${await page.locator('section.present').getAttribute('data-at')}`);
  await page.close();
});
