import { expect, test } from 'vitest';
import { inlinesOf, walkInlines } from '../../src/document/inlines.ts';
import { textOf } from '../../src/document/text.ts';
import { walkBlocks } from '../../src/document/walk.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { sourceFile } from '../../src/source/source-file.ts';

test('a-resolved-link-leads-to-the-section-it-names', () => {
  const text = '# What\'s new?\n\n# What\'s new?\n\n# Wait for\n\n# 3.14 & later {#later}\n\n# Żółw\n\n[1](#whats-new) [2](#whats-new-1) [3](#wait-for) [4](#later) [5](#żółw)\n';
  const document = resolveDocument(parseMarkdown(sourceFile('talk.md', text), () => undefined), () => undefined);
  const places = new Map<string, number>(document.children.flatMap((section, index) => (section.ids ?? []).map((id) => [`#${id}`, index + 1] as const)));
  const leads: (readonly [string, number | undefined])[] = [];
  walkBlocks(document.children, (block) => walkInlines(inlinesOf(block), (inline) => {
    if (inline.type === 'link') leads.push([textOf(inline.children), places.get(inline.href ?? '')]);
  }));
  expect(leads).toEqual([['1', 1], ['2', 2], ['3', 3], ['4', 4], ['5', 5]]);
});
