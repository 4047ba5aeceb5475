import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyDirectives } from '../../../src/markup/directives/apply-directives.ts';
import { resolveDocument } from '../../../src/markup/resolve/resolve-document.ts';
import { includedRoles } from '../../../src/markup/rst/included-roles.ts';
import { parseRst } from '../../../src/markup/rst/parse-rst.ts';
import { rstMarkupWith } from '../../../src/markup/rst/rst-markup.ts';
import { sourceFile } from '../../../src/source/source-file.ts';
import { findDocutils } from '../../rst/oracle/docutils.ts';
import { outlineOf } from './outline.ts';

const files: Readonly<Record<string, string>> = {
  'part.rst': 'Zero.\n\nOne start two.\n\n- item\n- more\n\nLast STOP rest.\n',
  'roles.rst': '.. role:: loud(strong)\n\n.. |r| replace:: shared\n',
  'nested.rst': '.. include:: roles.rst\n\nNested :loud:`words`.\n',
  'rows.csv': 'a,"b, *c*"\nd,"two\nlines"\n',
};

const include = (options: string): string => `Before.\n\n.. include:: part.rst\n${options}\nAfter.\n`;
const listTable = (options: string): string => `.. list-table:: A title\n${options}\n   * - a\n     - b\n   * - c\n     - - d\n       - e\n`;
const csvTable = (options: string, content: string): string => `.. csv-table:: A title\n${options}\n${content}\n`;

const cases: Readonly<Record<string, string>> = {
  'include-the-whole': include(''),
  'include-from-a-line': include('   :start-line: 2\n'),
  'include-to-a-line': include('   :end-line: 3\n'),
  'include-lines-counted-from-the-end': include('   :start-line: -3\n'),
  'include-between-lines': include('   :start-line: 2\n   :end-line: -2\n'),
  'include-lines-beyond-the-end': include('   :start-line: 4\n   :end-line: 400\n'),
  'include-behind-a-text-inside-a-line': include('   :start-after: start\n'),
  'include-before-a-text-inside-a-line': include('   :end-before: STOP\n'),
  'include-between-texts': include('   :start-after: Zero.\n   :end-before: more\n'),
  'include-between-texts-of-chosen-lines': include('   :start-line: 1\n   :start-after: One\n   :end-before: Last\n'),
  'include-one-file-in-two-parts': `${include('   :end-line: 1\n')}\n${include('   :start-line: 7\n')}`,
  'include-as-literal': include('   :literal:\n   :start-line: 2\n   :end-line: 3\n'),
  'include-as-code': include('   :code: text\n   :start-line: 2\n   :end-before: - more\n'),
  'include-inside-a-list': '- Before.\n\n  .. include:: part.rst\n     :end-line: 1\n',
  'a-role-of-an-included-file': '.. include:: roles.rst\n\nText :loud:`here` and |r|.\n',
  'a-role-of-a-file-that-an-included-file-includes': '.. include:: nested.rst\n\nText :loud:`here`.\n',
  'unicode-takes-white-space-before': '.. |d| unicode:: U+2014\n   :ltrim:\n\na |d| b *c* |d| *d*\n',
  'unicode-takes-white-space-after': '.. |d| unicode:: U+2014 .. a dash\n   :rtrim:\n\na |d| b\n',
  'unicode-takes-white-space-on-both-sides': '.. |d| unicode:: 0x2014\n   :trim:\n\na |d| b |d| c\n',
  'line-block-of-two-levels': '.. line-block::\n\n   a\n     b *c*\n\n     d\n   e\n',
  'list-table-plain': listTable(''),
  'list-table-with-a-heading-row': listTable('   :header-rows: 1\n'),
  'list-table-with-a-heading-column-and-widths': listTable('   :stub-columns: 1\n   :widths: 1 3\n'),
  'list-table-with-place-and-width': listTable('   :align: center\n   :width: 50%\n'),
  'csv-table-plain': csvTable('', '   a, "b ""c"""\n   , d'),
  'csv-table-with-a-header': csvTable('   :header: x, "y, *z*"\n', '   a, b'),
  'csv-table-with-a-header-and-a-heading-row': csvTable('   :header: x, y\n   :header-rows: 1\n   :stub-columns: 1\n', '   a, b\n   c, d'),
  'csv-table-with-other-signs': csvTable('   :delim: ;\n   :quote: \'\n', '   a; \'b;c\'\n   d; e'),
  'csv-table-with-an-escape': csvTable('   :escape: \\\n', '   a, "b \\"c\\""'),
  'csv-table-parted-by-spaces': csvTable('   :delim: space\n', '   a b'),
  'csv-table-of-short-rows': csvTable('   :widths: 2 1 1\n', '   a\n   b, c, d\n   e, f'),
  'csv-table-from-a-file': csvTable('   :file: rows.csv\n', ''),
};

const names = Object.keys(cases);
const python = findDocutils();
if (python === undefined) console.warn('tests/directives/oracle: no Python here can import docutils, so the comparison with it is skipped');

describe.skipIf(python === undefined)('directives-make-what-docutils-makes', () => {
  const run = python === undefined ? undefined : spawnSync(python, [resolve(import.meta.dirname, 'outline.py')], { input: JSON.stringify({ files, documents: Object.values(cases) }), encoding: 'utf8' });
  const expected = (run?.stdout ?? '').trimEnd().split('\n');
  test.each(names.map((name, index) => [name, index] as const))('%s', async (name, index) => {
    expect(run?.stderr).toBe('');
    const file = sourceFile('a.rst', cases[name] ?? '');
    const problems: string[] = [];
    const report = ({ message }: { readonly message: string }): number => problems.push(message);
    const read = async (path: string): Promise<string | undefined> => files[path];
    const roles = await includedRoles(file, read);
    const parsed = parseRst(file, report, roles);
    const document = resolveDocument(await applyDirectives(parsed, { read, file, markup: rstMarkupWith(roles) }, report), report);
    expect(outlineOf(document)).toEqual(JSON.parse(expected[index] ?? ''));
    expect(problems).toEqual([]);
  });
});
