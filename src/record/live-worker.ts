import type { PyodideInterface } from 'pyodide';
import { info } from 'pyodide/pyodide-lock.json';
import type { Program } from '../trace/program.ts';
import type { LiveAnswer, LiveEngine, LiveRequest } from '../contract/live.ts';
import { interpreterConfig, prepareEngine, prepareWorker, type Engine } from './prepare-engine.ts';

/**
 * The worker of a page in which a reader runs changed examples: the recorder of the build, in the reader's browser. It is given Python as bytes and
 * asks nobody for anything. The first message holds the files, each further one a program. It is a classic worker, since a frame with an origin of its
 * own may not start another kind from its own bytes; pyodide tells the kinds apart by `importScripts`.
 */
type LoadPyodide = (config: object) => Promise<PyodideInterface>;

const say = (answer: LiveAnswer): void => { post(answer); };
const post = globalThis.postMessage.bind(globalThis);

/** Returns what the module in a file exports. */
async function moduleOf(file: ArrayBuffer): Promise<Readonly<Record<string, unknown>>> {
  const address = URL.createObjectURL(new Blob([file], { type: 'text/javascript' }));
  try {
    return await import(/* @vite-ignore */ address) as Readonly<Record<string, unknown>>;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const types: Readonly<Record<string, string>> = { wasm: 'application/wasm', zip: 'application/zip' };

/** Loads Python from its files, which it asks for by name. */
async function load({ files }: LiveEngine): Promise<Engine> {
  const seed = 0;
  const fileOf = (name: string): ArrayBuffer => files[name] ?? new ArrayBuffer(0);
  const entropy = prepareWorker(seed);
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: entropy.fill, configurable: true });
  globalThis.fetch = (address) => {
    const name = String(address).replace(/^.*\//, '');
    return Promise.resolve(new Response(fileOf(name), { headers: { 'content-type': types[name.replace(/^.*\./, '')] ?? 'text/plain' } }));
  };
  Reflect.set(globalThis, 'importScripts', undefined);
  const createPyodideModule = (await moduleOf(fileOf('pyodide.asm.mjs')))['default'];
  const loadPyodide = (await moduleOf(fileOf('pyodide.mjs')))['loadPyodide'] as LoadPyodide;
  const python = await loadPyodide({ ...interpreterConfig(seed), createPyodideModule, indexURL: 'https://python.invalid/', packageCacheDir: '', lockFileContents: { info, packages: {} } });
  return prepareEngine(python, entropy, { events: new Int32Array(1), signal: new Uint8Array(1) });
}

/** Answers one program after another. */
async function serve(given: LiveEngine): Promise<void> {
  const engine = await load(given);
  globalThis.addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => {
    try {
      say({ kind: 'recording', text: engine.run(JSON.parse(data.program) as Program, {}) });
    } catch (error) {
      say({ kind: 'failed', problem: messageOf(error) });
    }
    engine.restore();
  });
  say({ kind: 'ready' });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);

globalThis.addEventListener('message', ({ data }: MessageEvent<LiveEngine>) => {
  serve(data).catch((error: unknown) => { say({ kind: 'failed', problem: messageOf(error) }); });
}, { once: true });
