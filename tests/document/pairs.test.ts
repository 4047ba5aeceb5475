import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../../src/document/nodes.ts';
import { mapChildBlocks } from '../../src/document/map.ts';
import { printDocument } from '../../src/document/print.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import type { Diagnostic, Report } from '../../src/source/diagnostic.ts';
import { sourceFile, type SourceFile } from '../../src/source/source-file.ts';
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

async function treeOf(parse: (file: SourceFile, report: Report) => Document, path: string, text: string, found: Diagnostic[]): Promise<string> {
  const report: Report = (one) => found.push(one);
  return printDocument(common(await applyDirectives(parse(sourceFile(path, text), report), { read: async () => undefined }, report)))
    .replace(/^( +[a-z-]+)(?: #\S+)+/gm, '$1');
}

describe('the-same-document-in-both-languages-gives-the-same-tree', () => {
  for (const file of readdirSync(join(import.meta.dirname, 'pairs'))) {
    for (const { name, input, parts } of proseCases(join(import.meta.dirname, 'pairs', file))) {
      test(name, async () => {
        const found: Diagnostic[] = [];
        const rst = await treeOf(parseRst, 'talk.rst', input, found);
        expect(await treeOf(parseMarkdown, 'talk.md', parts['markdown'] ?? '', found)).toBe(rst);
        expect(found).toEqual([]);
        expect(rst.split('\n').length).toBeGreaterThan(3);
      });
    }
  }
});
