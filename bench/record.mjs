import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 5);

/** Bundles the recorder and its worker as the command line has them; returns where they are. */
async function bundle() {
  const input = { recorder: join(root, 'src/record/recorder.ts'), 'record-worker': join(root, 'src/record/worker.ts'), program: join(root, 'src/trace/program.ts') };
  await build({ configFile: false, root, logLevel: 'warn', build: { ssr: true, outDir, emptyOutDir: true, copyPublicDir: false, target: 'node20', minify: false, rolldownOptions: { input, output: { entryFileNames: '[name].js' } } } });
  return outDir;
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const median = (times) => ({ wall: middle(times.map(({ wall }) => wall)), cpu: middle(times.map(({ cpu }) => cpu)) });
const megabytes = () => process.memoryUsage().rss / 2 ** 20;

const processor = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

/** Returns how long some work took and how much of the processor it used, in milliseconds. */
async function timed(work) {
  const [began, used] = [performance.now(), processor()];
  await work();
  return { wall: performance.now() - began, cpu: processor() - used };
}

const outDir = join(root, 'node_modules/.cache/loopstage/bench');
const folder = process.argv[2] === '--memory' ? outDir : await bundle();
const { createRecorder } = await import(pathToFileURL(join(folder, 'recorder.js')).href);
const { defaultBudgets } = await import(pathToFileURL(join(folder, 'program.js')).href);
const programs = join(root, 'tests/record/programs');
const texts = await Promise.all((await readdir(programs)).filter((name) => name.endsWith('.py')).sort().map((name) => readFile(join(programs, name), 'utf8')));

let number = 0;
/** A program that no cache has seen. */
const fresh = (text) => ({ path: 'bench.py', setup: [], main: { kind: 'script', text: `${text}# ${number += 1}\n`, line: 1 }, options: { seed: 0, budgets: defaultBudgets } });
const some = (count) => Array.from({ length: count }, (_, index) => fresh(texts[index % texts.length]));

async function firstRecording(cacheFolder) {
  const recorder = createRecorder({ cacheFolder });
  const taken = await timed(() => recorder.record(some(1)));
  await recorder.close();
  return taken;
}

/** Returns the memory in MB that a process holds which has recorded the programs, at rest and at the most; a process of its own, so that nothing else counts. */
async function memoryOf(cacheFolder) {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, '--memory', cacheFolder]);
  return JSON.parse(stdout);
}

if (process.argv[2] === '--memory') {
  const recorder = createRecorder({ cacheFolder: process.argv[3] });
  await recorder.record(some(2 * texts.length));
  const now = megabytes();
  const most = process.resourceUsage().maxRSS / 1024;
  await recorder.close();
  process.stdout.write(JSON.stringify({ now, most }));
  process.exit(0);
}

const cache = await mkdtemp(join(tmpdir(), 'loopstage-bench-'));
const without = [];
for (let round = 0; round < rounds; round += 1) without.push(await firstRecording(undefined));
const making = await firstRecording(cache);
const withSnapshot = [];
for (let round = 0; round < rounds; round += 1) withSnapshot.push(await firstRecording(cache));
const recorder = createRecorder({ cacheFolder: cache });
await recorder.record(some(texts.length));
const warm = [];
let events = 0;
for (const program of some(3 * texts.length)) {
  warm.push(await timed(async () => {
    const [recording] = await recorder.record([program]);
    events += recording.events?.length ?? 0;
  }));
}
const batch = await timed(() => recorder.record(some(200)));
await recorder.close();
const memory = await memoryOf(cache);
await rm(cache, { recursive: true });

const shown = (value, unit) => `${value.toFixed(value < 100 ? 1 : 0).padStart(7)} ${unit}`;
const times = [
  ['start with the snapshot', median(withSnapshot), 900], ['start without it', median(without), 4000], ['start that makes it', making, 8000],
  ['one program, warm', median(warm), 10], ['200 programs', batch, 3000],
];
for (const [name, { wall, cpu }, aim] of times) {
  process.stdout.write(`${name.padEnd(24)} ${shown(wall, 'ms')}  processor ${shown(cpu, 'ms')}  aim ${String(aim).padStart(4)} ms, ${(wall / aim).toFixed(2)} of it, ${(cpu / aim).toFixed(2)} by processor\n`);
}
process.stdout.write(`${'memory with an engine'.padEnd(24)} ${shown(memory.now, 'MB')}  at most   ${shown(memory.most, 'MB')}  aim  320 MB, ${(memory.most / 320).toFixed(2)} of it\n`);
process.stdout.write(`${'other work meanwhile'.padEnd(24)} ${shown(loadavg()[0], '')}  processes that wanted one of the ${availableParallelism()} processors, this one among them\n`);
process.stdout.write(`${'events of a program'.padEnd(24)} ${shown(events / warm.length, '')}\n`);
