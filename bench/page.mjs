import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { slidesOfDeck, writeCorpus } from './corpus.mjs';

/**
 * What a reader's browser has to load and do for one deck, beside the same deck as people make it by hand: Reveal with its highlight plugin, and Mermaid drawing
 * the diagrams in the page. Both come from this machine, compressed, over the connection and on the processor of a slow telephone.
 */
const root = resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 3);
const document = join(root, 'decks/07-wait.rst');
const slow = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (0.75e6 / 8) * 0.9 };
const slower = 4;

const command = join(root, 'build/cli/loopstage.js');
if (!existsSync(command)) throw new Error('compile first: npm run compile');
const folder = await mkdtemp(join(tmpdir(), 'loopstage-bench-page-'));
const build = (source, to) => execFileSync(process.execPath, [command, 'build', source, '--no-pdf', '-o', join(folder, to)], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
build(document, 'ours');
/** The deck that `compare.mjs` has every tool make. */
await writeCorpus(join(folder, 'corpus'), 1, 'rst');
build(join(folder, 'corpus'), 'neutral');

/** The slides of a deck's page, reduced to what any slide tool has: headings, text, code, and diagrams in Mermaid's language. */
function plainSlides(html) {
  return html.split(/(?=<section id=)/).slice(1).map((section) => {
    const [, id] = /<section id="([^"]+)"/.exec(section) ?? [];
    const [, heading = ''] = /<h[1-4] [^>]*>([\s\S]*?)<\/h[1-4]>/.exec(section) ?? [];
    const [, diagram] = /data-mermaid="([^"]+)"/.exec(section) ?? [];
    const code = /<pre[\s\S]*?<code[^>]*>([\s\S]*?)<\/code>/.exec(section)?.[1]?.replace(/<span class="number"[\s\S]*?<\/span>|<b class="who"[\s\S]*?<\/b>/g, '').replace(/<[^>]+>/g, '');
    const lists = diagram === undefined && code === undefined ? [...section.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)].map(([, item]) => `<li>${item.replace(/<[^>]+>/g, '')}</li>`).join('') : '';
    const body = diagram === undefined ? (code === undefined ? `<ul>${lists}</ul>` : `<pre><code class="language-python" data-trim>${code}</code></pre>`) : `<div class="mermaid">${diagram}</div>`;
    return `<section id="${id}"><h2>${heading.replace(/<[^>]+>/g, '')}</h2>${body}</section>`;
  });
}

async function writePeer(ours, to) {
  await mkdir(to, { recursive: true });
  const files = { 'reveal.css': 'reveal.js/dist/reveal.css', 'white.css': 'reveal.js/dist/theme/white.css', 'code.css': 'reveal.js/dist/plugin/highlight/monokai.css', 'reveal.js': 'reveal.js/dist/reveal.js', 'highlight.js': 'reveal.js/dist/plugin/highlight.js', 'mermaid.js': 'mermaid/dist/mermaid.min.js' };
  for (const [name, path] of Object.entries(files)) await writeFile(join(to, name), await readFile(join(root, 'node_modules', path)));
  const styles = Object.keys(files).filter((name) => name.endsWith('.css')).map((name) => `<link rel="stylesheet" href="${name}">`).join('\n');
  const scripts = Object.keys(files).filter((name) => name.endsWith('.js')).map((name) => `<script src="${name}"></script>`).join('\n');
  await writeFile(join(to, 'index.html'), `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Peer</title>\n${styles}\n</head><body>
<div class="reveal"><div class="slides">\n${plainSlides(ours).join('\n')}\n</div></div>\n${scripts}
<script>mermaid.initialize({ startOnLoad: false });
Reveal.initialize({ hash: true, scrollActivationWidth: 0, plugins: [RevealHighlight] }).then(() => mermaid.run());</script>\n</body></html>\n`);
}

const page = await readFile(join(folder, 'ours/asyncio-wait/index.html'), 'utf8');
await writePeer(page, join(folder, 'peer'));
const [, diagram] = /<section id="([^"]+)" class="slide slide-sequence/.exec(page) ?? [];

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const server = createServer((request, response) => {
  const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
  readFile(join(folder, path)).then((body) => {
    const small = extname(path) === '.woff2' ? body : gzipSync(body);
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', ...(small !== body && { 'content-encoding': 'gzip' }), 'content-length': small.length }).end(small);
  }, () => { response.writeHead(404).end(); });
});
await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
const top = `http://127.0.0.1:${server.address().port}`;

/** Notes in the page when things can be seen; runs before anything else there. */
function watch(slide) {
  const seen = { shift: 0, blocked: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.blocked += Math.max(0, entry.duration - 50); }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const box = (selector) => [...window.document.querySelectorAll(selector)].some((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().height > 1);
    if (seen.heading === undefined && box('.slides > section:not([hidden]) :is(h1, h2)')) seen.heading = performance.now();
    if (seen.ready === undefined && window.document.querySelector('.reveal.ready')) seen.ready = performance.now();
    if (seen.diagram === undefined && slide !== undefined && box(`#${CSS.escape(slide)}.present svg text`)) seen.diagram = performance.now();
    requestAnimationFrame(look);
  };
  look();
}

async function visit(browser, path, slide) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const tab = await context.newPage();
  const tools = await context.newCDPSession(tab);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', slow);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const loaded = { bytes: 0, requests: 0 };
  tools.on('Network.requestWillBeSent', () => { loaded.requests += 1; });
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => { loaded.bytes += encodedDataLength; });
  await tab.addInitScript(watch, slide);
  await tab.goto(`${top}${path}${slide === undefined ? '' : `#/${slide}`}`, { waitUntil: 'load', timeout: 60_000 });
  await tab.waitForFunction((wanted) => window.seen.ready !== undefined && (!wanted || window.seen.diagram !== undefined), slide !== undefined, { timeout: 60_000 });
  await tab.waitForLoadState('networkidle');
  const facts = await tab.evaluate(() => ({ ...window.seen, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }));
  await context.close();
  return { ...facts, ...loaded };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await chromium.launch({ ...(existsSync('/usr/bin/chromium') && { executablePath: '/usr/bin/chromium' }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const results = {};
for (const [name, path] of [['loopstage', '/ours/asyncio-wait/index.html'], ['peer', '/peer/index.html']]) {
  const first = [];
  const second = [];
  for (let round = 0; round < rounds; round += 1) {
    first.push(await visit(browser, path));
    second.push(await visit(browser, path, diagram));
  }
  const middle = (visits, key) => median(visits.map((one) => one[key] ?? Number.NaN));
  results[name] = { bytes: middle(first, 'bytes'), requests: middle(first, 'requests'), paint: middle(first, 'paint'), heading: middle(first, 'heading'), ready: middle(first, 'ready'), blocked: middle(first, 'blocked'), shift: middle(first, 'shift'), diagram: middle(second, 'diagram') };
}
const neutral = await visit(browser, '/neutral/deck-1/index.html');
await browser.close();
server.close();
await rm(folder, { recursive: true });

const { loopstage, peer } = results;
const kilobytes = (value) => `${(value / 1000).toFixed(0)} KB`;
const seconds = (value) => `${(value / 1000).toFixed(2)} s`;
const rows = [
  ['bytes loaded, compressed', kilobytes, 'bytes'], ['requests', String, 'requests'], ['first paint', seconds, 'paint'], ['first slide seen', seconds, 'heading'],
  ['deck can be used', seconds, 'ready'], ['a link to the first diagram shows it', seconds, 'diagram'], ['main thread blocked', seconds, 'blocked'], ['layout shift', (value) => value.toFixed(4), 'shift'],
];
const slides = page.match(/<section id=/g)?.length ?? 0;
process.stdout.write(`## A deck in the reader's browser\n\n${slides} slides of \`decks/07-wait.rst\`, median of ${rounds}, over 1.6 Mbit/s with 150 ms latency on a processor ${slower} times slower. The other deck has the same headings, lists, code and diagrams, but no recordings: Reveal with its highlight plugin, Mermaid in the page.\n\n`);
process.stdout.write(`| | Loopstage | Reveal and Mermaid | |\n|---|--:|--:|--:|\n${rows.map(([name, unit, key]) => `| ${name} | ${unit(loopstage[key])} | ${unit(peer[key])} | ${loopstage[key] > 0 && peer[key] > 0 ? `${(peer[key] / loopstage[key]).toFixed(1)} times` : ''} |`).join('\n')}\n`);
process.stdout.write(`\nA neutral deck of ${slidesOfDeck} slides without recordings, six diagrams drawn, as in the table of tools: ${kilobytes(neutral.bytes)} in ${neutral.requests} requests, first slide seen after ${seconds(neutral.heading)}.\n`);
