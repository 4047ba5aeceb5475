import { expect, test } from 'vitest';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import type { Document } from '../../src/document/nodes.ts';
import { checkFormulas, renderInlineMath, renderMath } from '../../src/render/math.ts';
import { sourceFile } from '../../src/source/source-file.ts';

async function documentOf(text: string): Promise<Document> {
  const file = sourceFile('a.rst', text);
  return resolveDocument(await applyDirectives(parseRst(file, () => undefined), { file, read: async () => undefined, markup: rstMarkup }, () => undefined), () => undefined);
}

async function rendered(text: string): Promise<readonly string[]> {
  return (await documentOf(text)).children.flatMap((block) => (block.type === 'math' ? [renderMath(block)] : []));
}

/** The elements and texts of MathML, without attributes and without the TeX that goes with it. */
const bare = (html: string): string => html.replace(/<annotation[^]*?<\/annotation>/g, '').replace(/<(\/?[a-z]+)[^>]*>/g, '<$1>').replace(/<\/?(?:mrow|semantics)>/g, '');

test('a-fraction-in-a-line-is-mathml', () => {
  expect(bare(renderInlineMath('\\frac{a}{2}'))).toBe('<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>');
});

test('a-formula-carries-its-tex', () => {
  expect(renderInlineMath('a \\le b')).toContain('<annotation encoding="application/x-tex">a \\le b</annotation>');
});

test('text-in-a-formula-is-escaped', () => {
  expect(renderInlineMath('\\text{<b>&}')).not.toContain('<b>');
});

test.each([['a-link', '\\href{javascript:alert(1)}{x}'], ['a-picture', '\\includegraphics{https://example.org/a.png}'], ['a-class', '\\class{fragment}{x}'], ['a-style', '\\style{color:red}{x}']] as const)('tex-cannot-make-%s', (_, tex) => {
  expect(renderInlineMath(tex)).toMatch(/^<code class="math problem">/);
});

test('a-displayed-formula-is-a-block', async () => {
  expect((await rendered('.. math:: a\n'))[0]).toMatch(/<math display="block"/);
});

test('blank-lines-part-formulas', async () => {
  const [html = ''] = await rendered('.. math::\n\n   a\n\n   b\n');
  expect(bare(html).match(/<math><mi>.<\/mi><\/math>/g)).toEqual(['<math><mi>a</mi></math>', '<math><mi>b</mi></math>']);
});

test('lines-and-columns-are-aligned', async () => {
  const [html = ''] = await rendered('.. math::\n\n   a &= b \\\\\n   c &= d\n');
  expect(html.match(/<mtr>/g)).toHaveLength(2);
  expect(html.match(/<mtd/g)).toHaveLength(4);
});

test('labelled-formulas-are-numbered', async () => {
  const html = await rendered('.. math:: a\n   :label: one\n\n.. math:: b\n\n.. math:: c\n   :label: two\n');
  expect(html.map((one) => /equation-number">([^<]*)/.exec(one)?.[1])).toEqual(['(1)', undefined, '(2)']);
  expect(html[2]).toContain('id="equation-two"');
});

test('tex-that-cannot-be-read-stays-as-it-was-written', async () => {
  expect(await rendered('.. math::\n\n   a\n\n   \\fracx{<}\n')).toEqual([expect.stringContaining('<code class="math problem">\\fracx{&lt;}</code>')]);
});

test.each([
  ['an-unknown-command-in-a-line', 'Text :math:`a + \\fracx{1}{2}` goes on.\n', '1:17 Unsupported function name: \\fracx'],
  ['on-the-second-line-of-the-role', 'Text :math:`a +\n\\fracx{1}{2}` goes on.\n', '2:1 Unsupported function name: \\fracx'],
  ['in-a-role-in-a-list', '- Text\n  goes on: :math:`a +\n  b + \\nope`\n', '3:7 Unsupported function name: \\nope'],
  ['an-index-that-is-missing', 'Text :math:`a_`\n', '1:13 something is missing in it'],
  ['an-open-brace-at-the-end', '.. math::\n\n   x = {a \\over b\n', '3:18 Expected \'}\', got the end'],
  ['in-the-argument', '.. math:: a \\nope b\n', '1:13 Unsupported function name: \\nope'],
  ['in-the-content-below-an-argument', '.. math:: a\n\n   b + \\nope\n', '3:8 Unsupported function name: \\nope'],
  ['in-an-aligned-line', '.. math::\n\n   a &= b \\\\\n   c &= \\nope\n', '4:9 Unsupported function name: \\nope'],
  ['in-the-second-formula', '.. math::\n\n   a\n\n     \\nope\n', '5:6 Unsupported function name: \\nope'],
  ['an-ampersand-where-nothing-is-aligned', '.. math::\n   :nowrap:\n\n   a & b\n', '4:6 Expected \'EOF\', got \'&\''],
] as const)('wrong-tex-is-said-at-its-place-%s', async (_, text, expected) => {
  const found: string[] = [];
  checkFormulas(await documentOf(text), ({ span: { start }, message }) => found.push(`${start.line}:${start.column} ${message.replace('this formula cannot be read: ', '')}`));
  expect(found).toEqual([expected.replace("'EOF'", 'the end')]);
});

test('a-formula-nested-too-deeply-is-said', async () => {
  const found: string[] = [];
  checkFormulas(await documentOf(`.. math:: ${'{'.repeat(50_000)}${'}'.repeat(50_000)}\n`), ({ code }) => found.push(code));
  expect(found).toEqual(['output/formula']);
});
