import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { loopstage, project } from './command.ts';

const own = 'import asyncio\n\nasync def work(name, delay):\n    await asyncio.sleep(delay)\n    print(name)\n\nasync def main():\n    await asyncio.gather(work("a", 2), work("b", 1))\n\nasyncio.run(main())\n';
const indent = (text: string): string => text.replace(/^(?=.)/gm, '   ');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

let folder = '';
let server: Server;
let origin = '';
let opened: OpenedBrowser;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  folder = await project({ 'talk.rst': `Talk\n====\n\nRace\n----\n\n.. code-block:: python\n\n${indent(own)}` });
  const run = await loopstage(folder, ['build', 'talk.rst', '--no-pdf']);
  expect(run.status, run.stderr).toBe(0);
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname.replace(/\/$/, '/index.html');
    readFile(join(folder, 'dist', path)).then((bytes) => { response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes); }, () => { response.writeHead(404).end(); });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opened = await openBrowser();
  page = await open('/talk/');
});
afterAll(async () => {
  await opened.close();
  server.close();
});

async function open(path: string): Promise<Page> {
  const fresh = await (await opened.browser.newContext({ viewport: { width: 1440, height: 810 } })).newPage();
  fresh.on('request', (request) => { requests.push(request.url()); });
  await fresh.goto(origin + path);
  await fresh.waitForSelector('.reveal.ready');
  return fresh;
}

/** Opens the editor on the slide of the race, runs `code`, and returns what the editor says, empty when it has closed. */
async function runs(code: string): Promise<string> {
  if (await page.locator('.live-dialog').count() === 0) await page.locator('section.present .edit-open').click();
  await page.locator('#live-code').fill(code);
  await page.locator('.live-run').click();
  const ended = await page.waitForFunction(() => {
    const said = document.querySelector('.live-said');
    return said === null ? { said: '' } : said.classList.contains('is-wrong') ? { said: said.textContent ?? '' } : undefined;
  }, undefined, { timeout: 120_000 });
  return (await ended.jsonValue())?.said ?? '';
}

/** Closes the editor and waits until it has gone. */
async function close(): Promise<void> {
  await page.locator('.live-close').click();
  await page.waitForSelector('.live-dialog', { state: 'detached' });
}

const sentences = (): Promise<readonly string[]> => page.evaluate(() => [...document.querySelectorAll('section.present .steps > li > span')].map((item) => item.textContent ?? ''));

describe('changing an example', () => {
  beforeEach(async () => {
    if (!page.url().includes('race-stage')) await page.evaluate(() => { location.hash = `#/${document.querySelector('.live-example')?.closest('section')?.id ?? ''}`; });
    await page.waitForSelector('section.present .edit-open');
  });

  test('loads-nothing-of-python-before-it-is-asked-for', () => {
    expect(requests.filter((url) => /python|live/.test(url))).toEqual([]);
  });

  test('shows-the-stage-of-what-really-ran-as-the-build-would-have', async () => {
    const changed = own.replace('"a", 2', '"late", 7');
    expect(await runs(changed)).toBe('');
    const shown = await sentences();
    const traced = await loopstage(await project({ 'p.py': changed }), ['trace', 'p.py']);
    expect(shown.length).toBeGreaterThan(4);
    for (const sentence of shown) expect(traced.stdout.replace(/[`*]/g, ''), sentence).toContain(sentence.replace(/[`*]/g, ''));
    expect(await page.locator('section.present').getAttribute('class')).toContain('is-edited');
    expect(await page.locator('section.present .step-bar i').count()).toBe(shown.length);
    for (let step = 0; step < shown.length; step += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction((count) => location.hash.endsWith(`/${count}`), shown.length);
    expect((await page.locator('section.present .clock span:not(.is-off)').textContent())?.trim()).toBe('7 s');
  });

  test('asks-the-site-for-python-once-and-nobody-else-for-anything', async () => {
    expect(await runs(own)).toBe('');
    expect(requests.filter((url) => url.endsWith('pyodide.asm.wasm'))).toHaveLength(1);
    expect(requests.filter((url) => !url.startsWith(origin) && !/^(?:data|blob):/.test(url))).toEqual([]);
  });

  test.each([
    ['a-slip-in-the-code-is-told-with-its-line', 'import asyncio\n\nasync def main(:\n    pass\n', /^Line 3: .*SyntaxError/],
    ['an-exception-is-told-with-its-line', 'import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    raise ValueError("no")\n\nasyncio.run(main())\n', /^Line 5: .*ValueError/],
    ['an-endless-loop-of-awaits-is-stopped', 'import asyncio\n\nasync def main():\n    while True:\n        await asyncio.sleep(0)\n\nasyncio.run(main())\n', /stopped|steps|budget|events/i],
    ['an-endless-loop-of-lines-is-stopped', 'while True:\n    pass\n', /./],
    ['a-loop-in-c-is-ended', 'import itertools\nsum(itertools.count())\n', /still running|stopped/],
    ['a-memory-bomb-is-an-error', 'import asyncio\nx = []\nwhile True:\n    x.append("y" * 10**8)\n', /MemoryError|stopped/],
    ['a-network-is-not-there', 'import urllib.request\nurllib.request.urlopen("http://127.0.0.1:9/")\n', /Error/],
    ['javascript-is-not-there', 'import js\njs.fetch("https://a.example/")\n', /js/],
    ['javascript-behind-the-engine-is-not-there', 'import pyodide_js\n', /pyodide_js|import/],
  ])('%s', async (_, code, said) => {
    expect(await runs(code)).toMatch(said);
    await close();
    expect(await runs(own)).toBe('');
    expect((await sentences()).length).toBeGreaterThan(4);
  });

  test('back-to-the-original-shows-the-recording-of-the-build', async () => {
    await runs(own.replace('"a", 2', '"z", 9'));
    await page.locator('section.present .edit-open').click();
    await page.locator('.live-reset').click();
    expect(await page.locator('#live-code').inputValue()).toBe(own.trimEnd() + (await page.locator('#live-code').inputValue()).slice(own.trimEnd().length));
    await close();
    expect(await page.locator('section.present').getAttribute('class')).not.toContain('is-edited');
    expect((await sentences()).join(' ')).toContain('1 s');
    expect((await sentences()).join(' ')).not.toContain('9 s');
  });

  test('the-editor-is-accessible-and-nobody-is-trapped-in-it', async () => {
    await page.locator('section.present .edit-open').click();
    await page.addScriptTag({ content: AxeBuilder.source }).catch(() => undefined);
    await page.evaluate(AxeBuilder.source);
    const violations = await page.evaluate(async () => (await (Reflect.get(globalThis, 'axe') as typeof AxeBuilder).run('.live-dialog')).violations.map(({ id }) => id));
    expect(violations).toEqual([]);
    await page.locator('#live-code').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('live-run');
    await close();
  });
});

describe('a link that carries code', () => {
  const linkTo = (code: string): string => `/talk/#/race-stage?code=${Buffer.from(code).toString('base64url')}`;

  test('opens-the-editor-with-it-and-runs-nothing', async () => {
    requests.length = 0;
    const code = '# <img src=x onerror=alert(1)></textarea><script>alert(1)</script>\nprint("é ✓")\n';
    const fresh = await open(linkTo(code));
    await fresh.waitForSelector('.live-dialog');
    expect(await fresh.locator('#live-code').inputValue()).toBe(code);
    expect(await fresh.evaluate(() => document.querySelectorAll('.live-dialog script, .live-dialog img').length)).toBe(0);
    expect(requests.filter((url) => url.includes('/python/'))).toEqual([]);
    await fresh.context().close();
  });

  test('that-is-broken-opens-the-slide', async () => {
    const fresh = await open('/talk/#/race-stage?code=_-_-_');
    expect(await fresh.locator('section.present').getAttribute('id')).toBe('race-stage');
    expect(await fresh.locator('.live-dialog').count()).toBe(0);
    await fresh.context().close();
  });
});

test('a-deck-read-from-disk-offers-no-editor', async () => {
  const fresh = await (await opened.browser.newContext()).newPage();
  await fresh.goto(`${pathToFileURL(join(folder, 'dist/talk/index.html')).href}#/race-stage`);
  await fresh.waitForSelector('.reveal.ready');
  expect(await fresh.locator('.edit-open').count()).toBe(0);
});

test('without-live-code-the-output-holds-no-python', async () => {
  const other = await project({ 'talk.rst': `Talk\n====\n\n.. code-block:: python\n\n${indent(own)}`, 'loopstage.config.ts': 'export default { liveCode: false };\n' });
  await loopstage(other, ['build', 'talk.rst', '--no-pdf']);
  await expect(readFile(join(other, 'dist/assets/python/pyodide.mjs'))).rejects.toThrow();
  expect(await readFile(join(other, 'dist/talk/index.html'), 'utf8')).not.toContain('live-example');
});
