import { expect, test } from 'vitest';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** Messages of all stages for `text`, as `line:column-column code`. */
async function messagesOf(text: string): Promise<readonly string[]> {
  const file = sourceFile('decks/a.rst', text);
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): number => found.push(diagnostic);
  const parsed = parseRst(file, report);
  resolveDocument(await applyDirectives(parsed, { file, read: async () => undefined, markup: rstMarkup }, report), report);
  return found.map(({ code, span: { start, end } }) => `${start.line}:${start.column}-${end.line === start.line ? end.column : `${end.line}:${end.column}`} ${code}`);
}

test.each([
  ['a-directive-with-one-colon', '.. note: text\n', ['1:4-9 rst/comment-like-directive']],
  ['a-directive-without-colons', '.. code-block python\n\n   x = 1\n', ['1:4-14 rst/comment-like-directive']],
  ['a-comment-that-begins-with-an-english-word', '.. note that this is fine\n\n.. table of figures comes here\n', []],
  ['an-option-without-a-space', '.. image:: a.png\n   :alt:x\n   :width: 1px\n', []],
  ['an-option-without-a-space-among-options', '.. image:: a.png\n   :width: 1px\n   :alt:x\n', ['3:4-10 rst/option-without-space']],
  ['an-option-nobody-knows', '.. trace::\n   :detial: loop\n\n   x\n', ['2:5-11 directive/unknown-option']],
  ['a-value-nobody-knows', '.. trace::\n   :detail: loops\n\n   x\n', ['2:13-18 directive/option-value']],
  ['a-directive-nobody-knows', '- a\n\n  .. nots::\n\n     x\n', ['3:6-10 directive/unknown']],
  ['emphasis-that-never-ends', 'one *two\nthree\n', ['1:5-6 rst/inline-unclosed']],
  ['a-reference-to-nothing', 'a\nb c_ d\n', ['2:3-5 rst/unknown-target']],
  ['a-footnote-without-a-text-is-said-once', 'a [#Kennedy2019]_ b [#Kennedy2019]_ [#Other]_\n', ['1:3-18 rst/unknown-footnote', '1:37-46 rst/unknown-footnote']],
  ['text-right-below-a-list', '- a\nb\n', ['2:1-2 rst/unexpected-unindent']],
  ['an-underline-shorter-than-its-title', 'A long title\n----\n', ['2:1-5 rst/title-underline-short']],
  ['transitions-that-part-nothing', '----\n\na\n\n----\n\n----\n\nb\n\n----\n', ['1:1-5 rst/transition-first', '7:1-5 rst/transition-twice', '11:1-5 rst/transition-last']],
  ['an-option-block-without-a-blank-line-behind-it', '.. code-block:: python\n   :linenos:\n   x = 1\n', ['3:4-9 rst/invalid-option-block']],
  ['a-file-outside-the-project', '.. include:: ../../secret.rst\n', ['1:14-30 directive/outside-project']],
  ['a-file-that-is-not-there', '.. literalinclude:: nothing.py\n', ['1:21-31 directive/file-missing']],
] as const)('%s', async (_, text, expected) => {
  expect(await messagesOf(text)).toEqual(expected);
});

test('a-footnote-without-a-text-keeps-its-label', async () => {
  const file = sourceFile('a.rst', 'a [#Kennedy2019]_\n');
  const [paragraph] = resolveDocument(parseRst(file, () => undefined), () => undefined).children;
  expect(paragraph?.type === 'paragraph' ? paragraph.children[1] : undefined).toMatchObject({ type: 'footnote-reference', number: 'Kennedy2019' });
});

test('what-stands-among-options-goes-to-the-content', async () => {
  const file = sourceFile('a.rst', '.. code-block:: python\n   :linenos:\n   x = 1\n');
  const { children: [code] } = await applyDirectives(parseRst(file, () => undefined), { file, read: async () => undefined, markup: rstMarkup }, () => undefined);
  expect(code).toMatchObject({ type: 'code', text: 'x = 1', lineNumbers: { start: 1 } });
});

test.each([
  ['at-the-top', ':author: A. B.\n:date: 2026-01-02\n\nText\n', { author: 'A. B.', date: '2026-01-02' }, 1],
  ['under-the-title', '.. comment\n\nTitle\n=====\n\n:Subtitle: *s*\n   goes on\n\nText\n', { subtitle: '*s*\ngoes on' }, 2],
  ['not-when-the-first-of-many-sections-has-other-fields', 'A\n=\n\n:param x: y\n\nB\n=\n', {}, 2],
  ['when-the-first-of-many-sections-has-fields-of-documents', 'A\n=\n\n:lang: en\n\nB\n=\n', { lang: 'en' }, 2],
] as const)('a-field-list-is-the-head-of-the-document-%s', (_, text, meta, count) => {
  const document = parseRst(sourceFile('a.rst', text), () => undefined);
  expect(Object.fromEntries(Object.entries(document.meta).map(([name, { value }]) => [name, value]))).toEqual(meta);
  expect(document.children.length).toBe(count);
});

test.each([
  ['a-long-line-of-open-brackets', '[a '.repeat(20_000)], ['a-long-line-of-stars', '*a '.repeat(20_000)], ['a-long-line-of-backquotes', '`'.repeat(60_000)],
  ['a-name-of-five-million-characters', `${'a-'.repeat(2_500_000)}a_`], ['quotes-nested-deeply', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a`).join('\n\n')],
  ['bullets-nested-deeply', '- '.repeat(2_000)], ['nul-characters', 'a\0b\n\0\n'], ['nothing', ''], ['blank-lines-alone', '\n\n\n'],
] as const)('reads-without-an-exception-%s', (_, text) => {
  expect(parseRst(sourceFile('a.rst', text), () => undefined).type).toBe('document');
});

test.each([
  ['pep', '0 0484 9999 +8 3_107', ['PEP 0 /pep-0000/', 'PEP 0484 /pep-0484/', 'PEP 9999 /pep-9999/', 'PEP 8 /pep-0008/', 'PEP 3_107 /pep-3107/']],
  ['rfc', '1 007 99999', ['RFC 1 /html/rfc1', 'RFC 7 /html/rfc7', 'RFC 99999 /html/rfc99999']],
  ['pep', '10000 -1 8.0 #a', []], ['rfc', '0 00 -5 x', []],
])('%s-takes-the-numbers-that-docutils-takes: %s', (name, texts, expected) => {
  const found: string[] = [];
  const { children: [block] } = parseRst(sourceFile('a.rst', texts.split(' ').map((text) => `:${name}:\`${text}\``).join(' ')), ({ code }) => { found.push(code); });
  const inlines = block?.type === 'paragraph' ? block.children : [];
  expect(inlines.flatMap((inline) => (inline.type === 'role' ? [`${inline.text} ${/\/(?:pep-|html\/).*$/.exec(inline.href ?? '')?.[0]}`] : []))).toEqual(expected);
  expect(found).toEqual(expected.length > 0 ? [] : texts.split(' ').map(() => `rst/${name}-number`));
});

test('the-title-of-a-table-of-contents-can-be-referred-to', async () => {
  expect(await messagesOf('.. contents:: Table of *contents*\n\nText.\n\nSee `Table of contents`_.\n')).toEqual([]);
  expect(await messagesOf('.. contents::\n   :local:\n\nSee Contents_.\n')).toEqual(['4:5-14 rst/unknown-target']);
});

test('a-field-of-the-document-that-is-there-twice-has-both-values', () => {
  expect(parseRst(sourceFile('a.rst', ':author: Ada\n:author: Bob\n\nText.\n'), () => undefined).meta['author']?.value).toBe('Ada\nBob');
});

test('a-value-of-a-table-has-the-place-where-it-is-written', async () => {
  expect(await messagesOf('.. csv-table::\n   :header: a, *b\n\n   1, *1, *1\n   "x\n   *y", *1\n')).toEqual(
    ['2:16-17', '4:7-8', '4:11-12', '6:4-5', '6:9-10'].map((place) => `${place} rst/inline-unclosed`));
});
