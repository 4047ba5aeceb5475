import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const [source = 'decks'] = process.argv.slice(2);

/** Bundles what measures slides as the command line has it; it finds its page script beside itself. */
async function bundle() {
  const outDir = join(root, 'build/bench');
  const input = { measure: join(root, 'src/print/measure-pages.ts'), browser: join(root, 'src/browser/open-browser.ts') };
  await build({ configFile: false, root, logLevel: 'warn', build: { ssr: true, outDir, emptyOutDir: true, copyPublicDir: false, target: 'node20', minify: false, rolldownOptions: { input, output: { entryFileNames: '[name].js' } } } });
  return outDir;
}

const folder = await bundle();
const { measurePage } = await import(pathToFileURL(join(folder, 'measure.js')).href);
const { openBrowser } = await import(pathToFileURL(join(folder, 'browser.js')).href);
const site = await mkdtemp(join(tmpdir(), 'loopstage-bench-'));
await promisify(execFile)(process.execPath, [join(root, 'build/cli/loopstage.js'), 'build', source, '--no-pdf', '-o', site], { cwd: root }).catch((failed) => { if (failed.code !== 1) throw failed; });
const opened = await openBrowser();
const session = await opened.browser.newBrowserCDPSession();
const used = new Map();
/** Milliseconds that the processes of the browser have used of the processor, those that have ended as they were last seen. */
async function processor() {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  for (const { id, cpuTime } of processInfo) used.set(id, cpuTime * 1000);
  return [...used.values()].reduce((sum, time) => sum + time, 0);
}
const watch = setInterval(() => { void processor().catch(() => 0); }, 50);
const before = await processor();
let [slides, states] = [0, 0];
const decks = (await readdir(site, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'assets')
  .map((entry) => ({ name: entry.name, bytes: statSync(join(site, entry.name, 'index.html')).size })).sort((a, b) => b.bytes - a.bytes).values();
/** Measures the next deck that nobody measures, until there is none. */
async function measureDecks() {
  for (const entry of decks) {
    const begun = performance.now();
    const measured = await measurePage(opened, { path: join(site, entry.name, 'index.html'), size: { width: 1920, height: 1080 }, schemes: ['light', 'dark'] });
    const taken = performance.now() - begun;
    const steps = measured.reduce((sum, slide) => sum + slide.states, 0);
    console.log(`${entry.name.padEnd(32)} ${String(measured.length).padStart(4)} slides ${String(steps).padStart(5)} states ${(taken / steps).toFixed(1).padStart(6)} ms each`);
    [slides, states] = [slides + measured.length, states + steps];
  }
}
const start = performance.now();
await Promise.all([measureDecks(), measureDecks()]);
const time = performance.now() - start;
clearInterval(watch);
const cpu = await processor() - before;
await opened.close();
await rm(site, { recursive: true, force: true });
console.log(`check: ${slides} slides in ${states} states, two decks at once: ${(time / states).toFixed(1)} ms for a slide and step, light and dark, and ${(cpu / states).toFixed(1)} ms of the processor, loading included (load ${loadavg()[0]?.toFixed(1)})`);
