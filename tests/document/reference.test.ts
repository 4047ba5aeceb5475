import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencePage } from '../../src/cli/reference-page.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { directives } from '../../src/markup/directives/registry.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { catalogue } from '../../src/source/catalogue.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { sourceFile } from '../../src/source/source-file.ts';

test('the-page-in-decks-is-the-one-of-the-specifications-else-run-npm-run-reference', () => {
  expect(readFileSync(join(import.meta.dirname, '../../decks/manual/8-reference.md'), 'utf8')).toBe(referencePage());
});

test('every-directive-has-a-slide-and-every-message-a-row', () => {
  const found: Diagnostic[] = [];
  const document = parseMarkdown(sourceFile('reference.md', referencePage()), (finding) => found.push(finding));
  const sections = document.children.flatMap((section) => (section.type === 'section' ? section.children : []));
  const titles = sections.flatMap((section) => (section.type === 'section' && section.title[0]?.type === 'text' ? [section.title[0].value] : []));
  const rows = sections.flatMap((section) => (section.type === 'section' ? section.children : [])).flatMap((block) => (block.type === 'table' ? block.body : []));
  expect(found).toEqual([]);
  expect(titles).toEqual(expect.arrayContaining(directives.map(({ name }) => name)));
  expect(JSON.stringify(rows).match(/"value":"[a-z]+\/[a-z0-9-]+"/g)).toHaveLength(Object.keys(catalogue).length);
});

test('each-example-is-read-by-its-directive-without-a-word', async () => {
  const written = directives.filter((spec) => spec.example !== undefined);
  expect(written.length).toBeGreaterThan(20);
  for (const { name, example = '' } of written) {
    const found: string[] = [];
    const file = sourceFile('talk.rst', `Talk\n====\n\n${example}\n`);
    const document = parseRst(file, ({ message }) => { found.push(message); });
    const files: Readonly<Record<string, string>> = { 'queue.py': 'class Queue:\n    async def get(self):\n        return 1\n', 'common/terms.rst': '.. begin\n\nText.\n' };
    await applyDirectives(document, { file, read: async (path) => files[path], markup: rstMarkup }, ({ message }) => { found.push(message); });
    expect([name, ...found]).toEqual([name]);
    expect(example).toContain(`.. ${name}::`);
  }
});
