import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, openDeck, openTalk, type OpenTalk } from './open-talk.ts';

let talk: OpenTalk;
let context: BrowserContext;
beforeAll(async () => {
  talk = await openTalk();
  context = await talk.context();
});
afterAll(async () => { await talk.close(); });

test('one-live-region-says-the-sentence-of-each-step-once', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1`);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const region of document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')) {
      new MutationObserver((changes) => { for (const change of changes) for (const node of change.addedNodes) said.push(node.textContent ?? ''); }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); }));
  }
  await page.keyboard.press('ArrowLeft');
  for (const key of ['o', 'o', 't', 'b', 'b']) await page.keyboard.press(key);
  await page.waitForTimeout(100);
  const said = await page.evaluate(() => ('said' in window && Array.isArray(window.said) ? window.said.map(String) : []));
  expect(said.filter((text) => text !== '')).toEqual([
    'main runs and makes three tasks', 'a runs until its sleep of 3 s', 'b runs until its sleep of 1 s', 'c runs until its sleep of 1 s', 'c runs until its sleep of 1 s',
  ]);
  expect(await page.locator('[aria-live]').count()).toBe(1);
  await page.close();
});

test('a-screen-reader-finds-a-document-and-not-an-application', async () => {
  const page = await openDeck(context, talk.page);
  expect(await page.locator('[role="application"]').count()).toBe(0);
  await page.close();
});

test('the-focus-goes-to-the-heading-of-the-new-slide-and-nothing-scrolls', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/4`);
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('gather, part 2');
  expect(await page.evaluate(() => [scrollY, document.querySelector('.reveal')?.scrollTop])).toEqual([0, 0]);
  await page.close();
});

test('slides-off-the-screen-take-no-focus', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-2/5`);
  expect(await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.slides section')].filter((section) => !section.inert).map((section) => section.id))).toEqual(['stage-2']);
  await page.close();
});

test('t-changes-between-light-and-dark-and-is-remembered', async () => {
  const own = await talk.context({ colorScheme: 'light' });
  const page = await openDeck(own, talk.page);
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.keyboard.press('t');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.locator('.reveal.ready').waitFor();
  expect(await ground()).toBe(dark);
  await page.keyboard.press('t');
  expect(await ground()).toBe(light);
  await own.close();
});

test('the-copy-button-copies-a-session-without-prompts-and-output', async () => {
  const page = await openDeck(context, `${talk.page}#/list`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => { document.body.dataset['copied'] = text; } } });
  });
  const button = page.locator('section.present button.copy');
  await button.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => button.textContent()).toBe('Copied');
  expect(await page.evaluate(() => document.body.dataset['copied'])).toBe("for x in 'ab':\n    print(x)\n");
  expect(await page.locator('[aria-live]').textContent()).toBe('Copied');
  await page.close();
});

test('without-a-clipboard-interface-the-copy-still-works', async () => {
  const page = await openDeck(context, `${talk.page}#/list`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => { document.title = JSON.stringify(String(document.getSelection())); });
  });
  await page.locator('section.present button.copy').click();
  await expect.poll(() => page.title()).toContain('print(x)');
  expect(await page.locator('body > textarea').count()).toBe(0);
  await page.close();
});

test.each(['#/start', '#/stage-1', '#/stage-1/3', '#/list/3'])('axe-finds-nothing-at-%s-in-light-and-dark', async (hash) => {
  const page = await openDeck(context, `${talk.page}${hash}`);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('t');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('t');
  await page.close();
});

test('on-a-phone-the-step-bar-is-large-enough-for-a-finger', async () => {
  const phone = await talk.context({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
  const page = await openDeck(phone, `${talk.page}#/stage-1`);
  const box = await page.locator('section.present .step-bar').boundingBox();
  if (!box) throw new Error('the step bar has no box');
  await page.touchscreen.tap(box.x + box.width * 0.6, box.y + 40);
  await page.locator('#stage-1.present[data-at="3"]').waitFor();
  await phone.close();
});

test('reduced-motion-means-none', async () => {
  const own = await talk.context({ reducedMotion: 'reduce' });
  const page = await openDeck(own, `${talk.page}#/stage-1/2`);
  const moving = await page.evaluate(() => [...document.querySelectorAll('.reveal, .reveal *')].filter((element) => {
    const { transitionDuration, transitionProperty, animationName, animationDuration } = getComputedStyle(element);
    const lasts = (text: string): boolean => text.split(',').some((part) => Number.parseFloat(part) > 0);
    return (transitionProperty !== 'none' && lasts(transitionDuration)) || (animationName !== 'none' && lasts(animationDuration));
  }).map((element) => element.className));
  expect(moving).toEqual([]);
  await own.close();
});

test('motion-lasts-at-most-a-fifth-of-a-second', async () => {
  const page = await openDeck(context, `${talk.page}#/stage-1/2`);
  const slow = await page.evaluate(() => [...document.querySelectorAll('.slides *, .progress span, .pause-overlay')].flatMap((element) => {
    const { transitionDuration, transitionProperty } = getComputedStyle(element);
    return transitionProperty !== 'none' && transitionDuration.split(',').some((part) => Number.parseFloat(part) > 0.2) ? [`${element.tagName} ${element.getAttribute('class')}`] : [];
  }));
  expect(slow).toEqual([]);
  await page.close();
});

test('a-page-for-another-player-says-so-and-stays-readable', async () => {
  const page = await context.newPage();
  await page.goto(talk.page.replace('index.html', 'older.html'));
  expect(await page.getByRole('alert').textContent()).toContain('build it again');
  expect(await page.getByRole('heading', { name: 'Three sleeps' }).isVisible()).toBe(true);
  await page.close();
});

test('a-deck-asks-nobody-for-anything-but-its-own-files', async () => {
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${talk.page}#/stage-1/2`);
  await page.locator('.reveal.ready').waitFor();
  for (const key of ['ArrowRight', 'o', 'o', 'b', 'b', 't', 'End', '?']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  expect(asked.length).toBeGreaterThan(2);
  await page.close();
});

test('script-and-style-of-a-deck-are-at-most-80-kilobytes-zipped', async () => {
  const sizes = await Promise.all(['deck.js', 'deck.css'].map(async (name) => gzipSync(await readFile(join(talk.folder, 'assets', name)), { level: 9 }).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(80_000);
});
