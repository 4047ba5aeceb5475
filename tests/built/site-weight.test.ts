import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { decks, pageOf, site, slidesOf } from './shipped.ts';
import { watched } from './site-project.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

const top = pathToFileURL(site).href;
const [deck = ''] = decks.filter((name) => name === 'asyncio-wait');
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('script-and-style-of-a-deck-are-at-most-80-kilobytes-compressed', () => {
  const page = pageOf(deck);
  const files = [...page.matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(files).toHaveLength(2);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, deck, file)), { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(80_000);
});

test('a-deck-without-recordings-is-opened-with-at-most-85-kilobytes-compressed', async () => {
  const { page, asked, context } = await watched(opened, top);
  await page.goto(`${top}/documents/index.html`);
  await page.locator('.reveal.ready').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const paths = [...new Set(asked)].map((address) => fileURLToPath(address));
  const weights = paths.map((path) => (path.endsWith('.woff2') ? readFileSync(path) : gzipSync(readFileSync(path), { level: 9 })).length);
  expect(paths.map((path) => extname(path)).sort()).toEqual(['.css', '.html', '.js', '.woff2', '.woff2', '.woff2']);
  expect(weights.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(85_000);
  await context.close();
});

/** Adds up how much of the page moved by itself (https://wicg.github.io/layout-instability/), from the next page on. Good is 0.1; letters that take their font are below a tenth of that. */
const countShifts = (page: Page): Promise<unknown> => page.addInitScript(() => {
  Reflect.set(window, 'shifts', 0);
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) Reflect.set(window, 'shifts', Number(Reflect.get(window, 'shifts')) + Number(Reflect.get(entry, 'value'))); }).observe({ type: 'layout-shift', buffered: true });
});
const shifts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'shifts') as unknown);

test.each(['index.html', `${deck}/reading.html`])('nothing-moves-by-itself-in-%s', async (path) => {
  for (const options of [{}, phone]) {
    const { page, context } = await watched(opened, top, options);
    await countShifts(page);
    await page.goto(`${top}/${path}`);
    await page.waitForLoadState('networkidle');
    expect(await shifts(page)).toBeLessThan(1e-2);
    await context.close();
  }
});

test('the-first-slide-is-seen-before-any-script-has-run-and-stays-where-it-is', async () => {
  const { page, context } = await watched(opened, top);
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((go) => { letGo = go; });
  await page.route('**/deck.js', async (route) => {
    await held;
    await route.continue();
  });
  await countShifts(page);
  await page.goto(`${top}/${deck}/index.html`, { waitUntil: 'commit' });
  const heading = page.locator('.slides > section:first-child .heading');
  await heading.waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const box = (): Promise<readonly number[]> => heading.evaluate((element) => {
    const { left, top: y, width, height } = element.getBoundingClientRect();
    return [left, y, width, height].map((value) => Math.round(value));
  });
  const before = await box();
  expect(before[2]).toBeGreaterThan(100);
  letGo?.();
  await page.locator('.reveal.ready').waitFor();
  expect(await box()).toEqual(before);
  expect(await shifts(page)).toBeLessThan(1e-2);
  await context.close();
});

test('a-deck-on-its-readers-paper-is-a-document-of-all-slides-and-goes-on-where-it-was', async () => {
  const { page, context } = await watched(opened, top, { viewport: { width: 700, height: 990 } });
  await page.goto(`${top}/${deck}/index.html#/${slidesOf(deck, 'stage')[1]}/2`);
  await page.locator('.reveal.ready').waitFor();
  const classes = (): Promise<readonly string[]> => page.evaluate(() => [...document.querySelectorAll('html, .slides *')].map((element) => [...element.classList].sort().join(' ')));
  const before = await classes();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const wrong = await page.evaluate(() => {
    const found: string[] = [];
    let end = 0;
    for (const section of document.querySelectorAll('.slides > section')) {
      const { top: begin, bottom, height } = section.getBoundingClientRect();
      if (height < 40 || begin < end - 1) found.push(`${section.id} lies from ${begin} to ${bottom} after ${end}`);
      end = bottom;
      for (const step of section.querySelectorAll('.stage:not(.is-comparison) .steps > li')) if (step.getBoundingClientRect().height < 10) found.push(`${section.id} hides ${step.textContent}`);
      if (section.querySelector('.heading')?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) !== true) found.push(`${section.id} has no heading`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} pixels wide`);
    return found;
  });
  expect(wrong).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const after = await classes();
  expect(after.filter((one, index) => one !== before[index])).toEqual([]);
  await context.close();
});

/** Whether anything of the page reaches beyond the window's right edge, other than what scrolls in a box of its own. */
const tooWide = (page: Page): Promise<number> => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth);

describe('on-a-telephone-nothing-is-wider-than-the-window', () => {
  const everyPage = ['index.html', ...decks.map((name) => `${name}/reading.html`)];
  test.each([['without-script', false], ['with-script', true]] as const)('on-gallery-and-reading-pages-%s', async (_, javaScriptEnabled) => {
    const { page, context } = await watched(opened, top, { ...phone, javaScriptEnabled });
    const wide: string[] = [];
    for (const path of everyPage) {
      await page.goto(`${top}/${path}`);
      if (await tooWide(page) > 0) wide.push(path);
    }
    expect(wide).toEqual([]);
    await context.close();
  });

  test('on-decks-with-and-without-script-and-in-the-scroll-view', async () => {
    const wide: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const { page, context } = await watched(opened, top, { ...phone, javaScriptEnabled });
      for (const name of decks) {
        await page.goto(`${top}/${name}/index.html`);
        if (await tooWide(page) > 0) wide.push(`${name} ${javaScriptEnabled ? 'with' : 'without'} script`);
      }
      await context.close();
    }
    const plain = await watched(opened, top, { viewport: { width: 800, height: 600 }, javaScriptEnabled: false });
    await plain.page.goto(`${top}/${deck}/index.html`);
    if (await tooWide(plain.page) > 0) wide.push('a small window without script');
    await plain.context.close();
    const { page, context } = await watched(opened, top, phone);
    await page.goto(`${top}/${deck}/index.html?view=scroll`);
    await page.locator('.scroll-page').first().waitFor();
    if (await tooWide(page) > 0) wide.push('scroll view');
    await context.close();
    expect(wide).toEqual([]);
  });

  test('on-pages-at-twice-their-size', async () => {
    const { page, context } = await watched(opened, top, { viewport: { width: 640, height: 512 } });
    const wide: string[] = [];
    for (const path of ['index.html', `${deck}/reading.html`]) {
      await page.goto(`${top}/${path}`);
      if (await tooWide(page) > 0) wide.push(path);
    }
    expect(wide).toEqual([]);
    await context.close();
  });
});

describe('by-touch', () => {
  const [stage = ''] = slidesOf(deck, 'stage');
  const at = (page: Page, id: string, step: number): Promise<unknown> => page.waitForFunction(([wanted, painted]) => {
    const section = document.querySelector<HTMLElement>('section.present');
    return section?.id === wanted && section?.dataset['at'] === painted;
  }, [id, String(step)] as const);

  test('a-deck-steps-by-swipe-and-by-its-buttons-and-says-the-sentence-in-large-letters', async () => {
    const { page, trouble, context } = await watched(opened, top, phone);
    await page.goto(`${top}/${deck}/index.html#/${stage}`);
    await at(page, stage, 0);
    const touch = await context.newCDPSession(page);
    const swipe = async (from: number, to: number): Promise<void> => {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 200 }] });
      for (let move = 1; move <= 5; move += 1) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from + ((to - from) * move) / 5, y: 200 }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await page.locator('.touch-bar button').last().tap();
    await at(page, stage, 1);
    await swipe(300, 60);
    await at(page, stage, 2);
    const words = page.locator('.touch-words');
    expect(await words.textContent()).toBe(await page.evaluate(() => document.querySelector('section.present .steps .is-now > span')?.textContent));
    expect(await words.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(18);
    await swipe(60, 300);
    await at(page, stage, 1);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test.each([320, 360, 390, 430])('the-links-to-other-pages-are-one-row-above-the-slide-in-a-window-%d-pixels-wide', async (width) => {
    const { page, context } = await watched(opened, top, { ...phone, viewport: { width, height: 740 } });
    await page.goto(`${top}/${deck}/index.html#/${stage}`);
    await at(page, stage, 0);
    const links = await page.locator('.deck-links :is(a, button):visible').evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON() as DOMRect));
    const slide = await page.locator('section.present').evaluate((section) => section.getBoundingClientRect().top);
    expect(links.length).toBeGreaterThanOrEqual(5);
    expect(new Set(links.map((link) => Math.round(link.top))).size).toBe(1);
    expect(Math.max(...links.map((link) => link.bottom))).toBeLessThanOrEqual(slide);
    expect(Math.max(...links.map((link) => link.right))).toBeLessThanOrEqual(width);
    await context.close();
  });

  test.each(['index.html', 'deck', 'reading'])('what-is-to-be-tapped-in-%s-is-at-least-44-pixels-high', async (name) => {
    const { page, context } = await watched(opened, top, phone);
    await page.goto(`${top}/${name === 'index.html' ? name : `${deck}/${name === 'deck' ? `index.html#/${stage}` : 'reading.html'}`}`);
    if (name === 'deck') await at(page, stage, 0);
    const low = await page.evaluate(() => [...document.querySelectorAll('button, summary, nav a, .card .forms a, .reading-bar a')].flatMap((element) => {
      const { height, width } = element.getBoundingClientRect();
      const shown = element.checkVisibility() && height > 0 && element.closest('[inert], section:not(.present)') === null;
      return shown && (height < 43.5 || width < 24) ? [`${element.outerHTML.slice(0, 80)} ${Math.round(height)}`] : [];
    }));
    expect(low).toEqual([]);
    await context.close();
  });
});

test('the-search-index-names-what-every-deck-shows', () => {
  const index = readFileSync(join(site, 'assets/search-index.js'), 'utf8');
  expect(readdirSync(site).filter((name) => decks.includes(name) && !index.includes(`"page":"${name}/index.html"`))).toEqual([]);
  expect(index).not.toContain('<');
});

test('in-forced-colours-the-chosen-result-and-the-focus-are-seen', async () => {
  const { page, context } = await watched(opened, top, { forcedColors: 'active' });
  await page.goto(`${top}/index.html`);
  await page.keyboard.press('/');
  await page.locator('dialog.search input').fill('gather');
  const chosen = page.locator('dialog.search [aria-selected=true]');
  await chosen.waitFor();
  expect(await chosen.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  expect(await page.locator('.picture .tl-running').first().evaluate((element) => getComputedStyle(element).fill)).not.toBe('none');
  await context.close();
});

test.each(['index.html', `${deck}/reading.html`])('the-tabulator-alone-reaches-all-of-%s', async (path) => {
  const { page, context } = await watched(opened, top);
  await page.goto(`${top}/${path}`);
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"], input, select, textarea')].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    Reflect.set(window, 'all', all);
    return all.length;
  });
  expect(wanted).toBeGreaterThan(10);
  const reached = new Set<number>();
  for (let press = 0; press < wanted; press += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => (Reflect.get(window, 'all') as HTMLElement[]).indexOf(document.activeElement as HTMLElement)));
  }
  expect(reached.size).toBe(wanted);
  expect(reached.has(-1)).toBe(false);
  await context.close();
});
