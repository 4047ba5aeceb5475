import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveDocument } from '../../../src/markup/resolve/resolve-document.ts';
import { rstMarkup } from '../../../src/markup/rst/rst-markup.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import { sourceFile } from '../../../src/source/source-file.ts';
import { compare } from './compare.ts';
import { dumpWithDocutils, findDocutils } from './docutils.ts';
import { linkForm } from './link-form.ts';

const folder = resolve(import.meta.dirname, 'cases');
const names = readdirSync(folder).filter((name) => name.endsWith('.rst')).sort();
const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
const python = findDocutils();
if (python === undefined) console.warn('tests/rst/oracle: no Python here can import docutils, so the comparison with it is skipped');

describe.skipIf(python === undefined)('the-tree-and-the-messages-are-those-of-docutils', () => {
  const dumps = python === undefined ? [] : dumpWithDocutils(python, texts);
  test.each(names.map((name, index) => [name, index] as const))('%s', (name, index) => {
    const dump = dumps[index];
    if (!dump) throw new Error(`docutils gave nothing for ${name}`);
    expect(compare(name, texts[index] ?? '', dump).differences).toEqual([]);
  });
});

describe.skipIf(python === undefined)('references-lead-where-docutils-leads-them', () => {
  const name = 'names.rst';
  const text = texts[names.indexOf(name)] ?? '';
  test(name, () => {
    const [dump] = python === undefined ? [] : dumpWithDocutils(python, [text], true);
    if (!dump || 'failure' in dump) throw new Error(`docutils failed on ${name}`);
    const found: Diagnostic[] = [];
    const parsed = rstMarkup.document(sourceFile(name, text), () => undefined);
    const resolved = resolveDocument(parsed, (diagnostic) => found.push(diagnostic));
    expect(linkForm(resolved)).toEqual(dump.tree);
    const theirs = dump.messages.map(([, , message]) => message);
    const duplicates = found.filter(({ code }) => code === 'rst/duplicate-target').map(({ message }) => message);
    expect(duplicates).toEqual(['Duplicate explicit target name: "twice".']);
    expect(found.map(({ message }) => message).filter((message) => !duplicates.includes(message)).sort()).toEqual(theirs.sort());
  });
});
