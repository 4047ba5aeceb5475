import { loadPyodide } from 'pyodide';
import type { PyodideConfig } from 'pyodide';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { interpreterOf, writeRecorder } from './interpreter.ts';

const hashBytes = 32;

function readSnapshot(path: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const entry = readFileSync(path);
  const bytes = entry.subarray(hashBytes);
  return createHash('sha256').update(bytes).digest().equals(entry.subarray(0, hashBytes)) ? new Uint8Array(bytes) : undefined;
}

function writeSnapshot(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.${randomUUID()}.part`;
    writeFileSync(beside, Buffer.concat([createHash('sha256').update(bytes).digest(), bytes]));
    renameSync(beside, path);
  } catch {
    return;
  }
}

/**
 * Returns the memory of an interpreter that has imported the recorder and what programs usually import, about 30 MB: from
 * the file `path`, or made anew and written there. Starting from it takes a fifth of the time, and every interpreter has
 * the same addresses. `undefined` when this version of pyodide cannot do it.
 */
export async function engineSnapshot(config: PyodideConfig, path: string | undefined): Promise<Uint8Array | undefined> {
  const known = path === undefined ? undefined : readSnapshot(path);
  if (known !== undefined) return known;
  try {
    const python = await loadPyodide({ ...config, _makeSnapshot: true });
    writeRecorder(interpreterOf(python));
    python.runPython('import _loopstage.warm');
    const bytes = python.makeMemorySnapshot();
    if (path !== undefined) writeSnapshot(path, bytes);
    return bytes;
  } catch {
    return undefined;
  }
}
