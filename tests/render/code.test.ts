import { expect, test } from 'vitest';
import { highlightLines } from '../../src/render/code.ts';
import { renderBlocks } from '../../src/render/block.ts';
import { code, context } from './node-builders.ts';

const program = `async def work(name):
    """Says hello,
    twice."""
    print(f'{name} <starts>', "&amp;")  # a comment

await work('a')`;

const session = `>>> def f():
...     return '''two
...  lines'''
...
>>> f()
'two\\n lines'
... not a prompt
>>> print("<b>")
<b>`;

/** What a reader sees of HTML that holds `span` elements alone; anything else is left standing. */
const visible = (html: string): string => html.replace(/<span class="[\w -]+">|<\/span>/g, '')
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&amp;/g, '&');

const opened = (html: string): number => (html.match(/<span/g) ?? []).length - (html.match(/<\/span>/g) ?? []).length;

test.each([
  ['python', program], ['pycon', session], ['bash', 'echo "$HOME\nmore" # x'], ['console', '$ python -m asyncio\n>>> 1'], ['json', '{"a": [1,\n2]}'], ['yaml', 'a: |\n  b\n  c'],
  ['toml', '[tool]\na = "b"'], ['js', 'const a = `x\n${y}`;'], ['ts', 'let a: string | undefined;'], ['html', '<!-- a\n b --><p class="x">'], ['css', 'a { color: red;\n }'],
  ['md', '# a\n*b\nc*'], ['c', '/* a\n b */ int x;'], ['ini', 'a=b'], ['diff', '-a\n+b'], ['text', 'a <b>'], ['no such language', 'a <b>\n&'], ['', ''], ['none', '\n\n'],
])('every-line-of-%s-is-balanced-and-shows-its-text', (language, source) => {
  const lines = highlightLines(source, language);
  expect(lines.map(opened)).toEqual(lines.map(() => 0));
  expect(lines.map(visible).join('\n')).toBe(source);
  expect(lines.length).toBe(source.split('\n').length);
});

test('a-string-over-two-lines-is-coloured-on-both', () => {
  const lines = highlightLines(program, 'python');
  expect(lines[1]).toBe('    <span class="hljs-string">&quot;&quot;&quot;Says hello,</span>');
  expect(lines[2]).toBe('<span class="hljs-string">    twice.&quot;&quot;&quot;</span>');
});

test('a-session-tells-prompts-from-what-was-printed', () => {
  const lines = highlightLines(session, 'doctest');
  expect(lines[0]).toBe('<span class="prompt">&gt;&gt;&gt; </span><span class="hljs-keyword">def</span> <span class="hljs-title function_">f</span>():');
  expect(lines[2]).toBe('<span class="prompt">... </span><span class="hljs-string"> lines&#x27;&#x27;&#x27;</span>');
  expect(lines[5]).toBe('<span class="output">&#39;two\\n lines&#39;</span>');
  expect(lines[6]).toBe('<span class="output">... not a prompt</span>');
  expect(lines[8]).toBe('<span class="output">&lt;b&gt;</span>');
});

test('a-block-of-code-has-its-text-in-the-order-of-its-lines', () => {
  const html = renderBlocks([code(`${program}\n`, { language: 'python' })], context());
  const body = /<code class="[^"]*">(.*)<\/code>/s.exec(html)?.[1] ?? '';
  expect(visible(body.replace(/<span class="line" data-line="\d+">/g, '<span class="line">'))).toBe(`${program}\n`);
  expect([...body.matchAll(/data-line="(\d+)"/g)].map((match) => match[1])).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('a-doctest-without-a-language-is-a-session-and-a-literal-block-is-plain', () => {
  expect(renderBlocks([code('>>> 1', { form: 'doctest' })], context())).toContain('<span class="prompt">');
  expect(renderBlocks([code('import x', { form: 'literal' })], context())).toContain('data-line="1">import x\n</span>');
});

test('groups-of-lines-are-current-in-their-steps-and-the-last-stays', () => {
  const html = renderBlocks([code('a\nb\nc\nd', { language: 'text', steps: [[1], [2, 3], [3]] })], context(4));
  const now = [...html.matchAll(/data-line="(\d)"(?: data-now="([\d ]*)")?/g)].map((match) => [match[1], match[2]]);
  expect(now).toEqual([['1', '0'], ['2', '1'], ['3', '1 2 3 4'], ['4', undefined]]);
  expect(html).toContain('<ol class="steps"><li class="fragment custom" data-step="1">lines 2 to 3</li><li class="fragment custom" data-step="2">line 3</li></ol>');
});

test('on-paper-the-last-group-is-marked', () => {
  const html = renderBlocks([code('a\nb', { steps: [[1], [2]] })], context());
  expect(html).toContain('<span class="line is-now" data-line="2">');
  expect(html).not.toContain('data-now');
  expect(html).not.toContain('fragment');
});

test('a-very-long-text-is-shown-without-colours', () => {
  const long = 'x = 1\n'.repeat(50_000);
  expect(highlightLines(long, 'python').every((line) => line === 'x = 1' || line === '')).toBe(true);
});

test('a-line-wider-than-a-slide-may-wrap', () => {
  expect(renderBlocks([code('x'.repeat(84))], context())).not.toContain('is-long');
  expect(renderBlocks([code('x'.repeat(85))], context())).toContain('class="code-block is-long" style="--columns:85;--lines:1"');
});
