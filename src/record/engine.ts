import { loadPyodide } from 'pyodide';
import type { PyodideConfig, PyodideInterface } from 'pyodide';
import { closeMachine } from './close-machine.ts';
import type { SharedCells, WorkerStart } from './messages.ts';
import { interpreterConfig, prepareEngine, prepareWorker, type Engine } from './prepare-engine.ts';
import { engineSnapshot } from './snapshot.ts';

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
  const entropy = prepareWorker(seed);
  closeMachine(entropy.fill);
  const python = await loadInterpreter(interpreterConfig(seed), from);
  return prepareEngine(python, entropy, cells);
}
