import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 15);
const command = join(root, 'build/cli/loopstage.js');

const program = (seconds) => `import asyncio\n\nasync def work(name, seconds):\n    await asyncio.sleep(seconds)\n\nasync def main():\n    await asyncio.gather(work('a', ${seconds}), work('b', 1))\n\nasyncio.run(main())`;
const indented = (text) => text.split('\n').map((line) => (line === '' ? '' : `   ${line}`)).join('\n');

/** A document of one deck; the slide to edit is in the middle and holds text, a diagram and an example. */
function talk(number, slides, markdown) {
  const [title, heading] = markdown ? [`# Deck ${number}`, (text) => `## ${text}`] : [`Deck ${number}\n${'='.repeat(20)}`, (text) => `${text}\n${'-'.repeat(20)}`];
  const middle = Math.floor(slides / 2);
  const parts = Array.from({ length: slides }, (_, index) => {
    const words = `${heading(`Slide ${index}`)}\n\nWords of slide ${index}, *some* of them \`\`code\`\`, with a [link](https://example.org).\n\n- one\n- two\n- three\n`;
    if (index !== middle) return words;
    const drawing = 'sequenceDiagram\n    participant A\n    participant B\n    A->>B: hello 0';
    return markdown ? `${words}\nEdit 0.\n\n\`\`\`mermaid\n${drawing}\n\`\`\`\n\n## Example\n\n\`\`\`python\n${program(100)}\n\`\`\`\n`
      : `${words}\nEdit 0.\n\n.. mermaid::\n\n${indented(drawing)}\n\nExample\n-------\n\n.. code-block:: python\n\n${indented(program(100))}\n`;
  });
  return `${title}\n\nAbout it.\n\n${parts.join('\n')}`;
}

async function serve(folder) {
  const child = spawn(process.execPath, [command, 'dev', '-p', '0'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const url = await new Promise((found, failed) => {
    child.stderr.on('data', (part) => {
      said += String(part);
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (match) found(match[0]);
    });
    child.on('exit', () => { failed(new Error(said)); });
  });
  /** Milliseconds that its main thread has run (Linux). */
  const processor = async () => Number((await readFile(`/proc/${child.pid}/schedstat`, 'utf8').catch(() => '')).split(' ')[0]) / 1e6;
  return { url, processor, end: () => new Promise((done) => { child.on('exit', done); child.kill('SIGINT'); }) };
}

/** Settles with the time at which a frame has been painted in which the deck holds `text`, in milliseconds since 1970. */
const painted = (page, text) => page.evaluate((wanted) => new Promise((done) => {
  const look = () => {
    if (!document.querySelector('.slides')?.textContent?.includes(wanted)) return false;
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { done(performance.timeOrigin + performance.now()); }; port2.postMessage(0); });
    return true;
  };
  if (look()) return;
  const watch = new MutationObserver(() => { if (look()) watch.disconnect(); });
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
}), text);

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

async function measure(name, browser, decks, slides, markdown) {
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-bench-'));
  await mkdir(join(folder, 'decks'));
  const ending = markdown ? 'md' : 'rst';
  for (let number = 1; number <= decks; number += 1) await writeFile(join(folder, `decks/${number}.${ending}`), talk(number, slides, markdown));
  const server = await serve(folder);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const pageProcessor = async () => ((await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  const middle = Math.floor(slides / 2);
  await page.goto(`${server.url}deck-1/#/slide-${middle}`);
  await page.locator('.reveal.ready section.present').waitFor();
  await page.waitForFunction(() => document.querySelector('.slides svg') !== null && document.querySelector('.dev-waiting') === null, undefined, { timeout: 240_000 });
  await page.waitForTimeout(1500);
  const file = join(folder, `decks/1.${ending}`);
  /** Programs sleep for so many seconds: a number that no earlier run had, so that no recording is in the cache. */
  let count = 100 + Math.floor(Math.random() * 70_000);
  const edits = [
    ['text', (text, to) => text.replace(/Edit \w+\./, `Edit x${to}x.`), (to) => `Edit x${to}x.`, `slide-${middle}`],
    ['code, the listing', (text, to) => text.replace(/work\('a', \d+\)/, `work('a', ${to})`), (to) => `work('a', ${to})`, 'example'],
    ['code, the recording', (text, to) => text.replace(/work\('a', \d+\)/, `work('a', ${to})`), (to) => `sleeps for ${to} s`, 'example-stage'],
    ['diagram', (text, to) => text.replace(/hello \d+/, `hello ${to}`), (to) => `hello ${to}`, `slide-${middle}`],
  ];
  for (const [kind, change, shown, slide] of edits) {
    await page.evaluate((id) => { location.hash = `#/${id}`; }, slide);
    await page.waitForTimeout(500);
    const [times, used, usedByPage] = [[], [], []];
    for (let round = 0; round < rounds + 3; round += 1) {
      count += 1;
      const text = change(await readFile(file, 'utf8'), count);
      const seen = painted(page, shown(count));
      await page.waitForTimeout(20);
      const [before, beforeInPage] = [await server.processor(), await pageProcessor()];
      const began = Date.now();
      await writeFile(file, text);
      const at = await Promise.race([seen, page.waitForTimeout(20_000).then(() => Number.NaN)]);
      if (round >= 3) {
        times.push(at - began);
        used.push(await server.processor() - before);
        usedByPage.push(await pageProcessor() - beforeInPage);
      }
      await page.waitForFunction(() => document.querySelector('.dev-waiting') === null, undefined, { timeout: 60_000 });
      await page.waitForTimeout(250);
    }
    const [median, p90] = [quantile(times, 0.5), quantile(times, 0.9)];
    process.stdout.write(`${`${name}, ${kind}`.padEnd(46)} median ${median.toFixed(0).padStart(5)} ms  p90 ${p90.toFixed(0).padStart(5)} ms  processor: server ${quantile(used, 0.5).toFixed(0).padStart(4)} ms, page ${quantile(usedByPage, 0.5).toFixed(0).padStart(4)} ms\n`);
  }
  await page.close();
  await server.end();
  await rm(folder, { recursive: true });
}

const outDir = join(root, 'node_modules/.cache/loopstage/bench-dev');
await build({ configFile: false, root, logLevel: 'warn', build: { ssr: 'src/browser/open-browser.ts', outDir, emptyOutDir: true, copyPublicDir: false, target: 'node20', minify: false } });
const { openBrowser } = await import(pathToFileURL(join(outDir, 'open-browser.js')).href);
const { browser } = await openBrowser();
process.stdout.write('from the edit of a file to the painted frame; aim: median 60 ms, p90 100 ms for text\n');
await measure('1 deck of 60 slides', browser, 1, 60, false);
await measure('200 decks of 12 slides', browser, 200, 12, false);
await measure('1 deck of 60 slides in Markdown', browser, 1, 60, true);
await browser.close();
