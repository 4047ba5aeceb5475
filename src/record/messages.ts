import type { Program } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';
import type { RunOptions } from './engine.ts';

/** What the worker is started with: the seed of hashes, the shared cell in which it counts events, the file of the engine's first image. */
export interface WorkerStart {
  readonly seed: number;
  readonly progress: SharedArrayBuffer;
  readonly snapshot: string | undefined;
}

/** What the worker is asked: to run one program. */
export interface RunRequest {
  readonly program: Program;
  readonly options: RunOptions;
}

/** What the worker says: it is ready, it has a recording, or it failed; `worn` asks to be replaced. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly version: string; readonly python: string }
  | { readonly kind: 'recording'; readonly recording: Recording; readonly worn: boolean }
  | { readonly kind: 'failed'; readonly problem: string };
