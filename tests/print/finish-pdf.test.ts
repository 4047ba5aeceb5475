import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { withStillPage } from '../../src/print/closed-page.ts';
import { finishPdf } from '../../src/print/finish-pdf.ts';
import { createdOn } from '../../src/print/pdf-facts.ts';
import { createPrinter, printPdf } from '../../src/print/print-pdf.ts';
import { stillName } from '../../src/print/stills.ts';
import { hasJudge, pdfInfo } from './poppler.ts';
import { readPdf } from './read-pdf.ts';

const poppler = hasJudge('pdfinfo');
const qpdf = hasJudge('qpdf');
const site = mkdtempSync(join(tmpdir(), 'finish-'));
const pagePath = join(site, 'deck/print.html');
const pdfPath = join(site, 'deck/deck.pdf');
const title = `Tasks (and “more”): ${'a long title '.repeat(12).trim()} \\ ü`;
const heading = 'A heading of so many words that it goes over two lines, and with code in it: await asyncio.sleep(1) at its end';
let browser: OpenedBrowser;

beforeAll(async () => {
  mkdirSync(join(site, 'deck'));
  const label = (text: string): string => `class="page" data-page-label="${text}"`;
  writeFileSync(pagePath, `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title><meta name="author" content="Zoë O&#39;Hara">
    <meta name="description" content="What &lt;tasks&gt; do"><meta name="keywords" content="asyncio, tasks"><style>@page{size:800px 450px;margin:0} body{margin:0} .page{height:450px;break-after:page;overflow:hidden}</style></head>
    <body data-date="4 May 2026"><section ${label('1')}><h1>${title}</h1></section>
    <section ${label('2')} id="zwei"><h2 class="heading">${heading.replace('await asyncio.sleep(1)', '<code>await asyncio.sleep(1)</code>')}</h2><a href="#drei">see</a></section>
    <section ${label('2.1')}><p>a step</p><h3 role="presentation">no bookmark</h3></section><section ${label('2.5.2')}><p>a message</p></section>
    <section ${label('3')} id="drei"><h2 class="heading">Drei</h2><a href="https://docs.python.org/3/(x)">the docs</a> <a href="#nirgends">nowhere</a></section>
    <section ${label('4')}><h3 class="heading">Vier</h3></section></body></html>`);
  browser = await openBrowser();
  await printPdf({ browser, pagePath, pdfPath });
});
afterAll(async () => {
  await browser.close();
  rmSync(site, { recursive: true });
});

describe('a finished file', () => {
  test.runIf(poppler)('says-what-its-page-says', () => {
    expect(pdfInfo(pdfPath)).toMatchObject({ Title: title, Author: "Zoë O'Hara", Subject: 'What <tasks> do', Keywords: 'asyncio, tasks', Pages: '6', Tagged: 'yes' });
    expect(pdfInfo(pdfPath)['CreationDate']).toContain('May  4 00:00:00 2026');
  });

  test.runIf(qpdf)('says-the-same-in-its-xmp-packet', () => {
    const { metadata, language } = readPdf(pdfPath);
    expect(language).toBe('de');
    for (const fact of ['<rdf:li>Zoë O\'Hara</rdf:li>', 'What &lt;tasks&gt; do', '<rdf:Bag><rdf:li>asyncio</rdf:li><rdf:li>tasks</rdf:li></rdf:Bag>', '<xmp:CreateDate>2026-05-04T00:00:00Z</xmp:CreateDate>', '<pdfuaid:part>1</pdfuaid:part>']) expect(metadata).toContain(fact);
  });

  test.runIf(qpdf)('labels-its-pages', () => {
    expect(readPdf(pdfPath).labels).toEqual(['1', '2', '2.1', '2.5.2', '3', '4']);
  });

  test.runIf(qpdf)('has-bookmarks-in-the-words-of-their-headings', () => {
    expect(readPdf(pdfPath).bookmarks).toEqual([{ depth: 1, title, page: 1 }, { depth: 2, title: heading, page: 2 }, { depth: 2, title: 'Drei', page: 5 }, { depth: 3, title: 'Vier', page: 6 }]);
  });

  test.runIf(qpdf)('describes-its-links-and-has-none-that-leads-nowhere', () => {
    expect(readPdf(pdfPath).links).toEqual([
      { target: '/drei', says: 'see, on the page “Drei”', lands: true }, { target: 'https://docs.python.org/3/(x)', says: 'the docs', lands: true },
    ]);
  });
});

test('has-the-same-bytes-whatever-nodes-the-browser-has-counted', async () => {
  const path = join(site, 'deck/table.html');
  writeFileSync(path, '<!doctype html><html lang="en"><head><title>Heads</title></head><body><table><thead><tr><th>one</th><th>two</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><p title="node00000009">(node00000009)</p></body></html>');
  const facts = { title: 'Heads', lang: 'en', created: new Date(0), labels: [], headings: [], links: new Map<string, string>() };
  const printed = async (depth: number): Promise<Buffer> => (await withStillPage(browser, { path }, async (page) => {
    if (depth > 0) await (await page.context().newCDPSession(page)).send('DOM.getDocument', { depth });
    return await page.pdf({ tagged: true });
  })).result;
  const [plain, counted, allCounted] = [await printed(0), await printed(2), await printed(-1)];
  const namesIn = (pdf: Uint8Array): readonly string[] => Buffer.from(pdf).toString('latin1').match(/\/(?:ID|Headers|Limits|Names) [^]*?[)\]]/g) ?? [];
  expect(namesIn(counted)).not.toEqual(namesIn(plain));
  const bytes = Buffer.from(finishPdf(plain, facts).bytes);
  expect(Buffer.from(finishPdf(counted, facts).bytes).equals(bytes)).toBe(true);
  expect(Buffer.from(finishPdf(allCounted, facts).bytes).equals(bytes)).toBe(true);
});

test('a-file-of-another-form-is-refused', () => {
  const facts = { title: 'x', lang: 'en', created: new Date(0), labels: [], headings: [], links: new Map<string, string>() };
  expect(() => finishPdf(Buffer.from('%PDF-1.7\nnothing of the kind\n%%EOF\n'), facts)).toThrow('unknown form');
});

describe('the date of a file', () => {
  test.each([
    ['1700000000', '2026-05-04', '2023-11-14T22:13:20.000Z'], [undefined, '2026-05-04', '2026-05-04T00:00:00.000Z'], [undefined, 'May 4, 2026', '2026-05-04T00:00:00.000Z'],
    [undefined, '4 May 2026', '2026-05-04T00:00:00.000Z'], [undefined, 'spring', '1980-01-01T00:00:00.000Z'], [undefined, '', '1980-01-01T00:00:00.000Z'], ['soon', '2026-99-99', '1980-01-01T00:00:00.000Z'],
  ])('%s-and-%s-is-%s', (epoch, date, expected) => {
    expect(createdOn(epoch, date).toISOString()).toBe(expected);
  });
});

test('pictures-are-named-by-slide-step-and-message', () => {
  expect(['3', '3.2', '12.10', '5.5.2'].map(stillName)).toEqual(['003.png', '003.02.png', '012.10.png', '005.05.2.png']);
});

test('a-browser-that-hangs-leaves-no-picture', async () => {
  const printer = createPrinter({ openBrowser, patience: 1 });
  const folder = join(site, 'pictures');
  expect(await printer.picture({ pagePath, folder, width: 320, height: 180, colorScheme: 'light' })).toContain('the browser failed twice');
  await printer.close();
  expect(existsSync(folder)).toBe(false);
});
