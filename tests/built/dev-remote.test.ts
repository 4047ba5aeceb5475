import { rm } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { axeFindings, deckReady } from '../player/open-talk.ts';
import { project } from './command.ts';
import { ask, serve, type RunningServer } from './dev-server.ts';

const deck = 'First deck\n==========\n\nBegin\n-----\n\nOne.\n\n. . .\n\nTwo.\n\n.. notes::\n\n   Say **hello**.\n\n.. notes::\n   :step: 1\n\n   Point at two.\n\nEnd\n---\n\nGood bye.\n';
const path = '/@loopstage/remote/';
let folder: string;
let server: RunningServer;
let browser: Browser;
let token: string;
let presenter: BrowserContext;
let phones: BrowserContext;
let talk: Page;
let phone: Page;

beforeAll(async () => {
  ({ browser } = await openBrowser());
  folder = await project({ 'decks/a.rst': deck, 'decks/b.rst': 'Second deck\n===========\n\nThere\n-----\n\nWords.\n' });
  server = await serve(folder, ['dev', '--remote']);
  token = /remote\/([\w-]{22})\//.exec(server.said())?.[1] ?? '';
  presenter = await browser.newContext({ reducedMotion: 'reduce' });
  phones = await browser.newContext({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce', hasTouch: true });
  talk = await presenter.newPage();
  await talk.goto(`${server.url}first-deck/#/begin`);
  await deckReady(talk);
  phone = await phones.newPage();
  phone.on('pageerror', (error) => { throw error; });
  await phone.goto(`${server.url.replace(/\/$/, '')}${path}${token}/`);
  await phone.locator('[data-part="link"][data-state="linked"]').waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

const place = async (page = talk): Promise<string> => {
  const slide = page.locator('.reveal.ready section.present');
  return `${await slide.getAttribute('id')}/${await slide.getAttribute('data-at')}`;
};
const said = (part: string): Promise<string> => phone.locator(`[data-part="${part}"]`).innerText();

test('the-terminal-shows-the-link-as-a-code', () => {
  expect(token).not.toBe('');
  expect(server.said()).toMatch(/[\u2580\u2584\u2588]{10}/);
});

test('two-buttons-move-the-deck-and-the-phone-shows-where-it-is', async () => {
  await phone.getByRole('button', { name: 'Next' }).tap();
  await expect.poll(() => place()).toBe('begin/1');
  await expect.poll(() => said('where')).toBe('2 / 3, step 1 of 1');
  expect(await said('sentence')).toBe('Two.');
  expect(await phone.locator('[data-part="notes"] p').allInnerTexts()).toEqual(['Point at two.', 'Say hello.']);
  const picture = phone.frameLocator('iframe').locator('.reveal.ready section.present');
  await expect.poll(async () => `${await picture.getAttribute('id')}/${await picture.getAttribute('data-at')}`).toBe('begin/1');
  await phone.getByRole('button', { name: 'Next' }).tap();
  await expect.poll(() => place()).toBe('end/0');
  await expect.poll(() => said('title')).toBe('End');
  await expect.poll(() => said('notes')).toBe('No notes here.');
  await phone.getByRole('button', { name: 'Back' }).tap();
  await expect.poll(() => place()).toBe('begin/1');
});

test('it-follows-what-the-speaker-does-at-the-machine', async () => {
  await talk.keyboard.press('End');
  await expect.poll(() => said('where')).toBe('3 / 3');
  await talk.goto(`${server.url}second-deck/`);
  await deckReady(talk);
  await expect.poll(() => said('title')).toBe('Second deck');
  await talk.goto(server.url);
  await expect.poll(() => said('link')).toBe('Open a deck in the window');
  expect(await phone.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  await talk.goto(`${server.url}first-deck/#/begin`);
  await expect.poll(() => said('title')).toBe('Begin');
});

test('it-fits-a-narrow-phone-and-is-accessible', async () => {
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const name of ['Back', 'Next']) {
    const box = await phone.getByRole('button', { name }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(96);
    expect(box?.width).toBeGreaterThanOrEqual(96);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await phone.emulateMedia({ colorScheme });
    expect(await axeFindings(phone)).toEqual([]);
  }
});

test('without-the-token-nothing-answers', async () => {
  const json = { 'content-type': 'application/json' };
  for (const wrong of ['', 'guess', token.slice(1), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, token.toLowerCase()]) {
    if (wrong === token) continue;
    for (const rest of ['', 'remote.js', 'events']) expect((await ask(server.port, `${path}${wrong}/${rest}`)).status).toBe(403);
    expect((await ask(server.port, `${path}${wrong}/act`, json, 'POST', '"next"')).status).toBe(403);
  }
});

test('pages-of-others-cannot-press-the-buttons', async () => {
  const act = (headers: Readonly<Record<string, string>>, body = '"next"'): Promise<number> => ask(server.port, `${path}${token}/act`, headers, 'POST', body).then(({ status }) => status);
  expect(await act({ 'content-type': 'application/json', 'origin': 'http://evil.example' })).toBe(403);
  expect(await act({ 'content-type': 'text/plain' })).toBe(403);
  expect(await act({ 'content-type': 'application/json' }, '"theme"')).toBe(400);
  expect(await act({ 'content-type': 'application/json' }, 'x'.repeat(1000))).toBe(400);
  expect((await ask(server.port, `${path}${token}/act`)).status).toBe(403);
});

test('machines-of-the-network-see-the-remote-control-alone-and-the-decks-once-they-have-its-link', async ({ skip }) => {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []).find(({ internal, address }) => !internal && /^(?:(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|f[cd])/.test(address));
  if (!own) skip('this machine is in no network');
  const get = (asked: string, headers = {}): ReturnType<typeof ask> => ask(server.port, asked, headers, 'GET', '', own?.address);
  for (const asked of ['/', '/first-deck/', '/assets/deck.js', '/@vite/client']) expect((await get(asked)).status, asked).toBe(403);
  const page = await get(`${path}${token}/`);
  expect(page.status).toBe(200);
  const [cookie = ''] = page.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^loopstage-remote=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect((await get('/first-deck/', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
  expect((await get('/first-deck/', { cookie: 'loopstage-remote=guess' })).status).toBe(403);
  expect((await get('/__open-in-editor?file=decks/a.rst', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(403);
});
