import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../../src/document/nodes.ts';
import { mapChildBlocks } from '../../src/document/map.ts';
import { printDocument } from '../../src/document/print.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import type { Markup } from '../../src/markup/directives/specification.ts';
import { markdownMarkup } from '../../src/markup/markdown/markdown-markup.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import type { Diagnostic, Report } from '../../src/source/diagnostic.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import { proseCases } from './prose-cases.ts';

/** What only one of the languages can say is left out: how a title was adorned, how wide a column was drawn, GitHub's anchors. */
function common(document: Document): Document {
  const strip = (blocks: readonly Block[]): readonly Block[] => blocks.map((block) => {
    const inside = mapChildBlocks(block, strip);
    if (inside.type === 'table') return { ...inside, columns: inside.columns.map((column) => ({ ...column, width: 0 })) };
    return inside.type === 'section' ? { ...inside, adornment: '' } : inside;
  });
  return { ...document, children: strip(document.children) };
}

async function treeOf(parse: Markup['document'], markup: Markup, path: string, text: string, found: Diagnostic[]): Promise<string> {
  const report: Report = (one) => found.push(one);
  const file = sourceFile(path, text);
  return printDocument(common(await applyDirectives(parse(file, report), { read: async () => undefined, markup, file }, report)))
    .replace(/^( +[a-z-]+)(?: #\S+)+/gm, '$1');
}

describe('the-same-document-in-both-languages-gives-the-same-tree', () => {
  for (const file of readdirSync(join(import.meta.dirname, 'pairs'))) {
    for (const { name, input, parts } of proseCases(join(import.meta.dirname, 'pairs', file))) {
      test(name, async () => {
        const found: Diagnostic[] = [];
        const rst = await treeOf((file, report) => parseRst(file, report), rstMarkup, 'talk.rst', input, found);
        expect(await treeOf((file, report) => parseMarkdown(file, report), markdownMarkup, 'talk.md', parts['markdown'] ?? '', found)).toBe(rst);
        expect(found).toEqual([]);
        expect(rst.split('\n').length).toBeGreaterThan(3);
      });
    }
  }
});
