import type { PyodideInterface } from 'pyodide';
import type { Interpreter } from './interpreter.ts';

/** What a worker could reach the machine with. */
const reachable = ['process', 'require', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker', 'navigator', 'Buffer', 'eval', 'Function', 'importScripts'] as const;

/** What makes new WebAssembly code, with which a program could call what JavaScript offers the interpreter. */
const compilers = ['Module', 'Instance', 'compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'] as const;

/** Modules inside the interpreter through which a program could call C functions or JavaScript. */
const closedModules: readonly string[] = ['_ctypes', '_pyodide_core'];

/** Takes the names of closed modules out of the table of what is built in (an array of pairs of a name and a function), so that no importer finds them. */
function closeModules({ HEAPU8, _PyImport_Inittab: place }: Interpreter): void {
  const memory = new DataView(HEAPU8.buffer);
  for (let entry = memory.getUint32(place, true); memory.getUint32(entry, true) !== 0; entry += 8) {
    const start = memory.getUint32(entry, true);
    const name = new TextDecoder().decode(HEAPU8.slice(start, HEAPU8.indexOf(0, start)));
    if (closedModules.includes(name)) HEAPU8.fill(0xff, start, start + 1);
  }
}

/** Empties an object that proxies in the memory of the interpreter may lead to. */
function strip(object: object): void {
  for (const name of Reflect.ownKeys(object)) Reflect.deleteProperty(object, name);
}

/**
 * Takes away, after it is loaded, what leads from JavaScript values to the machine: sockets, the globals, the ways to make code from text or bytes,
 * and the interface `python`, which a program can dig up.
 */
export function closeInterpreter(interpreter: Interpreter, python: PyodideInterface): void {
  closeModules(interpreter);
  strip(python);
  const { FS, SOCKFS, ERRNO_CODES } = interpreter;
  SOCKFS.createSocket = () => { throw new FS.ErrnoError(ERRNO_CODES['EACCES'] ?? 2); };
  for (const name of ['NODEFS', 'WORKERFS', 'PROXYFS', 'IDBFS']) Reflect.deleteProperty(FS.filesystems, name);
  for (const name of reachable) Reflect.deleteProperty(globalThis, name);
  for (const name of compilers) Reflect.set(WebAssembly, name, class { constructor() { throw new TypeError('no new code'); } });
  for (const kind of [() => undefined, async () => undefined, function* () { yield; }, async function* () { yield; }]) {
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', { value: undefined, configurable: false, writable: false });
  }
}
