import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemsOf } from './check-document.ts';
import { corpus, inputOf } from './inputs.ts';
import type { Language } from './lost-words.ts';
import { random } from './random.ts';

const cases = 250;

describe.each(['rst', 'md'] as const)('%s', (language: Language) => {
  test('no-document-however-broken-throws-loses-a-word-or-gives-a-place-outside', async () => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= cases; seed += 1) {
      const numbers = random(seed);
      const text = inputOf(numbers);
      wrong.push(...(await problemsOf(text, language, numbers.pick(corpus))).map((problem) => `seed ${seed}: ${problem}`));
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['nothing', ''], ['a-mark-alone', '\uFEFF'], ['carriage-returns', 'Title\r=====\r\rText\r'], ['nul-characters', 'a\0b\n\n\0\n'],
    ['lists-in-lists', '- '.repeat(500)], ['quotes-in-quotes', `${'> '.repeat(300)}deep`], ['indented-ever-deeper', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}word${depth}`).join('\n\n')],
    ['emphasis-in-emphasis', `${'*a '.repeat(3000)}${'a* '.repeat(3000)}`], ['brackets', '['.repeat(20_000)], ['backquotes', '`a'.repeat(10_000)], ['bars', '|a'.repeat(10_000)], ['colons', ':a:'.repeat(10_000)],
    ['directives-in-directives', Array.from({ length: 120 }, (_, depth) => `${'   '.repeat(depth)}.. note::\n`).join('\n')],
    ['fences-in-fences', Array.from({ length: 100 }, (_, depth) => `${':'.repeat(103 - depth)} tip\n`).join('')],
    ['a-table-of-a-thousand-columns', `${'| a '.repeat(1000)}|\n${'| - '.repeat(1000)}|\n${'| b '.repeat(1000)}|\n`], ['a-line-of-a-million-letters', `${'word '.repeat(200_000)}`],
    ['it-includes-itself', '.. include:: talk.rst\n\n.. include:: other.rst\n'],
  ])('%s', async (_, text) => {
    expect((await problemsOf(text, language, '.. include:: other.rst\n')).filter((problem) => !problem.includes('is lost'))).toEqual([]);
  });
});

test.each([
  ['a-span-with-a-state-that-there-is-not', 'rst', '.. timeline::\n\n   lane: 0-1 rushing words\n'],
  ['a-glossary-that-begins-behind-its-name', 'rst', '.. glossary:: _\n  [\n  term\n [\n'],
  ['a-slide-that-holds-another', 'rst', '.. slide:: outer\n\n   .. slide:: inner\n\n      words\n'],
  ['two-byte-order-marks', 'md', '\uFEFF\uFEFF```language\n'],
] as const)('%s-loses-nothing-and-has-its-place', async (_, language, text) => {
  expect(await problemsOf(text, language, undefined)).toEqual([]);
});

test('every-word-of-the-decks-and-of-the-malformed-documents-is-on-the-slides', async () => {
  const folders = ['decks', 'tests/malformed', 'tests/rst/oracle/cases'].map((folder) => resolve(import.meta.dirname, '../..', folder));
  const paths = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))).filter((path) => /\.(?:rst|md)$/.test(path));
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) expect([path, ...await problemsOf(readFileSync(path, 'utf8'), path.endsWith('.md') ? 'md' : 'rst', undefined)]).toEqual([path]);
});
