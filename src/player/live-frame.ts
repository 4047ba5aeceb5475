import '../../assets/pages/live-frame.html?url';
import type { LiveAnswer, LiveEngine, LiveRequest } from '../contract/live.ts';

/** Milliseconds that Python may take to start, and a program to run. */
const patience = { start: 60_000, run: 5_000 };

/** Runs programs for the page around this frame: in a worker that is ended when it takes too long, and started again from the same files. */
function serve(engine: LiveEngine, port: MessagePort): void {
  const tell = (answer: LiveAnswer): void => { port.postMessage(answer); };
  let worker: Worker | undefined;
  let timer = 0;
  const end = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
  };
  const watch = (time: number, what: string): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      end();
      tell({ kind: 'ended', problem: `${what} after ${time / 1000} s` });
    }, time);
  };
  const ready = (): Promise<Worker> => new Promise((done, failed) => {
    if (worker) return done(worker);
    const address = URL.createObjectURL(new Blob([engine.worker], { type: 'text/javascript' }));
    const started = new Worker(address);
    worker = started;
    watch(patience.start, 'Python had not started');
    started.addEventListener('error', (event) => { end(); failed(new Error(event.message || 'Python could not be started')); });
    started.addEventListener('message', ({ data }: MessageEvent<LiveAnswer>) => {
      clearTimeout(timer);
      URL.revokeObjectURL(address);
      if (data.kind !== 'ready') return failed(new Error(data.kind === 'recording' ? '' : data.problem));
      started.addEventListener('message', (answer: MessageEvent<LiveAnswer>) => {
        clearTimeout(timer);
        tell(answer.data);
      });
      done(started);
    }, { once: true });
    started.postMessage(engine);
  });
  const run = async (request: LiveRequest): Promise<void> => {
    try {
      const running = await ready();
      watch(patience.run, 'it was still running');
      running.postMessage(request);
    } catch (error) {
      end();
      tell({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => { void run(data); });
  port.start();
  ready().then(() => { tell({ kind: 'ready' }); }, (error: unknown) => { tell({ kind: 'failed', problem: String(error) }); });
}

addEventListener('message', ({ data, ports: [port], source }: MessageEvent<LiveEngine>) => {
  if (port && source === parent) serve(data, port);
}, { once: true });
