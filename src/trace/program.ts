/**
 * A program to record. Blocks of one document share a namespace, as in doctest: `setup` holds the earlier ones, which run
 * first, unrecorded; `main` is the one whose run is recorded.
 */
export interface Program {
  /** Path of the document, for tracebacks and messages. */
  readonly path: string;
  readonly setup: readonly ProgramPart[];
  readonly main: ProgramPart;
  readonly options: ProgramOptions;
}

/** `script`: text as Python reads a file, top-level `await` allowed. `session`: text with `>>>` prompts and expected output. */
export interface ProgramPart {
  readonly kind: 'script' | 'session';
  readonly text: string;
  /** Line of the document that the first line of `text` stands on, from 1. */
  readonly line: number;
  /** Column of the document at which the lines of `text` begin; 1 without it. */
  readonly column?: number;
}

export interface ProgramOptions {
  /** Seed of `random`, of hashes and of the engine's entropy. */
  readonly seed: number;
  readonly budgets: Budgets;
  /** Virtual seconds that data on the virtual network takes to arrive; none without it. */
  readonly latency?: number;
}

/** What one run may use before it is stopped; the recording up to there is kept. */
export interface Budgets {
  readonly events: number;
  readonly steps: number;
  readonly lines: number;
  /** Virtual seconds. */
  readonly seconds: number;
  /** Milliseconds of processor time, for what no other budget can see (a loop inside C code). */
  readonly wallMs: number;
}

/** The budgets of an example on a slide: generous for a program that ends, quick for one that does not. */
export const defaultBudgets: Budgets = { events: 20_000, steps: 2_000, lines: 100_000, seconds: 86_400, wallMs: 1_500 };

/** Returns the text that says all a recording depends on but the engine: equal text, equal recording. */
export function programKey(program: Program): string {
  const part = ({ kind, text }: ProgramPart): unknown => [kind, text];
  const { events, steps, lines, seconds, wallMs } = program.options.budgets;
  return JSON.stringify([program.setup.map(part), part(program.main), program.options.seed, events, steps, lines, seconds, wallMs, program.options.latency ?? 0]);
}
