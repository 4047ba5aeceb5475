import type { PyodideInterface } from 'pyodide';
import { pythonSource } from './python-source.ts';

/** What the recorder needs of the WebAssembly module under pyodide. Private there, so the version of pyodide is pinned. */
export interface Interpreter {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly FS: PyodideInterface['FS'];
  readonly SOCKFS: { createSocket: () => never };
  readonly ERRNO_CODES: Readonly<Record<string, number>>;
  /** Where the end of the memory in use is kept. */
  readonly _emscripten_get_sbrk_ptr: () => number;
  /** Where the address of the table of built-in modules is kept. */
  readonly _PyImport_Inittab: number;
  readonly stackSave: () => number;
  readonly stackRestore: (pointer: number) => void;
  readonly stringToNewUTF8: (text: string) => number;
  readonly _PyRun_SimpleString: (pointer: number) => number;
}

const functions = ['stackSave', 'stackRestore', 'stringToNewUTF8', '_PyRun_SimpleString', '_emscripten_get_sbrk_ptr'] as const;

function isInterpreter(module: unknown): module is Interpreter {
  return typeof module === 'object' && module !== null && Reflect.get(module, 'HEAPU8') instanceof Uint8Array
    && functions.every((name) => typeof Reflect.get(module, name) === 'function');
}

/** Returns the module under `python`; throws when this version of pyodide is built otherwise. */
export function interpreterOf(python: PyodideInterface): Interpreter {
  const module: unknown = Reflect.get(python, '_module');
  if (!isInterpreter(module)) throw new Error('this version of pyodide does not offer what the recorder needs');
  return module;
}

/** Takes an image of the interpreter's memory, as far as it is in use; returns how to go back to it, which takes a few milliseconds. */
export function memoryImage(interpreter: Interpreter): () => void {
  const place = interpreter._emscripten_get_sbrk_ptr();
  const used = (): number => new DataView(interpreter.HEAPU8.buffer).getUint32(place, true);
  const image = interpreter.HEAPU8.slice(0, used());
  const stack = interpreter.stackSave();
  return () => {
    const memory = interpreter.HEAPU8;
    memory.fill(0, image.length, Math.max(image.length, used()));
    memory.set(image);
    interpreter.stackRestore(stack);
  };
}

const package_ = '/lib/python3.14/site-packages/_loopstage';

/** Writes the recorder's Python into the file system of an interpreter. */
export function writeRecorder({ FS }: Interpreter): void {
  FS.mkdirTree(package_);
  for (const [name, text] of pythonSource()) FS.writeFile(`${package_}/${name}`, text);
}
