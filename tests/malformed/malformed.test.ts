import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRecorder } from '../../src/record/recorder.ts';
import { catalogue } from '../../src/source/catalogue.ts';
import { findingsOf } from './findings.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const textIn = (folder: string, name: string): string => readFileSync(join(import.meta.dirname, folder, name), 'utf8');

describe('what-is-wrong-is-told-with-its-place', () => {
  test.each(folders)('%s', async (folder) => {
    expect(await findingsOf(join(import.meta.dirname, folder))).toBe(textIn(folder, 'expected.txt').trimEnd());
  });
});

/** Findings that need Python, a browser or a file system; the tests of the built command provoke them. */
const provokedByTheCommand = readFileSync(join(import.meta.dirname, '../built/findings.test.ts'), 'utf8');

/** Findings of `check`: a folder each, with the fault planted in it. */
const planted = readdirSync(join(import.meta.dirname, '../check/planted')).map((name) => `check/${name}`);

test('an-engine-that-does-not-start-is-told-for-each-example', async () => {
  const broken = createRecorder({ cacheFolder: undefined, worker: new URL('file:///nowhere/record-worker.js') });
  const told = await findingsOf(join(import.meta.dirname, 'an-example-to-compare-with-that-is-not'), broken.record);
  await broken.close();
  expect(told).toMatch(/  error  record\/failed\n {2}this example could not be recorded: .*nowhere/);
});

/** Findings that other tests provoke, by their code: a browser that breaks down while it prints, a full disk, a document of many pages. */
const provokedElsewhere: Readonly<Record<string, readonly [file: string, claim: string]>> = {
  'markdown/too-long': ['../markdown/large.test.ts', 'a-block-longer-than-anybody-reads-is-kept-as-it-stands'],
  'output/not-written': ['../built/faults.test.ts', 'a-full-disk-leaves-the-previous-output-and-says-so'],
  'output/pdf-failed': ['../print/print-pdf.test.ts', 'gives-up-after-the-second-and-leaves-nothing-half-written'],
  'record/failed': ['malformed.test.ts', 'an-engine-that-does-not-start-is-told-for-each-example'],
};

test('every-message-of-the-catalogue-is-provoked', () => {
  const told = folders.map((folder) => textIn(folder, 'expected.txt')).join('\n');
  const silent = Object.keys(catalogue).filter((code) => !planted.includes(code) && !new RegExp(`  ${code}$`, 'm').test(told) && !new RegExp(`[' ]${code}'`).test(provokedByTheCommand));
  expect(silent.toSorted()).toEqual(Object.keys(provokedElsewhere));
});

test.each(Object.entries(provokedElsewhere))('%s-is-provoked-elsewhere', (_, [file, claim]) => {
  expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(`test('${claim}'`);
});
