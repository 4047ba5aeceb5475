import { version } from 'pyodide';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openStore, sha256, type Store } from '../cache/store.ts';
import { parseRecording, recordingVersion } from '../trace/parse-recording.ts';
import { printRecording } from '../trace/print-recording.ts';
import type { Program } from '../trace/program.ts';
import { programKey } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';
import type { RunOptions, WorkerStart } from './messages.ts';
import { nativeProcess } from './native-process.ts';
import { findPython } from './native-python.ts';
import { pythonSource } from './python-source.ts';
import type { WorkerProcess } from './worker-process.ts';
import { workerProcess } from './worker-process.ts';

/** A run that gave no recording: why, in one sentence. */
export interface RecordFailure {
  readonly problem: string;
}

export interface RecorderOptions {
  /** Folder of the cache, made when needed; `undefined` keeps nothing. */
  readonly cacheFolder: string | undefined;
  /** Takes how many of the programs that must run have been run. */
  readonly onProgress?: (done: number, total: number) => void;
  /** How many engines may run at once, each with about 320 MB of memory; two of them where the machine has as many cores, if absent. */
  readonly engines?: number;
  /** The bundled worker; beside this file when that is bundled too. */
  readonly worker?: URL;
  /** An interpreter of this machine (a path, or a name on the search path) that runs the programs instead of the one in WebAssembly: CPython 3.12 or newer. They then have all rights of this process. */
  readonly python?: string;
  /** Keeps the loop's real queues after each step in `states`, to compare with the events; such recordings are not cached. */
  readonly states?: boolean;
}

export interface Recorder {
  /** Records programs; the results stand in the order of the programs. */
  readonly record: (programs: readonly Program[]) => Promise<readonly (Recording | RecordFailure)[]>;
  /** How many programs have really been run so far. */
  readonly runs: number;
  /** Ends the workers. */
  readonly close: () => Promise<void>;
}

/** Returns the text that stands for all that a recording depends on beside its program, the interpreter `python` included. */
function recorderKey(python: string): string {
  return sha256(JSON.stringify([recordingVersion, python, pythonSource()]));
}

/**
 * Runs one program. Where the interpreter does not come back, in C code that no budget sees, the same program is run
 * again in a new one and stopped at the last event it had; a part of the setup that never ends is left out.
 */
async function runProgram(worker: WorkerProcess, program: Program, states: boolean): Promise<Recording | RecordFailure> {
  let options: RunOptions = states ? { states } : {};
  for (;;) {
    const outcome = await worker.run(program, options);
    if (outcome.kind === 'recording') return outcome.recording;
    if (outcome.kind === 'failed') return { problem: outcome.problem };
    const skip = options.skip ?? [];
    const setup = -1 - outcome.events;
    if (setup >= 0 && !skip.includes(setup)) options = { ...options, skip: [...skip, setup] };
    else if (outcome.events > 0 && options.stopAt === undefined) options = { ...options, stopAt: outcome.events, because: outcome.because };
    else return { problem: outcome.because === 'crash' ? 'Python itself broke down' : `it was still running after ${program.options.budgets.wallMs / 1000} s` };
  }
}

async function readCached(cache: Store, key: string): Promise<Recording | undefined> {
  const kept = await cache.read(key);
  return kept === undefined ? undefined : parseRecording(kept.toString('utf8'));
}

/** What runs programs, and the key of what they give; what each gives does not depend on which of the workers runs it. */
interface Runner {
  readonly key: string;
  readonly workers: readonly [WorkerProcess, ...WorkerProcess[]];
}

/** So many programs for each engine more are worth its start, which takes as long as some fifty of them. */
const worthStarting = 80;

function builtInRunner({ cacheFolder, worker, engines = Math.min(2, availableParallelism()) }: RecorderOptions): Runner {
  const key = recorderKey(version);
  const path = cacheFolder === undefined ? undefined : join(cacheFolder, 'engine', `${key.slice(0, 32)}.bin`);
  const snapshot = (seed: number): WorkerStart['snapshot'] => (seed === 0 ? { path } : undefined);
  const open = (): WorkerProcess => workerProcess(worker ?? new URL('./record-worker.js', import.meta.url), snapshot);
  return { key, workers: [open(), ...Array.from({ length: engines - 1 }, open)] };
}

/** Returns the runner that the options ask for; a Python that cannot be used fails every program with its reason. */
async function openRunner(options: RecorderOptions): Promise<Runner> {
  if (options.python === undefined) return builtInRunner(options);
  const python = await findPython(options.python);
  if (!('problem' in python)) return { key: recorderKey(python.identity), workers: [nativeProcess(python)] };
  const { problem, hint } = python;
  return { key: '', workers: [{ run: () => Promise.resolve({ kind: 'failed', problem: `${problem}; ${hint}` }), close: () => Promise.resolve() }] };
}

/**
 * Takes `items` in their order, each by the next worker that is free: the first alone by the first worker, which then has its engine kept for the
 * others to start from; the others help as far as there is enough to do, and are closed at the end.
 */
async function shareOut<Item>(items: readonly Item[], [first, ...helpers]: Runner['workers'], work: (item: Item, worker: WorkerProcess) => Promise<void>): Promise<void> {
  let next = 0;
  const take = async (worker: WorkerProcess, end: number): Promise<void> => {
    for (let item = items[next]; next < end && item !== undefined; item = items[next]) {
      next += 1;
      await work(item, worker);
    }
  };
  const helping = helpers.slice(0, Math.floor(items.length / worthStarting));
  await take(first, 1);
  await Promise.all([first, ...helping].map((worker) => take(worker, items.length)));
  await Promise.all(helping.map((worker) => worker.close()));
}

/** Returns a recorder whose interpreters are started when programs are not in the cache: one, and another for very many. */
export function createRecorder(options: RecorderOptions): Recorder {
  const states = options.states ?? false;
  const cache = openStore(states || options.cacheFolder === undefined ? undefined : join(options.cacheFolder, 'recordings'));
  let opened: Promise<Runner> | undefined;
  let runs = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const recordAll = async (programs: readonly Program[]): Promise<readonly (Recording | RecordFailure)[]> => {
    opened ??= openRunner(options);
    const { key: engineKey, workers } = await opened;
    const keys = programs.map((program) => sha256(`${engineKey}\n${programKey(program)}`));
    const known = new Map<string, Recording | RecordFailure>();
    const missing = new Map<string, Program>();
    for (const [index, program] of programs.entries()) {
      const key = keys[index] ?? '';
      if (known.has(key) || missing.has(key)) continue;
      const cached = await readCached(cache, key);
      if (cached === undefined) missing.set(key, program);
      else known.set(key, cached);
    }
    const written: Promise<void>[] = [];
    const bySeed = [...missing].sort(([, a], [, b]) => a.options.seed - b.options.seed);
    let done = 0;
    await shareOut(bySeed, workers, async ([key, program], worker) => {
      options.onProgress?.(done, bySeed.length);
      const result = await runProgram(worker, program, states);
      runs += 1;
      done += 1;
      known.set(key, result);
      if (!('problem' in result) && result.stopped !== 'wall-clock') written.push(cache.write(key, printRecording(result)));
    });
    await Promise.all(written);
    if (bySeed.length > 0) options.onProgress?.(bySeed.length, bySeed.length);
    return keys.map((key) => known.get(key) ?? { problem: 'it was not run' });
  };

  return {
    record: (programs) => {
      const mine = turn.then(() => recordAll(programs));
      turn = mine.catch(() => undefined);
      return mine;
    },
    get runs() { return runs; },
    close: () => turn.then(async () => { await Promise.all(((await opened)?.workers ?? []).map((worker) => worker.close())); }),
  };
}
