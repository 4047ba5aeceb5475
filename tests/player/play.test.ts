import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restBefore } from '../../src/player/play.ts';
import { axeFindings, openDeck, openTalk, slideState, type OpenTalk } from './open-talk.ts';
import { diagram } from './talk.ts';

let talk: OpenTalk;
let context: BrowserContext;
beforeAll(async () => {
  talk = await openTalk();
  context = await talk.context();
});
afterAll(async () => { await talk.close(); });

const at = async (page: Page): Promise<string> => page.evaluate(() => {
  const section = document.querySelector<HTMLElement>('section.present');
  return `${section?.id}/${section?.dataset['at']}`;
});

/** Opens the deck with its clock standing still; the clock belongs to the whole context. */
async function openStill(hash: string): Promise<Page> {
  const page = await (await talk.context()).newPage();
  page.setDefaultTimeout(5000);
  await page.clock.install({ time: 0 });
  await page.goto(`${talk.page}${hash}`);
  await page.locator('.reveal.ready section.present[data-at]').first().waitFor();
  await page.clock.pauseAt(600_000);
  return page;
}

test('steps-of-one-moment-are-600-milliseconds-apart', () => { expect(restBefore(5e9, 5e9)).toBe(600); });

test('a-longer-wait-rests-longer-between-half-a-second-and-two', () => {
  const rests = [1, 1e6, 1e8, 1e9, 3e9, 1e10, 6e10, 3.6e12].map((gap) => restBefore(2e9, 2e9 + gap));
  expect(rests).toEqual(rests.toSorted((one, other) => one - other));
  expect(new Set(rests.slice(1, 7)).size).toBe(6);
  expect([rests.at(0), rests.at(-2), rests.at(-1)]).toEqual([500, 2000, 2000]);
});

test('p-plays-the-steps-in-scaled-time-and-ends-with-the-slide', async () => {
  const page = await openStill('#/stage-1');
  await page.keyboard.press('p');
  expect(await at(page)).toBe('stage-1/0');
  for (const [step, rest] of [[1, 600], [2, 600], [3, 600], [4, 600]] as const) {
    await page.clock.runFor(rest - 1);
    expect(await at(page)).toBe(`stage-1/${step - 1}`);
    await page.clock.runFor(1);
    expect(await at(page)).toBe(`stage-1/${step}`);
  }
  expect(await page.locator('section.present .play').getAttribute('aria-label')).toBe('Play the steps');
  await page.clock.runFor(10_000);
  expect(await at(page)).toBe('stage-1/4');
  await page.keyboard.press('p');
  expect(await at(page)).toBe('stage-1/0');
  await page.close();
});

test('playing-rests-at-a-gap-as-long-as-the-gap-says', async () => {
  const page = await openStill('#/stage-2/6');
  await page.keyboard.press('p');
  const rest = restBefore(1e9, 3e9);
  await page.clock.runFor(rest - 1);
  expect(await at(page)).toBe('stage-2/6');
  await page.clock.runFor(1);
  expect(await at(page)).toBe('stage-2/7');
  await page.close();
});

test.each([['Space', 'stage-1/1'], ['Escape', 'stage-1/1'], ['p', 'stage-1/1'], ['ArrowRight', 'stage-1/2'], ['ArrowLeft', 'stage-1/0'], ['Alt+ArrowRight', 'stage-2/4']])('%s-stops-playing-and-the-deck-is-at-%s', async (key, place) => {
  const page = await openStill('#/stage-1');
  await page.keyboard.press('p');
  await page.clock.runFor(600);
  await page.keyboard.press(key);
  await page.clock.runFor(10_000);
  expect(await at(page)).toBe(place);
  await page.close();
});

test('the-play-button-plays-and-stops-and-says-which', async () => {
  const page = await openStill('#/stage-1');
  const button = page.locator('section.present .play');
  await button.click();
  expect(await button.getAttribute('aria-label')).toBe('Stop');
  await page.clock.runFor(600);
  expect(await at(page)).toBe('stage-1/1');
  await button.press('Enter');
  expect(await button.getAttribute('aria-label')).toBe('Play the steps');
  await page.clock.runFor(10_000);
  expect(await at(page)).toBe('stage-1/1');
  await page.close();
});

test('only-slides-whose-steps-have-times-can-be-played', async () => {
  const page = await openStill('#/list');
  expect(await page.locator('#list .play').count()).toBe(0);
  await page.keyboard.press('p');
  await page.clock.runFor(10_000);
  expect(await at(page)).toBe('list/0');
  await page.close();
});

test('a-played-state-is-the-stepped-state', async () => {
  const stepped = await openDeck(context, `${talk.page}#/stage-1`);
  await stepped.keyboard.press('ArrowRight');
  await stepped.keyboard.press('ArrowRight');
  const page = await openStill('#/stage-1');
  await page.keyboard.press('p');
  await page.clock.runFor(1200);
  expect(await slideState(page)).toEqual(await slideState(stepped));
  await stepped.close();
  await page.close();
});

test('the-speaker-view-plays-and-stops', async () => {
  const own = await talk.context();
  const deck = await openDeck(own, `${talk.page}#/stage-1`);
  const [speaker] = await Promise.all([own.waitForEvent('page'), deck.keyboard.press('s')]);
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
  await speaker.keyboard.press('p');
  await deck.locator('#stage-1.present[data-at="2"]').waitFor();
  await speaker.keyboard.press('Home');
  await deck.locator('#start.present').waitFor();
  await own.close();
});

test('a-question-before-a-step-is-a-place-of-its-own', async () => {
  const page = await openDeck(context, `${talk.page}#/list`);
  await page.evaluate(() => { document.querySelectorAll('#list .fragment').forEach((item, at) => { item.setAttribute('data-step', ['1', '2?', '2'][at] ?? ''); }); });
  for (const [label, step] of [['2?', '2'], ['2', '3'], ['1', '1']] as const) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/list/${label}`);
    await page.locator(`#list.present[data-at="${step}"]`).waitFor();
  }
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => location.hash === '#/list/2?');
  await page.close();
});

test('a-question-mark-lists-all-keys-and-the-deck-stands-still-meanwhile', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/2`);
  const list = page.getByRole('dialog', { name: 'Keys' });
  expect(await list.count()).toBe(0);
  await page.keyboard.press('?');
  expect(await list.isVisible()).toBe(true);
  const named = await list.locator('kbd').allTextContents();
  for (const key of ['Space', 'PgDn', 'Alt + arrow', 'Home', 'End', 'G', 'P', 'S', 'F', 'O', 'Esc', 'B', '.', 'T', '?']) expect(named).toContain(key);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  expect(await at(page)).toBe('stage-1/2');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  expect(await page.locator('.reveal.overview').count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  expect(await at(page)).toBe('stage-1/3');
  await page.close();
});

test('the-diagram-is-copied-as-mermaid-by-the-keyboard-and-announced', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => { document.body.dataset['copied'] = text; } } });
  });
  const button = page.getByRole('button', { name: 'Copy as Mermaid' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('[aria-live]').textContent()).toBe('Copied');
  expect(await page.evaluate(() => document.body.dataset['copied'])).toBe(diagram);
  expect(await at(page)).toBe('stage-2/4');
  await page.close();
});

test('the-screen-is-kept-awake-while-the-deck-fills-it-and-no-longer', async () => {
  const page = await openDeck(context, `${talk.page}#/start`);
  await page.evaluate(() => {
    const locks: string[] = [];
    Object.assign(globalThis, { locks });
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async (kind: string) => {
      locks.push(kind);
      const lock = { released: false, release: async () => { lock.released = true; locks.push('released'); } };
      return lock;
    } } });
  });
  const locks = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { locks: string[] }).locks);
  await page.keyboard.press('f');
  await expect.poll(locks).toEqual(['screen']);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(locks).toEqual(['screen', 'released']);
  await page.close();
});
