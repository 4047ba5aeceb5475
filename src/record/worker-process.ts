import { Worker } from 'node:worker_threads';
import { parseRecording } from '../trace/parse-recording.ts';
import type { Program } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';
import type { RunOptions, RunRequest, SharedCells, WorkerMessage, WorkerStart } from './messages.ts';
import { sharedCells, stopSignal } from './messages.ts';
import { processorShare } from './processor-share.ts';

/** How one run ended: with a recording, with an interpreter that does not come back or breaks down after `events` events, or not at all. */
export type Outcome =
  | { readonly kind: 'recording'; readonly recording: Recording }
  | { readonly kind: 'stuck'; readonly events: number; readonly because: 'wall-clock' | 'crash' }
  | { readonly kind: 'failed'; readonly problem: string };

/** The worker of a recorder: started when first needed, replaced when it is stuck, broken, worn, or its seed is another. */
export interface WorkerProcess {
  readonly run: (program: Program, options: RunOptions) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

interface Started {
  readonly worker: Worker;
  readonly seed: number;
  readonly cells: SharedCells;
}

/** Stack of the worker in MB, so deep that Python raises `RecursionError` before JavaScript has no more. */
const stackSizeMb = 64;

/** What is said of an engine that is gone though nothing in it broke. */
const gone = 'the Python engine ended without an answer';

/** Returns the last line of a message: of a Python traceback the exception itself. */
function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').slice(0, 200);
}

/** So many times longer a run may take on a busy machine, where the worker has not had its share of the processor. */
const patience = 6;

/** Milliseconds in which a program that is stopped by the signal has handed over its recording. */
const farewellMs = 250;

/**
 * Resolves with the next message of a worker, `undefined` when it gives none in `wallMs` milliseconds of work, nor after the signal
 * to stop then; a worker that breaks gives `failed`.
 */
function nextMessage(worker: Worker, wallMs: number | undefined, cells: SharedCells): Promise<WorkerMessage | undefined> {
  return new Promise((resolve) => {
    const began = performance.now();
    const { used, end } = processorShare();
    let timer: NodeJS.Timeout | undefined;
    const settle = (message: WorkerMessage | undefined): void => {
      clearTimeout(timer);
      end();
      worker.off('message', settle).off('error', broken).off('exit', ended);
      resolve(message);
    };
    const broken = (error: Error): void => { settle({ kind: 'failed', problem: `the Python engine broke: ${lastLine(error.message)}` }); };
    const ended = (): void => { settle({ kind: 'failed', problem: gone }); };
    const wait = (limit: number): void => {
      const left = limit - used();
      if (left > 0 && performance.now() - began <= limit * patience) timer = setTimeout(() => { wait(limit); }, Math.max(20, left));
      else {
        Atomics.store(cells.signal, 0, stopSignal);
        timer = setTimeout(() => { settle(undefined); }, farewellMs);
      }
    };
    worker.on('message', settle).on('error', broken).on('exit', ended);
    if (wallMs !== undefined) wait(wallMs);
  });
}

/** Returns a worker process that runs the bundle at `url`; nothing is started yet. `snapshot` says how the engine for a seed starts. One that is gone without a word is replaced once. */
export function workerProcess(url: URL, snapshot: (seed: number) => WorkerStart['snapshot']): WorkerProcess {
  let started: Started | undefined;

  const close = async (): Promise<void> => {
    const { worker } = started ?? {};
    started = undefined;
    await worker?.terminate();
  };

  const start = async (seed: number): Promise<Started | string> => {
    if (started?.seed === seed) return started;
    await close();
    const shared = new SharedArrayBuffer(8);
    const cells = sharedCells(shared);
    const workerData: WorkerStart = { seed, shared, snapshot: snapshot(seed) };
    const worker = new Worker(url, { workerData, env: {}, stdin: false, stdout: true, stderr: true, resourceLimits: { stackSizeMb } });
    worker.on('error', () => undefined).once('exit', () => { if (started?.worker === worker) started = undefined; });
    const message = await nextMessage(worker, undefined, cells);
    if (message?.kind !== 'ready') {
      await worker.terminate();
      return message?.kind === 'failed' ? message.problem : 'the Python engine did not start';
    }
    started = { worker, seed, cells };
    return started;
  };

  const attempt = async (program: Program, options: RunOptions): Promise<Outcome & { readonly events?: number }> => {
    const running = await start(program.options.seed);
    if (typeof running === 'string') return { kind: 'failed', problem: running };
    const { worker, cells } = running;
    const request: RunRequest = { program, options };
    Atomics.store(cells.events, 0, 0);
    Atomics.store(cells.signal, 0, 0);
    worker.ref();
    worker.postMessage(request);
    const message = await nextMessage(worker, program.options.budgets.wallMs, cells);
    worker.unref();
    if (message === undefined) {
      const events = Atomics.load(cells.events, 0);
      await close();
      return { kind: 'stuck', events, because: 'wall-clock' };
    }
    if (message.kind === 'recording') {
      if (message.worn) await close();
      const recording = parseRecording(message.text);
      return recording === undefined ? { kind: 'failed', problem: 'the recorder gave no recording' } : { kind: 'recording', recording };
    }
    const events = Atomics.load(cells.events, 0);
    await close();
    return { kind: 'failed', problem: message.kind === 'failed' ? message.problem : 'the Python engine answered out of turn', events };
  };

  const run = async (program: Program, options: RunOptions): Promise<Outcome> => {
    const first = await attempt(program, options);
    const outcome = first.kind === 'failed' && first.problem === gone ? await attempt(program, options) : first;
    const { events = 0 } = outcome;
    return outcome.kind === 'failed' && events !== 0 ? { kind: 'stuck', events, because: 'crash' } : outcome;
  };

  return { run, close };
}
