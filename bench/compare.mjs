import { mkdtemp, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus } from './corpus.mjs';
import { measure, median, megabytes, seconds, table } from './measure.mjs';
import { peersFolder, tools } from './peers.mjs';

/**
 * Times the tools side by side: each size in turn, and within it each tool in turn, so that what else the machine does hits all alike. `node
 * bench/compare.mjs [rounds] [largest]`; peers that are not installed are left out and named.
 */
const rounds = Number(process.argv[2] ?? 3);
const largest = Number(process.argv[3] ?? 200);
const work = await mkdtemp(join(tmpdir(), 'loopstage-compare-'));
const cache = join(work, 'cache');
/** Slidev looks for its theme above the deck. */
await symlink(join(peersFolder, 'node_modules'), join(work, 'node_modules'), 'dir');
const environment = { ...process.env, LOOPSTAGE_CACHE: cache, CHROME_PATH: '/usr/bin/chromium', PUPPETEER_EXECUTABLE_PATH: '/usr/bin/chromium', NO_UPDATE_NOTIFIER: '1' };
const present = tools.filter((tool) => tool.present());
const absent = tools.filter((tool) => !tool.present()).map(({ name }) => name);

async function corpus(count, form) {
  const folder = join(work, `${form}-${count}`);
  const files = await writeCorpus(folder, count, form);
  return { folder, files };
}

/** Runs one kind of work of one tool once, into an empty folder. */
async function run(tool, kind, count, prepare = true) {
  const out = join(work, 'out', `${tool.name}-${kind}-${count}`);
  if (prepare) {
    await rm(out, { recursive: true, force: true });
    await mkdir(kind === 'html' && tool.name === 'Loopstage' ? join(work, 'out') : out, { recursive: true });
    await tool.before?.(cache);
  }
  const [command, args] = tool[kind]({ ...await corpus(count, tool.form), out });
  const taken = await measure(command, args, { env: environment, cwd: work });
  const bytes = await sizeOf(out);
  return { ...taken, bytes, failed: taken.status !== 0 || bytes === 0 };
}

async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function side(title, kind, count, who, times) {
  const runs = new Map(who.map((tool) => [tool, []]));
  for (let round = 0; round < times; round += 1) for (const tool of who) runs.get(tool).push(await run(tool, kind, count));
  const ours = median((runs.get(present[0]) ?? []).map(({ wall }) => wall));
  return who.map((tool) => {
    const all = runs.get(tool);
    const wall = median(all.map((taken) => taken.wall));
    const broken = all.find(({ failed }) => failed);
    return [title, tool.name, broken ? `failed: ${broken.stderr.trim().split('\n').at(-1)?.slice(0, 80) ?? ''}` : seconds(wall), seconds(median(all.map(({ cpu }) => cpu))), megabytes(median(all.map(({ memory }) => memory))), broken ? '' : (wall / ours).toFixed(1), megabytes(median(all.map(({ bytes }) => bytes)))];
  });
}

const rows = [['work', 'tool', 'time', 'processor', 'memory', 'times ours', 'output']];
const [loopstage] = present;
for (const [count, who, times] of [[1, present, rounds], [20, present, rounds], [200, present.filter(({ name }) => name !== 'Slidev'), 1]]) {
  if (count > largest) continue;
  await run(loopstage, 'html', count);
  rows.push(...await side(`HTML, ${count} x 60`, 'html', count, who, times));
  const again = [];
  for (let round = 0; round < rounds; round += 1) again.push(await run(loopstage, 'html', count, false));
  rows.push([`HTML, ${count} x 60, nothing changed`, 'Loopstage', seconds(median(again.map(({ wall }) => wall))), seconds(median(again.map(({ cpu }) => cpu))), megabytes(median(again.map(({ memory }) => memory))), '', '']);
}
rows.push(...await side('PDF, 60 slides', 'pdf', 1, present.filter(({ pdf }) => pdf), rounds));
rows.push(...await side('PDF with every step', 'steps', 1, present.filter(({ steps }) => steps), rounds));
process.stdout.write(`## Side by side\n\nMedians of ${rounds} (200 decks: one run), tools in turn; diagrams are in the cache. Memory is that of all processes of a run together.${absent.length > 0 ? ` Not installed here: ${absent.join(', ')}.` : ''}\n\n${table(rows)}\n\n`);
const cpuOf = (count) => Number.parseFloat(rows.find(([work_, tool]) => work_ === `HTML, ${count} x 60` && tool === 'Loopstage')?.[3] ?? '');
if (largest >= 200) process.stdout.write(`Growth from 20 to 200 decks: processor time grows with the power ${(Math.log(cpuOf(200) / cpuOf(20)) / Math.log(10)).toFixed(2)} of the number of decks.\n`);
await rm(work, { recursive: true, force: true });
