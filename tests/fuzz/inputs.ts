import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Random } from './random.ts';

const root = resolve(import.meta.dirname, '../..');

/** Real documents to start from: the decks, the manual of the overflow test, the cases of both readers. */
export const corpus: readonly string[] = ['decks', 'tests/built/overflow', 'tests/rst/oracle/cases', 'tests/markdown/cases', 'tests/document/pairs', 'tests/malformed']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort().map((name) => join(root, folder, name)))
  .filter((path) => /\.(?:rst|md|txt)$/.test(path)).map((path) => readFileSync(path, 'utf8')).filter((text) => text.length < 200_000);

/** Pieces that mean something to a reader. */
const tokens: readonly string[] = [
  '*', '**', '`', '``', '_', '__', '|', ':', '::', '.. ', '\\', '\n', '\n\n', '   ', '\t', '- ', '* ', '1. ', '#. ', '(a) ', '> ', '=====', '-----', '~~~~~', '+---+', '===  ===', '| a | b |',
  '.. note::', '.. trace::', '.. figure:: a.png', '.. list-table::', '.. include:: other.rst', '.. |a| replace:: b', '|a|', '.. _a:', 'a_', '`a <b>`_', '[#]_', '[1]_', '.. [1] note', ':pep:`8`', ':ref:`a`',
  ':option: value', '>>> print(1)', '.. csv-table::', '.. only:: html', '.. columns::', '.. slide:: T', '.. notes::', '.. math::', '.. glossary::', '.. role:: r(literal)', '.. class:: c', '.. timeline::',
  '```', '~~~', '``` python trace', '```python {1|2}', ':::', '::: notes', ':::tip[t]{a=b}', '# ', '## ', '---', '...', '. . .', '<!-- notes: n -->', '<br>', '<b>', '[x]', '[a](#b)', '![i](p.png)', '[^1]', '[^1]: f', '| - |', '~~',
  '&amp;', '{#id .class}', '\u00e9', '\u6771\u4eac', '\u{1f600}', '\0', '\r', '\uFEFF', '\u2028', '\u00a0', '\u001b[31m', 'word', 'asyncio.run(main())', '    code', '-o FILE  text', '- [ ] task',
];

/** Returns a text made of nothing but pieces, or of characters. */
function soup({ below, pick }: Random): string {
  const count = 1 + below(120);
  if (below(4) === 0) return Array.from({ length: count * 4 }, () => String.fromCharCode(below(3) === 0 ? below(0xffff) : below(128))).join('');
  return Array.from({ length: count }, () => pick(tokens) + (below(3) === 0 ? '\n' : '')).join(below(2) === 0 ? '' : ' ');
}

/** Returns a piece of a real document with a few changes. */
function mutant(numbers: Random): string {
  const { below, pick } = numbers;
  const whole = pick(corpus);
  const from = below(whole.length);
  let text = below(3) === 0 ? whole.slice(0, 6000) : whole.slice(from, from + 200 + below(4000));
  for (let count = 1 + below(8); count > 0; count -= 1) text = change(text, numbers);
  return text;
}

function change(text: string, { below, pick }: Random): string {
  const [a, b] = [below(text.length + 1), below(text.length + 1)].sort((one, two) => one - two) as [number, number];
  const lines = text.split('\n');
  const line = below(lines.length);
  switch (below(8)) {
    case 0: return text.slice(0, a) + text.slice(Math.min(b, a + 40));
    case 1: return text.slice(0, a) + pick(tokens) + text.slice(a);
    case 2: return text.slice(0, b) + text.slice(a, Math.min(b, a + 300)) + text.slice(b);
    case 3: return lines.map((one, index) => (index >= line && index < line + 5 ? `${' '.repeat(1 + below(4))}${one}` : one)).join('\n');
    case 4: return lines.map((one, index) => (index >= line && index < line + 5 ? one.replace(/^ {1,3}/, '') : one)).join('\n');
    case 5: return lines.toSpliced(line, 1 + below(3)).join('\n');
    case 6: return lines.toSpliced(below(lines.length), 0, lines[line] ?? '').join('\n');
    default: return text.slice(0, a) + pick(tokens) + text.slice(Math.min(b, a + 3));
  }
}

/** Returns the document of the seed's numbers. */
export function inputOf(numbers: Random): string {
  return numbers.below(3) === 0 ? soup(numbers) : mutant(numbers);
}
