import type { PyodideInterface } from 'pyodide';
import type { Program } from '../trace/program.ts';
import { closeInterpreter } from './fence.ts';
import { closeFiles, fileImage } from './file-image.ts';
import { interpreterOf, memoryImage, writeRecorder } from './interpreter.ts';
import type { Cells, RunOptions } from './messages.ts';
import { recordingText } from './recording-text.ts';
import { runRequest } from './run-request.ts';
import { utcDate } from './utc-date.ts';
import { countingClocks, finished, seededEntropy, virtualWorld, type Entropy } from './virtual-world.ts';

/** One interpreter that records one program after another, each from the same image of its memory. */
export interface Engine {
  readonly version: string;
  readonly python: string;
  /** Returns the recording as JSON; throws when the interpreter itself failed. */
  readonly run: (program: Program, options: RunOptions) => string;
  /** Goes back to the image, which must happen after every run. */
  readonly restore: () => void;
  /** Says whether the interpreter has grown so large that a new one is cheaper. */
  readonly worn: () => boolean;
}

const mebibyte = 2 ** 20;

/** Memory that a program may use, and from where on the interpreter is replaced after it. */
const memoryLimit = 512 * mebibyte;
const wornAt = 128 * mebibyte;

/**
 * Makes the worker a place in which loading an interpreter goes the same way everywhere: memory with a limit, local time that is UTC, clocks that count, and
 * entropy from `seed`, which is returned.
 */
export function prepareWorker(seed: number): Entropy {
  limitMemory();
  globalThis.Date = utcDate(globalThis.Date);
  countingClocks();
  return seededEntropy(seed);
}

/** Lets WebAssembly memory grow no further than `memoryLimit`; Python then raises `MemoryError`. */
function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  Object.defineProperty(WebAssembly.Memory.prototype, 'grow', {
    value(this: WebAssembly.Memory, pages: number): number {
      if (this.buffer.byteLength + pages * 65_536 > memoryLimit) throw new RangeError('out of memory');
      return grow.call(this, pages);
    },
  });
}

/** Where programs may write. */
export const home = '/home/user';

/** Returns what the interpreter is loaded with; nothing of the page or the machine is among its globals. `seed` is that of its hashes. */
export function interpreterConfig(seed: number): { readonly env: Record<string, string>; readonly jsglobals: object; readonly stdin: () => null; readonly stdout: () => undefined; readonly stderr: () => undefined } {
  return { env: { PYTHONHASHSEED: String(seed % 2 ** 32), TZ: 'UTC', HOME: home }, jsglobals: Object.create(null) as object, stdin: () => null, stdout: () => undefined, stderr: () => undefined };
}

/** Makes an engine of an interpreter: brings the recorder, closes what leads out, and keeps an image to go back to. */
export function prepareEngine(python: PyodideInterface, entropy: Entropy, cells: Cells): Engine {
  const interpreter = interpreterOf(python);
  python.setInterruptBuffer(cells.signal);
  writeRecorder(interpreter);
  const address: unknown = python.runPython(`
import _loopstage.warm
_recorder = _loopstage.run.Recorder(_loopstage.clock.Clock(), fenced=True)
_recorder.prepare()
`);
  const version: unknown = python.runPython('import platform; platform.python_version()');
  if (typeof address !== 'number' || typeof version !== 'string') throw new Error('the recorder could not be made ready');
  const files = fileImage(interpreter.FS, [home, '/tmp']);
  closeFiles(interpreter, [home, '/tmp']);
  const pyodide = python.version;
  closeInterpreter(interpreter, python);
  const world = virtualWorld(interpreter, address, entropy, cells.events);
  const memory = memoryImage(interpreter);
  const restore = (): void => {
    memory();
    files();
  };

  const run = (program: Program, options: RunOptions): string => {
    world.begin(program.options.seed);
    const request = runRequest(program, options);
    let failure: unknown;
    try {
      interpreter._PyRun_SimpleString(interpreter.stringToNewUTF8(`__name__ = "_loopstage"; _recorder.record(${JSON.stringify(request)})`));
    } catch (error) {
      if (error !== finished) failure = error;
    }
    const text = failure === undefined ? world.result() : undefined;
    if (text === undefined) throw new Error(`the interpreter failed${failure === undefined ? '' : `: ${String(failure).slice(0, 200)}`}`);
    return recordingText({ name: 'pyodide', version: pyodide, python: version }, program, text);
  };
  return { version: pyodide, python: version, run, restore, worn: () => interpreter.HEAPU8.length > wornAt };
}
