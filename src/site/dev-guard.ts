import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4 } from 'node:net';
import { resolve, sep } from 'node:path';

/** Returns the real path of the file `path` if it lies in `folder`, links followed; `undefined` for one outside and for what is no file. */
export async function fileInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const [base, place] = await Promise.all([realpath(folder), realpath(path)]);
    return place.startsWith(base + sep) && (await stat(place)).isFile() ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the path that a request asks for, decoded once; `undefined` for one that cannot be decoded, leads upwards, or holds what no address of a site does. */
export function pathOf(request: IncomingMessage): string | undefined {
  try {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
    return path.startsWith('/') && !/[\0\\]|(?:^|\/)\.\.?(?:\/|$)/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Says whether a request comes from this machine itself. */
export function isFromHere(request: IncomingMessage): boolean {
  const address = plainAddress(request);
  return address === '::1' || address.startsWith('127.');
}

/** Says whether a request comes from this machine or from the network it is in: private and link-local addresses (RFC 1918, 3927, 4193, 4291). */
export function isFromNearby(request: IncomingMessage): boolean {
  const address = plainAddress(request);
  return isFromHere(request) || privateNetworks().check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function privateNetworks(): BlockList {
  const list = new BlockList();
  for (const [net, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16]] as const) list.addSubnet(net, bits, 'ipv4');
  for (const [net, bits] of [['fc00::', 7], ['fe80::', 10]] as const) list.addSubnet(net, bits, 'ipv6');
  return list;
}

/** An IPv4 address that came in over IPv6 is written `::ffff:192.168.0.7`. */
function plainAddress(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '').replace(/%.*$/, '');
}

/** Says whether a request to open the editor is the page's own, from this machine, for a file of the project at `root`. */
export async function mayOpenEditor(request: IncomingMessage, root: string): Promise<boolean> {
  const site = request.headers['sec-fetch-site'];
  const file = new URL(request.url ?? '/', 'http://localhost').searchParams.get('file')?.replace(/(?::\d+){0,2}$/, '');
  if (!isFromHere(request) || (site !== undefined && site !== 'same-origin') || !file) return false;
  return await fileInside(root, resolve(root, file)) !== undefined;
}
