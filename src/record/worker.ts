import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from './engine.ts';
import type { RunRequest, WorkerMessage, WorkerStart } from './messages.ts';
import { sharedCells } from './messages.ts';

/** The worker: one interpreter, asked for one recording at a time. */
async function serve(start: WorkerStart): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('the recorder runs in a worker');
  const say = (message: WorkerMessage): void => { port.postMessage(message); };
  const engine = await loadEngine(start.seed, sharedCells(start.shared), start.snapshot);
  port.on('message', ({ program, options }: RunRequest) => {
    try {
      say({ kind: 'recording', text: engine.run(program, options), worn: engine.worn() });
    } catch (error) {
      say({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
    }
    engine.restore();
  });
  say({ kind: 'ready', version: engine.version, python: engine.python });
}

await serve(workerData);
