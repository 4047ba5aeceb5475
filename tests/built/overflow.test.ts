import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { loopstage, project } from './command.ts';
import { measureSlides, type Measured } from './measure-slides.ts';
import { decks, site } from './shipped.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

/** What is cut or has no room, once for each slide. */
const overIn = (measured: readonly Measured[]): readonly string[] => [
  ...new Map(measured.flatMap(({ slide, step, over }) => (over.length > 0 ? [[slide, `${slide} at step ${step}: ${over.join('; ')}`] as const] : []))).values(),
];

test.each(decks)('%s-shows-every-slide-whole-in-every-step', async (deck) => {
  const measured = await measureSlides(opened.browser, join(site, deck), { width: 1920, height: 1080 });
  expect(new Set(measured.map(({ slide }) => slide)).size).toBeGreaterThan(1);
  expect(overIn(measured)).toEqual([]);
});

describe.each([['16:9', 1920], ['16:10', 1728], ['4:3', 1440]] as const)('a-manual-of-%s', (ratio, width) => {
  test('shows-every-slide-whole', async () => {
    const text = await readFile(join(import.meta.dirname, 'overflow/manual.rst'), 'utf8');
    const folder = await project({ 'decks/manual.rst': text.replace(':author:', `:aspect-ratio: ${ratio}\n:author:`) });
    await loopstage(folder, ['build', '--no-pdf']);
    const measured = await measureSlides(opened.browser, join(folder, 'dist/manual-of-a-library'), { width, height: 1080 });
    expect(new Set(measured.map(({ slide }) => slide)).size).toBeGreaterThan(30);
    expect(overIn(measured)).toEqual([]);
  });
});

test('what-is-cut-is-found', async () => {
  const folder = await project({ 'decks/one.rst': 'One\n===\n\nSlide\n-----\n\nWords.\n' });
  await loopstage(folder, ['build', '--no-pdf']);
  const page = join(folder, 'dist/one/index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<p>Words.</p>', '<p style="height:2000px">Words.</p>'));
  expect(overIn(await measureSlides(opened.browser, join(folder, 'dist/one'), { width: 1920, height: 1080 }))).toHaveLength(1);
});
