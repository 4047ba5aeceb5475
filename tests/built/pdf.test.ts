import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decks, pageOf, site, slidesOf } from './shipped.ts';

/** Poppler and qpdf are judges from outside; where one is missing its comparisons are passed over with a word. */
function has(command: string): boolean {
  try {
    execFileSync(command, [command === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(`${command} is not installed: what it would read from the PDFs is not compared\n`);
    return false;
  }
}
const poppler = has('pdfinfo');
const qpdf = has('qpdf');
const read = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const squeeze = (text: string): string => text.replace(/\s+/g, '');
const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The page without what is not printed: speaker notes, and the links round the deck. */
const printed = (deck: string): string => pageOf(deck).replace(/<aside class="notes"[^]*?<\/aside>/g, '').replace(/<nav class="deck-links"[^]*?<\/nav>/g, '');

describe.each(decks)('%s.pdf', (deck) => {
  const path = join(site, deck, `${deck}.pdf`);

  test.runIf(poppler)('has-a-page-for-each-slide-and-tags', () => {
    const facts = read('pdfinfo', path);
    expect(Number(/^Pages:\s+(\d+)/m.exec(facts)?.[1])).toBe((pageOf(deck).match(/<section id=/g) ?? []).length);
    expect(facts).toMatch(/^Tagged:\s+yes/m);
    expect(facts).toContain(/<title>([^<]*)<\/title>/.exec(pageOf(deck))?.[1] ?? 'no title');
  });

  test.runIf(poppler)('embeds-its-fonts-and-none-is-type-3', () => {
    const fonts = read('pdffonts', path).split('\n').slice(2).filter((line) => line.trim() !== '');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font).not.toMatch(/Type 3/);
      expect(font).toMatch(/ yes (yes|no) +yes /);
    }
  });

  test.runIf(poppler)('says-every-step-of-every-stage-in-words', () => {
    const text = squeeze(read('pdftotext', '-layout', path, '-'));
    const sentences = [...pageOf(deck).matchAll(/<section id="[^"]+" class="slide slide-stage[^]*?<ol class="steps">([^]*?)<\/ol>/g)]
      .flatMap(([, list = '']) => [...list.matchAll(/<li [^>]*>.*?<\/b>(<span>.*?<\/span>)<\/li>/g)].map(([, html = '']) => squeeze(plain(html))));
    expect(sentences.length).toBeGreaterThan(slidesOf(deck, 'stage').length);
    const words = squeeze(read('pdftotext', path, '-'));
    for (const sentence of sentences) expect(text.includes(sentence) || words.includes(sentence), sentence).toBe(true);
  });

  test.runIf(poppler)('has-no-blank-page', () => {
    const pages = read('pdftotext', path, '-').split('\f').slice(0, -1);
    for (const page of pages) expect(page.trim()).not.toBe('');
  });

  test.runIf(qpdf)('has-links-that-lead-out-and-links-that-land-inside', () => {
    const file = (JSON.parse(read('qpdf', '--json=2', '--json-key=qpdf', path)) as { qpdf: [unknown, Record<string, { value?: Record<string, unknown> }>] }).qpdf[1];
    const objects = Object.values(file).map((object) => object.value ?? {});
    const catalog = objects.find((object) => object['/Type'] === '/Catalog');
    const places = Object.keys(file[`obj:${String(catalog?.['/Dests'])}`]?.value ?? {});
    const inside = objects.filter((object) => object['/Subtype'] === '/Link' && object['/Dest'] !== undefined).map((link) => String(link['/Dest']));
    expect(inside.length > 0).toBe(/<a href="#/.test(printed(deck)));
    for (const place of inside) expect(places).toContain(place);
    const outside = objects.flatMap((object) => [object['/A'], object]).flatMap((action) => (typeof action === 'object' && action !== null && '/URI' in action ? [String(action['/URI']).replace(/^u:/, '')] : []));
    const written = new Set([...printed(deck).matchAll(/<a href="(https?:[^"]+)"/g)].map(([, url = '']) => plain(url)));
    for (const url of written) expect(outside).toContain(url);
  });

  test.runIf(qpdf)('has-a-bookmark-for-each-heading-once-and-links-that-land', () => {
    const facts: unknown = JSON.parse(read('qpdf', '--json=2', '--json-key=outlines', path));
    const bookmarks: string[] = [];
    const collect = (outlines: unknown): void => {
      for (const outline of Array.isArray(outlines) ? outlines : []) {
        bookmarks.push(String(outline.title));
        expect(outline.destpageposfrom1, outline.title).toBeGreaterThan(0);
        collect(outline.kids);
      }
    };
    collect((facts as { outlines?: unknown }).outlines);
    const slides = [...pageOf(deck).matchAll(/<section id="[^"]+"[^]*?<h\d id="[^"]+--heading"[^>]*>([^]*?)<\/h\d>/g)].map(([, html = '']) => html);
    const first = slides.filter((html) => !html.includes('class="part"') || html.includes('>1/'));
    expect(bookmarks.map((title) => squeeze(title.replace(/, part \d+ of \d+$/, '').replace(/\s*\d+\/\d+.*$/, '')))).toEqual(first.map((html) => squeeze(plain(html.replace(/<span class="part">[^]*$/, '')))));
  });
});
