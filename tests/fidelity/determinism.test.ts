import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../src/compile/read-document.ts';
import { findPrograms } from '../../src/deck/find-programs.ts';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { printRecording } from '../../src/trace/print-recording.ts';
import type { Program } from '../../src/trace/program.ts';
import { programKey } from '../../src/trace/program.ts';
import { recorded } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { fidelityPrograms } from './programs.ts';

const root = resolve(import.meta.dirname, '../..');

/** Returns the examples of every document below `decks/`. */
async function deckPrograms(): Promise<readonly Program[]> {
  const nobody = (): void => undefined;
  const read = (path: string): Promise<{ text: string }> => Promise.resolve({ text: readFileSync(join(root, path), 'utf8') });
  const paths = readdirSync(join(root, 'decks')).filter((name) => /\.(rst|md)$/.test(name)).sort().map((name) => `decks/${name}`);
  const documents = await Promise.all(paths.map((path) => readDocument(path, { read, report: nobody, remember: nobody })));
  return documents.flatMap((document) => (document === undefined ? [] : [...findPrograms(document).values()].map(({ program }) => program)));
}

/** Returns the own programs, every tenth of them once more with another program as its unrecorded setup, and the examples of the decks. */
async function allPrograms(): Promise<readonly Program[]> {
  const own = fidelityPrograms().map(({ program }) => program);
  const varied = own.filter((_, index) => index % 10 === 0).map((program, index): Program => ({ ...program, setup: [own[index * 7 + 1]?.main ?? program.main] }));
  const unique = new Map([...own, ...varied, ...await deckPrograms()].map((program) => [programKey(program), program]));
  return [...unique.values()];
}

const recorders: Recorder[] = [];
let programs: readonly Program[];
beforeAll(async () => {
  programs = await allPrograms();
  const worker = await recordWorker();
  recorders.push(createRecorder({ cacheFolder: undefined, worker, engines: 2 }), createRecorder({ cacheFolder: undefined, worker, engines: 1 }));
});
afterAll(() => Promise.all(recorders.map((recorder) => recorder.close())));

async function textsOf(recorder: Recorder | undefined, order: readonly Program[]): Promise<ReadonlyMap<Program, string>> {
  const results = await recorder?.record(order) ?? [];
  return new Map(order.map((program, index) => [program, printRecording(recorded(results[index]))]));
}

test('two-hundred-programs-give-the-same-bytes-forward-shared-by-two-engines-and-backward-in-one', async () => {
  expect(programs.length).toBeGreaterThanOrEqual(200);
  const [first, second] = recorders;
  const [forward, backward] = await Promise.all([textsOf(first, programs), textsOf(second, programs.toReversed())]);
  const differing = programs.filter((program) => forward.get(program) !== backward.get(program));
  expect(differing.map((program) => program.main.text)).toEqual([]);
  expect(new Set(forward.values()).size).toBeGreaterThan(190);
}, 600_000);

test('a-process-with-another-language-time-zone-home-and-python-settings-gives-the-same-bytes', async () => {
  const run = (env: NodeJS.ProcessEnv, cwd: string): Promise<string> => new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [join(root, 'tests/setup/run.mjs'), join(root, 'tests/fidelity/print-hashes.ts')], { cwd, env: { PATH: process.env['PATH'], ...env } }, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
    child.stdin?.end();
  });
  const [here, there] = await Promise.all([
    run({ HOME: process.env['HOME'] ?? '/', LANG: 'C.UTF-8', TZ: 'UTC' }, root),
    run({
      HOME: '/nowhere', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr', TZ: 'Asia/Kolkata', USER: 'somebody', TMPDIR: tmpdir(), NO_COLOR: '1', FORCE_COLOR: '0',
      PYTHONHASHSEED: '7', PYTHONPATH: '/nowhere', PYTHONOPTIMIZE: '2', PYTHONASYNCIODEBUG: '1', PYTHONUTF8: '0', PYTHONWARNINGS: 'error', PYTHONHOME: '/nowhere',
    }, root),
  ]);
  expect(here.trim().split('\n').length).toBeGreaterThan(40);
  expect(there).toBe(here);
}, 600_000);
