/**
 * What pages promise the editor of examples, and what its parts say to one another.
 *
 * The page holds the program of each example as data. Its editor loads Python from the folder `python` beside it, and hands it to a frame that has
 * an origin of its own and may ask nobody for anything; the frame runs it in a worker and ends that when it takes too long.
 */
export const live = {
  /** Class of the element that holds, as JSON, a `LiveExample`. */
  example: 'live-example',
  /** Global variable in which the editor is found when its script has run. */
  open: 'loopstageLive',
  /** Files of the editor in the shared folder. */
  script: 'live.js', style: 'live.css', frame: 'live-frame.html', worker: 'live-worker.js',
  /** Folder of Python in the shared folder, and its files. */
  folder: 'python',
  python: ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip'],
} as const;

/** An example as the page holds it: a program of the trace room as JSON writes it, and how it is drawn. */
export interface LiveExample<Program> {
  readonly program: Program;
  readonly detail: 'task' | 'loop' | 'line';
  readonly axis: 'instants' | 'linear' | 'steps';
}

/** What the frame is given: the text of its worker, and Python's files by their names. */
export interface LiveEngine {
  readonly worker: string;
  readonly files: Readonly<Record<string, ArrayBuffer>>;
}

/** What the page asks the frame and the frame its worker: to record a program, given as JSON. */
export interface LiveRequest {
  readonly program: string;
}

/** What the worker answers, and the frame passes on: it is ready; it has a recording, as JSON; it failed, or had to be ended. */
export type LiveAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'recording'; readonly text: string }
  | { readonly kind: 'failed' | 'ended'; readonly problem: string };
