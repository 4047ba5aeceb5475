import { createServer } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFindings, deckReady, hashAtRest, openDeck, openTalk, slideState, type OpenTalk } from './open-talk.ts';

let talk: OpenTalk;
let context: BrowserContext;
let deck: Page;
let asked: string[];
beforeAll(async () => { talk = await openTalk(); });
afterAll(async () => { await talk.close(); });
beforeEach(async () => {
  context = await talk.context();
  asked = [];
  context.on('request', (request) => asked.push(request.url()));
  deck = await openDeck(context, `${talk.page}#/stage-1/2`);
});
afterEach(async () => { await context.close(); });

/** Opens the speaker view by its key and waits until it is linked. */
async function openSpeaker(): Promise<Page> {
  const [speaker] = await Promise.all([context.waitForEvent('page'), deck.keyboard.press('s')]);
  speaker.on('pageerror', (error) => { throw error; });
  await linked(speaker);
  return speaker;
}

async function linked(speaker: Page): Promise<void> {
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
}

/** What the speaker view says, by the names of its parts. */
async function said(speaker: Page, ...parts: readonly string[]): Promise<readonly string[]> {
  return await Promise.all(parts.map(async (part) => ((await speaker.locator(`[data-part="${part}"]`).textContent()) ?? '').replace(/\s+/g, ' ').trim()));
}

/** Where a preview in the speaker view stands. */
async function previewAt(speaker: Page, part: 'now' | 'next'): Promise<string> {
  const slide = speaker.frameLocator(`[data-part="${part}"]`).locator('.reveal.ready section.present');
  return `${await slide.getAttribute('id')}/${await slide.getAttribute('data-at')}`;
}

test('opening-it-in-the-middle-of-a-slide-does-not-move-the-deck', async () => {
  const before = await slideState(deck);
  await openSpeaker();
  await deck.waitForTimeout(1500);
  expect(await slideState(deck)).toEqual(before);
  expect(await hashAtRest(deck)).toBe('#/stage-1/2');
});

test('it-shows-the-notes-of-the-step-and-of-the-slide-and-what-comes-next', async () => {
  const speaker = await openSpeaker();
  expect(await said(speaker, 'where', 'sentence', 'next-where', 'next-sentence')).toEqual(
    ['slide 2 of 5, step 2 of 4', '2a runs until its sleep of 3 s', 'step 3', '3b runs until its sleep of 1 s']);
  expect(await speaker.locator('.note').allTextContents()).toEqual(['Point at the lane of a.', 'One thread, three tasks.']);
  expect(await speaker.locator('.note.of-step').allTextContents()).toEqual(['Point at the lane of a.']);
  await expect.poll(() => previewAt(speaker, 'now')).toBe('stage-1/2');
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-1/3');
});

test('it-follows-the-deck-to-the-next-slide-and-to-the-end', async () => {
  const speaker = await openSpeaker();
  await deck.keyboard.press('ArrowRight');
  await deck.keyboard.press('ArrowRight');
  await expect.poll(() => said(speaker, 'next-where')).toEqual(['slide 3: gather, part 2']);
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-2/4');
  await deck.keyboard.press('End');
  await expect.poll(() => said(speaker, 'where', 'next-screen', 'notes')).toEqual(['slide 5 of 5', 'End of the deck', 'No notes on this slide.']);
  expect(await speaker.locator('[data-part="next-screen"]').isVisible()).toBe(true);
});

test('its-keys-drive-the-deck', async () => {
  const speaker = await openSpeaker();
  for (const [key, place] of [['ArrowRight', 'stage-1/3'], ['PageUp', 'stage-1/2'], ['Alt+ArrowRight', 'stage-2/4'], ['Space', 'stage-2/5'], ['End', 'end/0'], ['Home', 'start/0']] as const) {
    await speaker.keyboard.press(key);
    await deck.locator(`section.present[id="${place.split('/')[0]}"][data-at="${place.split('/')[1]}"]`).waitFor();
    await expect.poll(() => previewAt(speaker, 'now')).toBe(place);
  }
  await speaker.keyboard.press('b');
  await deck.locator('.reveal.paused').waitFor();
  await expect.poll(() => said(speaker, 'screen')).toEqual(['The screen is blank']);
});

test('its-buttons-and-its-list-of-slides-drive-the-deck', async () => {
  const speaker = await openSpeaker();
  await speaker.getByRole('button', { name: 'Next' }).click();
  await deck.locator('#stage-1.present[data-at="3"]').waitFor();
  await speaker.getByRole('button', { name: 'Back' }).click();
  await deck.locator('#stage-1.present[data-at="2"]').waitFor();
  await speaker.getByRole('combobox', { name: 'Slide' }).selectOption({ label: '4 · What we saw' });
  await deck.locator('#list.present[data-at="0"]').waitFor();
});

test('it-finds-the-deck-again-after-either-window-was-reloaded', async () => {
  const speaker = await openSpeaker();
  await speaker.reload();
  await linked(speaker);
  expect(await said(speaker, 'where')).toEqual(['slide 2 of 5, step 2 of 4']);
  await deck.reload();
  await deckReady(deck);
  await deck.keyboard.press('ArrowRight');
  await expect.poll(() => said(speaker, 'where'), { timeout: 10_000 }).toEqual(['slide 2 of 5, step 3 of 4']);
  await expect.poll(() => previewAt(speaker, 'now'), { timeout: 10_000 }).toBe('stage-1/3');
  expect(asked.filter((url) => url.includes('receiver'))).toHaveLength(6);
  await speaker.keyboard.press('ArrowRight');
  await deck.locator('#stage-1.present[data-at="4"]').waitFor();
});

test('a-step-taken-while-the-previews-load-is-not-lost', async () => {
  const speaker = await openSpeaker();
  await deck.keyboard.press('ArrowRight');
  await deck.keyboard.press('ArrowRight');
  await expect.poll(() => previewAt(speaker, 'now')).toBe('stage-1/4');
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-2/4');
});

test('it-says-when-the-deck-is-gone', async () => {
  const speaker = await openSpeaker();
  await deck.close();
  await speaker.locator('[data-part="link"][data-state="lost"]').waitFor();
  expect((await said(speaker, 'link'))[0]).toContain('Connection lost');
});

test('opened-without-a-deck-it-says-what-to-do', async () => {
  const page = await context.newPage();
  await page.goto(talk.page.replace('talk/index.html', 'assets/speaker.html'));
  expect((await said(page, 'link'))[0]).toContain('open this view with the key S');
});

test('a-second-press-of-s-shows-the-view-that-is-open', async () => {
  await openSpeaker();
  await deck.bringToFront();
  await deck.keyboard.press('s');
  await deck.waitForTimeout(300);
  expect(context.pages()).toHaveLength(2);
});

test('after-the-view-was-closed-s-opens-a-new-one', async () => {
  const speaker = await openSpeaker();
  const closed = deck.evaluate(() => new Promise((done) => { setTimeout(done, 500); }));
  await speaker.close();
  await closed;
  expect(await said(await openSpeaker(), 'where')).toEqual(['slide 2 of 5, step 2 of 4']);
});

test('a-blocked-window-is-told-on-the-deck-with-a-link-that-works', async () => {
  await deck.evaluate(() => { window.open = () => null; });
  await deck.keyboard.press('s');
  const link = deck.getByRole('link', { name: 'Open the speaker view' });
  const [speaker] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await linked(speaker);
  expect(await said(speaker, 'where')).toEqual(['slide 2 of 5, step 2 of 4']);
  expect(await link.count()).toBe(0);
});

test('previews-take-say-and-remember-nothing', async () => {
  const speaker = await openSpeaker();
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-1/3');
  const entries = await speaker.evaluate(() => history.length);
  const frame = speaker.frameLocator('[data-part="next"]');
  expect(await frame.locator('[aria-live], button.copy').count()).toBe(0);
  for (let press = 0; press < 4; press += 1) await deck.keyboard.press('ArrowRight');
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-2/6');
  expect(await speaker.evaluate(() => history.length)).toBe(entries);
});

test('axe-finds-nothing-in-the-speaker-view-in-light-and-dark', async () => {
  const speaker = await openSpeaker();
  expect(await axeFindings(speaker)).toEqual([]);
  await speaker.keyboard.press('t');
  await speaker.locator('html[data-theme="dark"]').waitFor();
  expect(await axeFindings(speaker)).toEqual([]);
});

test('the-stopwatch-starts-with-the-first-step-and-survives-a-reload', async () => {
  const speaker = await openSpeaker();
  expect(await said(speaker, 'elapsed', 'run', 'pace')).toEqual(['0:00', 'Start', 'this slide 5 min, all 10 min']);
  await deck.keyboard.press('ArrowRight');
  await expect.poll(() => said(speaker, 'run')).toEqual(['Pause']);
  await expect.poll(() => said(speaker, 'elapsed'), { timeout: 5000 }).toEqual(['0:01']);
  await speaker.getByRole('button', { name: 'Pause' }).click();
  const stopped = await said(speaker, 'elapsed');
  await speaker.reload();
  await linked(speaker);
  expect(await said(speaker, 'elapsed', 'run')).toEqual([...stopped, 'Start']);
  await speaker.getByRole('button', { name: 'Reset' }).click();
  expect(await said(speaker, 'elapsed')).toEqual(['0:00']);
});

test('another-site-cannot-speak-to-the-speaker-view-or-the-deck', async () => {
  const before = await slideState(deck);
  await deck.evaluate(() => {
    const envelope = { loopstage: { kind: 'do', command: 'next' } };
    window.dispatchEvent(new MessageEvent('message', { data: envelope, origin: 'https://example.org', source: window }));
  });
  expect(await slideState(deck)).toEqual(before);
  await deck.evaluate(() => {
    window.dispatchEvent(new MessageEvent('message', { data: { loopstage: { kind: 'do', command: 'next' } }, origin: 'file://', source: window }));
  });
  expect(await slideState(deck)).not.toEqual(before);
});

test('talking-over-file-pages-asks-nobody-else', async () => {
  const speaker = await openSpeaker();
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-1/3');
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  expect(asked.filter((url) => url.includes('receiver')).length).toBe(2);
});

test('over-a-server-it-links-and-drives-as-well', async () => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/[?#].*$/, ''));
    readFile(join(talk.folder, path)).then((body) => {
      response.setHeader('content-type', ({ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' } as Readonly<Record<string, string>>)[extname(path)] ?? 'font/woff2');
      response.end(body);
    }, () => { response.writeHead(404).end(); });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const address = server.address();
  deck = await openDeck(context, `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/talk/index.html#/stage-2/5`);
  const speaker = await openSpeaker();
  expect(await said(speaker, 'where', 'notes')).toEqual(['slide 3 of 5, step 5 of 7', 'Nothing for this step.']);
  await speaker.keyboard.press('PageDown');
  await deck.locator('#stage-2.present[data-at="6"]').waitFor();
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-2/7');
  await deck.evaluate(() => { window.dispatchEvent(new MessageEvent('message', { data: { loopstage: { kind: 'do', command: 'next' } }, origin: 'null', source: window })); });
  await deck.waitForTimeout(200);
  expect((await slideState(deck)).bar).toBe('=#-');
  server.closeAllConnections();
  server.close();
});

test('a-page-that-holds-both-scripts-is-its-own-speaker-view', async () => {
  const read = (name: string): Promise<string> => readFile(join(talk.folder, name), 'utf8');
  const [page, script, speakerScript, style, speakerStyle] = await Promise.all(['talk/index.html', 'assets/deck.js', 'assets/speaker.js', 'assets/deck.css', 'assets/speaker.css'].map(read));
  const whole = (page ?? '').replace(/<meta http-equiv[^>]*>|<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, '')
    .replace('</head>', () => `<style>${style}\n${speakerStyle}</style></head>`).replace('</body>', () => `<script>${script}</script><script>${speakerScript}</script></body>`);
  await writeFile(join(talk.folder, 'whole.html'), whole);
  deck = await openDeck(context, `${talk.page.replace('talk/index.html', 'whole.html')}#/stage-2/5`);
  const speaker = await openSpeaker();
  expect(speaker.url()).toContain('whole.html?speaker');
  await expect.poll(() => previewAt(speaker, 'next')).toBe('stage-2/6');
  await speaker.keyboard.press('PageDown');
  await deck.locator('#stage-2.present[data-at="6"]').waitFor();
});
