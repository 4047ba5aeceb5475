import { expect, test } from 'vitest';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import { workOf } from '../setup/work.ts';

/** Returns how often the reader looks at `text`, and how many characters it copies, together. */
function readWork(text: string): Promise<number> {
  const file = sourceFile('a.rst', text);
  return workOf(() => parseRst(file, () => undefined));
}

const times = (piece: string) => (count: number): string => piece.repeat(count);

test.each<readonly [name: string, text: (count: number) => string, count: number]>([
  ['brackets-that-never-close', times('[a '), 4000], ['stars-that-never-close', times('*a '), 4000], ['pairs-of-stars-that-never-close', times('**a '), 4000], ['backquotes', times('`a '), 4000],
  ['backquotes-side-by-side', times('`'), 8000], ['double-backquotes', times('``a '), 4000], ['bars', times('|a '), 4000], ['underscores', times('_a '), 4000], ['names-with-underscores', times('a_ '), 4000],
  ['targets-that-never-close', times('_`a '), 4000], ['roles-that-never-close', times(':a:`b '), 4000], ['colons', times(':a'), 6000], ['letters-in-one-word', times('a'), 12_000], ['words-joined-by-hyphens', times('a-'), 6000],
  ['footnotes', times('[1]_ '), 3000], ['addresses', times('http://a.b '), 2000], ['mail-signs', times('a@'), 6000], ['backslashes', times('\\'), 8000], ['angles', times('`<a '), 4000], ['quotation-marks', times('"*" '), 4000],
  ['paragraphs', times('Some words of *text*.\n\n'), 1000], ['items', times('- item\n'), 2000], ['titles', times('Title\n=====\n\n'), 1000], ['definitions', times('term\n  definition\n'), 1500], ['comments', times('.. comment\n\n'), 1500],
  ['table-rows', (count) => `===  ===\n${'a    b\n'.repeat(count)}===  ===\n`, 1000], ['grid-rows', (count) => `+--+--+\n${'|a |b |\n+--+--+\n'.repeat(count)}`, 200], ['literal-lines', (count) => `::\n\n${'   a = 1\n'.repeat(count)}`, 2000],
  ['directives', times('.. note:: text\n\n   More.\n\n'), 700], ['quotes-with-names', times('  quote\n\n  -- name\n\n'), 700],
])('%s-take-work-in-proportion', async (_, text, count) => {
  const [once, twice] = [await readWork(text(count)), await readWork(text(2 * count))];
  expect(once).toBeGreaterThan(count / 4);
  expect(twice / once).toBeLessThan(2.2);
});

test('what-is-nested-takes-work-by-its-depth-and-its-length-alone', async () => {
  const nested = (depth: number): string => Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- a\n`).join('\n');
  const [once, twice] = [await readWork(nested(60)), await readWork(nested(120))];
  expect(twice / once).toBeLessThan(8.8);
});
