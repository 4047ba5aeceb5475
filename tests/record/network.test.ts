import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { recordingProblems } from '../../src/trace/recording-problems.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { eventsOf, recorded, script } from './programs.ts';
import { recordWorker } from './worker.ts';

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() }); });
afterAll(() => recorder.close());

async function record(text: string, latency?: number): Promise<Recording> {
  const program = script(text);
  return recorded((await recorder.record([latency === undefined ? program : { ...program, options: { ...program.options, latency } }]))[0]);
}

const echo = `import asyncio
async def serve(reader, writer):
    data = await reader.readline()
    writer.write(data.upper())
    await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(serve, 'localhost', 8888)
    reader, writer = await asyncio.open_connection('localhost', 8888)
    writer.write(b'hello\\n')
    print(await reader.read(), asyncio.get_running_loop().time())
    writer.close()
    server.close()
asyncio.run(main())
`;

describe('an echo server and its client', () => {
  test('are-two-tasks-whose-transfers-are-events-of-the-two-ends-of-a-connection', async () => {
    const recording = await record(echo);
    expect(recording).toMatchObject({ stdout: "b'HELLO\\n' 0.0\n", stderr: '', stopped: 'exit', code: 0 });
    expect(eventsOf(recording, 'task.new').filter(({ user }) => user).map(({ coro }) => coro)).toEqual(['main', 'serve']);
    expect(eventsOf(recording, 'net.connect')).toMatchObject([{ conn: 'C1', addr: '127.0.0.1:8888' }]);
    const transfers = recording.events.flatMap((event) => (event.k === 'net.send' || event.k === 'net.recv' ? [[event.k, event.ep, event.n, event.data]] : []));
    expect(transfers).toEqual([
      ['net.send', 'C1.client', 6, 'hello\n'], ['net.recv', 'C1.server', 6, 'hello\n'],
      ['net.send', 'C1.server', 6, 'HELLO\n'], ['net.recv', 'C1.client', 6, 'HELLO\n'],
    ]);
    expect(eventsOf(recording, 'net.eof').map(({ ep }) => ep)[0]).toBe('C1.client');
    expect(eventsOf(recording, 'net.close').map(({ ep }) => ep).sort()).toEqual(['C1.client', 'C1.server']);
  });

  test('wait-to-connect-and-to-read', async () => {
    const waits = eventsOf(await record(echo), 'suspend').map(({ task, on }) => [task, on.w, 'addr' in on ? on.addr : undefined]);
    expect(waits).toContainEqual(['T1', 'connect', 'localhost:8888']);
    expect(waits.filter(([, wait]) => wait === 'read').map(([task]) => task)).toEqual(expect.arrayContaining(['T1', 'T4']));
  });

  test('are-apart-by-the-latency', async () => {
    const recording = await record(echo, 0.25);
    expect(recording.stdout).toBe("b'HELLO\\n' 0.5\n");
    const moments = recording.events.flatMap((event) => (event.k === 'net.recv' ? [[event.ep, event.t]] : []));
    expect(moments).toEqual([['C1.server', 250_000_000], ['C1.client', 500_000_000]]);
  });
});

const waiting = (wait: string): string => `import asyncio, socket
async def serve(reader, writer): await asyncio.sleep(5); writer.close()
async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(serve, '127.0.0.1', 9000)
    listening = socket.create_server(('127.0.0.1', 9001)); listening.setblocking(False)
    reader, writer = await asyncio.open_connection('127.0.0.1', 9000)
    raw = socket.socket(); raw.setblocking(False); await loop.sock_connect(raw, ('127.0.0.1', 9000))
    try:
        async with asyncio.timeout(1): ${wait}
    except TimeoutError: print('timeout')
    for each in asyncio.all_tasks() - {asyncio.current_task()}: each.cancel()
asyncio.run(main())
`;
const reasons: [wait: string, on: string][] = [
  ['await reader.read()', 'read'], ['writer.write(b"x" * 2_000_000); await writer.drain()', 'drain'], ['await loop.sock_accept(listening)', 'accept'],
  ['await loop.sock_recv(raw, 1)', 'read'], ['await loop.sock_sendall(raw, b"x" * 2_000_000)', 'drain'], ['await server.serve_forever()', 'serve'],
];
test.each(reasons)('waiting by %s is told as %s', async (wait, on) => {
  const recording = await record(waiting(wait));
  expect(recording.stdout).toBe('timeout\n');
  const last = eventsOf(recording, 'suspend').filter(({ task, t }) => task === 'T1' && t === 0).at(-1);
  expect(last?.on.w).toBe(on);
});

describe('a program that can do nothing more', () => {
  const server = "import asyncio\nasync def main():\n    server = await asyncio.start_server(lambda r, w: None, '127.0.0.1', 8888)\n    print(server.sockets[0].getsockname())\n";
  test('but-listens-is-idle', async () => {
    const text = `${server}    async with server: await server.serve_forever()\nasyncio.run(main())\n`;
    const recording = await record(text);
    expect(recording).toMatchObject({ stopped: 'idle', stdout: "('127.0.0.1', 8888)\n" });
    expect(recording.events.at(-1)).toMatchObject({ k: 'end', reason: 'idle', pending: [{ task: 'T1', on: { w: 'serve' } }] });
    expect(recordingProblems(recording, script(text))).toMatchObject([{ kind: 'stopped', text: 'only a server is left, and nobody connects' }]);
  });

  test('because-both-ends-read-is-in-a-deadlock', async () => {
    const recording = await record("import asyncio\nasync def serve(reader, writer): await reader.read()\nasync def main():\n    await asyncio.start_server(serve, 'localhost', 8888)\n    reader, writer = await asyncio.open_connection('127.0.0.1', 8888)\n    await reader.read()\nasyncio.run(main())\n");
    expect(recording.stopped).toBe('deadlock');
    expect(recording.events.at(-1)).toMatchObject({ pending: [{ task: 'T1', on: { w: 'read' } }, { task: 'T4', on: { w: 'read' } }] });
  });

  test('because-a-socket-blocks-is-told-so', async () => {
    const recording = await record("import socket\nserver = socket.create_server(('127.0.0.1', 0))\nserver.accept()\n");
    expect(recording.error).toMatchObject({ type: 'RuntimeError', message: expect.stringContaining('blocks for ever'), line: 3 });
  });
});

test('tls-is-refused-with-a-reason', async () => {
  const recording = await record("import asyncio, ssl\nasync def main():\n    async with await asyncio.start_server(lambda reader, writer: writer.close(), 'localhost', 8443):\n        await asyncio.open_connection('localhost', 8443, ssl=True)\nasyncio.run(main())\n");
  expect(recording.error).toMatchObject({ type: 'NotImplementedError', message: expect.stringContaining('SSL is not supported'), line: 4 });
});

test('unix-sockets-are-files-of-the-program-that-go-with-their-server', async () => {
  const recording = await record("import asyncio, os, stat\nasync def main():\n    server = await asyncio.start_unix_server(lambda reader, writer: writer.close(), 'talk.sock')\n    print(os.path.exists('talk.sock'))\n    try: await asyncio.start_unix_server(print, '/lib/talk.sock')\n    except OSError as error: print(error.errno)\n    reader, writer = await asyncio.open_unix_connection(b'talk.sock')\n    print(await reader.read())\n    server.close(); await server.wait_closed()\n    print(os.listdir('.'))\nasyncio.run(main())\n");
  expect(recording).toMatchObject({ stdout: "True\n30\nb''\n[]\n", stderr: '' });
});

test('a-real-server-of-this-machine-is-out-of-reach', async () => {
  let connections = 0;
  const real = createServer((socket) => { connections += 1; socket.end('real'); });
  await new Promise<void>((ready) => { real.listen(0, '127.0.0.1', ready); });
  const { port } = real.address() as AddressInfo;
  const recording = await record(`import asyncio\nasync def main():\n    try:\n        await asyncio.open_connection('127.0.0.1', ${port})\n    except OSError as error: print(type(error).__name__, error.errno)\nasyncio.run(main())\n`);
  await new Promise((closed) => { real.close(closed); });
  expect({ stdout: recording.stdout, connections }).toEqual({ stdout: 'ConnectionRefusedError 111\n', connections: 0 });
});
