import AxeBuilder from 'axe-core';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { builtSite, filesOf, secret, served, watched } from './site-project.ts';

let opened: OpenedBrowser;
let site: string;
let lone: string;
let shown: string;
beforeAll(async () => {
  opened = await openBrowser();
  site = await builtSite([]);
  lone = await builtSite(['--single-file', '--no-pdf']);
  shown = await builtSite(['--notes', '--no-pdf']);
});
afterAll(() => opened.close());

const text = (path: string): string => readFileSync(join(site, path), 'utf8');
const open = (path: string, options: Parameters<typeof watched>[2] = {}): ReturnType<typeof watched> => watched(opened, pathToFileURL(site).href, options).then(async (one) => {
  await one.page.goto(pathToFileURL(site).href + path);
  return one;
});
const deckAt = (page: Page, id: string, step: number): Promise<unknown> => page.waitForFunction(([wanted, painted]) => {
  const section = document.querySelector<HTMLElement>('section.present');
  return section?.id === wanted && section?.dataset['at'] === painted;
}, [id, String(step)] as const);
const stage = 'one-at-a-time-stage';

describe('search', () => {
  const find = async (page: Page, words: string): Promise<{ href: string; text: string; marks: string[] }[]> => {
    await page.keyboard.press('/');
    await page.locator('dialog.search input').fill(words);
    return page.locator('dialog.search [role=option]').evaluateAll((options) => options.map((option) => ({
      href: option.getAttribute('href')?.replace(/^.*\/dist\//, '') ?? '', text: option.textContent ?? '', marks: [...option.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
    })));
  };

  test('loads-nothing-before-its-first-use-and-then-works-from-disk', async () => {
    const { page, asked, trouble, context } = await open('/index.html');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /search/.test(url))).toEqual([]);
    await find(page, 'walrus');
    expect(asked.filter((url) => /search/.test(url)).map((url) => url.replace(/^.*\//, '')).sort()).toEqual(['search-index.js', 'search.css', 'search.js']);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test.each([
    ['a-title', 'zebra', 'loops/index.html#/a-zebra-crossing', 'zebra'],
    ['text-in-the-step-in-which-it-appears', 'quagga', 'loops/index.html#/a-zebra-crossing/2', 'quagga'],
    ['code', 'def nap', 'loops/index.html#/one-at-a-time', 'nap'],
    ['the-sentence-of-a-step', 'wakes after', `loops/index.html#/${stage}/4`, 'wakes'],
    ['a-word-from-its-beginning', 'walr', 'loops/index.html#/references', 'walruses'],
  ])('finds-%s', async (_, words, href, mark) => {
    const { page, context } = await open('/index.html');
    const found = await find(page, words);
    expect(found.map((one) => one.href)).toContain(href);
    expect(found.find((one) => one.href === href)?.marks.map((one) => one.toLowerCase())).toContain(mark);
    await context.close();
  });

  test('lands-on-slide-and-step-by-the-keyboard-alone', async () => {
    const { page, trouble, context } = await open('/index.html');
    const found = await find(page, 'wakes after');
    const wanted = found.findIndex(({ href }) => href.endsWith('/4'));
    for (let press = 0; press < wanted; press += 1) await page.keyboard.press('ArrowDown');
    expect(await page.locator('[role=option][aria-selected=true]').getAttribute('id')).toBe(await page.locator('dialog.search input').getAttribute('aria-activedescendant'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/loops\/index\.html/);
    await deckAt(page, stage, 4);
    await find(page, 'quagga');
    await page.keyboard.press('Enter');
    await deckAt(page, 'a-zebra-crossing', 2);
    expect(await page.locator('dialog.search[open]').count()).toBe(0);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test('leads-from-a-reading-page-to-reading-pages-and-from-there-to-the-sentence', async () => {
    const { page, context } = await open('/first-part/reading.html');
    const found = await find(page, 'wakes after');
    expect(found[0]?.href).toMatch(new RegExp(`^loops/reading\\.html#${stage}/\\d$`));
    await page.keyboard.press('Enter');
    await page.waitForURL(/loops\/reading\.html/);
    expect(await page.locator(':target').textContent()).toMatch(/wakes after/);
    await context.close();
  });

  test('hostile-titles-are-words-like-others', async () => {
    const { page, trouble, context } = await open('/index.html');
    const found = await find(page, 'onerror');
    expect(found.map((one) => one.text).join()).toContain('<img src=x onerror=window.hit=1>');
    expect(await page.evaluate(() => Reflect.get(window, 'hit') as unknown)).toBeUndefined();
    expect(await page.locator('dialog.search img').count()).toBe(0);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test('escape-closes-it-and-a-deck-keeps-its-place', async () => {
    const { page, context } = await open(`/loops/index.html#/${stage}/2`);
    await deckAt(page, stage, 2);
    await find(page, 'z o ?');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.search[open]').count()).toBe(0);
    await deckAt(page, stage, 2);
    await page.keyboard.press('ArrowRight');
    await deckAt(page, stage, 3);
    await context.close();
  });
});

describe('the-reading-page', () => {
  test('has-every-slide-and-every-sentence-under-one-tree-of-headings-without-script', async () => {
    const { page, context } = await open('/loops/reading.html', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const ids = [...text('loops/index.html').matchAll(/<section id="([^"]+)"/g)].map((match) => match[1]);
    expect(await page.locator('article > section').evaluateAll((sections) => sections.map((section) => section.id))).toEqual(ids);
    const steps = [...text('loops/index.html').matchAll(/<li class="fragment custom" data-step="(\d+)" data-time/g)];
    expect(await page.locator('.run-steps > li').count()).toBe(new Set(steps.map((match) => match[1])).size);
    const levels = await page.locator('h1, h2, h3, h4').evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => { expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1); });
    expect(await page.locator('.run-output').textContent()).toContain('slept 1');
    await context.close();
  });

  test('offers-a-snippet-with-a-whole-address', () => {
    expect(text('loops/reading.html')).toContain('&lt;iframe src=&quot;https://talks.example/a/loops/embed/one-at-a-time.html&quot;');
  });
});

test('every-link-leads-to-a-file-and-a-place-that-are-there', () => {
  const ids = new Map(filesOf(site).filter((path) => path.endsWith('.html')).map((path) => [path, new Set([...text(path).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))] as const));
  const broken = [...ids.keys()].flatMap((path) => [...text(path).matchAll(/<a [^>]*href="([^"]+)"/g)].flatMap(([, href = '']) => {
    if (/^(?:https?:|mailto:)/.test(href)) return [];
    const to = new URL(href.replaceAll('&#39;', "'"), `https://x.example/${path}`);
    const target = decodeURIComponent(to.pathname.slice(1)) || 'index.html';
    const place = decodeURIComponent(to.hash.replace(/^#\/?/, ''));
    const there = ids.get(target);
    if (!filesOf(site).includes(target)) return [`${path}: ${href}`];
    return place === '' || there === undefined || there.has(place) ? [] : [`${path}: ${href}`];
  }));
  expect(broken).toEqual([]);
});

test('served-from-a-folder-of-a-host-no-page-asks-for-what-is-not-there-or-not-its-own', async () => {
  const { top, close } = await served(site);
  const { page, trouble, context } = await watched(opened, top);
  for (const path of filesOf(site).filter((name) => name.endsWith('.html') && name !== 'assets/speaker.html')) {
    await page.goto(top + encodeURI(path));
    await page.waitForLoadState('networkidle');
  }
  await page.goto(`${top}loops/#/${stage}/2`);
  await deckAt(page, stage, 2);
  await page.keyboard.press('/');
  await page.locator('dialog.search input').fill('zebra');
  await page.keyboard.press('Enter');
  await deckAt(page, 'a-zebra-crossing', 0);
  expect(trouble).toEqual([]);
  await context.close();
  await close();
});

test('every-page-has-a-policy-under-which-no-script-inside-it-runs', () => {
  for (const path of filesOf(site).filter((name) => name.endsWith('.html'))) {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text(path))?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy, path).toContain("default-src 'none'");
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? '';
    expect(scripts, path).not.toMatch(/unsafe-(?:inline|eval)(?<!wasm-unsafe-eval)/);
    if (path !== 'assets/live-frame.html') expect(scripts, path).toBe("'self'");
    expect(text(path).match(/<script(?![^>]*\s(?:src=|type="application\/json"))/g), path).toBeNull();
  }
});

test('the-licences-of-all-that-pages-carry-lie-beside-it', () => {
  const licences = text('assets/licenses.txt');
  for (const holder of ['Hakim El Hattab', 'Ivan Sagalaev', 'Luca Ongaro', 'The Inter Project Authors', 'The JetBrains Mono Project Authors', 'The STIX Fonts Project Authors', 'Bitstream', 'Ron Kok']) expect(licences).toContain(holder);
  expect(licences).toContain('pyodide');
});

test('what-a-speaker-says-is-nowhere-in-the-output-unless-asked-for', () => {
  const holding = (folder: string): readonly string[] => filesOf(folder).filter((path) => readFileSync(join(folder, path)).includes(secret));
  expect(holding(site)).toEqual([]);
  expect(holding(lone)).toEqual([]);
  expect(holding(shown)).toEqual(['loops/index.html', 'loops/reading.html']);
});

describe('other-sites', () => {
  test('are-told-the-title-the-words-the-address-and-a-picture-that-is-there', () => {
    const page = text('loops/index.html');
    expect(page).toContain('<link rel="canonical" href="https://talks.example/a/loops/">');
    expect(page).toContain('<meta property="og:description" content="Two sleepers &amp; a &lt;loop&gt;">');
    expect(page).toContain('<meta property="og:image" content="https://talks.example/a/loops/card.png">');
    const png = readFileSync(join(site, 'loops/card.png'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(text('loops/embed/one-at-a-time.html')).toContain('<meta name="robots" content="noindex">');
  });

  test('get-the-picture-that-the-author-gives', () => {
    expect(text('first-part/index.html')).toContain('<meta property="og:image" content="https://talks.example/a/first-part/files/own.png">');
    expect(statSync(join(site, 'first-part/files/own.png')).size).toBeGreaterThan(0);
    expect(filesOf(site)).not.toContain('first-part/card.png');
  });

  test('read-feed-and-site-map-as-xml-with-whole-addresses', async () => {
    const page = await opened.browser.newPage();
    const read = (xml: string): Promise<{ wrong: number; addresses: string[]; dates: string[] }> => page.evaluate((source) => {
      const tree = new DOMParser().parseFromString(source, 'application/xml');
      const all = (name: string): string[] => [...tree.querySelectorAll(name)].map((one) => one.textContent ?? '');
      return { wrong: tree.querySelectorAll('parsererror').length, addresses: [...all('entry > id'), ...all('loc')], dates: all('entry > updated') };
    }, xml);
    const feed = await read(text('feed.xml'));
    expect(feed.wrong).toBe(0);
    expect(feed.addresses[0]).toBe('https://talks.example/a/loops/');
    expect(feed.addresses).toHaveLength(3);
    expect(feed.dates[0]).toBe('2026-05-14T00:00:00Z');
    expect(feed.dates[1]).toBe('2026-05-28T00:00:00Z');
    const map = await read(text('sitemap.xml'));
    expect([map.wrong, map.addresses.length]).toEqual([0, 7]);
    await page.close();
  });

  test('show-one-example-in-a-frame-that-it-fills-and-steps-in', async () => {
    const { page, trouble, context } = await watched(opened, pathToFileURL(site).href);
    const [, snippet = ''] = /<code data-embed="embed\/one-at-a-time.html">([^]*?)<\/code>/.exec(text('loops/reading.html')) ?? [];
    const html = snippet.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replace('https://talks.example/a', pathToFileURL(site).href);
    await page.goto(`${pathToFileURL(site).href}/first-part/reading.html`);
    await page.evaluate((frame) => { document.body.innerHTML = `<div style="width:640px">${frame}</div>`; }, html);
    const box = await page.locator('iframe').boundingBox();
    expect([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]).toEqual([640, 360]);
    const inside = page.frameLocator('iframe');
    await inside.locator('.reveal.ready').waitFor();
    expect(await inside.locator('.slides > section').count()).toBe(1);
    await inside.locator('section.present').click({ position: { x: 100, y: 60 } });
    await page.keyboard.press('ArrowRight');
    await inside.locator('section.present[data-at="1"]').waitFor();
    expect(await inside.locator('.steps .is-now').textContent()).toMatch(/main/);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test('get-the-snippet-from-the-deck-too', async () => {
    const { page, context } = await open(`/loops/index.html#/${stage}/2`);
    await deckAt(page, stage, 2);
    await page.locator('section.present .share-open').click();
    const values = await page.locator('.share-dialog textarea').evaluateAll((fields) => fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value : '')));
    expect(values[0]).toBe(`https://talks.example/a/loops/#/${stage}/2`);
    expect(values[1]).toContain('src="https://talks.example/a/loops/embed/one-at-a-time.html"');
    await page.keyboard.press('Escape');
    await deckAt(page, stage, 2);
    await context.close();
  });
});

describe('one-file', () => {
  const start = async (path: string): ReturnType<typeof watched> => {
    const file = pathToFileURL(join(lone, path)).href;
    const one = await watched(opened, file);
    await one.page.goto(file);
    return one;
  };

  test('holds-the-deck-with-its-fonts-and-search-and-asks-for-nothing', async () => {
    const { page, trouble, asked, context } = await start('loops.html');
    await page.locator('.reveal.ready').waitFor();
    expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
    expect(await page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family.replaceAll('"', ''))))).toContain('Inter');
    await page.keyboard.press('/');
    await page.locator('dialog.search input').fill('quagga');
    await page.keyboard.press('Enter');
    await deckAt(page, 'a-zebra-crossing', 2);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test('is-its-own-speaker-view', async () => {
    const { page, trouble, context } = await start('loops.html');
    await page.goto(`${page.url()}#/${stage}/2`);
    await deckAt(page, stage, 2);
    const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
    await expect.poll(() => speaker.locator('[data-part="where"]').textContent()).toContain('step 2 of');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => speaker.locator('[data-part="where"]').textContent()).toContain('step 3 of');
    expect(await speaker.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('17px');
    expect(trouble).toEqual([]);
    await context.close();
  });

  test('allows-its-own-scripts-alone-by-their-hashes', async () => {
    const page = readFileSync(join(lone, 'loops.html'), 'utf8');
    const scripts = /script-src ([^;]+)/.exec(page.replaceAll('&#39;', "'"))?.[1] ?? '';
    expect(scripts.split(' ').every((source) => /^'sha256-[\w+/=]{44}'$/.test(source))).toBe(true);
    expect(page).not.toMatch(/(?:src|href)="(?:\.\.?\/|assets)/);
    expect(filesOf(lone)).toEqual(['.loopstage', 'first-part.html', expect.stringMatching(/^img-src/), 'index.html', 'loops.html']);
    const { page: gallery, trouble, context } = await start('index.html');
    expect(await gallery.locator('.card .deck').first().getAttribute('href')).toBe('loops.html');
    expect(trouble).toEqual([]);
    await context.close();
  });
});

describe.each(['light', 'dark'] as const)('in-%s', (colorScheme) => {
  test.each(['reading', 'search', 'share', 'embed', 'gallery'])('axe-finds-nothing-in-%s', async (name) => {
    const paths: Readonly<Record<string, string>> = { reading: '/loops/reading.html', share: `/loops/index.html#/${stage}/2`, embed: '/loops/embed/one-at-a-time.html' };
    const { page, context } = await open(paths[name] ?? '/index.html', { colorScheme });
    if (name === 'search') {
      await page.keyboard.press('/');
      await page.locator('dialog.search input').fill('loop');
      await page.locator('dialog.search [role=option]').first().waitFor();
    }
    if (name === 'share') await page.locator('section.present .share-open').click();
    if (name === 'reading') await page.locator('.share summary').first().click();
    await page.evaluate(AxeBuilder.source);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
    });
    expect(found).toEqual([]);
    await context.close();
  });
});
