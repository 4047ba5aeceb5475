import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { axeFindings, deckReady } from '../player/open-talk.ts';
import { loopstage, project } from './command.ts';
import { serve, type RunningServer } from './dev-server.ts';

const deck = `The talk
========

.. timing:: 1

First
-----

.. timing:: 2

Words.

.. notes::

   Say this.

Deeper
~~~~~~

.. timing:: 3

Words.

Second
------

.. timing:: 4

Words.
`;

let folder: string;
let browser: Browser;
let preview: RunningServer;
let context: BrowserContext;
beforeAll(async () => {
  ({ browser } = await openBrowser());
  folder = await project({ 'decks/a.rst': deck });
  expect((await loopstage(folder, ['build', '--no-pdf', '--notes'])).status).toBe(0);
  preview = await serve(folder, ['preview']);
});
afterEach(async () => { await context.close(); });
afterAll(async () => {
  await browser.close();
  await preview.end();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the deck with its speaker view, by a clock that stands still unless it is moved. */
async function openBoth(address: string): Promise<{ readonly talk: Page; readonly speaker: Page }> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.clock.install();
  const talk = await context.newPage();
  await talk.goto(`${address}#/first`);
  await deckReady(talk);
  const [speaker] = await Promise.all([context.waitForEvent('page'), talk.keyboard.press('s')]);
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
  return { talk, speaker };
}

const addresses = (): readonly string[] => [`${preview.url}the-talk/`, pathToFileURL(join(folder, 'dist/the-talk/index.html')).href];

test.each([0, 1])('the-speaker-view-works-from-preview-and-from-the-built-files, %i', async (index) => {
  const { talk, speaker } = await openBoth(addresses()[index] ?? '');
  await expect.poll(() => speaker.locator('.note').allTextContents()).toEqual(['Say this.']);
  await speaker.getByRole('button', { name: 'Next' }).click();
  await talk.locator('section.present#deeper').waitFor();
});

test('time-is-shown-against-the-plan-of-the-slide-and-of-its-section', async () => {
  const { talk, speaker } = await openBoth(`${preview.url}the-talk/`);
  const spent = speaker.locator('[data-part="spent"]');
  await speaker.getByRole('button', { name: 'Start' }).click();
  await context.clock.runFor(90_000);
  await expect.poll(() => spent.textContent()).toBe('slide 1:30 of 2:00, section 1:30 of 5:00');
  await talk.keyboard.press('ArrowRight');
  await talk.locator('section.present#deeper').waitFor();
  await context.clock.runFor(60_000);
  await expect.poll(() => spent.textContent()).toMatch(/^slide 1:0\d of 3:00, section 2:3\d of 5:00$/);
  await talk.keyboard.press('ArrowRight');
  await context.clock.runFor(300_000);
  await expect.poll(() => spent.textContent()).toMatch(/^section 5:0\d of 4:00$/);
  await speaker.getByText('Plan', { exact: true }).click();
  const rows = async (): Promise<readonly (readonly string[])[]> => (await speaker.locator('[data-part="plan"] tr').allInnerTexts()).map((row) => row.split('\t').map((cell) => cell.trim()));
  await expect.poll(async () => (await rows()).map(([title, planned]) => [title, planned])).toEqual([['Section', 'Planned'], ['The talk', '1:00'], ['First', '5:00'], ['Second', '4:00'], ['All', '10:00']]);
  expect(await speaker.locator('[data-part="plan"] .is-over td').first().innerText()).toBe('Second');
  expect(await axeFindings(speaker)).toEqual([]);
  await speaker.reload();
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
  await expect.poll(() => spent.textContent()).toMatch(/^section 5:0\d of 4:00$/);
});

test('the-screen-stays-awake-as-long-as-the-speaker-view-is-open', async () => {
  context = await browser.newContext();
  await context.addInitScript(() => {
    const asked: string[] = [];
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    Object.assign(window, { asked });
    navigator.wakeLock.request = (type) => {
      asked.push(String(type));
      return request(type);
    };
  });
  const talk = await context.newPage();
  await talk.goto(`${preview.url}the-talk/`);
  await deckReady(talk);
  const [speaker] = await Promise.all([context.waitForEvent('page'), talk.keyboard.press('s')]);
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
  expect(await speaker.evaluate(() => Reflect.get(window, 'asked') as readonly string[])).toEqual(['screen']);
});
