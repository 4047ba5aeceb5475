import childProcess from 'node:child_process';
import crypto from 'node:crypto';

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
