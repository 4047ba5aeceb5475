import { expect, test } from 'vitest';
import type { Block } from '../../src/document/nodes.ts';
import { renderBlocks } from '../../src/render/block.ts';
import { bullets, cell, code, context, item, paragraph, row, span, table, text, world } from './node-builders.ts';

const line = (content: string): { readonly type: 'line'; readonly span: typeof span; readonly children: [ReturnType<typeof text>] } => ({ type: 'line', span, children: [text(content)] });
const image = { source: 'loop.svg', alt: 'a loop' };
const box = '<svg class="task-box" viewBox="0 0 24 24" role="img" aria-label="';

const cases: Readonly<Record<string, readonly [Block, string]>> = {
  section: [
    { type: 'section', span, level: 3, ids: ['deep', 'old'], title: [text('Deep')], children: [{ type: 'section', span, level: 4, title: [text('Deeper')], children: [] }] },
    '<div id="deep" class="section flow"><span id="old" class="anchor"></span><h3>Deep</h3><div class="section flow"><h4>Deeper</h4></div></div>',
  ],
  paragraph: [paragraph('a & b'), '<p>a &amp; b</p>'],
  'bullet-list': [bullets(['a', item('b', bullets(['c']))]), '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>'],
  'enumerated-list': [bullets(['a'], { style: 'lowerroman', start: 4 }), '<ol type="i" start="4"><li>a</li></ol>'],
  'list-of-several-blocks': [bullets([item('a', 'b')]), '<ul><li><p>a</p><p>b</p></li></ul>'],
  'task-list': [bullets([{ ...item('a'), checked: true }, { ...item('b'), checked: false }]),
    `<ul class="tasks"><li class="task">${box}done"><rect x="2" y="2" width="20" height="20" rx="4"/><path class="tick" d="M5 12.5l4.5 4.5L19 7"/></svg>a</li><li class="task">${box}open"><rect x="2" y="2" width="20" height="20" rx="4"/></svg>b</li></ul>`],
  'definition-list': [
    { type: 'definition-list', span, glossary: true, items: [{ type: 'definition-item', span, terms: [{ type: 'term', span, ids: ['term-task'], children: [text('task')], classifiers: [[text('object')]] }], children: [paragraph('runs')] }] },
    '<dl class="glossary"><dt id="term-task">task : <span class="classifier">object</span></dt><dd><p>runs</p></dd></dl>',
  ],
  'field-list': [
    { type: 'field-list', span, fields: [{ type: 'field', span, name: [text('Since')], children: [paragraph('3.7')] }] },
    '<dl class="fields"><dt>Since</dt><dd><p>3.7</p></dd></dl>',
  ],
  'option-list': [
    { type: 'option-list', span, items: [{ type: 'option-item', span, options: ['-o FILE', '--output=<FILE>'], children: [paragraph('where to')] }] },
    '<dl class="options"><dt><code>-o FILE</code>, <code>--output=&lt;FILE&gt;</code></dt><dd><p>where to</p></dd></dl>',
  ],
  code: [code('a < b', { language: 'text', caption: [text('why')] }),
    '<div class="code-block" style="--columns:5;--lines:1"><p class="code-caption">why</p><pre><code class="hljs language-text"><span class="line" data-line="1">a &lt; b\n</span></code></pre></div>'],
  'code-with-numbers-and-emphasis': [code('a\nb', { lineNumbers: { start: 9 }, emphasized: [2] }),
    '<div class="code-block is-numbered is-emphasized" style="--columns:5;--lines:2"><pre><code class="hljs language-plaintext"><span class="line" data-line="1" data-number="9">a\n</span><span class="line is-emphasis" data-line="2" data-number="10">b\n</span></code></pre></div>'],
  'code-of-a-setup-is-not-shown': [code('x = 1', { doctest: 'setup' }), ''],
  quote: [
    { type: 'quote', span, kind: 'epigraph', children: [paragraph('Async is the future.')], attribution: [text('A. Speaker')] },
    '<blockquote class="epigraph"><p>Async is the future.</p><footer><cite>A. Speaker</cite></footer></blockquote>',
  ],
  'line-block': [
    { type: 'line-block', span, lines: [line('one'), { type: 'line-block', span, lines: [line('two')] }] },
    '<div class="line-block"><div class="verse">one</div><div class="line-block"><div class="verse">two</div></div></div>',
  ],
  table: [
    table([row('', 'Async')], [row('Unit', cell('task', { columnSpan: 1, rowSpan: 2 }))], { stubColumns: 1, caption: [text('Units')], columns: [{ width: 1 }, { width: 3, align: 'right' }] }),
    '<table><caption>Units</caption><colgroup><col style="width:25%"><col style="width:75%"></colgroup><thead><tr><th scope="col"></th><th class="align-right" scope="col">Async</th></tr></thead><tbody><tr><th scope="row">Unit</th><td class="align-right" rowspan="2">task</td></tr></tbody></table>',
  ],
  figure: [
    { type: 'figure', span, image: { source: 'loop.svg', align: 'center' }, caption: [text('One pass')], legend: [paragraph('Drawn')] },
    '<figure class="align-center"><img src="loop.svg" alt="One pass"><figcaption><p class="caption">One pass</p><div class="legend"><p>Drawn</p></div></figcaption></figure>',
  ],
  image: [{ type: 'image', span, image: { ...image, width: '50%', height: '3em; color: red' } }, '<p class="image"><img src="loop.svg" alt="a loop" style="width:50%"></p>'],
  admonition: [
    { type: 'admonition', span, kind: 'warning', children: [paragraph('Hot')] },
    '<div class="admonition is-warning admonition-warning" role="note"><p class="admonition-title">Warning</p><p>Hot</p></div>',
  ],
  'admonition-with-a-title': [
    { type: 'admonition', span, kind: 'versionadded', title: [text('Added in version 3.11')], children: [] },
    '<div class="admonition is-version admonition-versionadded" role="note"><p class="admonition-title">Added in version 3.11</p></div>',
  ],
  topic: [{ type: 'admonition', span, kind: 'topic', children: [paragraph('x')] }, '<div class="admonition admonition-topic" role="note"><p>x</p></div>'],
  container: [{ type: 'container', span, classes: ['wide'], children: [paragraph('x')] }, '<div class="flow wide"><p>x</p></div>'],
  footnote: [
    { type: 'footnote', span, kind: 'footnote', label: '1', number: '1', ids: ['f1'], children: [paragraph('x')] },
    '<div id="f1" class="footnote" role="note"><span class="footnote-label">[1]</span><div class="flow"><p>x</p></div></div>',
  ],
  target: [{ type: 'target', span, names: ['here'], ids: ['here'] }, '<span id="here" class="anchor"></span>'],
  substitution: [{ type: 'substitution', span, name: 'x', children: [text('y')] }, ''],
  comment: [{ type: 'comment', span, text: 'for the author' }, ''],
  transition: [{ type: 'transition', span }, '<hr>'],
  math: [{ type: 'math', span, text: 'a < b\n' }, '<div class="math-block"><div class="formulas"><math display="block" class="tml-display" style="display:block math;"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math></div></div>'],
  raw: [{ type: 'raw', span, formats: ['html'], text: '<marquee>moves</marquee>' }, '<p>moves</p>'],
  'raw-for-others': [{ type: 'raw', span, formats: ['latex'], text: '\\newpage' }, ''],
  object: [
    { type: 'object', span, kind: 'function', signatures: ['gather(*aws)'], ids: ['gather'], children: [paragraph('Runs them.')] },
    '<dl id="gather" class="object object-function"><dt><code class="hljs language-python">gather(*aws)</code></dt><dd class="flow"><p>Runs them.</p></dd></dl>',
  ],
  'directive-nobody-applied': [
    { type: 'directive', span, name: 'frob', nameSpan: span, argument: '<x>', argumentSpan: span, options: [{ name: 'a', value: 'b', span, valueSpan: span }], content: 'text', contentLine: 3, contentColumn: 1, children: [] },
    '<div class="code-block is-problem" style="--columns:13;--lines:4"><pre><code class="hljs language-plaintext"><span class="line" data-line="1">.. frob:: &lt;x&gt;\n</span><span class="line" data-line="2">   :a: b\n</span><span class="line" data-line="3">\n</span><span class="line" data-line="4">   text\n</span></code></pre></div>',
  ],
  trace: [
    { type: 'trace', span, code: code('x', { language: 'text' }), options: { views: [], detail: 'task', axis: 'instants' } },
    '<div class="code-block" style="--columns:1;--lines:1"><pre><code class="hljs language-text"><span class="line" data-line="1">x\n</span></code></pre></div>',
  ],
  'drawn-timeline': [{ type: 'drawn-timeline', span, caption: [text('by hand')], lanes: [] }, '<div class="drawn-timeline"><p>drawn timeline</p><p class="caption">by hand</p></div>'],
  'mermaid-undrawn': [
    { type: 'mermaid', span, text: 'graph TD\nA-->B', origin: { path: 'a.rst', line: 1 } },
    '<div class="diagram"><div class="code-block" style="--columns:8;--lines:2"><pre><code class="hljs language-plaintext"><span class="line" data-line="1">graph TD\n</span><span class="line" data-line="2">A--&gt;B\n</span></code></pre></div></div>',
  ],
  'slide-break': [{ type: 'slide-break', span, title: [text('Next')], children: [paragraph('x')] }, '<h3>Next</h3><p>x</p>'],
  notes: [{ type: 'notes', span, children: [paragraph('secret')] }, ''],
  columns: [
    { type: 'columns', span, columns: [{ width: '60%', children: [paragraph('a')] }, { width: '40%', children: [paragraph('b')] }, { children: [] }] },
    '<div class="columns" style="--tracks:minmax(0,60fr) minmax(0,40fr) minmax(0,50fr)"><div class="column flow"><p>a</p></div><div class="column flow"><p>b</p></div><div class="column flow"></div></div>',
  ],
  fragment: [{ type: 'fragment', span, children: [paragraph('x')] }, '<div class="flow"><p>x</p></div>'],
  timing: [{ type: 'timing', span, minutes: 3 }, ''],
  background: [{ type: 'background', span, color: 'red' }, ''],
  problem: [{ type: 'problem', span, text: '`open <' }, '<div class="code-block is-problem" style="--columns:7;--lines:1"><pre><code class="hljs language-plaintext"><span class="line" data-line="1">`open &lt;\n</span></code></pre></div>'],
};

test.each(Object.entries(cases))('%s', (_, [block, expected]) => {
  expect(renderBlocks([block], context())).toBe(expected);
});

test('a-drawn-diagram-stands-with-its-text-for-readers-who-cannot-see-it', () => {
  const drawn = { ...context(0), world: { ...world, diagram: () => ({ svg: '<svg></svg>', width: 300, height: 200, messages: 0 }) } };
  const block: Block = { type: 'mermaid', span, text: 'classDiagram\nA <|-- B', origin: { path: 'a.rst', line: 1 } };
  expect(renderBlocks([block], drawn)).toBe(
    '<div class="diagram" data-mermaid="classDiagram\nA &lt;|-- B"><div class="diagram-picture" role="img" aria-label="Diagram: classDiagram" style="--diagram-width:300px;--diagram-height:200px"><svg></svg></div>'
    + '<pre class="visually-hidden">classDiagram\nA &lt;|-- B</pre></div>');
});

test('a-picture-from-nowhere-safe-leaves-its-words', () => {
  const block: Block = { type: 'image', span, image: { source: 'javascript:alert(1)', alt: 'a loop' } };
  expect(renderBlocks([block], context())).toBe('<p class="image"><span class="missing-picture">a loop</span></p>');
});

test('addresses-of-pictures-and-links-are-those-the-world-gives', () => {
  const moved = { ...context(), world: { ...world, address: (uri: string) => `moved/${uri}` } };
  const block: Block = { type: 'image', span, image: { source: 'a.png', alt: 'a', link: 'b.html' } };
  expect(renderBlocks([block], moved)).toBe('<p class="image"><a href="moved/b.html"><img src="moved/a.png" alt="a"></a></p>');
});

test('a-cell-below-a-tall-cell-keeps-its-own-column', () => {
  const tall = table([], [row(cell('a', { rowSpan: 2 }), 'b'), row('c')], { stubColumns: 1, columns: [{ width: 0 }, { width: 0, align: 'right' }] });
  expect(renderBlocks([tall], context())).toBe(
    '<table><tbody><tr><th scope="row" rowspan="2">a</th><td class="align-right">b</td></tr><tr><td class="align-right">c</td></tr></tbody></table>');
});
