import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Inline } from '../../src/document/inline.ts';
import type { Block } from '../../src/document/nodes.ts';
import type { OpenedBrowser } from '../../src/browser/open-browser.ts';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { renderDeckPage } from '../../src/render/deck-page.ts';
import { renderGalleryPage } from '../../src/render/gallery-page.ts';
import { renderReadingPage } from '../../src/render/reading-page.ts';
import { renderPrintPage } from '../../src/render/print-page.ts';
import { bullets, code, deck, item, meta, paragraph, row, slide, span, table, text, world } from './node-builders.ts';
import { openPage } from './open-page.ts';

/** Text that would do harm in one place of a page or another if it became markup there. */
const bad = `"><script>window.hit=1</script><img src=x onerror="window.hit=1"><svg/onload=window.hit=1>' onmouseover='window.hit=1 </title></style></pre></code>--><!--]]>&lt;b>`;

const inlines: readonly Inline[] = [
  text(bad),
  { type: 'literal', span, value: bad },
  { type: 'strong', span, ids: [bad], classes: [bad], children: [text(bad)] },
  { type: 'link', span, href: 'javascript:window.hit=1', title: bad, children: [text(bad)] },
  { type: 'link', span, href: `https://a.example/${bad}`, title: bad, children: [text(bad)] },
  { type: 'inline-image', span, image: { source: `${bad}.png`, alt: bad, title: bad, width: bad, height: bad, link: `javascript:${bad}` } },
  { type: 'footnote-reference', span, kind: 'footnote', label: bad, href: `#${bad}` },
  { type: 'role', span, name: bad, text: bad, href: `data:text/html,${bad}` },
  { type: 'role', span, name: 'abbr', text: `${bad} (${bad})` },
  { type: 'inline-raw', span, formats: ['html'], text: bad },
  { type: 'inline-math', span, text: bad },
  { type: 'inline-problem', span, text: bad },
  { type: 'substitution-reference', span, name: bad },
];

const blocks: readonly Block[] = [
  paragraph(...inlines),
  bullets([{ ...item(bad), ids: [bad, bad], classes: [bad] }], { incremental: true }),
  code(bad, { language: bad, caption: inlines, ids: [bad] }),
  code(`>>> ${bad}\n${bad}`, { form: 'doctest' }),
  code(bad, { language: 'html', steps: [[1], [2]] }),
  table([row(bad)], [row(bad)], { caption: inlines }),
  { type: 'figure', span, image: { source: bad, alt: bad, align: bad }, caption: inlines, legend: [paragraph(bad)] },
  { type: 'raw', span, formats: ['html'], text: bad },
  { type: 'math', span, text: bad },
  { type: 'problem', span, text: bad },
  { type: 'object', span, kind: bad, signatures: [bad], children: [] },
  { type: 'option-list', span, items: [{ type: 'option-item', span, options: [bad], children: [] }] },
  { type: 'mermaid', span, text: bad, origin: { path: bad, line: 1 }, caption: inlines },
  { type: 'directive', span, name: bad, nameSpan: span, argument: bad, argumentSpan: span, options: [{ name: bad, value: bad, span, valueSpan: span }], content: bad, contentLine: 1, contentColumn: 1, children: [] },
];

const talk = deck([
  slide({ kind: 'title', id: 'title', headingText: bad, heading: inlines, blocks: [] }),
  slide({ kind: 'content', id: bad, headingText: bad, heading: inlines, blocks, steps: 2, notes: [{ blocks }], classes: [bad], background: { color: bad, image: bad } }),
], { titleText: bad, meta: { ...meta, lang: bad, documentTitle: bad, subtitle: bad, author: bad, date: bad, event: bad, description: bad, keywords: bad } });

const entry = { slug: bad, title: bad, document: bad, author: bad, slides: 1, recordings: 1, deck: 'a/index.html', event: bad, forms: [{ name: bad, href: 'a.pdf' }] };
const pages: readonly (readonly [string, string, number])[] = [
  ['the-deck', renderDeckPage(talk, { ...world, notes: true, stage: () => '', sequence: () => '', links: { next: { href: 'a', title: bad } } }), 1],
  ['the-reading-page', renderReadingPage(talk, { ...world, notes: true, readingStage: () => '', readingSequence: () => '', links: { deck: 'index.html', forms: [{ name: bad, href: 'a.pdf' }], previous: { href: 'a', title: bad } } }), 1],
  ['print', renderPrintPage(talk, { ...world, stagePrint: () => '', sequencePrint: () => '' }), 0],
  ['the-gallery', renderGalleryPage([entry, { ...entry, document: 'another', description: bad }], { title: bad, lang: bad, description: bad }), 1],
];

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

test.each(pages)('hostile-text-stays-text-in-%s', async (_, html, scripts) => {
  const page = await openPage(opened.browser, html);
  const found = await page.evaluate(() => ({
    hit: Reflect.get(window, 'hit') as unknown,
    scripts: document.querySelectorAll('script').length,
    handlers: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
    addresses: [...document.querySelectorAll('[href], [src]')].map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '').filter((address) => /^\W*(?:javascript|data|vbscript):/i.test(address)),
    strangers: [...document.querySelectorAll('svg:not(.task-box, .mark-loop, .logo), iframe, object, embed, form, base, [srcdoc], [formaction]')].length,
    title: document.title,
  }));
  await page.context().close();
  expect(found).toEqual({ hit: undefined, scripts, handlers: [], addresses: [], strangers: 0, title: expect.stringContaining('<script>window.hit=1</script>') });
});

/** Elements that HTML closes by itself are all closed here: what is opened is closed in order, and each attribute is quoted. */
test.each(pages)('%s-is-well-formed', (_, html) => {
  const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
  const open: string[] = [];
  for (const match of html.replace('<!doctype html>', '').matchAll(/<(\/?)([a-z][\w-]*)((?: [\w:-]+(?:="[^"<>]*")?)*)(\/?)>|[<>]/gi)) {
    const [whole, closing, name = '', , self] = match;
    if (whole === '<' || whole === '>') expect.fail(`stray ${whole} before ${html.slice(match.index, match.index + 60)}`);
    if (closing) expect(open.pop()).toBe(name);
    else if (!self && !empty.has(name)) open.push(name);
  }
  expect(open).toEqual([]);
});
