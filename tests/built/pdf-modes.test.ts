import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasJudge, pdfInfo } from '../print/poppler.ts';
import { fontsOf, rawTextOf, readPdf } from '../print/read-pdf.ts';
import { loopstage, project, root, type Run } from './command.ts';
import { decks, pageOf } from './shipped.ts';

const poppler = hasJudge('pdfinfo') && hasJudge('pdftotext') && hasJudge('pdffonts');
const qpdf = hasJudge('qpdf');
const squeeze = (text: string): string => text.replace(/\s+/g, '');
const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string) => String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))).replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The slides of a deck's page: what kind each is, the labels of its steps as the deck has them, and the sentence of each. */
interface SlideOfPage { readonly kind: string; readonly labels: readonly string[]; readonly sentences: readonly string[] }
const slidesOf = (deck: string): readonly SlideOfPage[] => pageOf(deck).split(/(?=<section id=)/).slice(1).map((section) => {
  const fragments = [...section.matchAll(/<\w+ [^>]*class="[^"]*\bfragment\b[^>]*>/g)].map(([tag]) => tag);
  return {
    kind: /class="slide slide-(\w+)/.exec(section)?.[1] ?? '',
    labels: fragments.map((tag) => /data-step="([^"]*)"/.exec(tag)?.[1] ?? ''),
    sentences: [...section.matchAll(/<li class="fragment custom"[^>]*><b class="step-number"[^>]*>[^<]*<\/b><span>([^]*?)<\/span><\/li>/g)].map(([, html = '']) => plain(html)),
  };
});
const labelsOfAll = (deck: string): readonly string[] => slidesOf(deck).flatMap(({ labels }, index) => [String(index + 1), ...labels.map((label) => `${index + 1}.${label}`)]);

let folder = '';
const exported = async (...args: string[]): Promise<Run> => {
  const run = await loopstage(root, ['export', ...args]);
  expect(run.status, run.stderr).toBe(0);
  return run;
};
/** Short decks, of which every step is printed. */
const short = decks.filter((deck) => /^asyncio-(?:sleep|comprehensions|3rd-party)$/.test(deck));
const documents: Readonly<Record<string, string>> = { 'asyncio-sleep': 'decks/05-sleep.rst', 'asyncio-comprehensions': 'decks/19-comprehensions.rst', 'asyncio-3rd-party': 'decks/21-third-party.rst' };

beforeAll(async () => {
  folder = await project({});
  await exported('pdf', '--steps', 'last', '-o', join(folder, 'last'));
  await exported('pdf', '--steps', 'key', '-o', join(folder, 'key'));
  for (const deck of short) {
    await exported('pdf', documents[deck] ?? '', '--steps', 'all', '-o', join(folder, 'all'));
    await exported('handout', documents[deck] ?? '', '--paper', 'letter', '--per-page', '3', '--notes', '-o', join(folder, 'letter'));
  }
}, 900_000);

/** Every third deck in each of these modes, all of them with `LOOPSTAGE_PDF=all`. */
const chosen = process.env['LOOPSTAGE_PDF'] === 'all' ? decks : decks.filter((_, index) => index % 3 === 0);
const printed = [...['last', 'key'].flatMap((mode) => chosen.map((deck) => [mode, deck] as const)), ...short.map((deck) => ['all', deck] as const)];

describe.each(printed)('--steps %s of %s', (mode, deck) => {
  const path = (): string => join(folder, mode, `${deck}.pdf`);

  test.runIf(qpdf)('labels-its-pages-as-the-deck-numbers-its-steps', () => {
    const { labels } = readPdf(path());
    const all = labelsOfAll(deck);
    if (mode === 'all') expect(labels).toEqual(all);
    if (mode === 'last') expect(labels).toEqual(slidesOf(deck).map((_, index) => String(index + 1)));
    expect(labels).toEqual(all.filter((label) => labels.includes(label)));
    if (mode !== 'key') return;
    for (const [index, { kind, labels: steps }] of slidesOf(deck).entries()) {
      expect(labels).toContain(String(index + 1));
      if (kind === 'stage') expect(labels).toContain(`${index + 1}.${steps.at(-1)}`);
    }
  });

  test.runIf(qpdf)('has-one-bookmark-for-each-slide-at-its-first-page', () => {
    const { bookmarks, labels, figures, links, tagged } = readPdf(path());
    expect(bookmarks.map(({ page }) => labels[page - 1])).toEqual(slidesOf(deck).map((_, index) => String(index + 1)));
    expect(tagged).toBe(true);
    expect(figures.filter((alternative) => alternative.trim() === '')).toEqual([]);
    expect(links.filter(({ says, lands }) => says.trim() === '' || !lands)).toEqual([]);
  });

  test.runIf(poppler)('has-no-blank-page-and-no-type-3-font', () => {
    for (const page of rawTextOf(path())) expect(page.trim()).not.toBe('');
    expect(fontsOf(path()).filter(({ type, embedded }) => type === 'Type 3' || !embedded)).toEqual([]);
  });

  test.runIf(poppler && qpdf)('says-on-each-page-of-a-stage-the-sentence-of-that-step', () => {
    const pages = rawTextOf(path()).map(squeeze);
    const { labels } = readPdf(path());
    let compared = 0;
    for (const [index, { kind, labels: steps, sentences }] of slidesOf(deck).entries()) {
      if (kind !== 'stage' || sentences.length !== steps.length) continue;
      for (const [step, sentence] of sentences.entries()) {
        const page = pages[mode === 'last' && step === steps.length - 1 ? index : labels.indexOf(`${index + 1}.${steps[step]}`)];
        if (page === undefined) continue;
        expect(page, `${deck} ${index + 1}.${steps[step]}`).toContain(squeeze(sentence));
        compared += 1;
      }
    }
    if (slidesOf(deck).some(({ kind, sentences }) => kind === 'stage' && sentences.length > 0)) expect(compared).toBeGreaterThan(0);
  });
});

describe.each(short)('the handout of %s on letter with notes', (deck) => {
  const path = (): string => join(folder, 'letter', `${deck}-handout.pdf`);

  test.runIf(poppler)('has-the-size-and-the-speakers-words', () => {
    expect(pdfInfo(path())['Page size']).toMatch(/^612 x 792 pts/);
    const text = squeeze(rawTextOf(path()).join(''));
    const notes = [...pageOf(deck).matchAll(/<aside class="notes"[^>]*><p>([^]*?)<\/p>/g)].map(([, html = '']) => squeeze(plain(html)));
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter((note) => !text.includes(note))).toEqual([]);
  });

  test.runIf(qpdf)('has-one-bookmark-for-each-slide', () => {
    expect(readPdf(path()).bookmarks).toHaveLength(slidesOf(deck).length);
  });
});

describe('export', () => {
  const talk = 'Talk\n====\n\n:author: Ada Lovelace\n:date: 2026-05-04\n:event: PyCon\n\nFirst\n-----\n\n- one\n- two\n\n.. notes::\n\n   whispered-words\n\nSecond\n------\n\nSee First_.\n\nThird\n-----\n\nEnd.\n';
  const config = "import { defineConfig } from 'loopstage';\nexport default defineConfig({ siteUrl: 'https://example.org/talks/' });\n";
  const files = { 'decks/talk.rst': talk, 'loopstage.config.ts': config };
  const bytesOf = (place: string): readonly string[] => readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:pdf|png)$/.test(name)).sort().map((name) => `${name} ${createHash('sha256').update(readFileSync(join(place, name))).digest('hex')}`);

  test('writes-the-same-bytes-twice-for-each-form', async () => {
    const here = await project(files);
    for (const form of [['pdf'], ['handout'], ['png', '--width', '640']]) {
      for (const run of ['one', 'two']) expect((await loopstage(here, ['export', ...form, '-o', `${run}`])).status).toBe(0);
    }
    expect(bytesOf(join(here, 'one'))).toHaveLength(6);
    expect(bytesOf(join(here, 'two'))).toEqual(bytesOf(join(here, 'one')));
  });

  test.runIf(poppler)('is-dated-by-the-document-and-by-source-date-epoch', async () => {
    const here = await project(files);
    await loopstage(here, ['export', 'pdf', '-o', 'own.pdf']);
    expect(pdfInfo(join(here, 'own.pdf'))['CreationDate']).toContain('May  4 00:00:00 2026');
    await loopstage(here, ['export', 'pdf', '-o', 'epoch.pdf'], { SOURCE_DATE_EPOCH: '1700000000' });
    expect(pdfInfo(join(here, 'epoch.pdf'))['CreationDate']).toContain('Nov 14 22:13:20 2023');
  });

  test.runIf(qpdf)('prints-the-slides-of-a-range-and-drops-links-that-would-not-land', async () => {
    const here = await project(files);
    await loopstage(here, ['export', 'pdf', '--range', '3-', '-o', 'some.pdf']);
    expect(readPdf(join(here, 'some.pdf'))).toMatchObject({ labels: ['3', '4'], links: [] });
    await loopstage(here, ['export', 'pdf', '--range', '1,2-3', '-o', 'most.pdf']);
    expect(readPdf(join(here, 'most.pdf'))).toMatchObject({ labels: ['1', '2', '3'], links: [{ target: '/first', lands: true }] });
  });

  test.runIf(poppler)('has-the-aspect-of-the-deck', async () => {
    const here = await project({ 'decks/talk.rst': talk.replace(':event:', ':aspect-ratio: 4:3\n:event:') });
    await loopstage(here, ['export', 'pdf', '-o', 'four.pdf']);
    expect(pdfInfo(join(here, 'four.pdf'))['Page size']).toMatch(/^1080 x 810 pts/);
  });

  test.runIf(poppler)('has-a-cover-with-who-when-where-and-the-link-and-no-words-of-the-speaker', async () => {
    const here = await project(files);
    await loopstage(here, ['export', 'handout', '--per-page', '6', '-o', 'out']);
    const [cover = '', ...rest] = rawTextOf(join(here, 'out/talk-handout.pdf'));
    for (const fact of ['Talk', 'Ada Lovelace', 'PyCon', '2026-05-04', 'example.org/talks/talk']) expect(cover).toContain(fact);
    expect(rest).toHaveLength(1);
    expect(rest.join('')).not.toContain('whispered');
    if (qpdf) expect(readPdf(join(here, 'out/talk-handout.pdf')).figures).toContain('QR code of https://example.org/talks/talk/');
  });

  test('takes-pictures-of-exact-sizes-under-stable-names', async () => {
    const here = await project(files);
    const sizeOf = (name: string): readonly number[] => { const png = readFileSync(join(here, name)); return [png.readUInt32BE(16), png.readUInt32BE(20)]; };
    const social = await loopstage(here, ['export', 'png', '--size', '1200x630', '--range', '1', '-o', 'social']);
    expect(social.status, social.stderr).toBe(0);
    expect(readdirSync(join(here, 'social/talk'))).toEqual(['001.png']);
    expect(sizeOf('social/talk/001.png')).toEqual([1200, 630]);
    const dark = await loopstage(here, ['export', 'png', '--width', '801', '--scheme', 'dark', '-o', 'dark']);
    expect(dark.status, dark.stderr).toBe(0);
    expect(readdirSync(join(here, 'dark/talk'))).toEqual(['001.png', '002.png', '003.png', '004.png']);
    expect(sizeOf('dark/talk/004.png')).toEqual([801, 451]);
  });

  test.each([
    [['export'], 'what to export is not named'], [['export', 'pfd'], 'did you mean `pdf`'], [['export', 'pdf', '--paper', 'a4'], '--paper means nothing for pdf'],
    [['export', 'pdf', '--range', '7-3'], '--range has no `7-3`'], [['export', 'pdf', '--range', '50'], 'no deck has the slides 50'], [['export', 'png', '--size', 'big'], '--size has no `big`'],
    [['export', 'handout', '--per-page', '4'], '--per-page has no `4`'], [['export', 'png', '--width', '9x'], '--width takes'],
  ])('%j-is-wrong-usage-and-writes-nothing', async (args, message) => {
    const here = await project(files);
    const run = await loopstage(here, args);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(existsSync(join(here, 'export'))).toBe(false);
  });

  test('without-a-browser-says-so-and-leaves-no-file', async () => {
    const here = await project(files);
    const run = await loopstage(here, ['export', 'pdf', '--browser', '/nowhere/chrome', '-o', 'out']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('/nowhere/chrome');
    expect(readdirSync(join(here, 'out'))).toEqual([]);
  });
});
