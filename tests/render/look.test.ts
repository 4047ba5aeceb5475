import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedBrowser } from '../../src/browser/open-browser.ts';
import { openBrowser } from '../../src/browser/open-browser.ts';
import type { Block } from '../../src/document/nodes.ts';
import { renderDeckPage } from '../../src/render/deck-page.ts';
import { renderGalleryPage } from '../../src/render/gallery-page.ts';
import { renderPrintPage } from '../../src/render/print-page.ts';
import { bullets, code, deck, item, meta, paragraph, row, slide, span, table, text, world } from './node-builders.ts';
import { openPage } from './open-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const program = (lines: number, columns: number): string => Array.from({ length: lines }, (_, line) => `${line} = "${'x'.repeat(columns - String(line).length - 5)}"`).join('\n');
const one = (id: string, ...blocks: readonly Block[]): ReturnType<typeof slide> => slide({ kind: 'content', id, headingText: id, blocks });
const admonition = (kind: 'note' | 'warning' | 'tip' | 'versionadded'): Block => ({ type: 'admonition', span, kind, children: [paragraph('Words ', { type: 'link', span, href: '#one', children: [text('with a link')] })] });

const talk = deck([
  slide({ kind: 'title', id: 'title', headingText: 'A title that goes on for a while', blocks: [paragraph('More')] }),
  one('one', paragraph('A paragraph with ', { type: 'literal', span, value: 'code' }), bullets(['a', item('b', bullets(['c']))]), { type: 'quote', span, kind: 'quote', children: [paragraph('q')], attribution: [text('w')] }),
  one('short', code(program(3, 30), { language: 'python' })),
  one('full', code(program(18, 60), { language: 'python' })),
  one('wide', code(program(4, 84), { language: 'python' })),
  one('long', code(program(3, 200), { language: 'python' })),
  one('shared', paragraph('Words above.'), code(program(12, 40), { language: 'python', lineNumbers: { start: 1 }, emphasized: [2] }), paragraph('Words below.')),
  one('stepped', code('>>> 1 # x\n1\n>>> "a"\n\'a\'', { form: 'doctest', steps: [[1], [3]] })),
  one('columns', { type: 'columns', span, columns: [{ children: [code(program(5, 50))] }, { children: [paragraph('beside')] }] }),
  one('admonitions', admonition('note'), admonition('warning'), admonition('tip'), admonition('versionadded')),
  one('table', table([row('a', 'b')], [row('c', 'd')], { stubColumns: 1, caption: [text('why')] })),
  slide({ kind: 'content', id: 'dark', headingText: 'dark', blocks: [paragraph('On its own ground'), code('x = "a"', { language: 'python' })], background: { color: '#00406b' } }),
  slide({ kind: 'references', id: 'references', headingText: 'References', notesOf: [{ type: 'footnote', span, kind: 'footnote', label: '1', number: '1', ids: ['f'], children: [paragraph('A book')] }] }),
], { meta: { ...meta, documentTitle: 'Document', subtitle: 'Subtitle', author: 'Author', event: 'Event', date: 'Date' } });

const print = renderPrintPage(talk, { ...world, stagePrint: () => '', sequencePrint: () => '' });
const gallery = renderGalleryPage([{ slug: 'a', title: 'A deck', document: 'D', author: 'B', slides: 3, recordings: 1, minutes: 4, deck: 'a/index.html', forms: [{ name: 'PDF', href: 'a/a.pdf' }] }, { slug: 'b', title: 'Another', document: 'E', slides: 1, recordings: 0, deck: 'b/index.html', forms: [] }], { title: 'All talks', lang: 'en' });

let opened: OpenedBrowser;
let paper: Page;
beforeAll(async () => {
  opened = await openBrowser();
  paper = await openPage(opened.browser, print);
});
afterAll(() => opened.close());

interface Measure {
  readonly size: number;
  readonly overflow: number;
}

/** The size of the letters of a slide's code, and by how many pixels its content is too high for its box. */
const measure = (id: string): Promise<Measure> => paper.evaluate((slideId) => {
  const block = document.querySelector(`#${slideId} pre`);
  const letters = block?.querySelector('code');
  if (!block || !letters) throw new Error(`no code on ${slideId}`);
  return { size: Number.parseFloat(getComputedStyle(letters).fontSize), overflow: block.scrollHeight - block.clientHeight };
}, id);

test('short-code-stands-at-44-pixels', async () => {
  expect(await measure('short')).toEqual({ size: 44, overflow: 0 });
});

test.each(['full', 'wide', 'long', 'shared', 'columns'])('code-that-is-%s-gives-way-but-stays-legible-and-whole', async (id) => {
  const { size, overflow } = await measure(id);
  expect(size).toBeGreaterThanOrEqual(32);
  expect(size).toBeLessThan(44);
  expect(overflow).toBe(0);
});

test('nothing-but-the-page-foot-is-smaller-than-22-pixels-and-running-text-is-40', async () => {
  const sizes = await paper.evaluate(() => {
    const found: [string, number][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || (node.textContent ?? '').trim() === '' || parent.closest('.page-foot, .visually-hidden, sup')) continue;
      found.push([`${parent.tagName} ${node.textContent ?? ''}`, Number.parseFloat(getComputedStyle(parent).fontSize)]);
    }
    return found;
  });
  expect(sizes.filter(([, size]) => size < 32)).toEqual([]);
  expect(sizes.find(([words]) => words.startsWith('P A paragraph'))?.[1]).toBe(40);
});

test('nothing-reaches-out-of-its-page', async () => {
  const out = await paper.evaluate(() => [...document.querySelectorAll('.page')].flatMap((page) => {
    const box = page.getBoundingClientRect();
    return [...page.querySelectorAll('.frame > :not(svg), .body *')].filter((element) => !element.closest('.visually-hidden')).filter((element) => {
      const { right, bottom } = element.getBoundingClientRect();
      return right > box.right || bottom > box.bottom;
    }).map((element) => `${page.id} ${element.tagName}`);
  }));
  expect(out).toEqual([]);
});

test.each([['print', 'light'], ['print', 'dark'], ['the-gallery', 'light'], ['the-gallery', 'dark']] as const)('%s-in-%s-meets-wcag-22-aa', async (name, scheme) => {
  const html = name === 'print' ? print.replace('data-theme="light"', `data-theme="${scheme}"`) : gallery;
  const page = await openPage(opened.browser, html, { scheme });
  await page.evaluate(axe);
  const problems = await page.evaluate(async () => {
    const { run } = Reflect.get(window, 'axe') as { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 90)).join(' | ')}`);
  });
  await page.context().close();
  expect(problems).toEqual([]);
});

test('before-the-script-has-run-the-first-slide-stands-where-reveal-puts-it', async () => {
  const html = renderDeckPage(talk, { ...world, notes: true, stage: () => '', sequence: () => '', links: {} });
  const page = await openPage(opened.browser, html);
  await page.setViewportSize({ width: 960, height: 600 });
  const shown = await page.evaluate(() => [...document.querySelectorAll('section')].filter((section) => section.getClientRects().length > 0).map((section) => {
    const { x, y, width, height } = section.getBoundingClientRect();
    return [section.id, Math.round(x), Math.round(y), Math.round(width), Math.round(height)];
  }));
  await page.context().close();
  expect(shown).toEqual([['title', 0, 30, 960, 540]]);
});

test('without-script-all-slides-read-one-below-the-other-on-a-phone', async () => {
  const html = renderDeckPage(talk, { ...world, notes: false, stage: () => '', sequence: () => '', links: {} });
  const page = await openPage(opened.browser, html, { script: false });
  await page.setViewportSize({ width: 390, height: 844 });
  const boxes = await Promise.all(talk.slides.map(({ id }) => page.locator(`#${id}`).boundingBox()));
  const bottoms = boxes.map((box) => (box ? box.y + box.height : 0));
  expect(boxes.every((box) => box !== null && box.width <= 390 && box.height > 0)).toBe(true);
  expect(boxes.slice(1).every((box, index) => box !== null && box.y >= (bottoms[index] ?? 0) - 1)).toBe(true);
  await page.context().close();
});
