import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { random } from '../fuzz/random.ts';
import { executable, loopstage, project, type Run } from './command.ts';
import { aside, contentOf, dot } from './content.ts';

/** Builds killed at random moments; a hundred with `npm run faults`. */
const kills = Number(process.env.LOOPSTAGE_FAULTS ?? 3);
const seed = Number(process.env.LOOPSTAGE_SEED ?? 1);

const program = (name: string): string => `   import asyncio\n\n   async def ${name}(delay):\n       await asyncio.sleep(delay)\n\n   async def main():\n       await asyncio.gather(${name}(2), ${name}(1))\n\n   asyncio.run(main())\n`;
const talk = (version: number): Readonly<Record<string, string | Uint8Array>> => ({
  'decks/one.rst': `One\n===\n\nVersion ${version}.\n\n.. image:: dot.png\n   :alt: a dot\n\nRun\n---\n\n.. code-block:: python\n\n${program(`work${version}`)}`,
  'decks/two.rst': `Two\n===\n\nVersion ${version}.\n\n.. mermaid::\n\n   sequenceDiagram\n     A->>B: version ${version}\n${aside}`,
  'decks/dot.png': dot,
});

/** Returns what `contentOf` returns, `undefined` when there is no such folder. */
function contentIfAny(folder: string): ReturnType<typeof contentOf> | undefined {
  return existsSync(folder) ? contentOf(folder) : undefined;
}

const environment = (folder: string): Readonly<Record<string, string>> => ({ LOOPSTAGE_CACHE: join(folder, 'cache'), SOURCE_DATE_EPOCH: '0' });
const build = (folder: string): Promise<Run> => loopstage(folder, ['build'], environment(folder));

/** Processes below `pid`, by Linux's own table. */
function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'latin1'))?.[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      continue;
    }
  }
  const below = (parent: number): number[] => (children.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** Loaded into a build: its first thread, the one of Python or the one that builds half of the documents, ends so many milliseconds after its start. */
const threadEnder = `const threads = require('node:worker_threads');
const delay = Number(process.env.THREAD_ENDS_AFTER);
if (threads.isMainThread && delay >= 0) {
  let ended = Number(process.env.THREADS_SPARED);
  threads.Worker = class extends threads.Worker {
    constructor(...start) {
      super(...start);
      if (ended-- === 0) setTimeout(() => this.terminate(), delay).unref();
    }
  };
  require('node:module').syncBuiltinESMExports();
}\n`;

const victims = ['build', 'browser', 'first thread', 'second thread'] as const;

/** Builds in `folder` and after `delay` milliseconds kills the build, the browser that it started, or one of its threads; resolves with the exit status, -1 for one that was killed. */
function killedBuild(folder: string, delay: number, victim: (typeof victims)[number]): Promise<{ readonly status: number; readonly stderr: string }> {
  return new Promise((done) => {
    const ofThread = victim.endsWith('thread');
    const threads = { NODE_OPTIONS: `--require ${join(folder, 'cache/ender.cjs')}`, THREAD_ENDS_AFTER: String(delay), THREADS_SPARED: victim === 'first thread' ? '0' : '1' };
    const child = spawn(process.execPath, [executable, 'build'], { cwd: folder, env: { ...process.env, ...environment(folder), ...(ofThread && threads) }, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => { stderr += data.toString(); });
    if (!ofThread) setTimeout(() => {
      const [first] = child.pid === undefined ? [] : descendants(child.pid);
      const target = victim === 'build' ? child.pid : first;
      try {
        if (target !== undefined && child.exitCode === null) process.kill(target, 'SIGKILL');
      } catch {
        return;
      }
    }, delay);
    child.on('close', (code) => { done({ status: code ?? -1, stderr }); });
  });
}

describe.skipIf(process.platform !== 'linux')('killed at a random moment', () => {
  test(`${kills}-builds-leave-an-output-that-is-whole-and-the-next-one-is-right`, async () => {
    const folder = await project(talk(0));
    const forget = (): void => { for (const name of ['recordings', 'diagrams', 'pdf', 'builds', 'engine']) rmSync(join(folder, 'cache', name), { recursive: true, force: true }); };
    const reference = new Map<number, ReturnType<typeof contentOf>>();
    let whole = 0;
    for (const version of [1, 0]) {
      for (const [path, text] of Object.entries(talk(version))) writeFileSync(join(folder, path), text);
      const began = performance.now();
      const run = await build(folder);
      expect(run.status, run.stderr).toBe(0);
      whole = performance.now() - began;
      reference.set(version, contentOf(join(folder, 'dist')));
    }
    writeFileSync(join(folder, 'cache/ender.cjs'), threadEnder);
    const numbers = random(seed);
    const counts = { killed: 0, lost: 0, finished: 0 };
    for (let round = 1; round <= kills; round += 1) {
      const version = round % 2;
      for (const [path, text] of Object.entries(talk(version))) writeFileSync(join(folder, path), text);
      forget();
      const victim = numbers.pick(victims);
      const before = contentOf(join(folder, 'dist'));
      const { status, stderr } = await killedBuild(folder, numbers.below(Math.round(whole)), victim);
      const after = contentIfAny(join(folder, 'dist')) ?? contentIfAny(join(folder, readdirSync(folder).find((name) => name.startsWith('dist.old-')) ?? 'dist'));
      if (status === 0) expect(after, `round ${round}`).toEqual(reference.get(version));
      else if (status === -1) expect([before, reference.get(version)], `round ${round}`).toContainEqual(after);
      else expect(stderr, `round ${round}`).toMatch(/error {2}output\//);
      counts[status === -1 ? 'killed' : status === 0 ? 'finished' : 'lost'] += 1;
      const again = await build(folder);
      expect(again.status, again.stderr).toBe(0);
      expect(contentOf(join(folder, 'dist')), `round ${round}`).toEqual(reference.get(version));
      expect(readdirSync(folder).sort(), `round ${round}`).toEqual(['cache', 'decks', 'dist']);
    }
    process.stdout.write(`seed ${seed}: ${kills} builds disturbed: ${counts.killed} killed, ${counts.lost} that said what they lacked, ${counts.finished} that finished all the same\n`);
  }, 60_000 + kills * 60_000);
});

/** Mounts a small disk at `folder`, where that is permitted, and returns how to make it go. */
function smallDisk(folder: string, options: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return () => { execFileSync('umount', ['-l', folder], { stdio: 'ignore' }); };
  } catch {
    process.stdout.write('no disk can be mounted here: the tests of full and read-only disks are passed over\n');
    return undefined;
  }
}

describe('disks that refuse', () => {
  test('a-full-disk-leaves-the-previous-output-and-says-so', async ({ skip }) => {
    const folder = await project(talk(0));
    await loopstage(folder, ['build', '--no-pdf', '-o', 'measure/dist'], environment(folder));
    const bytes = readdirSync(join(folder, 'measure'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
    const end = smallDisk(join(folder, 'disk'), `size=${Math.round(bytes * 1.5 / 1024)}k`);
    if (!end) return skip();
    try {
      const to = ['build', '--no-pdf', '-o', 'disk/dist'];
      expect((await loopstage(folder, to, environment(folder))).status).toBe(0);
      const before = contentOf(join(folder, 'disk/dist'));
      writeFileSync(join(folder, 'decks/two.rst'), 'Two\n===\n\nOther.\n');
      const run = await loopstage(folder, to, environment(folder));
      expect(run.stderr).toMatch(/disk\/dist.*error {2}output\/not-written[^]*no space is left[^]*nothing was written/);
      expect(run.status).toBe(1);
      expect(contentOf(join(folder, 'disk/dist'))).toEqual(before);
      expect(readdirSync(join(folder, 'disk'))).toEqual(['dist']);
    } finally {
      end();
    }
  });

  test('a-cache-on-a-full-disk-is-no-reason-to-fail', async ({ skip }) => {
    const folder = await project(talk(0));
    const end = smallDisk(join(folder, 'cache'), 'size=64k');
    if (!end) return skip();
    try {
      const run = await loopstage(folder, ['build', '--no-pdf'], { ...environment(folder), LOOPSTAGE_BROWSER: '/usr/bin/chromium' });
      expect(contentOf(join(folder, 'dist'))).toHaveProperty(['/one/index.html']);
      expect(run.stderr).not.toContain('defect');
    } finally {
      end();
    }
  });

  test('a-read-only-disk-is-named', async ({ skip }) => {
    const folder = await project(talk(0));
    const end = smallDisk(join(folder, 'disk'), 'ro');
    if (!end) return skip();
    try {
      const run = await loopstage(folder, ['build', '--no-pdf', '-o', 'disk/dist'], environment(folder));
      expect(run.stderr).toMatch(/error {2}output\/not-written[^]*read-only/);
      expect(run.status).toBe(1);
    } finally {
      end();
    }
  });
});

test('files-that-go-while-they-are-read-are-named-and-the-previous-output-stays', async () => {
  const folder = await project(talk(0));
  await build(folder);
  const before = contentOf(join(folder, 'dist'));
  for (const delay of [150, 400, 700]) {
    for (const [path, text] of Object.entries(talk(1))) writeFileSync(join(folder, path), text);
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
    const running = loopstage(folder, ['build', '--no-pdf'], environment(folder));
    setTimeout(() => { rmSync(join(folder, 'decks/dot.png'), { force: true }); }, delay);
    const run = await running;
    if (run.status === 0) continue;
    expect(run.stderr).toMatch(/dot\.png/);
    expect(run.stderr).not.toContain('defect');
    if (run.stderr.includes('nothing was written')) expect(contentOf(join(folder, 'dist'))).toEqual(before);
  }
});
