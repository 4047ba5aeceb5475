import { rm, symlink, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopstage, project } from './command.ts';
import { ask, serve, type RunningServer } from './dev-server.ts';

const deck = 'First deck\n==========\n\nBegin\n-----\n\n.. image:: dot.svg\n\n.. image:: link.svg\n';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';
const secret = 'keep this to yourself';
let folder: string;
let outside: string;
let dev: RunningServer;
let built: RunningServer;

beforeAll(async () => {
  outside = join(tmpdir(), `loopstage-outside-${process.pid}.svg`);
  await writeFile(outside, secret);
  folder = await project({ 'decks/a.rst': deck, 'decks/dot.svg': svg, 'secret.txt': secret, '.env': secret, 'loopstage.config.ts': `export default { title: '${secret}' };` });
  await symlink(outside, join(folder, 'decks/link.svg'));
  dev = await serve(folder, ['dev']);
  expect((await loopstage(folder, ['build', '--no-pdf'])).status).toBe(1);
  await symlink(outside, join(folder, 'dist/out.svg'));
  await writeFile(join(folder, 'dist/engine.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  built = await serve(folder, ['preview']);
});
afterAll(async () => {
  await Promise.all([dev.end(), built.end()]);
  await rm(folder, { recursive: true, force: true });
  await rm(outside);
});

const elsewhere = [
  '/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/first-deck/../../secret.txt', '/first-deck/..%2f..%2fsecret.txt', '/first-deck/files/..%2f..%2f..%2fsecret.txt',
  '/assets/../../secret.txt', '/assets/..%2f..%2fpackage.json', '/@loopstage/..%2f..%2fcli%2floopstage.js', '/secret.txt', '/.env', '/decks/a.rst', '/loopstage.config.ts', '/..\\secret.txt', '/first-deck/files/..%5c..%5csecret.txt',
  '/@fs/etc/passwd', '/@fs//etc/passwd?raw', '/@id/__x00__/etc/passwd', '/@id//etc/passwd?raw', '/node_modules/vite/package.json', '/first-deck/files/link.svg', '/out.svg', '/%00', '/%zz', '//etc/passwd',
];

test.each(elsewhere)('nothing-outside-the-pages-is-served, %s', async (path) => {
  const there = encodeURI(join(folder, 'secret.txt'));
  for (const server of [dev, built]) {
    for (const asked of [path, path.replace('/etc/passwd', there)]) {
      const { status, text } = await ask(server.port, asked);
      expect([400, 403, 404], `${asked} of ${server.url}`).toContain(status);
      expect(text).not.toContain(secret);
      expect(text).not.toContain('root:');
    }
  }
});

test('a-host-name-that-is-not-this-machine-is-refused', async () => {
  for (const { port } of [dev, built]) {
    expect((await ask(port, '/', { host: 'evil.example' })).status).toBe(403);
    expect((await ask(port, '/', { host: `127.0.0.1.evil.example:${port}` })).status).toBe(403);
    expect((await ask(port, '/', { host: `localhost:${port}` })).status).toBe(200);
  }
});

test('a-host-name-that-was-given-is-accepted-and-no-other', async () => {
  const named = await serve(folder, ['dev', '--host-name', 'laptop.local']);
  const statuses = await Promise.all(['laptop.local', 'evil.example'].map(async (name) => (await ask(named.port, '/', { host: `${name}:${named.port}` })).status));
  const said = named.said();
  await named.end();
  expect(statuses).toEqual([200, 403]);
  expect(said).toContain(`http://laptop.local:${named.port}/`);
});

/** Returns how the live server answers to a page that wants a connection (RFC 6455): `open`, or `refused`. */
function connect({ origin, token = '', host = `127.0.0.1:${dev.port}` }: { readonly origin?: string; readonly token?: string; readonly host?: string }): Promise<string> {
  return new Promise((done) => {
    const headers = { 'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-protocol': 'vite-hmr', host, ...(origin !== undefined && { origin }) };
    const asked = get({ host: '127.0.0.1', port: dev.port, path: `/?token=${token}`, headers, agent: false });
    asked.on('upgrade', (_, socket) => {
      socket.destroy();
      done('open');
    });
    asked.on('response', () => { done('refused'); });
    asked.on('error', () => { done('refused'); });
  });
}

test('pages-of-other-origins-cannot-connect', async () => {
  const token = /const wsToken = "([^"]+)"/.exec((await ask(dev.port, '/@vite/client')).text)?.[1] ?? '';
  expect(token).not.toBe('');
  expect(await connect({ origin: dev.url.replace(/\/$/, ''), token })).toBe('open');
  expect(await connect({ origin: 'http://evil.example' })).toBe('refused');
  expect(await connect({ origin: 'http://127.0.0.1:1', token: 'guessed' })).toBe('refused');
  expect(await connect({ origin: 'http://evil.example', host: 'evil.example', token })).toBe('refused');
});

test('pages-of-other-origins-cannot-read-it', async () => {
  for (const origin of ['http://evil.example', 'http://localhost:1']) {
    const { headers } = await ask(dev.port, '/@vite/client', { origin });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
  expect((await ask(dev.port, '/')).headers['cross-origin-resource-policy']).toBe('same-origin');
});

test('the-editor-opens-files-of-the-project-alone-and-for-its-own-pages-alone', async () => {
  const path = (file: string): string => `/__open-in-editor?file=${encodeURIComponent(file)}`;
  expect((await ask(dev.port, path('/etc/passwd:1:1'))).status).toBe(403);
  expect((await ask(dev.port, path(outside))).status).toBe(403);
  expect((await ask(dev.port, path(join(folder, 'decks/a.rst:1:1')), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('they-listen-to-this-machine-alone', async () => {
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) {
    for (const { port } of [dev, built]) await expect(ask(port, '/', {}, 'GET', '', address)).rejects.toThrow(/ECONNREFUSED/);
  }
});

test('files-have-the-types-that-browsers-need', async () => {
  const types = async (server: RunningServer, path: string): Promise<string | undefined> => (await ask(server.port, path)).headers['content-type']?.replace(/;.*/, '');
  for (const server of [dev, built]) {
    expect(await types(server, '/')).toBe('text/html');
    expect(await types(server, '/first-deck/')).toBe('text/html');
    expect(await types(server, '/assets/deck.js')).toMatch(/^text\/javascript$/);
    expect(await types(server, '/assets/deck.css')).toBe('text/css');
    expect(await types(server, '/first-deck/files/dot.svg')).toBe('image/svg+xml');
  }
  expect(await types(built, '/engine.wasm')).toBe('application/wasm');
});

test('a-folder-without-a-site-and-a-port-that-is-taken-are-told', async () => {
  const empty = await loopstage(folder, ['preview', 'decks']);
  expect([empty.status, empty.stderr]).toEqual([2, 'loopstage: there is no built site in decks\n  hint: `loopstage build` makes one\n']);
  const message = `loopstage: port ${dev.port} is already in use\n  hint: name another one with -p, or none to take the next that is free\n`;
  for (const verb of ['dev', 'preview']) {
    const taken = await loopstage(folder, [verb, '-p', String(dev.port)]);
    expect(taken.status).toBe(2);
    expect(taken.stderr.slice(-message.length)).toBe(message);
  }
});
