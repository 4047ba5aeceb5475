import type { Program } from '../trace/program.ts';

/** How a program is to be run: `stopAt` ends it at so many events for the reason `because`, `skip` leaves out parts of the setup that never end, `states` keeps the loop's real queues. */
export interface RunOptions {
  readonly stopAt?: number;
  readonly because?: 'wall-clock' | 'crash';
  readonly skip?: readonly number[];
  readonly states?: boolean;
}

/** What a worker tells while it runs, the events it has so far, and what it is told, the number of a signal. */
export interface Cells {
  readonly events: Int32Array;
  readonly signal: Uint8Array;
}

/** Cells that a worker shares with its recorder. */
export interface SharedCells extends Cells {
  readonly signal: Uint8Array<SharedArrayBuffer>;
}

/** Returns the cells in `memory`, which is 8 bytes long. */
export function sharedCells(memory: SharedArrayBuffer): SharedCells {
  return { events: new Int32Array(memory, 0, 1), signal: new Uint8Array(memory, 4, 1) };
}

/** The signal that ends a program where it is (`SIGPROF`): Python looks for one between instructions and in long calculations. */
export const stopSignal = 27;

/** What the worker is started with: the seed of hashes, the memory of its shared cells, and whether it starts from a snapshot, which is kept in the file `path`. */
export interface WorkerStart {
  readonly seed: number;
  readonly shared: SharedArrayBuffer;
  readonly snapshot: { readonly path: string | undefined } | undefined;
}

/** What the worker is asked: to run one program. */
export interface RunRequest {
  readonly program: Program;
  readonly options: RunOptions;
}

/** What the worker says: it is ready, it has a recording (as JSON), or it failed; `worn` asks to be replaced. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly version: string; readonly python: string }
  | { readonly kind: 'recording'; readonly text: string; readonly worn: boolean }
  | { readonly kind: 'failed'; readonly problem: string };
