import { parentPort, workerData } from 'node:worker_threads';
import { exceptionsIn } from '../check/exceptions.ts';
import { compile } from '../compile.ts';
import { writeDecks } from '../site/write-site.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { BuildWorkerStart, FromBuildWorker, Questions, ToBuildWorker } from './build-messages.ts';
import { createHost } from './host.ts';
import { copiedPaths, watchHost } from './last-build.ts';

/** Compiles and writes a part of a site's documents; all that is not reading and writing files is asked for. */
async function work({ root, paths, options, prints, pictures, handout }: BuildWorkerStart, say: (message: FromBuildWorker) => void, ask: Ask): Promise<void> {
  const findings: Diagnostic[] = [];
  const files = new Map<string, SourceFile>();
  const console = { report: (finding: Diagnostic): void => { findings.push(finding); }, remember: (file: SourceFile): void => { files.set(file.path, file); } };
  const watched = watchHost(createHost(root, { record: (programs) => ask('record', programs) }, { draw: (diagrams) => ask('draw', diagrams) }, console));
  const site = await compile(paths, watched.host, { ...options, crew: { labels: (own) => ask('labels', own), decks: (own) => ask('decks', own) } });
  const shown = new Set(findings.map(({ span }) => span.path));
  const found = { findings, files: [...files.values()].filter(({ path }) => shown.has(path)), exceptions: exceptionsIn(site.documents) };
  say({ kind: 'found', found, read: { ...await watched.seen(), copied: copiedPaths(site) } });
  const written = await writeDecks(site, await ask('folder', undefined), {
    root, ...(handout && { handout }),
    ...(prints && { printPdf: (page, file) => ask('print', { page, file }) }), ...(pictures && { takePicture: (page, file) => ask('picture', { page, file }) }),
    onDeck: (title) => { say({ kind: 'wrote', title }); },
  });
  say({ kind: 'done', written });
}

type Ask = <Name extends keyof Questions>(kind: Name, ask: Questions[Name]['ask']) => Promise<Questions[Name]['answer']>;

const port = parentPort;
if (port === null) throw new Error('a part of a build runs in a worker');
const say = (message: FromBuildWorker): void => { port.postMessage(message); };
const waiting = new Map<number, (answer: never) => void>();
let asked = 0;
const ask: Ask = (kind, what) => new Promise((resolve) => {
  asked += 1;
  waiting.set(asked, resolve);
  port.postMessage({ kind, id: asked, ask: what });
});
port.on('message', ({ id, answer }: ToBuildWorker) => {
  waiting.get(id)?.(answer as never);
  waiting.delete(id);
});
try {
  await work(workerData, say, ask);
} catch (error) {
  const fault = error instanceof Error ? error : new Error(String(error));
  const facts = Object.fromEntries(['stack', 'code', 'path'].flatMap((name) => { const value: unknown = Reflect.get(fault, name); return typeof value === 'string' ? [[name, value]] : []; }));
  say({ kind: 'failed', message: fault.message, facts });
}
port.close();
