import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { fileInside, isFromHere, isFromNearby, mayOpenEditor, pathOf } from './dev-guard.ts';
import { devClient, type DevAnswer } from './dev-pages.ts';

/** What the plugin serves: `answer` by path, `handle` for what is more than a page and returns whether it answered. */
export interface PluginWorld {
  readonly root: string;
  readonly answer: (path: string) => DevAnswer | undefined;
  readonly handle: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;
  /** Whether machines of the network may see the pages, and whether they may talk to the remote control alone. */
  readonly mayVisit: (request: IncomingMessage) => boolean;
  readonly configure: (server: ViteDevServer) => void;
}

const startId = '\0loopstage:dev';

/** The module that pages load: it hands Vite's connection to the live server's own script, which is compiled and none of Vite's business. */
const startModule = `const script = '${devClient.folder}dev.js';
const { startDev } = await import(/* @vite-ignore */ script);
startDev({ on: (event, hear) => { import.meta.hot.on(event, hear); }, send: (event, data) => { import.meta.hot.send(event, data); } });
`;

/** Returns the Vite plugin that serves the pages of documents, under the addresses they have in a built site, and nothing else. */
export function loopstagePlugin(world: PluginWorld): Plugin {
  return {
    name: 'loopstage',
    resolveId: (id) => (id === startId ? id : undefined),
    load: (id) => (id === startId ? startModule : undefined),
    configureServer: (server) => {
      server.httpServer?.prependListener('upgrade', (request, socket) => { if (!world.mayVisit(request)) socket.destroy(); });
      server.middlewares.use((request, response, next) => {
        serve(world, request, response, next).catch((error: unknown) => { next(error); });
      });
      world.configure(server);
    },
  };
}

/** Modules of Vite's own client, which is all that is left to Vite. */
const viteModule = /^\/@vite\/client$|^\/@id\/__x00__loopstage:dev$|^\/(?:@fs\/.*\/)?(?:node_modules\/)?vite\/dist\/client\/(?:env|client)\.mjs$/;

async function serve(world: PluginWorld, request: IncomingMessage, response: ServerResponse, next: Connect.NextFunction): Promise<void> {
  const path = pathOf(request);
  if (path === undefined || !isFromNearbyOrHere(request, world)) return refuse(response, path === undefined ? 400 : 403);
  if (await world.handle(request, response, path)) return;
  if (!world.mayVisit(request)) return refuse(response, 403);
  if (path === '/__open-in-editor') return await mayOpenEditor(request, world.root) ? next() : refuse(response, 403);
  if (viteModule.test(path) || request.headers.accept === 'text/x-vite-ping') return next();
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const answer = world.answer(path);
  if (answer?.kind === 'text') sendText(response, request, answer);
  else if (answer?.kind === 'moved') response.writeHead(302, { location: encodeURI(answer.to) }).end();
  else if (answer) await sendFile(response, request, answer);
  else refuse(response, 404);
}

function isFromNearbyOrHere(request: IncomingMessage, world: PluginWorld): boolean {
  return isFromHere(request) || isFromNearby(request) || world.mayVisit(request);
}

const names: Readonly<Record<number, string>> = { 400: 'This is no address', 403: 'Not allowed', 404: 'There is nothing here', 405: 'Not allowed' };

/** Answers with a status and what it means. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`${names[status] ?? 'No'}\n`);
}

/** Headers of all that is served: it is never kept, never guessed at, and never shown inside a page of somebody else. */
export const plainHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' } as const;

function sendText(response: ServerResponse, request: IncomingMessage, { type, text }: Extract<DevAnswer, { kind: 'text' }>): void {
  response.writeHead(200, { ...plainHeaders, 'content-type': type }).end(request.method === 'HEAD' ? undefined : text);
}

async function sendFile(response: ServerResponse, request: IncomingMessage, { folder, path }: Extract<DevAnswer, { kind: 'file' }>): Promise<void> {
  const file = await fileInside(folder, path);
  if (file === undefined) return refuse(response, 404);
  response.writeHead(200, { ...plainHeaders, 'content-type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream' });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).on('error', () => { response.destroy(); }).pipe(response);
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif', '.css': 'text/css; charset=utf-8', '.csv': 'text/csv; charset=utf-8', '.gif': 'image/gif', '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg', '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4', '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.py': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm', '.webm': 'video/webm', '.webp': 'image/webp', '.woff2': 'font/woff2', '.xml': 'application/xml; charset=utf-8', '.zip': 'application/zip',
};
