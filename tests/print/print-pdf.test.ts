import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { createPrinter, printPdf } from '../../src/print/print-pdf.ts';
import { screenshot } from '../../src/print/screenshot.ts';
import { dyingBrowser } from '../browser/dying-browser.ts';
import { bookmarks, hasJudge, pdfInfo, pdfText } from './poppler.ts';

const poppler = hasJudge('pdfinfo') && hasJudge('pdftotext') && hasJudge('pdffonts');
const qpdf = hasJudge('qpdf');

const site = mkdtempSync(join(tmpdir(), 'print-'));
const deck = join(site, 'deck');
const pagePath = join(deck, 'print.html');
const pdfPath = join(deck, 'deck.pdf');
const outside = mkdtempSync(join(tmpdir(), 'outside-'));
const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90" fill="#0a5fa5"/></svg>';

let asked = 0;
let server: Server;
let browser: OpenedBrowser;

beforeAll(async () => {
  server = createServer((_, response) => { asked++; response.end('x'); });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  mkdirSync(join(site, 'assets'));
  mkdirSync(deck);
  cpSync(resolve(import.meta.dirname, '../../node_modules/@fontsource/inter/files/inter-latin-400-normal.woff2'), join(site, 'assets/inter.woff2'));
  writeFileSync(join(site, 'assets/print.css'), `@font-face{font-family:Inter;src:url(inter.woff2)}
    @page{size:1920px 1080px;margin:0} body{margin:0;font:40px Inter} h1,h2{font-weight:400} .page{width:1920px;height:1080px;break-after:page;overflow:hidden}`);
  writeFileSync(join(deck, 'dot.svg'), dot);
  writeFileSync(join(outside, 'secret.svg'), dot);
  writeFileSync(pagePath, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>On tasks</title><link rel="stylesheet" href="../assets/print.css"></head><body>
    <section class="page"><h1>On tasks</h1><p>First words, <a href="#second">within</a>, <a href="../index.html">beside</a>, <a href="https://docs.python.org/3/">away</a>.</p></section>
    <section class="page" id="second"><h2>Waiting</h2><p>Second words.</p><img src="dot.svg" alt="a square" loading="lazy">
      <img src="${join(outside, 'secret.svg')}" alt=""><img src="http://127.0.0.1:${port}/spy.png" alt=""></section>
    <section class="page"><h2>The end</h2><p>Last words.</p></section></body></html>`);
  browser = await openBrowser();
});
afterEach(() => { delete process.env.SOURCE_DATE_EPOCH; });
afterAll(async () => {
  await browser.close();
  server.close();
  for (const folder of [site, outside]) rmSync(folder, { recursive: true, force: true });
});

describe('a printed page', () => {
  let printed: Awaited<ReturnType<typeof printPdf>>;
  beforeAll(async () => { printed = await printPdf({ browser, pagePath, pdfPath }); });

  test.runIf(poppler)('has-as-many-pages-as-poppler-counts-at-the-size-of-its-slides', () => {
    const info = pdfInfo(pdfPath);
    expect(info['Page size']).toMatch(/^1440 x 810 pts/);
    expect([printed.pages, Number(info.Pages)]).toEqual([3, 3]);
  });

  test.runIf(poppler)('is-tagged-and-titled', () => {
    expect(pdfInfo(pdfPath)).toMatchObject({ Tagged: 'yes', Title: 'On tasks' });
  });

  test.runIf(qpdf)('has-a-bookmark-for-each-heading', () => {
    expect(bookmarks(pdfPath)).toEqual([[1, 'On tasks'], [2, 'Waiting'], [2, 'The end']]);
  });

  test.runIf(poppler)('has-its-words-in-reading-order-and-its-fonts-inside', () => {
    expect(pdfText(pdfPath)).toEqual(['On tasks First words, within, beside, away.', 'Waiting Second words.', 'The end Last words.']);
    const fonts = execFileSync('pdffonts', [pdfPath], { encoding: 'utf8' }).split('\n').slice(2, -1);
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toMatch(/Inter-Regular +CID TrueType +\S+ +yes yes yes/);
  });

  test.runIf(qpdf)('links-within-and-to-the-web-but-names-no-folder-of-this-machine', () => {
    const whole = execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdfPath, '-'], { encoding: 'latin1' });
    expect(whole).toContain('https://docs.python.org/3/');
    expect(whole.match(/\/Subtype \/Link/g)).toHaveLength(2);
    expect(whole).not.toContain('file:');
    expect(whole).not.toContain(site);
  });

  test('took-nothing-from-outside-its-folder-and-says-what-it-was-refused', () => {
    expect(asked).toBe(0);
    expect([...printed.refused].sort()).toEqual([`file://${join(outside, 'secret.svg')}`, expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/spy\.png$/)]);
  });
});

test('a-file-that-is-not-there-is-told', async () => {
  const broken = join(deck, 'broken.html');
  writeFileSync(broken, '<!doctype html><title>x</title><img src="gone.svg" alt="">');
  const { refused } = await printPdf({ browser, pagePath: broken, pdfPath: join(deck, 'broken.pdf') });
  expect(refused).toEqual([`file://${join(deck, 'gone.svg')}`]);
});

test('with-a-source-date-the-same-page-gives-the-same-bytes', async () => {
  process.env.SOURCE_DATE_EPOCH = '1700000000';
  await printPdf({ browser, pagePath, pdfPath: join(deck, 'one.pdf') });
  process.env.SOURCE_DATE_EPOCH = '1700000000';
  await printPdf({ browser, pagePath, pdfPath: join(deck, 'two.pdf') });
  const one = readFileSync(join(deck, 'one.pdf'));
  expect(one.equals(readFileSync(join(deck, 'two.pdf')))).toBe(true);
  // date -u -d @1700000000 says: Tue Nov 14 22:13:20 UTC 2023
  expect(one.toString('latin1')).toContain('/CreationDate (D:20231114221320+00\'00\')');
});

describe('a printer', () => {
  test('opens-one-browser-for-all-pages-and-none-for-no-page', async () => {
    let starts = 0;
    const printer = createPrinter({ openBrowser: () => { starts++; return openBrowser(); } });
    expect(starts).toBe(0);
    const results = await Promise.all(['a', 'b', 'c'].map((name) => printer.print(pagePath, join(deck, `${name}.pdf`))));
    await printer.close();
    expect(results).toEqual([undefined, undefined, undefined]);
    expect(starts).toBe(1);
  });

  test('replaces-a-browser-that-ends-and-prints-the-page', async () => {
    const { open, starts } = dying(1);
    const printer = createPrinter({ openBrowser: open });
    const path = join(deck, 'again.pdf');
    expect(await printer.print(pagePath, path)).toBeUndefined();
    await printer.close();
    expect(starts()).toBe(2);
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('gives-up-after-the-second-and-leaves-nothing-half-written', async () => {
    const { open } = dying(2);
    const printer = createPrinter({ openBrowser: open });
    const before = readdirSync(deck);
    expect(await printer.print(pagePath, join(deck, 'never.pdf'))).toBe('the browser failed twice: it ended');
    await printer.close();
    expect(readdirSync(deck)).toEqual(before);
  });

  test('gives-up-a-browser-that-gives-no-answer', async () => {
    const printer = createPrinter({ openBrowser, patience: 1 });
    expect(await printer.print(pagePath, join(deck, 'never.pdf'))).toContain('the browser failed twice: it gave no answer in 0.001 seconds');
    await printer.close();
  });

  test('says-why-a-page-cannot-be-opened', async () => {
    const printer = createPrinter({ openBrowser });
    expect(await printer.print(join(deck, 'missing.html'), join(deck, 'never.pdf'))).toContain('ERR_FILE_NOT_FOUND');
    await printer.close();
    expect(existsSync(join(deck, 'never.pdf'))).toBe(false);
  });

  test('tells-what-pages-asked-for-in-vain', async () => {
    const told: (readonly [string, number])[] = [];
    const printer = createPrinter({ openBrowser, onRefused: (path, refused) => told.push([path, refused.length]) });
    await printer.print(pagePath, join(deck, 'told.pdf'));
    await printer.close();
    expect(told).toEqual([[pagePath, 2]]);
  });
});

test('a-picture-has-the-size-that-was-asked-for', async () => {
  const pngPath = join(site, 'picture.png');
  expect(await screenshot({ browser, path: pagePath, pngPath, width: 640, height: 360 })).toHaveLength(2);
  const png = readFileSync(pngPath);
  // PNG, second edition: 11.2.2 IHDR, width and height are the first two fields.
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 640, 360]);
});

/** Opens browsers of which the first `times` end as soon as they are asked to print. */
function dying(times: number): ReturnType<typeof dyingBrowser> {
  return dyingBrowser(times, (page, end) => { page.pdf = async () => { await end(); return Buffer.alloc(0); }; });
}
