import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 5);
if (!existsSync(join(root, 'build/web/print.css'))) throw new Error('run `npm run compile` first');

/** Bundles what the bench calls beside the built player, where the command line looks for it. */
async function bundle() {
  const outDir = join(root, 'build/bench');
  const input = { workshop: join(root, 'src/cli/workshop.ts'), compile: join(root, 'src/compile.ts'), 'print-pdf': join(root, 'src/print/print-pdf.ts'), 'record-worker': join(root, 'src/record/worker.ts') };
  await build({ configFile: false, root, logLevel: 'warn', build: { ssr: true, outDir, emptyOutDir: true, copyPublicDir: false, target: 'node20', minify: false, rolldownOptions: { input, output: { entryFileNames: '[name].js' } } } });
  return outDir;
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const statOf = (pid) => { try { const text = readFileSync(`/proc/${pid}/stat`, 'utf8'); return text.slice(text.lastIndexOf(')') + 2).split(' '); } catch { return undefined; } };

/** This process and those it started, however far below. */
function family() {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => [Number(pid), Number(statOf(pid)?.[1] ?? 0)]));
  const below = (pid) => [pid, ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child))];
  return below(process.pid);
}

/** Processor time of this process and all below it, the ended ones too, in milliseconds (proc(5): ticks of a hundredth of a second). */
const processor = () => 10 * family().reduce((sum, pid) => sum + (statOf(pid)?.slice(11, 15) ?? []).reduce((ticks, field) => ticks + Number(field), 0), 0);
const field = (pid, file, name) => { try { return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0) / 1024; } catch { return 0; } };

async function timed(work) {
  const [began, used] = [performance.now(), processor()];
  const result = await work();
  return { wall: performance.now() - began, cpu: processor() - used, result };
}

/** A document whose deck has about as many slides as asked for: words, code, tables, and a recording with its diagram for every ten. */
function talk(name, slides) {
  const parts = [`${name}\n${'='.repeat(name.length)}\n`];
  for (let n = 2; n <= slides; n += 1) {
    const title = `Slide ${n}`;
    const body = [
      '- a point\n- another point, with ``code``\n- and a third of them\n',
      '.. code-block:: python\n\n   async def fetch(address):\n       async with session.get(address) as answer:\n           return await answer.json()\n',
      '====== ======\nbefore after\n====== ======\na      b\nc      d\n====== ======\n', 'A paragraph of some length, as talks have them now and then, with *stress* and a `link <https://docs.python.org/3/>`_.\n',
    ][n % 4];
    const recorded = `.. code-block:: python\n\n   import asyncio\n\n   async def work(name, delay):\n       await asyncio.sleep(delay)\n       print(name)\n\n   async def main():\n       await asyncio.gather(work('a', ${n}), work('b', 1), work('c', 2))\n\n   asyncio.run(main())\n`;
    if (n % 10 === 0) { n += 2; parts.push(`${title}\n${'-'.repeat(title.length)}\n\n${recorded}`); } else parts.push(`${title}\n${'-'.repeat(title.length)}\n\n${body}`);
  }
  return parts.join('\n');
}

const folder = await bundle();
const load = (name) => import(pathToFileURL(join(folder, `${name}.js`)).href);
const [{ withWorkshop }, { compile }, { printPdf, createPrinter }] = [await load('workshop'), await load('compile'), await load('print-pdf')];
const project = await mkdtemp(join(tmpdir(), 'loopstage-bench-'));
await mkdir(join(project, 'decks'));
for (const size of [60, 300]) await writeFile(join(project, 'decks', `${size}.rst`), talk(`Talk of ${size}`, size));
const output = join(project, 'out');
await mkdir(output);
await cp(join(root, 'build/web'), join(output, 'assets'), { recursive: true });

async function pagesOf(source) {
  return withWorkshop({ source }, async ({ found, host, openBrowser }) => {
    const { decks } = await compile(found.paths, host, { notes: false });
    for (const deck of decks) {
      await mkdir(join(output, deck.slug), { recursive: true });
      for (const { path, target } of deck.views.assets) if (path !== undefined) await cp(join(found.root, path), join(output, deck.slug, target), { recursive: true });
      await writeFile(join(output, deck.slug, 'print.html'), deck.printPage());
      await writeFile(join(output, deck.slug, 'index.html'), deck.page({}));
    }
    return { decks: decks.map(({ slug, slides }) => ({ slug, slides })), openBrowser };
  });
}

/** Reveal's own print view of the same deck, a page a slide, printed with the same options. */
async function printReveal(browser, slug, file) {
  const context = await browser.browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(join(output, slug, 'index.html')).href}?view=print&pdfSeparateFragments=false`);
  await page.waitForFunction(() => document.querySelectorAll('.pdf-page').length > 0, undefined, { timeout: 300_000, polling: 20 });
  const pdf = await page.pdf({ outline: true, tagged: true, preferCSSPageSize: true, printBackground: true });
  await writeFile(file, pdf);
  await context.close();
  return (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;
}

process.chdir(project);
const { decks, openBrowser } = await pagesOf('decks');
const browser = await openBrowser();
const print = (slug) => printPdf({ browser, pagePath: join(output, slug, 'print.html'), pdfPath: join(output, slug, 'deck.pdf'), root: output });
for (const { slug } of decks) {
  await print(slug);
  const [own, reveal] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(() => print(slug)));
    if (round < Math.min(rounds, 3)) reveal.push(await timed(() => printReveal(browser, slug, join(output, slug, 'reveal.pdf'))));
  }
  const pages = own[0].result.pages;
  const line = (name, runs, count) => {
    const [wall, cpu] = [middle(runs.map((run) => run.wall)), middle(runs.map((run) => run.cpu))];
    process.stdout.write(`${String(count).padStart(4)} pages  ${name.padEnd(20)} ${(wall / count).toFixed(1).padStart(6)} ms a page  ${((1000 * count) / wall).toFixed(0).padStart(5)} pages a second   processor ${(cpu / count).toFixed(1).padStart(6)} ms a page\n`);
    return { wall: wall / count, cpu: cpu / count };
  };
  const ours = line('Loopstage', own, pages);
  const theirs = line("Reveal's print view", reveal, reveal[0].result);
  process.stdout.write(`            aim 8 ms, ${(ours.wall / 8).toFixed(2)} of it; Reveal takes ${(theirs.wall / ours.wall).toFixed(1)} times as long, ${(theirs.cpu / ours.cpu).toFixed(1)} times the processor time (aim 2)\n`);
}
await browser.close();

process.chdir(root);
const shipped = await pagesOf('decks');
const printer = createPrinter({ openBrowser: shipped.openBrowser });
const own = { rss: field(process.pid, 'status', 'VmRSS') };
let peak = { rss: 0, pss: 0 };
const watch = setInterval(() => {
  const others = family().filter((pid) => pid !== process.pid);
  const sum = (file, name) => others.reduce((total, pid) => total + field(pid, file, name), 0);
  const rss = sum('status', 'VmRSS');
  if (rss > peak.rss) peak = { rss, pss: sum('smaps_rollup', 'Pss') };
}, 50);
const queue = [...shipped.decks];
const problems = [];
const all = await timed(() => Promise.all([0, 1].map(async () => {
  for (let deck = queue.shift(); deck; deck = queue.shift()) {
    const problem = await printer.print(join(output, deck.slug, 'print.html'), join(output, deck.slug, 'deck.pdf'));
    if (problem !== undefined) problems.push(problem);
  }
})));
clearInterval(watch);
await printer.close();
const slides = shipped.decks.reduce((sum, deck) => sum + deck.slides, 0);
process.stdout.write(`${shipped.decks.length} decks, ${slides} pages, two at once: ${(all.wall / 1000).toFixed(1)} s, ${(all.wall / slides).toFixed(1)} ms a page, processor ${(all.cpu / slides).toFixed(1)} ms a page\n`);
process.stdout.write(`memory of the browser at its peak: ${peak.rss.toFixed(0)} MB of resident pages, shared ones counted in each process, ${peak.pss.toFixed(0)} MB counted once; this process ${own.rss.toFixed(0)} MB; aim 1000 MB\n`);
for (const problem of problems) process.stdout.write(`failed: ${problem}\n`);
const files = await Promise.all(shipped.decks.map(async ({ slug }) => (await readFile(join(output, slug, 'deck.pdf'))).length));
process.stdout.write(`size of the PDFs: ${(files.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1)} MB in ${(await readdir(output)).length - 1} folders\n`);
await rm(project, { recursive: true });
