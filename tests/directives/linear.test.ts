import { expect, test } from 'vitest';
import { planDecks } from '../deck/plan.ts';
import type { Target } from '../../src/document/nodes.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { namesOf } from '../../src/markup/resolve/names.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import { spanOfFile } from '../../src/source/span.ts';
import { workOf } from '../setup/work.ts';

/** Returns how much of text and lists is looked at from the text to the planned slides. */
function planWork(text: string): Promise<number> {
  const report = (): void => undefined;
  const file = sourceFile('a.rst', text);
  return workOf(async () => {
    const applied = await applyDirectives(parseRst(file, report), { read: () => Promise.resolve(undefined), file, markup: rstMarkup }, report);
    planDecks([resolveDocument(applied, report)], report);
  }, true);
}

const span = spanOfFile('a.rst');

const body = (name: string, ...pieces: readonly string[]) => (count: number): string =>
  `Talk\n====\n\n.. ${name}\n\n${Array.from({ length: count }, (_, index) => pieces.map((line) => (line === '' ? '\n' : `   ${line.replaceAll('%', String(index))}\n`)).join('')).join('')}`;
const plain = (...pieces: readonly string[]) => (count: number): string => `Talk\n====\n\n${Array.from({ length: count }, (_, index) => pieces.map((line) => `${line.replaceAll('%', String(index))}\n`).join('')).join('')}`;

test.each<readonly [name: string, text: (count: number) => string]>([
  ['rows-of-values', body('csv-table::', '%, *b*, "c d"')], ['rows-of-lists', body('list-table::', '* - a%', '  - b *c*')], ['rows-of-a-grid', (count) => `+------+---+\n${'| a b  | c |\n+------+---+\n'.repeat(count)}`],
  ['rows-of-a-simple-table', (count) => `====  ===\n${'a     b c\n'.repeat(count)}====  ===\n`], ['paragraphs-in-a-frame', body('note::', 'Text % and *more*.', '')], ['items-in-a-frame', body('tip::', '- Item % of it.')],
  ['lines-of-code', body('code-block:: python', 'x% = 1')], ['lines-of-markup', body('parsed-literal::', 'x% = *1*')], ['terms', body('glossary::', 'term %', '   Meaning of it.')], ['lanes', body('timeline::', 'lane%: wait 0-1')],
  ['formulas', body('math::', 'x_% = 1', '')], ['lines-of-verse', body('line-block::', 'line %')], ['members', body('class:: A', '.. method:: m%()', '', '   Text.', '')], ['unknown-content', body('wibble::', 'Text %.', '')],
  ['columns', body('columns::', '- Text %.')], ['sessions', body('doctest::', '>>> f(%)', '%')], ['quotations', body('epigraph::', 'Text %.', '')], ['notes', body('notes::', 'Text %.', '')],
  ['links-and-targets', plain('.. _target %: https://a.b/%', '', 'See `target %`_.', '')], ['footnotes', plain('Word [#f%]_ here.', '', '.. [#f%] Text %.', '')], ['substitutions', plain('.. |s%| replace:: text %', '', 'Here |s%| is.', '')],
  ['names-of-one-place', plain('.. _name %:', '')], ['objects', plain('.. function:: f%(x)', '', ':func:`f%` and :ref:`x%`.', '')], ['titles', plain('Title', '-----', '', 'Text %.', '')], ['remarks', plain('.. remark %', '')],
])('%s-take-work-in-proportion', async (_, text) => {
  const [first, twice] = [await planWork(text(150)), await planWork(text(300))];
  expect(first).toBeGreaterThan(1000);
  expect(twice / first).toBeLessThan(2.2);
});

test('targets-in-a-row-are-looked-at-in-proportion', () => {
  const looks = (count: number): number => {
    let seen = 0;
    const targets = Array.from({ length: count }, (_, index): Target => ({ get type(): 'target' { seen += 1; return 'target'; }, span, names: [`name ${index}`] }));
    namesOf([...targets, { type: 'paragraph', span, children: [] }], () => undefined);
    return seen;
  };
  expect(looks(10)).toBeGreaterThan(0);
  expect(looks(400)).toBeLessThan(2.2 * looks(200));
});
