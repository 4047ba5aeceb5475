import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Inline, Text } from '../../src/document/inline.ts';
import { inlinesOf, walkInlines } from '../../src/document/inlines.ts';
import type { Block } from '../../src/document/nodes.ts';
import { childBlocks, walkBlocks } from '../../src/document/walk.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { pointAt, sourceFile } from '../../src/source/source-file.ts';

const folder = resolve(import.meta.dirname, 'oracle/cases');
const names = readdirSync(folder).filter((name) => name.endsWith('.rst')).sort();
const read = (name: string): ReturnType<typeof sourceFile> => sourceFile(name, readFileSync(join(folder, name), 'utf8'));

test.each(names)('a-text-begins-and-ends-at-its-span in %s', (name) => {
  const file = read(name);
  const texts: Text[] = [];
  walkBlocks(rstMarkup.document(file, () => undefined).children, (block) => walkInlines(inlinesOf(block), (inline) => {
    if (inline.type === 'text' && !inline.value.includes('\\')) texts.push(inline);
  }));
  const plain = texts.filter(({ span }) => !/[\\\t]/.test(file.text.slice(span.start.offset, span.end.offset)));
  const wrong = plain.filter(({ span, value }) => {
    const source = file.text.slice(span.start.offset, span.end.offset);
    const lines = value.split('\n');
    return !source.startsWith(lines[0] ?? '') || !source.endsWith(lines.at(-1) ?? '');
  });
  expect(wrong).toEqual([]);
  expect(plain.length).toBeGreaterThan(0);
});

test.each(names)('line-and-column-of-every-span-agree-with-its-offset in %s', (name) => {
  const file = read(name);
  const wrong: unknown[] = [];
  const check = (node: Block | Inline): void => {
    const { start, end } = node.span;
    for (const point of [start, end]) if (JSON.stringify(pointAt(file, point.offset)) !== JSON.stringify(point)) wrong.push([node.type, point]);
    if (end.offset < start.offset) wrong.push([node.type, 'ends before it starts']);
  };
  walkBlocks(parseRst(file, () => undefined).children, (block) => {
    check(block);
    walkInlines(inlinesOf(block), check);
    for (const child of childBlocks(block)) if (child.span.start.offset < block.span.start.offset || child.span.end.offset > block.span.end.offset) wrong.push([block.type, child.type, 'outside']);
  });
  expect(wrong).toEqual([]);
});

test('columns-count-the-tab-as-one-character-of-the-source', () => {
  const file = sourceFile('a.rst', '-\t*a*\n\n\t\t`b`_\n');
  const found: [string, number, number][] = [];
  walkBlocks(parseRst(file, () => undefined).children, (block) => walkInlines(inlinesOf(block), ({ type, span }) => found.push([type, span.start.line, span.start.column])));
  expect(found).toEqual([['emphasis', 1, 3], ['text', 1, 4], ['link', 3, 3], ['text', 3, 4]]);
});

test('lines-that-a-separator-of-unicode-ends-have-their-places-in-the-line-of-the-file', () => {
  const separator = String.fromCharCode(0x2028);
  const file = sourceFile('x.rst', `.. csv-table:: one \`a\`${separator} \`b\`\n   x \`b\`\n`);
  const roles = rstMarkup.inline('one `a`\n`b`\nx `b`', { file, line: 1, column: 16 }, () => undefined).filter(({ type }) => type === 'role');
  const { text } = file;
  expect(roles.map(({ span }) => [span.start.line, span.start.offset])).toEqual([[1, text.indexOf('`a`')], [1, text.indexOf('`b`')], [2, text.lastIndexOf('`b`')]]);
});
