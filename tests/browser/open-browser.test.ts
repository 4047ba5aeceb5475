import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { BrowserMissing } from '../../src/browser/browser-missing.ts';
import { findBrowsers, openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { placesToLook, type SearchOptions } from '../../src/browser/places.ts';

const linux = process.platform === 'linux';
if (!linux || process.arch !== 'x64') console.log('the embedded browser is for Linux x64: tests that begin with it are passed over');

const opened: OpenedBrowser[] = [];
afterEach(async () => { for (const one of opened.splice(0)) await one.close(); });

async function open(options: SearchOptions): Promise<OpenedBrowser> {
  const one = await openBrowser(options);
  opened.push(one);
  return one;
}

async function missing(options: SearchOptions): Promise<BrowserMissing> {
  const problem: unknown = await open(options).then(() => 'a browser was opened', (error: unknown) => error);
  if (problem instanceof BrowserMissing) return problem;
  throw problem;
}

/** Places that hold no browser on any machine. */
const nowhere = (): SearchOptions => ({
  environment: {},
  places: placesToLook({ environment: {}, cacheFolder: '/dev/null/cache', systemPaths: ['/nowhere/chromium', import.meta.filename] })
    .filter(({ name }) => !/^(Playwright|Google|Microsoft)/.test(name)),
});

test('places-are-tried-in-the-order-of-the-notes', () => {
  expect(placesToLook({ environment: {}, systemPaths: ['/usr/bin/chromium'] }).map(({ name }) => name))
    .toEqual(['embedded Chromium', 'Playwright\'s Chromium', 'Google Chrome', 'Microsoft Edge', '/usr/bin/chromium']);
});

test.runIf(linux && process.arch === 'x64')('the-embedded-browser-is-used-by-default', async () => {
  const one = await open({ environment: {} });
  expect(one.name).toBe('embedded Chromium');
  expect(one.path).toMatch(/chromium-[\d.]+\/chromium$/);
  expect(one.tried).toHaveLength(1);
  const page = await one.browser.newPage();
  await page.setContent('<p>drawn</p>');
  expect(await page.textContent('p')).toBe('drawn');
});

test('a-choice-that-does-not-exist-is-an-error-and-nothing-else-is-tried', async () => {
  const problem = await missing({ environment: { LOOPSTAGE_BROWSER: '/nowhere/chrome' } });
  expect(problem.tried).toEqual([{ name: 'LOOPSTAGE_BROWSER /nowhere/chrome', refused: 'there is no such file' }]);
  expect(problem.message).toContain('the browser named by LOOPSTAGE_BROWSER does not start, and no other is tried in its place');
});

test('a-choice-that-is-no-browser-is-an-error-and-nothing-else-is-tried', async () => {
  const problem = await missing({ explicit: process.execPath, environment: {} });
  expect(problem.tried).toHaveLength(1);
  expect(problem.tried[0]).toMatchObject({ name: `--browser ${process.execPath}`, refused: expect.stringMatching(/bad option|unrecognized/) });
});

test('the-flag-goes-before-the-variable', async () => {
  const problem = await missing({ explicit: '/nowhere/flag', environment: { LOOPSTAGE_BROWSER: '/nowhere/variable' } });
  expect(problem.tried).toEqual([{ name: '--browser /nowhere/flag', refused: 'there is no such file' }]);
});

test('an-empty-variable-is-no-choice', () => {
  expect(placesToLook({ environment: { LOOPSTAGE_BROWSER: '' } })[0]?.name).toBe('embedded Chromium');
});

test('without-any-browser-the-error-lists-every-candidate-and-what-to-do', async () => {
  const { tried, message } = await missing(nowhere());
  expect(tried.map(({ name }) => name)).toEqual(['embedded Chromium', '/nowhere/chromium', import.meta.filename]);
  for (const candidate of tried) expect('refused' in candidate && candidate.refused).toBeTruthy();
  expect(message).toContain('  - /nowhere/chromium: there is no such file');
  expect(message).toContain(`  - ${import.meta.filename}: it is not an executable file`);
  for (const way of ['npm ci', 'npx playwright install', 'apt install chromium', '--browser PATH or LOOPSTAGE_BROWSER=PATH', 'HTML needs no browser once its diagrams are in the cache']) {
    expect(message).toContain(way);
  }
});

test('looking-for-browsers-tells-all-candidates-and-throws-nothing', async () => {
  const found = await findBrowsers({ ...nowhere(), environment: {} });
  expect(found.map((candidate) => 'refused' in candidate)).toEqual([true, true, true]);
});

test.runIf(linux)('flags-keep-widths-equal-and-the-network-quiet-and-the-sandbox-on', async () => {
  const before = new Set(children());
  const one = await open({});
  const [pid] = children().filter((child) => !before.has(child));
  const flags = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  expect(flags).toContain('--font-render-hinting=none');
  expect(flags).toContain('--disable-background-networking');
  expect(flags.includes('--no-sandbox')).toBe(!one.sandbox);
  if (process.getuid?.() === 0) expect(one.sandbox).toBe(false);
});

/** The processes that this one started. */
function children(): string[] {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
}
