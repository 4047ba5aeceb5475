import { live, type LiveAnswer, type LiveEngine, type LiveRequest } from '../contract/live.ts';

/** Python in a frame of its own, which can reach neither the page nor any other host. */
export interface LivePython {
  /** Records a program, given as JSON. Programs are recorded one at a time. */
  readonly record: (program: string) => Promise<LiveAnswer>;
}

/** Loads Python from the folder `assets`, telling in a few words how far it is, and settles when it is ready; rejects where it cannot be had. */
export async function openPython(assets: string, tell: (words: string) => void): Promise<LivePython> {
  tell('Loading Python, 13 MB, once…');
  const fetched = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, assets));
    if (!response.ok) throw new Error(`${path} is not there`);
    return response;
  };
  const [worker, ...files] = await Promise.all([
    fetched(live.worker).then((response) => response.text()),
    ...live.python.map(async (name) => [name, await (await fetched(`${live.folder}/${name}`)).arrayBuffer()] as const),
  ]);
  tell('Starting Python…');
  const port = await openFrame(new URL(live.frame, assets).href, { worker, files: Object.fromEntries(files) });
  const answer = (): Promise<LiveAnswer> => new Promise((done) => { port.addEventListener('message', ({ data }: MessageEvent<LiveAnswer>) => { done(data); }, { once: true }); });
  const first = await answer();
  if (first.kind !== 'ready') throw new Error('problem' in first ? first.problem : 'Python could not be started');
  return {
    record: (program) => {
      const answered = answer();
      port.postMessage({ program } satisfies LiveRequest);
      return answered;
    },
  };
}

/** Opens the frame and returns the port on which it answers. Its sandbox gives it an origin of its own. */
function openFrame(address: string, engine: LiveEngine): Promise<MessagePort> {
  return new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.title = 'Python';
    frame.tabIndex = -1;
    frame.addEventListener('load', () => {
      const { port1, port2 } = new MessageChannel();
      port1.start();
      frame.contentWindow?.postMessage(engine, '*', [port2]);
      done(port1);
    }, { once: true });
    frame.src = address;
    document.body.append(frame);
  });
}
