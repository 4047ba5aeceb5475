import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasJudge, pdfInfo } from '../print/poppler.ts';
import { fontsOf, layoutOf, rawTextOf, readPdf } from '../print/read-pdf.ts';
import { decks, pageOf, site, slidesOf } from './shipped.ts';

const poppler = hasJudge('pdfinfo') && hasJudge('pdftotext') && hasJudge('pdffonts');
const qpdf = hasJudge('qpdf');
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
const squeeze = (text: string): string => text.replace(/[\s•◦▪\u00ad]+/g, '');
const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string) => String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))).replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The sections of a deck's page as they are printed: without speaker notes. */
const sectionsOf = (deck: string): readonly string[] => pageOf(deck).split(/(?=<section id=)/).slice(1).map((html) => html.replace(/<aside class="notes"[^]*?<\/aside>/g, '').replace(/<\/main>[^]*$/, ''));
const headingOf = (section: string): string => words(plain(/<h\d id="[^"]+--heading"[^>]*>([^]*?)<\/h\d>/.exec(section)?.[1]?.replace(/<span class="visually-hidden">[^]*?<\/span>/g, '') ?? ''));
const printed = (deck: string): string => sectionsOf(deck).join('');

let comparedLines = 0;

/** The sentences of a deck's recordings, their blanks taken out; of recordings beside one another paper has the ends alone. */
const sentencesOf = (deck: string): readonly string[] => [...pageOf(deck).matchAll(/<section id="[^"]+" class="slide slide-stage[^]*?<ol class="steps">([^]*?)<\/ol>/g)].filter(([slide]) => !slide.includes('is-comparison'))
  .flatMap(([, list = '']) => [...list.matchAll(/<li [^>]*>.*?<\/b>(<span>.*?<\/span>)<\/li>/g)].map(([, html = '']) => squeeze(plain(html))));

describe.each(decks)('%s.pdf', (deck) => {
  const path = join(site, deck, `${deck}.pdf`);

  test.runIf(poppler)('says-who-wrote-it-about-what-in-which-language-and-when', () => {
    const facts = pdfInfo(path);
    const meta = (name: string): string | undefined => { const found = new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(pageOf(deck))?.[1]; return found === undefined ? undefined : plain(found); };
    expect(facts).toMatchObject({ Tagged: 'yes', Title: plain(/<title>([^<]*)<\/title>/.exec(pageOf(deck))?.[1] ?? 'no title'), Creator: 'Loopstage', Producer: 'Loopstage' });
    expect(facts['Author']).toBe(meta('author'));
    expect(facts['Subject']).toBe(meta('description'));
    expect(facts['CreationDate']).toMatch(/ \d{4} UTC$/);
    expect(facts['PDF version']).toBe('1.7');
  });

  test.runIf(poppler)('has-a-page-for-each-slide-and-none-is-blank', () => {
    const pages = rawTextOf(path);
    expect(pages).toHaveLength(sectionsOf(deck).length);
    for (const page of pages) expect(page.trim()).not.toBe('');
  });

  test.runIf(poppler)('embeds-its-fonts-and-none-is-type-3', () => {
    const fonts = fontsOf(path);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter(({ type, embedded }) => type === 'Type 3' || !embedded)).toEqual([]);
  });

  test.runIf(poppler)('has-each-slide-on-its-own-page-in-reading-order', () => {
    const pages = rawTextOf(path).map(squeeze);
    for (const [index, section] of sectionsOf(deck).entries()) {
      expect(pages[index], section.slice(0, 200)).toContain(squeeze(headingOf(section)));
      if (!/class="slide slide-content/.test(section) || /<(?:ol|table|math|svg|dl)\b|class="(?:columns|code-block[^"]*is-numbered)/.test(section)) continue;
      const body = section.slice(section.search(/<\/header>/));
      expect(pages[index], section.slice(0, 200)).toContain(squeeze(plain(body)));
    }
  });

  test.runIf(poppler)('says-every-step-of-every-stage-in-words', () => {
    const text = layoutOf(path).map(squeeze).join('');
    const sentences = sentencesOf(deck);
    expect(sentences.length > 0).toBe(slidesOf(deck, 'stage').length > 0);
    const words = rawTextOf(path).map(squeeze).join('');
    for (const sentence of sentences) expect(text.includes(sentence) || words.includes(sentence), sentence).toBe(true);
  });

  test.runIf(poppler)('keeps-the-indentation-of-code', () => {
    const pages = layoutOf(path);
    for (const [index, section] of sectionsOf(deck).entries()) {
      const [, code] = /<pre><code class="hljs language-python">([^]*?)<\/code><\/pre>/.exec(section) ?? [];
      if (!/class="slide slide-content/.test(section) || code === undefined) continue;
      const lines = plain(code).split('\n');
      const once = (line: string): boolean => line.trim().length > 6 && lines.filter((one) => one.trim() === line.trim()).length === 1;
      const place = (line: string): number | undefined => (pages[index] ?? '').split('\n').find((one) => one.trim() === line.trim())?.search(/\S/);
      for (const [at, line] of lines.entries()) {
        const before = lines[at - 1] ?? '';
        const [above, here] = [place(before), place(line)];
        if (!once(before) || !once(line) || above === undefined || here === undefined) continue;
        expect(Math.sign(here - above), `${before}\n${line}`).toBe(Math.sign(line.search(/\S/) - before.search(/\S/)));
        comparedLines += 1;
      }
    }
  });

  test.runIf(qpdf)('has-one-bookmark-for-each-slide-nested-as-its-sections', () => {
    const sections = sectionsOf(deck);
    const { bookmarks, headings, labels } = readPdf(path);
    expect(bookmarks.map(({ title }) => title)).toEqual(sections.map(headingOf));
    expect(bookmarks.map(({ page }) => page)).toEqual(sections.map((_, index) => index + 1));
    expect(headings).toBe(sections.length);
    const levels = sections.map((section) => Number(/<h(\d) id="[^"]+--heading"/.exec(section)?.[1] ?? 0));
    for (const [index, { depth }] of bookmarks.entries()) {
      const parent = levels.slice(0, index).findLastIndex((level) => level < (levels[index] ?? 0));
      expect(depth, sections[index]?.slice(0, 80)).toBe((bookmarks[parent]?.depth ?? 0) + 1);
    }
    expect(labels).toEqual(sections.map((_, index) => String(index + 1)));
  });

  test.runIf(qpdf)('describes-its-pictures-and-its-links-which-land', () => {
    const { figures, links, language, tagged, metadata } = readPdf(path);
    expect({ language, tagged }).toEqual({ language: 'en', tagged: true });
    expect(figures.filter((alternative) => alternative.trim() === '')).toEqual([]);
    expect(figures.length).toBeGreaterThanOrEqual(slidesOf(deck, 'stage').length + slidesOf(deck, 'sequence').length);
    expect(links.filter(({ says, lands }) => says.trim() === '' || !lands)).toEqual([]);
    expect(links.some(({ target }) => target.startsWith('/'))).toBe(/<a href="#/.test(printed(deck)));
    const written = new Set([...printed(deck).matchAll(/<a href="(https?:[^"]+)"/g)].map(([, url = '']) => plain(url)));
    for (const url of written) expect(links.map(({ target }) => target)).toContain(url);
    expect(links.filter(({ target }) => /file:/.test(target))).toEqual([]);
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });
});

describe.each(decks)('%s-handout.pdf', (deck) => {
  const path = join(site, deck, `${deck}-handout.pdf`);

  test('is-there-and-the-deck-leads-to-it', () => {
    expect(existsSync(path)).toBe(true);
    expect(pageOf(deck)).toContain(`href="${deck}-handout.pdf"`);
  });

  test.runIf(poppler)('is-a4-with-no-blank-page-and-no-type-3-font', () => {
    expect(pdfInfo(path)['Page size']).toMatch(/A4/);
    const pages = rawTextOf(path);
    for (const page of pages) expect(page.trim()).not.toBe('');
    expect(pages.length).toBeLessThanOrEqual(sectionsOf(deck).length);
    expect(fontsOf(path).filter(({ type, embedded }) => type === 'Type 3' || !embedded)).toEqual([]);
  });

  test.runIf(poppler)('numbers-its-pages-after-the-cover', () => {
    const last = layoutOf(path).map((page) => page.trimEnd().split('\n').at(-1) ?? '');
    for (const [index, line] of last.entries()) if (index > 0) expect(line).toMatch(new RegExp(`(^|\\s)${index + 1}$`));
    expect(last[0]).not.toMatch(/(^|\s)1$/);
  });

  test.runIf(poppler)('says-every-step-of-every-recording-in-words', () => {
    const text = rawTextOf(path).map(squeeze).join('');
    const sentences = sentencesOf(deck);
    const missing = sentences.filter((sentence) => !text.includes(sentence));
    expect(missing).toEqual([]);
  });

  test.runIf(qpdf)('has-one-bookmark-for-each-slide-and-links-that-land', () => {
    const { bookmarks, figures, links, tagged } = readPdf(path);
    expect(bookmarks.map(({ title }) => title)).toEqual(sectionsOf(deck).map(headingOf));
    expect(tagged).toBe(true);
    expect(figures.filter((alternative) => alternative.trim() === '')).toEqual([]);
    expect(links.filter(({ says, lands }) => says.trim() === '' || !lands)).toEqual([]);
  });
});

test.runIf(poppler)('the-indentation-of-many-lines-was-compared', () => {
  expect(comparedLines).toBeGreaterThan(100);
});
