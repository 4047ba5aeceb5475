import { execFileSync } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { deckReady, hashAtRest } from '../player/open-talk.ts';
import { project } from './command.ts';
import { edit, serve, type RunningServer } from './dev-server.ts';

const program = 'import asyncio\n\n   async def work(name, seconds):\n       await asyncio.sleep(seconds)\n       print(name)\n\n   async def main():\n       await asyncio.gather(work(\'a\', 2), work(\'b\', 1))\n\n   asyncio.run(main())';
const talk = `First deck
==========

Begin
-----

Some words.

Example
-------

.. trace:: gather
   :view: stage

   ${program}

Steps
-----

One.

. . .

Two.

. . .

Three.

.. image:: dot.svg

End
---

Good bye.

.. notes::

   Say good bye.
`;
const other = 'Second deck\n===========\n\nThere\n-----\n\nOther words.\n';
const dot = (color: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="20" fill="${color}"/></svg>`;

let browser: Browser;
let folder: string;
let server: RunningServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => { ({ browser } = await openBrowser()); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => { await begin([]); });
afterEach(async () => {
  await context.close();
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

async function begin(args: readonly string[]): Promise<void> {
  folder = await project({ 'decks/a.rst': talk, 'decks/b.rst': other, 'decks/dot.svg': dot('red'), 'secret.txt': 'keep this to yourself' });
  server = await serve(folder, ['dev', ...args]);
  context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
}

async function beginAnew(args: readonly string[]): Promise<void> {
  await context.close();
  await server.end();
  await rm(folder, { recursive: true, force: true });
  await begin(args);
}

const file = (name: string): string => join(folder, 'decks', name);

/** Opens a page and waits until it is connected: what is edited from then on is shown. */
async function open(path: string, target = page): Promise<Page> {
  const connected = target.waitForEvent('websocket').then((socket) => socket.waitForEvent('framesent', (frame) => String(frame.payload).includes('loopstage:here')));
  await target.goto(new URL(path, server.url).href);
  await connected;
  if (path.includes('deck')) await deckReady(target);
  return target;
}

/** Where the deck is: the slide and the step it is painted in. */
async function place(target = page): Promise<string> {
  const slide = target.locator('.reveal.ready section.present');
  return `${await slide.getAttribute('id')}/${await slide.getAttribute('data-at')}`;
}

test('an-edit-is-shown-at-the-slide-and-step-where-the-window-is', async () => {
  await open('/first-deck/#/steps/1');
  await page.evaluate(() => { Object.assign(window, { stayed: true }); });
  await edit(file('a.rst'), 'Two.', 'Two and a half.');
  await page.locator('section.present', { hasText: 'Two and a half.' }).waitFor();
  expect(await place()).toBe('steps/1');
  await edit(file('a.rst'), 'Some words.', 'Some other words.');
  await page.locator('#begin', { hasText: 'Some other words.' }).waitFor({ state: 'attached' });
  expect(await place()).toBe('steps/1');
  expect(await hashAtRest(page)).toBe('#/steps/1');
  expect(await page.evaluate(() => Reflect.get(window, 'stayed'))).toBe(true);
  await page.keyboard.press('ArrowRight');
  expect(await place()).toBe('steps/2');
});

test('a-new-heading-and-new-slides-before-it-do-not-move-the-window', async () => {
  await open('/first-deck/#/steps/2');
  await edit(file('a.rst'), 'Steps\n-----', 'Pauses\n------');
  await page.locator('section.present#pauses').waitFor();
  expect(await place()).toBe('pauses/2');
  await edit(file('a.rst'), 'Begin\n-----', 'New\n---\n\nNew words.\n\nBegin\n-----');
  await page.locator('section#new').waitFor({ state: 'attached' });
  expect(await place()).toBe('pauses/2');
  expect(await page.locator('.slides > section').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['first-deck', 'new', 'begin', 'example-stage', 'pauses', 'end']);
});

test('only-the-slides-that-changed-are-sent-and-touched', async () => {
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  await open('/first-deck/#/begin');
  await page.evaluate(() => {
    const touched: string[] = [];
    Reflect.set(globalThis, 'touched', touched);
    const slides = document.querySelector('.slides');
    if (slides) new MutationObserver((changes) => { for (const { target } of changes) touched.push(target instanceof Element ? target.closest('section')?.id ?? 'the deck' : ''); }).observe(slides, { subtree: true, childList: true });
  });
  await edit(file('a.rst'), 'Good bye.', 'Farewell.');
  await page.locator('#end', { hasText: 'Farewell.' }).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => [...new Set(Reflect.get(globalThis, 'touched') as string[])])).toEqual(['end']);
  const sent = frames.map((frame) => JSON.parse(frame) as { readonly event?: string; readonly data?: { readonly slides: readonly { readonly id: string; readonly html?: string }[] } }).filter(({ event }) => event === 'loopstage:slides').at(-1);
  expect(sent?.data?.slides.filter(({ html }) => html !== undefined).map(({ id }) => id)).toEqual(['end']);
  expect(sent?.data?.slides.length).toBe(5);
});

test('an-error-is-shown-over-the-last-good-deck-until-it-is-mended', async () => {
  await open('/first-deck/#/begin');
  await edit(file('a.rst'), 'Some words.', 'Some wrong words.\n\n.. nonsense::\n');
  const panel = page.locator('.dev-problems');
  await panel.waitFor();
  expect(await panel.getByRole('link').textContent()).toBe('decks/a.rst:9:4');
  expect(await panel.locator('pre').textContent()).toMatch(/9 \| \.\. nonsense::\n +\| +\^{8}/);
  expect(await page.locator('section.present').textContent()).toContain('Some words.');
  await page.reload();
  await deckReady(page);
  await panel.waitFor();
  expect(await page.locator('section.present').textContent()).toContain('Some words.');
  await edit(file('a.rst'), '\n\n.. nonsense::\n', '');
  await panel.waitFor({ state: 'detached' });
  await page.locator('section.present', { hasText: 'Some wrong words.' }).waitFor();
  expect(await place()).toBe('begin/0');
});

test('warnings-are-a-number-in-a-corner-that-opens-and-stays-open-over-an-edit', async () => {
  await open('/first-deck/#/begin');
  const [corner, panel] = [page.locator('.dev-warnings'), page.locator('.dev-problems')];
  expect(await corner.count()).toBe(0);
  await edit(file('a.rst'), 'Some words.', 'Some *odd words.');
  await corner.waitFor();
  expect([await corner.textContent(), await panel.count()]).toEqual(['1 warning', 0]);
  await corner.click();
  expect(await panel.getByRole('link').textContent()).toBe('decks/a.rst:7:6');
  await edit(file('a.rst'), 'Some *odd words.', 'Some *odd words, and `more.');
  await page.locator('.dev-warnings', { hasText: '2 warnings' }).waitFor();
  expect(await panel.locator('li').count()).toBe(2);
  await edit(file('a.rst'), 'Some *odd words, and `more.', 'Some words.');
  await corner.waitFor({ state: 'detached' });
  expect(await panel.count()).toBe(0);
});

test('errors-of-a-document-are-shown-over-its-own-decks-and-the-page-of-all', async () => {
  await open('/second-deck/');
  const all = await open('/', await context.newPage());
  await edit(file('a.rst'), 'Some words.', '.. nonsense::\n');
  await all.locator('.dev-problems').waitFor();
  await edit(file('b.rst'), 'Other words.', 'Other words still.');
  await page.locator('section', { hasText: 'Other words still.' }).waitFor({ state: 'attached' });
  expect(await page.locator('.dev-problems').count()).toBe(0);
});

test('the-link-of-an-error-opens-the-editor-at-its-line', async () => {
  const log = join(folder, 'editor.log');
  const editor = join(folder, 'code');
  await writeFile(editor, `#!/bin/sh\necho "$@" >> ${log}\n`, { mode: 0o755 });
  await server.end();
  server = await serve(folder, ['dev'], { LAUNCH_EDITOR: editor });
  await open('/first-deck/');
  await edit(file('a.rst'), 'Some words.', '.. nonsense::\n');
  await page.locator('.dev-problems a').click();
  await expect.poll(() => readFile(log, 'utf8').catch(() => '')).toContain(`${join(folder, 'decks/a.rst')}:7`);
});

test('while-a-program-runs-its-slide-alone-says-so-and-then-shows-the-new-recording', async () => {
  await open('/first-deck/#/example-stage/2');
  await page.locator('#example-stage.slide-stage').waitFor();
  await page.locator('.dev-waiting').first().waitFor({ state: 'detached' });
  await expect.poll(() => place()).toBe('example-stage/2');
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => { for (const mark of document.querySelectorAll('.dev-waiting')) seen.push(`${mark.parentElement?.id}: ${mark.textContent}`); }).observe(document.querySelector('.slides') ?? document.body, { childList: true, subtree: true });
  });
  await edit(file('a.rst'), "work('a', 2)", "work('a', 9)");
  await page.locator('section.present', { hasText: '9 s' }).waitFor();
  await page.locator('.dev-waiting').first().waitFor({ state: 'detached' });
  expect([...new Set(await page.evaluate(() => Reflect.get(window, 'seen') as readonly string[]))]).toEqual(['example-stage: recording…']);
  expect(await place()).toBe('example-stage/2');
});

test('where-a-program-is-wrong-the-slides-stay-as-they-were-and-wait-for-nothing', async () => {
  await open('/first-deck/#/example-stage/2');
  await page.locator('#example-stage.slide-stage').waitFor();
  await edit(file('a.rst'), "work('a', 2)", "work('a', 99999)");
  await page.locator('.dev-problems a').first().waitFor();
  await expect.poll(() => page.locator('.dev-waiting').count()).toBe(0);
  expect(await page.locator('section.present').textContent()).toContain('2 s');
});

test('a-document-comes-changes-its-name-and-goes', async () => {
  await open('/');
  await writeFile(file('c.rst'), 'Third deck\n==========\n\nNew\n---\n\nNew words.\n');
  await page.locator('a.deck', { hasText: 'Third deck' }).waitFor();
  const deck = await open('/third-deck/#/new', await context.newPage());
  await rename(file('c.rst'), file('d.rst'));
  await edit(file('d.rst'), 'New words.', 'Newer words.');
  await deck.locator('section.present', { hasText: 'Newer words.' }).waitFor();
  await edit(file('d.rst'), 'Third deck\n==========', 'Last deck\n=========');
  await deck.waitForURL('**/last-deck/**');
  await rm(file('d.rst'));
  await deck.waitForURL(server.url);
  await page.locator('a.deck', { hasText: 'Last deck' }).waitFor({ state: 'detached' });
  expect(await page.locator('a.deck').allTextContents()).toEqual(['First deck', 'Second deck']);
});

test('a-picture-that-changes-is-shown-without-loading-the-page', async () => {
  await open('/first-deck/#/steps/2');
  await page.evaluate(() => { Object.assign(window, { stayed: true }); });
  const picture = page.locator('section.present img');
  const before = await picture.getAttribute('src');
  await writeFile(file('dot.svg'), dot('blue'));
  await expect.poll(() => picture.getAttribute('src')).not.toBe(before);
  expect(await page.evaluate(async (url) => (await fetch(url)).text(), (await picture.getAttribute('src')) ?? '')).toContain('blue');
  expect(await page.evaluate(() => Reflect.get(window, 'stayed'))).toBe(true);
});

test('a-missing-picture-is-an-error-until-it-is-there', async () => {
  await open('/first-deck/#/begin');
  await edit(file('a.rst'), 'Some words.', '.. image:: later.svg');
  await page.locator('.dev-problems', { hasText: 'later.svg' }).waitFor();
  await writeFile(file('later.svg'), dot('green'));
  await page.locator('.dev-problems').waitFor({ state: 'detached' });
  await page.locator('section.present img[src="files/later.svg"]').waitFor();
});

test('with-follow-the-window-goes-to-the-slide-and-step-that-was-edited', async () => {
  await beginAnew(['--follow']);
  await open('/first-deck/#/begin');
  await edit(file('a.rst'), 'Two.', 'Two and a half.');
  await page.locator('section.present#steps').waitFor();
  await expect.poll(() => place()).toBe('steps/1');
  await edit(file('b.rst'), 'Other words.', 'Words of others.');
  await page.waitForURL('**/second-deck/**');
  await deckReady(page);
});

test('the-speaker-view-goes-on-over-an-edit', async () => {
  await open('/first-deck/#/end');
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
  await expect.poll(() => speaker.locator('.note').allTextContents()).toEqual(['Say good bye.']);
  await edit(file('a.rst'), 'Say good bye.', 'Wave.');
  await expect.poll(() => speaker.locator('.note').allTextContents()).toEqual(['Wave.']);
  expect(await place()).toBe('end/0');
});

test('the-address-for-rehearsing-leads-to-the-first-deck-with-its-speaker-view', async () => {
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.goto(new URL('/@loopstage/speaker', server.url).href)]);
  await speaker.locator('[data-part="link"][data-state="linked"]').waitFor();
  expect(new URL(page.url()).pathname).toBe('/first-deck/');
});

/** The processes that `parent` has started, and those that these have started, with what they run. */
function descendants(parent: number): readonly { readonly pid: number; readonly command: string }[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((match) => match !== null);
  const own = all.filter((match) => Number(match[2]) === parent && !(match[3] ?? '').startsWith('ps -eo')).map((match) => ({ pid: Number(match[1]), command: match[3] ?? '' }));
  return own.flatMap((child) => [child, ...descendants(child.pid)]);
}

test('ctrl-c-ends-it-with-status-0-and-leaves-no-browser-behind', async () => {
  await open('/first-deck/#/begin');
  await edit(file('a.rst'), 'Some words.', `.. mermaid::\n\n   sequenceDiagram\n       A->>B: hello ${Date.now()}\n`);
  await page.locator('section.present svg', { hasText: 'hello' }).waitFor();
  const children = descendants(server.process.pid ?? 0);
  expect(children.filter(({ command }) => /chrom|headless/i.test(command)).length).toBeGreaterThan(0);
  expect(await server.end()).toBe(0);
  const alive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(() => children.filter(({ pid }) => alive(pid)).map(({ command }) => command.slice(0, 80)), { timeout: 10_000 }).toEqual([]);
});
