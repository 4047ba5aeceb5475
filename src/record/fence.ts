import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import type { Interpreter } from './interpreter.ts';

/** What a worker could reach the machine with. */
const reachable = ['process', 'require', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker', 'navigator', 'Buffer'] as const;

/** Exit status of a shell that finds no such command. */
const notFound = { status: 127, signal: null };

/**
 * Closes, before the interpreter is loaded, what it asks Node for on behalf of a program: `os.system` finds no command,
 * entropy comes from `fill`, and no path of this machine gets into its memory.
 */
export function closeMachine(fill: (view: ArrayBufferView) => ArrayBufferView): void {
  for (const name of Object.keys(childProcess)) Reflect.set(childProcess, name, () => notFound);
  for (const name of ['randomFillSync', 'getRandomValues']) Reflect.set(crypto, name, fill);
  process.argv = ['python'];
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: fill, configurable: true });
}

/** Takes away, after it is loaded, what leads from JavaScript values to the machine: sockets, the globals, and making code from text. */
export function closeInterpreter(interpreter: Interpreter): void {
  const { FS, SOCKFS, ERRNO_CODES } = interpreter;
  SOCKFS.createSocket = () => { throw new FS.ErrnoError(ERRNO_CODES['EACCES'] ?? 2); };
  for (const name of ['NODEFS', 'WORKERFS', 'PROXYFS', 'IDBFS']) Reflect.deleteProperty(FS.filesystems, name);
  for (const name of reachable) Reflect.deleteProperty(globalThis, name);
  for (const kind of [() => undefined, async () => undefined, function* () { yield; }, async function* () { yield; }]) {
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', { value: undefined, configurable: false, writable: false });
  }
}
