import { expect, test } from 'vitest';
import { renderDeckPage } from '../../src/render/deck-page.ts';
import { renderGalleryPage } from '../../src/render/gallery-page.ts';
import { renderPrintPage } from '../../src/render/print-page.ts';
import { bullets, code, deck, meta, paragraph, slide, span, text, world } from './node-builders.ts';

const note = { blocks: [paragraph('say it slowly')] };
const talk = deck([
  slide({ kind: 'title', id: 'run', headingText: 'Run', blocks: [] }),
  slide({ kind: 'content', id: 'loop', headingText: 'The loop', part: { number: 1, of: 2 }, blocks: [bullets(['a', 'b'], { incremental: true })], steps: 2, notes: [note, { step: 2, blocks: [paragraph('now the second')] }], minutes: 3 }),
  slide({ kind: 'content', id: 'loop-2', headingText: 'The loop', part: { number: 2, of: 2 }, blocks: [code('x')] }),
  slide({ kind: 'content', id: 'deep', headingText: 'Deep', level: 3, blocks: [{ type: 'section', span, level: 4, title: [text('Deeper')], children: [] }, paragraph({ type: 'footnote-reference', span, kind: 'footnote', label: '1', number: '1', href: '#f1' })] }),
  slide({ kind: 'stage', id: 'stage', headingText: 'On stage', example: 'e', range: { from: 1, to: 3 }, steps: 3 }),
  slide({ kind: 'sequence', id: 'sequence', headingText: 'In sequence', example: 'e', diagram: 0, range: { from: 1, to: 3 }, steps: 3 }),
  slide({ kind: 'references', id: 'references', headingText: 'References', notesOf: [{ type: 'footnote', span, kind: 'footnote', label: '1', number: '1', ids: ['f1'], children: [paragraph('A book')] }] }),
], { titleText: 'Run', meta: { ...meta, lang: 'pl', theme: 'dark', documentTitle: 'Concurrency', author: 'A. Speaker', description: 'About "loops"', size: { width: 1440, height: 1080 } } });

const deckWorld = { ...world, notes: false, stage: () => '<p>the stage</p>', sequence: () => '<p>the sequence</p>', links: { gallery: '../index.html', pdf: 'run.pdf', next: { href: '../wait/index.html', title: 'Wait' } } };
const page = renderDeckPage(talk, deckWorld);
const print = renderPrintPage(talk, { ...world, stagePrint: () => '<p>the strip</p>', sequencePrint: () => '<p>the whole sequence</p>' });
const ids = talk.slides.map((one) => one.id);

test.each([['the-deck', page], ['print', print]])('%s-holds-each-slide-once-in-order', (_, html) => {
  expect([...html.matchAll(/<section id="([^"]+)"/g)].map((match) => match[1])).toEqual(ids);
});

test('the-deck-says-what-the-player-needs', () => {
  expect(page).toContain('<html lang="pl" data-theme="dark">');
  expect(page).toContain('<title>Run · Concurrency</title>');
  expect(page).toContain('<meta name="description" content="About &quot;loops&quot;">');
  expect(page).toContain('<main class="reveal" data-contract="1" data-width="1440" data-height="1080">');
  expect(page).toContain('<script src="../assets/deck.js" defer></script>');
  expect(page).toContain('data-minutes="3"');
});

test('the-deck-leads-to-its-neighbours-that-exist', () => {
  expect(page).toContain('<nav class="deck-links" aria-label="Decks"><a class="gallery" href="../index.html">All decks</a> <a class="pdf" href="run.pdf">PDF</a> <button type="button" class="search-open" hidden>Search</button> <a class="next" href="../wait/index.html" rel="next">Wait</a></nav>');
  expect(renderDeckPage(talk, { ...deckWorld, links: {} })).not.toContain('<nav');
});

test('scripts-come-from-the-deck-alone-and-none-is-inline', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(/script-src ([^;]+)/.exec(policy)?.[1]).toBe("'self'");
  expect(page.match(/<script/g)).toHaveLength(1);
});

test('no-page-names-another-host', () => {
  for (const html of [page, print]) expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('notes-are-in-the-page-only-when-asked-for', () => {
  expect(page).not.toContain('slowly');
  expect(print).not.toContain('slowly');
  const spoken = renderDeckPage(talk, { ...deckWorld, notes: true });
  expect(spoken).toContain('<aside class="notes"><p>say it slowly</p></aside><aside class="notes" data-step="2"><p>now the second</p></aside></section>');
});

test('on-paper-each-slide-is-one-bookmark-at-its-depth', () => {
  const headings = [...print.matchAll(/<(h[1-6])[^>]*>(.*?)<\/\1>/g)].map((match) => `${match[1]} ${match[2]?.replace(/<[^>]+>/g, '')}`);
  expect(headings).toEqual(['h1 Run', 'h2 The loop 1/2', 'h2 The loop 2/2', 'h3 Deep', 'h4 Deeper', 'h2 On stage', 'h2 In sequence', 'h2 References']);
});

test('on-the-screen-each-slide-has-a-heading-that-can-take-the-focus', () => {
  expect([...page.matchAll(/<h[1-4] id="([^"]+)--heading" class="heading" tabindex="-1">/g)].map((match) => match[1])).toEqual(ids);
});

test('paper-shows-the-printed-forms-at-the-size-of-a-slide', () => {
  expect(print).toContain('<p>the strip</p>');
  expect(print).toContain('<p>the whole sequence</p>');
  expect(print).toContain('@page{size:1440px 1080px;margin:0}');
  expect(print).not.toContain('<script');
  expect(print).toContain('<html lang="pl" data-theme="light">');
  expect(print).toContain('<footer class="page-foot" aria-hidden="true"><span>Run</span><span class="page-number">3</span></footer>');
});

test('a-reference-leads-back-to-the-slide-that-cites-it', () => {
  expect(page).toContain('<li id="f1"><span class="mark">[1]</span><div class="flow"><p>A book</p></div><span class="backs"><a href="#deep" class="back" aria-label="Back to the slide">back</a></span></li>');
});

test.each([
  ['#123', 'dark'], ['#fbfaf7', 'light'], ['#777777', 'light'], ['#757575', 'dark'], ['white', 'light'], ['black', 'dark'],
])('a-slide-on-%s-takes-the-%s-theme-whose-text-is-legible', (color, theme) => {
  const html = renderDeckPage(deck([slide({ kind: 'content', id: 'a', headingText: 'A', blocks: [], background: { color } })]), deckWorld);
  expect(html).toContain(`data-background-color="${color}" data-theme="${theme}"`);
});

test('a-background-that-is-no-colour-is-left-out', () => {
  const html = renderPrintPage(deck([slide({ kind: 'content', id: 'a', headingText: 'A', blocks: [], background: { color: 'red;background:url(//a.example)', image: 'javascript:x' } })]), { ...world, stagePrint: () => '', sequencePrint: () => '' });
  expect(html).toContain('<section id="a" class="page slide slide-content is-heading" aria-labelledby="a--heading" data-page-label="1"><div class="frame">');
});

test.each([
  ['Few words.', 'is-statement'], ['x'.repeat(61), 'is-statement'], ['word '.repeat(60), 'is-spare'], ['word '.repeat(100), 'is-roomy'], ['word '.repeat(120), undefined], ['', 'is-heading'],
])('a-slide-with-%j-is-set-as-large-as-it-may', (words, name) => {
  const html = renderDeckPage(deck([slide({ kind: 'content', id: 'a', headingText: 'A', blocks: [paragraph(words)] })]), deckWorld);
  expect(/<section id="a" class="slide slide-content ?([\w-]*)"/.exec(html)?.[1]).toBe(name ?? '');
});

const entry = { slides: 3, recordings: 0, forms: [] };

test('the-gallery-shows-what-each-deck-is-and-leads-to-all-its-forms', () => {
  const html = renderGalleryPage([
    { slug: 'run', title: 'Run & wait', document: 'Notes', author: 'A. Speaker', event: 'PyCon', description: 'Two <ways>', slides: 1, recordings: 2, minutes: 14.6, deck: 'run/index.html', forms: [{ name: 'Read', href: 'run/reading.html' }, { name: 'PDF', href: 'run/run.pdf' }], picture: '<svg></svg>' },
    { slug: 'other', title: 'Other', document: 'Notes', deck: 'other/index.html', ...entry },
  ], { title: 'All talks', lang: 'en' });
  expect(html).toContain('<span>2 decks, 4 slides, 2 recordings</span>');
  const [card = ''] = /<li class="card" id="deck-run">.*/.exec(html) ?? [];
  expect(card).toContain('<svg></svg><h2><a class="deck" href="run/index.html">Run &amp; wait</a></h2><p class="about">Two &lt;ways&gt;</p><p class="author"><span>A. Speaker</span> <span>PyCon</span></p>');
  expect(card).toContain('<ul class="facts"><li>15 min</li><li>1 slide</li><li>2 recordings</li></ul>');
  expect(card).toContain('<a href="run/reading.html">Read<span class="visually-hidden">: Run &amp; wait</span></a> <a href="run/run.pdf">PDF<span class="visually-hidden">: Run &amp; wait</span></a>');
});

test('decks-of-one-document-are-a-group-and-what-all-say-of-themselves-is-said-once', () => {
  const by = { author: 'A. Speaker', event: 'PyCon', ...entry };
  const html = renderGalleryPage(['a', 'b', 'c'].map((slug) => ({ slug, title: slug, document: slug === 'c' ? 'Else' : 'Notes', deck: `${slug}/index.html`, ...by })), { title: 'All talks', lang: 'en' });
  expect(html).toContain('<section class="group"><h2>Notes</h2>');
  expect(html).not.toContain('Else');
  expect(html.match(/A\. Speaker/g)).toHaveLength(1);
  expect(html).toContain('<p class="sum"><span>A. Speaker</span> <span>PyCon</span> <span>3 decks');
});
