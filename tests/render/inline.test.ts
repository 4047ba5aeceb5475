import { expect, test } from 'vitest';
import type { Inline } from '../../src/document/inline.ts';
import { renderInlines } from '../../src/render/inline.ts';
import { context, span, text } from './node-builders.ts';

const role = (name: string, content: string, href?: string): Inline => ({ type: 'role', span, name, text: content, ...(href !== undefined && { href }) });
const link = (href: string, label = 'here'): Inline => ({ type: 'link', span, href, children: [text(label)] });

const cases: readonly (readonly [string, Inline, string])[] = [
  ['text-is-escaped', text('a < b & "c"'), 'a &lt; b &amp; &quot;c&quot;'],
  ['emphasis', { type: 'emphasis', span, children: [text('x')] }, '<em>x</em>'],
  ['strong-with-a-class', { type: 'strong', span, classes: ['loud'], children: [text('x')] }, '<strong class="loud">x</strong>'],
  ['strikethrough', { type: 'strikethrough', span, children: [text('x')] }, '<del>x</del>'],
  ['literal', { type: 'literal', span, value: 'a<b>' }, '<code>a&lt;b&gt;</code>'],
  ['link', { ...link('https://peps.python.org/'), title: 'PEPs' } as Inline, '<a href="https://peps.python.org/" title="PEPs">here</a>'],
  ['link-to-a-place', link('#sleep'), '<a href="#sleep">here</a>'],
  ['link-without-an-address-is-text', { type: 'link', span, ref: 'nowhere', children: [text('here')] }, 'here'],
  ['picture', { type: 'inline-image', span, image: { source: 'img/loop.png', alt: 'a loop', width: '40' } }, '<img src="img/loop.png" alt="a loop" style="width:40px">'],
  ['picture-without-words-says-its-file', { type: 'inline-image', span, image: { source: 'img/loop.png' } }, '<img src="img/loop.png" alt="loop.png">'],
  ['picture-with-a-link', { type: 'inline-image', span, image: { source: 'a.png', alt: 'a', link: '#b' } }, '<a href="#b"><img src="a.png" alt="a"></a>'],
  ['footnote-reference', { type: 'footnote-reference', span, kind: 'footnote', label: '#Kennedy', number: '3', href: '#kennedy' }, '<sup class="reference"><a href="#kennedy" role="doc-noteref">[3]</a></sup>'],
  ['citation-without-a-target', { type: 'footnote-reference', span, kind: 'citation', label: 'CIT2002' }, '<sup class="reference">[CIT2002]</sup>'],
  ['unknown-substitution', { type: 'substitution-reference', span, name: 'version' }, '<span class="problem">|version|</span>'],
  ['target', { type: 'inline-target', span, name: 'here', ids: ['here', 'there'], children: [text('x')] }, '<span id="there" class="anchor"></span><span id="here">x</span>'],
  ['math', { type: 'inline-math', span, text: 'a < b' }, '<math><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math>'],
  ['raw-html-leaves-its-text', { type: 'inline-raw', span, formats: ['html'], text: '<b onclick="x()">bold &amp; <i>more</i></b>' }, 'bold &amp; more'],
  ['raw-script-leaves-nothing', { type: 'inline-raw', span, formats: ['html'], text: '<script>alert(1)</script>' }, ''],
  ['raw-latex-is-for-others', { type: 'inline-raw', span, formats: ['latex'], text: '\\newpage' }, ''],
  ['raw-entities-stay-text', { type: 'inline-raw', span, formats: ['html'], text: '&lt;script&gt;&#60;b&#x3e;' }, '&lt;script&gt;&lt;b&gt;'],
  ['line-break', { type: 'line-break', span }, '<br>'],
  ['problem', { type: 'inline-problem', span, text: '*open' }, '<span class="problem">*open</span>'],
  ['role-class-is-code', role('class', 'asyncio.Task'), '<code class="role-class">asyncio.Task</code>'],
  ['role-of-the-python-domain-is-the-same', role('py:func', 'gather()'), '<code class="role-func">gather()</code>'],
  ['role-with-an-address-links', role('meth', 'cancel()', 'https://docs.python.org/3/'), '<a href="https://docs.python.org/3/"><code class="role-meth">cancel()</code></a>'],
  ['role-pep', role('pep', '492'), '<a href="https://peps.python.org/pep-0492/"><span class="role-pep">PEP 492</span></a>'],
  ['role-rfc', role('rfc', '2616'), '<a href="https://datatracker.ietf.org/doc/html/rfc2616"><span class="role-rfc">RFC 2616</span></a>'],
  ['role-kbd', role('kbd', 'Ctrl+C'), '<kbd>Ctrl+C</kbd>'],
  ['role-sub', role('sub', '2'), '<sub>2</sub>'],
  ['role-superscript', role('superscript', '2'), '<sup>2</sup>'],
  ['role-abbr', role('abbr', 'LIFO (last in, first out)'), '<abbr title="last in, first out">LIFO</abbr>'],
  ['role-term', role('term', 'coroutine', '#term-coroutine'), '<a href="#term-coroutine"><em>coroutine</em></a>'],
  ['role-math', role('math', 'x^2'), '<math><semantics><msup><mi>x</mi><mn class="tml-sml-pad">2</mn></msup><annotation encoding="application/x-tex">x^2</annotation></semantics></math>'],
  ['role-title-reference', role('title-reference', 'Python'), '<cite>Python</cite>'],
  ['unknown-role-keeps-its-text', role('my role"', '<x>'), '<span class="role-my-role-">&lt;x&gt;</span>'],
];

test.each(cases)('%s', (_, inline, expected) => {
  expect(renderInlines([inline], context())).toBe(expected);
});

test.each([
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'j\tavascript:alert(1)',
  'vbscript:x', 'data:text/html,<script>alert(1)</script>', 'file:///etc/passwd', 'blob:x', 'intent:x',
])('a-link-to-%j-is-text-alone', (href) => {
  expect(renderInlines([link(href)], context())).toBe('here');
});

test.each(['http://a.example/', 'https://a.example/?a=1&b=2', 'mailto:a@b.example', '../run/', 'run.pdf', '#a', 'a/b:c', '?x'])('a-link-to-%j-is-a-link', (href) => {
  expect(renderInlines([link(href)], context())).toBe(`<a href="${href.replace('&', '&amp;')}">here</a>`);
});

test('an-authors-class-never-makes-a-step-or-hides', () => {
  const strong: Inline = { type: 'strong', span, classes: ['fragment', 'is-off', 'notes', 'a" onclick="x', 'fine'], children: [text('x')] };
  expect(renderInlines([strong], context())).toBe('<strong class="fine">x</strong>');
});
