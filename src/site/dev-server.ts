import type { IncomingMessage, ServerResponse } from 'node:http';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { CompiledDeck } from '../compile.ts';
import { devEvent, type DevHere } from '../contract/dev.ts';
import { isFromHere } from './dev-guard.ts';
import { devClient, devPages, type DevFolders, type DevPages } from './dev-pages.ts';
import { createSession, type DevSession, type DevSessionOptions, type DevState } from './dev-session.ts';
import { devWindows, type DevClient, type DevWindows } from './dev-windows.ts';
import { loopstagePlugin } from './vite-plugin.ts';

/** How to serve documents live. */
export interface DevOptions extends Omit<DevSessionOptions, 'publish'> {
  readonly folders: DevFolders;
  /** Folder or file that is watched for documents that come and go, absolute. */
  readonly source: string;
  readonly port: number | undefined;
  /** Address to listen at, or `true` for all; the machine's own alone if it is absent. */
  readonly address?: string | true;
  /** Names under which the network knows this machine; a request that names another host is refused. */
  readonly names?: readonly string[];
  readonly follow: boolean;
  /** Whether the browser is to show the page of all decks as soon as it is there. */
  readonly open: boolean;
  /** Whether it is to show the first deck instead, with its speaker view. */
  readonly speaker: boolean;
  readonly remote?: DevRemote;
  /** Takes each state after it is on its way to the windows, with the decks that they show. */
  readonly onState: (state: DevState, shown: readonly CompiledDeck[]) => void;
}

/** What stands beside the pages for a remote control; `handle` returns whether it answered. */
export interface DevRemote {
  readonly handle: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;
  readonly connect: (server: ViteDevServer) => void;
  /** Whether a machine of the network has shown the token of the link, and so may see the pages. */
  readonly knows: (request: IncomingMessage) => boolean;
}

/** A live server that listens. */
export interface DevServer {
  /** Address of the page of all decks, on this machine. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves documents and shows in all windows what becomes of an edit. Throws when the port is taken. */
export async function startDevServer(options: DevOptions): Promise<DevServer> {
  const { folders, remote } = options;
  const windows = devWindows(folders.root, options.follow);
  let pages: DevPages | undefined;
  let state: DevState | undefined;
  const session = createSession({ ...options, publish: (next) => {
    state = next;
    pages = devPages(next, folders, windows.revisionOf);
    windows.show(next, pages);
    setImmediate(() => { options.onState(next, windows.decks()); });
  } });
  const { createServer } = await import('vite');
  const toAll = options.address !== undefined;
  const server = await createServer({
    configFile: false, envFile: false, root: folders.client, cacheDir: join(folders.client, '.vite'), publicDir: false, appType: 'custom', logLevel: 'error', clearScreen: false,
    optimizeDeps: { noDiscovery: true, include: [] },
    server: {
      host: options.address ?? (remote ? true : '127.0.0.1'), port: options.port ?? 5173, strictPort: options.port !== undefined, open: options.speaker ? devClient.speaker : options.open,
      allowedHosts: [...options.names ?? []], cors: false, fs: { strict: true, allow: [folders.client] }, hmr: { overlay: false },
    },
    plugins: [loopstagePlugin({
      root: folders.root,
      answer: (path) => pages?.answer(path),
      handle: async (request, response, path) => await remote?.handle(request, response, path) ?? false,
      mayVisit: (request) => toAll || isFromHere(request) || remote?.knows(request) === true,
      configure: (vite) => {
        remote?.connect(vite);
        listenToWindows(vite, windows);
      },
    })],
  });
  const before = await marksOf(folders.root, await options.documents());
  await session.begin();
  watch(server, options, session, before, (changed) => { if (state) refreshFiles(state, windows, changed); });
  const close = async (): Promise<void> => {
    session.close();
    await server.close();
  };
  try {
    await server.listen();
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = server.config.server;
  return { url: `http://127.0.0.1:${port}/`, port, close };
}

function listenToWindows(vite: ViteDevServer, windows: DevWindows): void {
  const clients = new WeakMap<object, DevClient>();
  const clientOf = (channel: { readonly socket: object; readonly send: (event: string, data?: unknown) => void }): DevClient => {
    const known = clients.get(channel.socket) ?? { send: (event: string, data: unknown) => { channel.send(event, data); } };
    clients.set(channel.socket, known);
    return known;
  };
  vite.ws.on(devEvent.here, (here: unknown, client) => { if (isHere(here)) windows.open(clientOf(client), here); });
  vite.ws.on('vite:client:disconnect', (_: unknown, client) => { windows.close(clientOf(client)); });
}

function isHere(data: unknown): data is DevHere {
  return typeof data === 'object' && data !== null && 'path' in data && typeof data.path === 'string' && 'revision' in data && typeof data.revision === 'number';
}

/** Milliseconds after which a file that was just written is looked at again: a program may write it in pieces, or empty it first. */
const settle = { empty: 25, written: 90 } as const;

/** Milliseconds after which documents are looked at without being told: the watcher says nothing of an edit made before it has gone through the folder. */
const untold = [0, 500, 2_000, 6_000] as const;

/** What tells one state of a file from another; empty where there is none. */
async function markOf(file: string): Promise<{ readonly mark: string; readonly empty: boolean }> {
  const facts = await stat(file).catch(() => undefined);
  return { mark: facts ? `${facts.mtimeMs} ${facts.size}` : '', empty: facts?.size === 0 };
}

async function marksOf(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  return new Map(await Promise.all(paths.map(async (path) => [path, (await markOf(join(root, path))).mark] as const)));
}

/** Tells the session what has changed, since the files had the marks in `told`, in the files of the project that count: documents, and all that documents name. */
function watch(server: ViteDevServer, { folders: { root }, source }: DevOptions, session: DevSession, told: Map<string, string>, onFile: (path: string) => void): void {
  const watched = new Set<string>();
  const watchAsked = (): void => {
    for (const path of session.asked()) {
      const file = join(root, path);
      if (watched.has(path) || file === source || file.startsWith(source + sep)) continue;
      watched.add(path);
      server.watcher.add(file);
    }
  };
  const note = (path: string, moved: boolean): void => {
    onFile(path);
    void session.changed(path, moved).then(watchAsked);
  };
  const look = async (path: string, patience: number = settle.empty): Promise<void> => {
    const { mark, empty } = await markOf(join(root, path));
    if (told.get(path) === mark) return;
    if (empty && patience > 0) {
      setTimeout(() => { void look(path, 0); }, patience);
      return;
    }
    note(path, mark === '' || (told.get(path) ?? '') === '');
    told.set(path, mark);
    setTimeout(() => { void look(path); }, settle.written).unref();
  };
  server.watcher.add(source);
  watchAsked();
  const known = [...told.keys()];
  for (const wait of untold) setTimeout(() => { for (const path of known) void look(path); }, wait).unref();
  for (const event of ['add', 'change', 'unlink'] as const) {
    server.watcher.on(event, (file) => {
      const path = relative(root, file).split(sep).join('/');
      if (path.startsWith('../')) return;
      const counts = session.asked().includes(path) || (/(?:^|\/)[^._/][^/]*\.(?:rst|md)$/i.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path));
      if (!counts) return;
      void look(path);
    });
  }
}

/** Windows that show a picture or a style sheet load it anew. */
function refreshFiles({ decks }: DevState, windows: DevWindows, path: string): void {
  for (const deck of decks) for (const asset of deck.views.assets) if (asset.path === path) windows.refresh(deck, asset.target);
}
