import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { eventsOf, recorded, script } from './programs.ts';
import { recordWorker } from './worker.ts';

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() }); });
afterAll(() => recorder.close());

async function record(text: string): Promise<Recording> {
  return recorded((await recorder.record([script(text)]))[0]);
}

const making: [call: string, variables: (string | undefined)[]][] = [
  ['t = asyncio.create_task(work(1))', ['t']], ['t = asyncio.ensure_future(work(1))', ['t']], ['t = asyncio.get_running_loop().create_task(work(1))', ['t']],
  ['t: asyncio.Task = asyncio.create_task(work(1))', ['t']], ['async with asyncio.TaskGroup() as group: t = group.create_task(work(1))', ['t']],
  ['print((t := asyncio.create_task(work(1))) is None)', ['t']], ['t, u = asyncio.create_task(work(1)), asyncio.create_task(work(2))', ['t', 'u']],
  ['g = asyncio.gather(work(1), work(2)); await g', [undefined, undefined]], ['g = await asyncio.gather(work(1), work(2))', [undefined, undefined]],
  ['_, rest = await asyncio.wait([asyncio.create_task(work(1)), asyncio.create_task(work(2))])', [undefined, undefined]],
  ['ts = [asyncio.create_task(work(1)), asyncio.create_task(work(2))]', [undefined, undefined]], ['ts = [asyncio.create_task(work(n)) for n in (1, 2)]', [undefined, undefined]],
  ['s = asyncio.shield(work(1)); await s', [undefined]], ['value = await asyncio.wait_for(work(1), 2)', []], ['first = await next(iter(asyncio.as_completed([work(1)])))', [undefined]],
];
test.each(making)('task of `%s` has the name %s', async (call, variables) => {
  const recording = await record(`import asyncio\nasync def work(n): await asyncio.sleep(n)\nasync def main():\n    ${call}\n    await asyncio.sleep(3)\nresult = asyncio.run(main())\n`);
  expect(recording.stderr).toBe('');
  expect(eventsOf(recording, 'task.new').filter(({ user }) => user).map(({ var: variable }) => variable)).toEqual([undefined, ...variables]);
});

describe('a task that awaits a primitive', () => {
  test('waits-for-that-and-not-for-what-is-inside', async () => {
    const text = readFileSync(join(import.meta.dirname, 'programs/awaits-inside-primitives.py'), 'utf8');
    const recording = await record(text);
    const waits = eventsOf(recording, 'suspend').map(({ on }) => on);
    expect(waits.filter(({ w }) => w === 'as_completed')).toMatchObject([{ of: ['T2', 'T3', 'T4'] }, { of: ['T2', 'T4'] }, { of: ['T2'] }]);
    const prims = new Map(eventsOf(recording, 'prim.new').map(({ prim, type, var: variable, internal }) => [prim, [type, variable, internal]]));
    const named = (w: string) => waits.filter((on) => on.w === w).map((on) => ('prim' in on && on.prim !== null ? prims.get(on.prim) : undefined));
    expect(named('queue.join')).toEqual([['Queue', 'queue', undefined]]);
    expect(named('barrier')).toEqual([['Barrier', 'barrier', undefined]]);
    expect(waits.map(({ w }) => w)).not.toContain('event');
    expect([...prims.values()].filter(([, variable, internal]) => variable !== undefined && internal)).toEqual([]);
  });

  test('waits-for-the-lock-of-the-condition-by-the-name-of-the-condition', async () => {
    const recording = await record('import asyncio\nasync def use(door):\n    async with door: await asyncio.sleep(1)\nasync def main():\n    door = asyncio.Condition()\n    await asyncio.gather(use(door), use(door))\nasyncio.run(main())\n');
    const condition = eventsOf(recording, 'prim.new').find(({ type }) => type === 'Condition');
    expect(condition?.var).toBe('door');
    expect(eventsOf(recording, 'suspend').map(({ on }) => on)).toContainEqual(expect.objectContaining({ w: 'lock', prim: condition?.prim }));
  });
});

test('closing-of-an-asynchronous-generator-has-its-name', async () => {
  const recording = await record('import asyncio\nasync def ticks():\n    while True: yield 1\nasync def main():\n    global left\n    left = ticks()\n    async for _ in left: break\nasyncio.run(main())\n');
  expect(eventsOf(recording, 'task.new').filter(({ user }) => user).map(({ coro }) => coro)).toEqual(['main', 'ticks.aclose']);
});

test('thread-has-the-name-of-the-function-of-the-program', async () => {
  const recording = await record("import asyncio, functools\ndef job(*args): return args\nasync def main():\n    await asyncio.to_thread(job, 1)\n    await asyncio.to_thread(functools.partial(job, 1), 2)\n    await asyncio.get_running_loop().run_in_executor(None, functools.partial(functools.partial(job, 1), 2))\n    await asyncio.to_thread(print, 'x')\nasyncio.run(main())\n");
  expect(eventsOf(recording, 'thread.new').map(({ fn }) => fn)).toEqual(['job', 'job', 'job', 'print']);
});
