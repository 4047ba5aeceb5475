import { loadPyodide } from 'pyodide';
import type { PyodideConfig, PyodideInterface } from 'pyodide';
import type { Program } from '../trace/program.ts';
import { closeInterpreter, closeMachine } from './fence.ts';
import { closeFiles, fileImage } from './file-image.ts';
import { interpreterOf, memoryImage } from './interpreter.ts';
import type { RunOptions, SharedCells, WorkerStart } from './messages.ts';
import { recordingText } from './recording-text.ts';
import { runRequest } from './run-request.ts';
import { engineSnapshot, writeRecorder } from './snapshot.ts';
import { utcDate } from './utc-date.ts';
import { finished, seededEntropy, virtualWorld } from './virtual-world.ts';

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

const home = '/home/user';
const mebibyte = 2 ** 20;

/** Memory that a program may use, and from where on the interpreter is replaced after it. */
const memoryLimit = 512 * mebibyte;
const wornAt = 128 * mebibyte;

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

/** Loads an interpreter from a snapshot of one, plainly where that does not work. */
async function loadInterpreter(config: PyodideConfig, from: WorkerStart['snapshot']): Promise<PyodideInterface> {
  const snapshot = from && await engineSnapshot(config, from.path);
  if (snapshot !== undefined) {
    try {
      return await loadPyodide({ ...config, _loadSnapshot: snapshot });
    } catch {
      return loadPyodide(config);
    }
  }
  return loadPyodide(config);
}

/** Loads the interpreter and makes it ready; `seed` is that of its hashes, `from` the snapshot it starts from. */
export async function loadEngine(seed: number, cells: SharedCells, from: WorkerStart['snapshot']): Promise<Engine> {
  limitMemory();
  globalThis.Date = utcDate(globalThis.Date);
  const entropy = seededEntropy(seed);
  closeMachine(entropy.fill);
  const python = await loadInterpreter({
    env: { PYTHONHASHSEED: String(seed % 2 ** 32), TZ: 'UTC', HOME: home },
    jsglobals: Object.create(null),
    stdin: () => null,
    stdout: () => undefined,
    stderr: () => undefined,
  }, from);
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
  closeInterpreter(interpreter);
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
    return recordingText({ name: 'pyodide', version: python.version, python: version }, program, text);
  };
  return { version: python.version, python: version, run, restore, worn: () => interpreter.HEAPU8.length > wornAt };
}
