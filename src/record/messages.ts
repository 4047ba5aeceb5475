import type { Program } from '../trace/program.ts';

/** How a program is to be run: `stopAt` ends it at so many events for the reason `because`, `skip` leaves out parts of the setup that never end, `states` keeps the loop's real queues. */
export interface RunOptions {
  readonly stopAt?: number;
  readonly because?: 'wall-clock' | 'crash';
  readonly skip?: readonly number[];
  readonly states?: boolean;
}

/** What the worker is started with: the seed of hashes, the shared cell in which it counts events, and whether it starts from a snapshot, which is kept in the file `path`. */
export interface WorkerStart {
  readonly seed: number;
  readonly progress: SharedArrayBuffer;
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
