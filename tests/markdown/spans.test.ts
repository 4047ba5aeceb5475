import { describe, expect, test } from 'vitest';
import { inlinesOf, walkInlines } from '../../src/document/inlines.ts';
import type { Document } from '../../src/document/nodes.ts';
import { walkBlocks } from '../../src/document/walk.ts';
import { markdownMarkup } from '../../src/markup/markdown/markdown-markup.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { formatDiagnostic } from '../../src/source/code-frame.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { lineOf, sourceFile, type SourceFile } from '../../src/source/source-file.ts';
import type { Span } from '../../src/source/span.ts';

const text = `---
title: "Loops"
---

# One *two* {#here}

words \`code\` **bold** [link](https://a.org) word[^n]
more ~~old~~ ![pic](a.png)

> - quoted
>
>   \`\`\`py
>   x = 1
>   \`\`\`

<!-- notes: Say *this*
and \`that\`. -->

Text <!-- notes: inside *it* --> end.

- item

  ::: tip {class="wide" .big}
  inner *words*
  :::

| a | **b** |
|---|---|
| c | d |

[^n]: A *note*.
`;

const cut = (file: SourceFile, span: Span): string => file.text.slice(span.start.offset, span.end.offset);

/** All nodes of a document as `type: source`, inline ones after the block they stand in. */
function sourcesOf(document: Document, file: SourceFile): readonly string[] {
  const found: string[] = [];
  walkBlocks(document.children, (block) => {
    found.push(`${block.type}: ${cut(file, block.span)}`);
    walkInlines(inlinesOf(block), (inline) => { found.push(`${inline.type}: ${cut(file, inline.span)}`); });
  });
  return found;
}

const file = sourceFile('talk.md', text);
const document = parseMarkdown(file, () => undefined);
const sources = sourcesOf(document, file);

describe('the-span-of-a-node-is-its-source', () => {
  test.each([
    'text: One ', 'emphasis: *two*', 'text: two', 'literal: `code`', 'strong: **bold**', 'link: [link](https://a.org)', 'footnote-reference: [^n]', 'strikethrough: ~~old~~',
    'inline-image: ![pic](a.png)', 'quote: > - quoted\n>\n>   ```py\n>   x = 1\n>   ```', 'code: ```py\n>   x = 1\n>   ```', 'notes: <!-- notes: Say *this*\nand `that`. -->',
    'emphasis: *this*', 'literal: `that`', 'notes: <!-- notes: inside *it* -->', 'emphasis: *it*', 'text:  end.', 'directive: ::: tip {class="wide" .big}\n  inner *words*\n  :::',
    'emphasis: *words*', 'strong: **b**', 'footnote: [^n]: A *note*.', 'emphasis: *note*', 'table: | a | **b** |\n|---|---|\n| c | d |',
  ])('%s', (source) => expect(sources).toContain(source));

  test('a-text-without-escapes-is-its-source-everywhere', () => {
    const wrong: string[] = [];
    walkBlocks(document.children, (block) => walkInlines(inlinesOf(block), (inline) => {
      if (inline.type === 'text' && inline.value !== cut(file, inline.span).replace(/\n>? */g, '\n')) wrong.push(`${inline.value} | ${cut(file, inline.span)}`);
    }));
    expect(wrong).toEqual([]);
  });

  test('lines-and-columns-say-the-same-as-offsets', () => {
    const points: string[] = [];
    walkBlocks(document.children, ({ span }) => {
      for (const { line, column, offset } of [span.start, span.end]) if (file.text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1 !== offset) points.push(`${line}:${column}`);
    });
    expect(points).toEqual([]);
  });

  test('a-section-reaches-to-its-last-block', () => {
    const [section] = document.children;
    expect(section?.span.start.line).toBe(5);
    expect(section && cut(file, section.span).endsWith('A *note*.')).toBe(true);
  });

  test('a-field-has-the-span-of-its-value', () => {
    expect(document.meta['title'] && cut(file, document.meta['title'].span)).toBe('"Loops"');
  });

  test('the-parts-of-a-directive-have-their-own', () => {
    const parts: string[] = [];
    walkBlocks(document.children, (block) => {
      if (block.type !== 'directive') return;
      parts.push(cut(file, block.nameSpan), ...block.options.flatMap((option) => [cut(file, option.span), cut(file, option.valueSpan)]));
      parts.push(lineOf(file, block.contentLine)?.slice(block.contentColumn - 1) ?? '');
    });
    expect(parts).toEqual(['tip', 'class="wide"', 'wide', '.big', 'big', 'inner *words*']);
  });

  test('code-knows-the-line-of-its-first-line', () => {
    walkBlocks(document.children, (block) => { if (block.type === 'code') expect(lineOf(file, block.origin.line)).toContain(block.text); });
    expect.assertions(1);
  });
});

test('a-finding-points-at-its-place', () => {
  const found: Diagnostic[] = [];
  const bad = sourceFile('talk.md', '# A\n\n- x\n\n  ```py {1|7}\n  a\n  ```\n');
  parseMarkdown(bad, (one) => found.push(one));
  expect(found.map((one) => formatDiagnostic(one, bad))).toEqual([
    'talk.md:5:10  warning  markdown/no-such-line\n  line 7 is to be highlighted, but the code has 1\n   4 |\n   5 |   ```py {1|7}\n     |          ^^^',
  ]);
});

describe('text-of-a-directive-is-read-at-its-place', () => {
  const inner = sourceFile('talk.md', '- a\n\n  One *two*\n  and `three`.\n\n  - four\n');
  const place = { file: inner, line: 3, column: 3, document };

  test('blocks', () => {
    const blocks = markdownMarkup.blocks('One *two*\nand `three`.\n\n- four', place, () => undefined);
    expect(sourcesOf({ ...document, children: blocks }, inner)).toEqual([
      'paragraph: One *two*\n  and `three`.', 'text: One ', 'emphasis: *two*', 'text: two', 'text: \n  and ', 'literal: `three`', 'text: .', 'list: - four', 'paragraph: four', 'text: four',
    ]);
  });

  test('inline', () => {
    expect(markdownMarkup.inline('One *two*', place, () => undefined).map(({ type, span }) => [type, cut(inner, span)])).toEqual([['text', 'One '], ['emphasis', '*two*']]);
    expect(markdownMarkup.inline('1. no list', place, () => undefined).map((inline) => inline.type === 'text' && inline.value)).toEqual(['1. no list']);
    expect(markdownMarkup.inline('', place, () => undefined)).toEqual([]);
  });
});

describe('bad-input-is-read-to-the-end', () => {
  test.each([
    ['nothing', ''], ['NUL', 'a\0b'], ['a long line', 'word '.repeat(4_000)], ['a hundred quotes', `${'> '.repeat(100)}deep`], ['a hundred lists', Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['open marks', '*a **b `c [d](e <f ![g'], ['lone surrogates', 'a\ud800b'], ['only a fence', '```'], ['only colons', ':::'], ['only a rule', '---'], ['an open directive in a list', '- ::: a\n- b'],
  ])('%s', (_, source) => {
    const read = parseMarkdown(sourceFile('talk.md', source), () => undefined);
    expect(read.span.end.offset).toBe(source.length);
    expect(read.children.length > 0).toBe(source !== '');
  });
});

test.each([['  ```python\n  a = 1\n  ```\n', 3], ['  ```python\n  a = 1\nb = 2\n  ```\n', 1], ['- ```python\n  a = 1\n  ```\n', 3]])('code-in-the-fence-%j-begins-at-column-%d', (text, column) => {
  const columns: (number | undefined)[] = [];
  walkBlocks(parseMarkdown(sourceFile('fence.md', text), () => undefined).children, (block) => { if (block.type === 'code') columns.push(block.origin.column); });
  expect(columns).toEqual([column]);
});
