import { expect, test } from 'vitest';
import { mapChildBlocks } from '../../src/document/map.ts';
import type { Block, Document } from '../../src/document/nodes.ts';
import { printDocument } from '../../src/document/print.ts';
import { childBlocks, walkBlocks } from '../../src/document/walk.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const read = (text: string): Document => parseMarkdown(sourceFile('talk.md', text), () => undefined);

test('places-are-written-on-demand', () => {
  expect(printDocument(read('# A\n\nwords `x`\n\n```py\na\n\nb\n```\n'), { spans: true })).toBe(`document talk.md @1:1-10:1
 section @1:1-9:4 level=1 title: "A"
   paragraph @3:1-3:10 "words " literal("x")
   code @5:1-9:4 from line 6 form="fenced" language="py"
     | a
     |
     | b
`);
});

test('the-order-of-fields-in-a-node-does-not-matter', () => {
  const document = read('# A\n\n3. `x`\n');
  const turned = (node: Block): Block => {
    const entries = Object.entries(mapChildBlocks(node, (children) => children.map(turned))).toReversed();
    return Object.fromEntries(entries) as unknown as Block;
  };
  expect(printDocument({ ...document, children: document.children.map(turned) })).toBe(printDocument(document));
});

test('a-block-mapped-to-itself-is-the-same-and-every-child-is-visited', () => {
  const document = read('# A\n\n> - a\n>   - b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n::: tip\nwords\n:::\n\n[^1]: note\n');
  const seen: Block[] = [];
  const same = (blocks: readonly Block[]): readonly Block[] => blocks.map((block) => { seen.push(block); return mapChildBlocks(block, same); });
  expect(same(document.children)).toEqual(document.children);
  const walked: Block[] = [];
  walkBlocks(document.children, (block) => walked.push(block));
  expect(seen.length).toBe(walked.length);
  expect(new Set(walked.flatMap((block) => childBlocks(block).length > 0 ? [block.type] : []))).toEqual(new Set(['section', 'quote', 'list', 'table', 'directive', 'footnote']));
});
