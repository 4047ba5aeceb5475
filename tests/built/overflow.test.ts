import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import type { MeasuredSlide } from '../../src/contract/measured.ts';
import { measurePage } from '../../src/print/measure-pages.ts';
import { loopstage, project } from './command.ts';
import { decks, site } from './shipped.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

const measure = (folder: string, width = 1920): Promise<readonly MeasuredSlide[]> => measurePage(opened, { path: join(folder, 'index.html'), size: { width, height: 1080 }, schemes: ['light'] });

/** What of the slides is cut or has no room. */
const overIn = (measured: readonly MeasuredSlide[]): readonly string[] => measured.flatMap(({ id, faults }) => faults.flatMap((fault) => (
  fault.kind === 'over' || fault.kind === 'cut' ? [`${id} at step ${fault.step}: ${fault.kind} ${fault.px} px, ${fault.element}, ${fault.text}`] : [])));

test.each(decks)('%s-shows-every-slide-whole-in-every-step', async (deck) => {
  const measured = await measure(join(site, deck));
  expect(measured.length).toBeGreaterThan(1);
  expect(overIn(measured)).toEqual([]);
});

describe.each([['16:9', 1920], ['16:10', 1728], ['4:3', 1440]] as const)('a-manual-of-%s', (ratio, width) => {
  test('shows-every-slide-whole', async () => {
    const text = await readFile(join(import.meta.dirname, 'overflow/manual.rst'), 'utf8');
    const folder = await project({ 'decks/manual.rst': text.replace(':author:', `:aspect-ratio: ${ratio}\n:author:`) });
    await loopstage(folder, ['build', '--no-pdf']);
    const measured = await measure(join(folder, 'dist/manual-of-a-library'), width);
    expect(measured.length).toBeGreaterThan(30);
    expect(overIn(measured)).toEqual([]);
  });

  test('shows-recordings-whole-and-in-letters-that-can-be-read', async () => {
    const text = await readFile(join(import.meta.dirname, 'overflow/recordings.rst'), 'utf8');
    const folder = await project({ 'decks/recordings.rst': text.replace(':author:', `:aspect-ratio: ${ratio}\n:author:`) });
    await loopstage(folder, ['build', '--no-pdf']);
    const measured = await measure(join(folder, 'dist/two-recordings'), width);
    expect(measured.map(({ id }) => id)).toEqual(expect.arrayContaining(['together-stage', 'in-a-group-stage']));
    expect(overIn(measured)).toEqual([]);
    expect(measured.flatMap(({ id, faults }) => faults.flatMap((fault) => (fault.kind === 'small' ? [`${id}: ${fault.text}, ${fault.px} px`] : [])))).toEqual([]);
  });
});

/** Measures a small deck whose page was changed behind the command's back. */
async function measureChanged(talk: string, from: string, to: string): Promise<readonly MeasuredSlide[]> {
  const folder = await project({ 'decks/one.rst': `One\n===\n\n${talk}` });
  await loopstage(folder, ['build', '--no-pdf']);
  const page = join(folder, 'dist/one/index.html');
  const html = await readFile(page, 'utf8');
  expect(html).toContain(from);
  await writeFile(page, html.replace(from, to));
  return await measure(join(folder, 'dist/one'));
}

test('what-leaves-its-slide-is-found', async () => {
  const measured = await measureChanged('Slide\n-----\n\nWords.\n', '<p>Words.</p>', '<p style="height:2000px">Words.</p>');
  expect(overIn(measured)).toEqual([expect.stringMatching(/^slide at step 0: over \d+ px, p, Words\.$/)]);
});

test('what-a-box-hides-is-found', async () => {
  const measured = await measureChanged('Slide\n-----\n\nMany words.\n', '<p>Many words.</p>', '<p style="width:90px;overflow:hidden;white-space:nowrap">Many words.</p>');
  expect(overIn(measured)).toEqual([expect.stringMatching(/^slide at step 0: cut \d+ px, p, Many words\.$/)]);
});

test('what-leaves-its-slide-in-one-step-alone-is-found-with-the-step', async () => {
  const measured = await measureChanged('Slide\n-----\n\n.. class:: incremental\n\n* one\n* two\n* three\n', '>two<', '><span style="display:block;margin-left:1900px">two</span><');
  expect(overIn(measured)).toEqual([expect.stringMatching(/^slide at step 2: over \d+ px, /)]);
});

test('a-heading-that-runs-into-the-clock-is-found', async () => {
  const program = '.. code-block:: python\n\n   import asyncio\n\n   async def main():\n       await asyncio.sleep(1)\n\n   asyncio.run(main())\n';
  const measured = await measureChanged(`Slide\n-----\n\n.. trace::\n   :view: stage\n   :caption: A caption\n\n${program.split('\n\n').slice(1).join('\n\n')}`, '>A caption<', '><span style="white-space:nowrap">A caption that is so long that it reaches into the clock at the right edge of the stage</span><');
  expect(measured.flatMap(({ faults }) => faults.flatMap((fault) => (fault.kind === 'over' && fault.side === 'clock' ? [fault.element] : [])))).toEqual(['h2.heading']);
});
