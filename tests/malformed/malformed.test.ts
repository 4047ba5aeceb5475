import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

/** A browser that breaks down while it prints, and an engine that breaks down while it runs, cannot be had on demand. */
const beyondTests = ['output/pdf-failed', 'record/failed'];

test('every-message-of-the-catalogue-is-provoked', () => {
  const told = folders.map((folder) => textIn(folder, 'expected.txt')).join('\n');
  const silent = Object.keys(catalogue).filter((code) => !new RegExp(`  ${code}$`, 'm').test(told) && !new RegExp(`[' ]${code}'`).test(provokedByTheCommand));
  expect(silent.toSorted()).toEqual(beyondTests);
});
