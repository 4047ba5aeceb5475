import { loadPyodide } from 'pyodide';
import type { PyodideConfig, PyodideInterface } from 'pyodide';
import { closeMachine } from './close-machine.ts';
import type { SharedCells, WorkerStart } from './messages.ts';
import { interpreterConfig, limitMemory, prepareEngine, type Engine } from './prepare-engine.ts';
import { engineSnapshot } from './snapshot.ts';
import { utcDate } from './utc-date.ts';
import { countingClocks, seededEntropy } from './virtual-world.ts';

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
  countingClocks();
  const python = await loadInterpreter(interpreterConfig(seed), from);
  return prepareEngine(python, entropy, cells);
}
