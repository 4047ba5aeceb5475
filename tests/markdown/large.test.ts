import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { longestBlock, markdownTree, newKnownPieces } from '../../src/markup/markdown/markdown-tree.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { treeOfPiece } from '../../src/markup/markdown/syntax.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { nestedBlocks } from '../../src/markup/markdown/nesting.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import { corpus } from '../fuzz/inputs.ts';
import { random } from '../fuzz/random.ts';

/** A tree by its offsets alone: lines and columns are not used. */
const offsets = (tree: Root): unknown => JSON.parse(JSON.stringify(tree.children, (name, value: unknown) => (name === 'line' || name === 'column' || name === 'attributes' ? undefined : value)));

test('a-text-read-in-pieces-gives-the-tree-of-the-whole', () => {
  const texts = corpus.filter((text) => text.length < 4000 && nestedBlocks(text).length === 0);
  expect(texts.length).toBeGreaterThan(50);
  for (const text of texts) {
    const { text: clean } = sourceFile('a.md', text);
    expect(offsets(markdownTree(clean, 80))).toEqual(offsets(treeOfPiece(clean)));
  }
});

const inserted = ['x', '\n', '\n\n', '```\n', '# ', '\n\n## A heading\n\n', '> ', '- ', '    ', ':::', '\n\n:::', '<!--', '---\n', '[a]: b\n', '[^a]', '\n\n[^a]: Note.\n\n'];

test('a-text-that-is-edited-again-and-again-gives-the-tree-of-the-whole', () => {
  const decks = join(import.meta.dirname, '../../decks');
  const documents = readdirSync(decks, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => readFileSync(join(decks, path), 'utf8'));
  const texts = [...documents.map((text) => text.slice(0, 5000)), ...corpus.filter((text) => text.length < 4000 && /^#/m.test(text)).slice(0, 12)];
  expect(texts.length).toBeGreaterThan(8);
  for (const [seed, whole] of texts.entries()) {
    const { below, pick } = random(seed);
    const known = newKnownPieces();
    let { text } = sourceFile('a.md', whole);
    for (let edits = 0; edits < 6; edits += 1) {
      expect(offsets(markdownTree(text, 400, known))).toEqual(offsets(treeOfPiece(text)));
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) === 0 ? '' : pick(inserted)) + text.slice(at + below(3) * below(12));
    }
  }
});

test.each([
  ['a-definition-far-below-its-reference', '[a] and ![b][c] and [^d].\n\nText.\n\nMore text.\n\n[A]: <x> "title"\n\n> [c]: y\n\n[^d]: Note.\n'],
  ['front-matter-with-blank-lines', '---\ntitle: a\n\n\n\nauthor: b\n---\n\nText.\n\n---\n\na: b\n---\n'],
  ['a-fence-with-blank-lines', '```\na\n\nb\n\nc\n\nd\n```\n\nText.\n\n~~~~\na\n\nb\n'],
  ['a-list-that-goes-on', '- a\n\n- b\n\n  c\n\n- d\n\n* e\n\n1. f\n\n2. g\n'],
  ['a-directive-with-blank-lines', '::: notes\n\na\n\n::: tip\n\nb\n\n:::\n\nc\n\n:::\n\nd\n'],
  ['html-with-blank-lines', '<!-- a\n\nb\n\n-->\n\n<script>\n\nc\n\n</script>\n\nText.\n'],
])('%s', (_, text) => {
  for (const size of [1, 5, 12, 20]) expect(offsets(markdownTree(text, size))).toEqual(offsets(treeOfPiece(text)));
});

test('a-block-longer-than-anybody-reads-is-kept-as-it-stands', () => {
  const long = 'one word and another\n'.repeat(Math.ceil(longestBlock / 8));
  const found: Diagnostic[] = [];
  const { children } = parseMarkdown(sourceFile('a.md', `# Title\n\n${long}\n\nLast.\n`), (finding) => { found.push(finding); });
  expect(found.map(({ code, span }) => [code, span.start.line])).toEqual([['markdown/too-long', 3]]);
  const [section] = children;
  const inside = section?.type === 'section' ? section.children : [];
  expect(inside.map(({ type }) => type)).toEqual(['problem', 'paragraph']);
  expect(inside[0]?.type === 'problem' && inside[0].text).toBe(long.trimEnd());
});

const reference = readFileSync(join(import.meta.dirname, '../../decks/manual/8-reference.md'), 'utf8');

test('the-same-document-many-times-over-is-read-in-pieces-that-do-not-grow', () => {
  const sizes = [1, 2].map((times) => markdownTree(reference.replace(/^---[^]*?\n---\n/, '').repeat(times)).children.length);
  expect(sizes[1]).toBe(2 * (sizes[0] ?? 0));
});

test('front-matter-stays-that-where-the-text-below-it-cites-a-note-far-away', () => {
  const text = `---\nauthor: A\n---\n\n# One\n\nSee[^far].\n\n${'word '.repeat(19)}end.\n\n`;
  const tree = markdownTree(`${text}${'A paragraph of its own.\n\n'.repeat(20)}[^far]: Here.\n`, 100);
  expect(tree.children.slice(0, 3).map((node) => node.type)).toEqual(['yaml', 'heading', 'paragraph']);
  expect(tree.children[2]?.type === 'paragraph' && tree.children[2].children.map((node) => node.type)).toEqual(['text', 'footnoteReference', 'text']);
});
