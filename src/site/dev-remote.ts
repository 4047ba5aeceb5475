import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { devEvent } from '../contract/dev.ts';
import { remoteCommands, remoteEvent, remotePaths } from '../contract/remote.ts';
import { isFromNearby } from './dev-guard.ts';
import { devClient } from './dev-pages.ts';
import type { DevRemote } from './dev-server.ts';
import { plainHeaders, refuse } from './vite-plugin.ts';

/** A remote control for the window that was used last. `path` is that of its page and holds the token. */
export interface RemoteControl extends DevRemote {
  readonly path: string;
}

/** A window as Vite knows it. */
interface Driven {
  readonly socket: object;
  readonly send: (event: string, data?: unknown) => void;
}

/** A window with its deck and its place in it, as JSON. */
interface DrivenWindow {
  readonly window: Driven;
  readonly outline: string;
  readonly at: string;
}

const cookie = 'loopstage-remote';
const folder = `${devClient.folder}remote/`;

/** Returns a remote control whose page is made of the files in `clientFolder`; who has its link may move the deck and see it, nobody else. */
export function remoteControl(clientFolder: string): RemoteControl {
  const token = randomBytes(16).toString('base64url');
  const phones = new Set<ServerResponse>();
  const windows = new Map<object, DrivenWindow>();
  let shown: DrivenWindow | undefined;
  const latest = (): DrivenWindow | undefined => [...windows.values()].at(-1);
  const tell = (): void => {
    const before = shown;
    shown = latest();
    const whole = before?.window !== shown?.window || before?.outline !== shown?.outline;
    for (const phone of phones) phone.write(eventOf(shown, whole));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    if (!path.startsWith(folder)) return false;
    const [given = '', name = '', ...more] = path.slice(folder.length).split('/');
    if (!sameToken(given, token) || !isFromNearby(request) || more.length > 0) refuse(response, 403);
    else if (name === remotePaths.events) listen(response);
    else if (name === remotePaths.act) await act(request, response, () => latest()?.window);
    else await sendPart(clientFolder, name === '' ? 'remote.html' : name, response, token);
    return true;
  };
  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { ...plainHeaders, 'content-type': 'text/event-stream' });
    response.write(eventOf(latest(), true));
    phones.add(response);
    response.on('close', () => { phones.delete(response); });
  };
  return {
    path: `${folder}${token}/`,
    handle,
    knows: (request) => isFromNearby(request) && (request.headers.cookie ?? '').split(/;\s*/).some((pair) => pair.startsWith(`${cookie}=`) && sameToken(pair.slice(cookie.length + 1), token)),
    connect: (server: ViteDevServer) => {
      server.ws.on(devEvent.here, (_: unknown, window) => { window.send(remoteEvent.watch); });
      server.ws.on(remoteEvent.at, (state: unknown, window) => {
        if (!isState(state)) return;
        const outline = state.outline === undefined ? windows.get(window.socket)?.outline : JSON.stringify(state.outline);
        windows.delete(window.socket);
        if (outline !== undefined) windows.set(window.socket, { window, outline, at: JSON.stringify(state.at) });
        tell();
      });
      server.ws.on('vite:client:disconnect', (_: unknown, { socket }) => { if (windows.delete(socket)) tell(); });
      server.httpServer?.on('close', () => { for (const phone of phones) phone.end(); });
    },
  };
}

/** Returns the addresses under which the page at `path` can be reached from the network: those of the machine's IPv4 interfaces, private ones. */
export function networkAddresses(port: number, path: string): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter(({ family, internal, address }) => family === 'IPv4' && !internal && /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\./.test(address));
  return own.map(({ address }) => `http://${address}:${port}${path}`);
}

/** What the windows say is handed to the phone as it is, as an event of HTML's event streams: both ends are scripts of ours. */
function eventOf(state: DrivenWindow | undefined, whole: boolean): string {
  return `data: ${state ? `{${whole ? `"outline":${state.outline},` : ''}"at":${state.at}}` : 'null'}\n\n`;
}

function isState(data: unknown): data is { readonly at: object; readonly outline?: object } {
  return typeof data === 'object' && data !== null && 'at' in data && typeof data.at === 'object' && data.at !== null;
}

function sameToken(given: string, token: string): boolean {
  return given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

/** Only pages of this server can ask: browsers of others send their origin, or none of the type of the body. */
async function act(request: IncomingMessage, response: ServerResponse, find: () => Driven | undefined): Promise<void> {
  const { origin, host } = request.headers;
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json' || (origin !== undefined && origin !== `http://${host}`)) return refuse(response, 403);
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > 100) return refuse(response, 400);
  }
  const command = remoteCommands.find((one) => JSON.stringify(one) === body);
  if (command === undefined) return refuse(response, 400);
  const window = find();
  window?.send(remoteEvent.act, command);
  response.writeHead(window ? 204 : 409, plainHeaders).end();
}

const parts: Readonly<Record<string, string>> = { 'remote.html': 'text/html; charset=utf-8', 'remote.js': 'text/javascript; charset=utf-8', 'remote.css': 'text/css; charset=utf-8' };

/** The cookie lets the phone show pictures of the deck. */
async function sendPart(clientFolder: string, name: string, response: ServerResponse, token: string): Promise<void> {
  const type = parts[name];
  if (type === undefined) return refuse(response, 404);
  const text = await readFile(join(clientFolder, name), 'utf8');
  response.writeHead(200, { ...plainHeaders, 'content-type': type, 'set-cookie': `${cookie}=${token}; Path=/; HttpOnly; SameSite=Strict` }).end(text);
}
