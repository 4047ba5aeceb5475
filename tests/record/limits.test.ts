import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { printRecording } from '../../src/trace/print-recording.ts';
import { eventsOf, recorded, script } from './programs.ts';
import { runawayProgram, runaways } from './runaways.ts';
import { recordWorker } from './worker.ts';

/** Holds the snapshot of the engine, which is started anew after a program that had to be killed. */
const folder = mkdtempSync(join(tmpdir(), 'loopstage-limits-'));
let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: folder, worker: await recordWorker() }); });
afterAll(async () => {
  await recorder.close();
  rmSync(folder, { recursive: true });
});

const patient = 240_000;
const rows: string[] = [];
const shapes = new Set<string>();
afterAll(() => { console.log(`\n${rows.join('\n')}\n`); });

describe('a program without an end', () => {
  test.each(runaways)('$name', async (each) => {
    const { name, stopped, line, error, code } = each;
    const began = performance.now();
    const recording = recorded((await recorder.record([runawayProgram(each)]))[0]);
    const milliseconds = Math.round(performance.now() - began);
    const end = eventsOf(recording, 'end').at(-1);
    const at = recording.error?.line ?? end?.pos?.[0];
    rows.push(`${name.padEnd(30)} ${recording.stopped.padEnd(13)} line ${String(at ?? '-').padEnd(3)} ${String(recording.events.length).padStart(6)} events ${String(milliseconds).padStart(6)} ms`);
    expect({ stopped: recording.stopped, line: at, error: recording.error?.type }).toEqual({ stopped, line, error });
    expect(recording.stdout.startsWith('before\n')).toBe(true);
    expect(recording.stdout.length).toBeLessThanOrEqual(1_000_000);
    expect(recording.events.at(-1)).toMatchObject({ k: 'end', reason: stopped });
    if (code !== undefined) expect(recording.code).toBe(code);
    const next = script(`import asyncio\nasync def main(): await asyncio.sleep(1)\nasyncio.run(main())\nprint(asyncio.new_event_loop().time(), "${name}")\n`);
    const fresh = await recorder.record([next]);
    expect(recorded(fresh[0])).toMatchObject({ stdout: `1.0 ${name}\n`, stopped: 'exit', code: 0 });
    shapes.add(printRecording(recorded(fresh[0])).replaceAll(name, '').replace(/,"args":\[[^\]]*\]/g, ''));
  }, patient);

  test('leaves-the-next-program-the-same-recording-whatever-it-did', () => {
    expect(shapes.size).toBe(1);
  });

  test('leaves-the-other-programs-of-its-batch-their-recordings', async () => {
    const fine = 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print("fine")\nasyncio.run(main())\n';
    const stuck = 'import itertools\nprint(1)\nany(False for _ in iter(int, 1))\nsum(itertools.repeat(0))\n';
    const results = await recorder.record([script(fine), script('sum(__import__("itertools").count())', { wallMs: 1000 }), script(`${fine}# again\n`), script(stuck, { wallMs: 1000 })]);
    expect(results.map((result) => ('problem' in result ? result.problem : result.stopped))).toEqual(['exit', 'wall-clock', 'exit', expect.stringMatching(/line-budget|wall-clock/)]);
    expect(recorded(results[2]).stdout).toBe('fine\n');
  }, patient);
});

test('endless-setup-is-given-up-and-leaves-its-names', async () => {
  const main = 'print(kept, "ready")\n';
  const results = await recorder.record([
    script(main, {}, ['kept = 1\nwhile True: pass\n']),
    script(main, { wallMs: 1500 }, ['kept = 2\n', 'import itertools\nsum(itertools.count())\n']),
    script(main, {}, ['kept = 3\nraise ValueError("stop here")\n']),
    script(main, {}, ['import asyncio\nkept = 4\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n']),
    script(main, {}, ['kept = 5\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass\n']),
  ]);
  expect(results.map((result) => recorded(result).stdout)).toEqual(['1 ready\n', '2 ready\n', '3 ready\n', '4 ready\n', '5 ready\n']);
}, patient);

test('memory-that-is-not-there-is-a-memory-error', async () => {
  const text = 'try:\n    [0] * 10**9\nexcept MemoryError as error:\n    print(repr(error))\nkept = []\ntry:\n    for _ in range(100_000): kept.append(bytearray(10_000_000))\nexcept MemoryError:\n    print(len(kept) < 100)\n';
  const results = await recorder.record([script(text), script('print("after")\n')]);
  expect(results.map((result) => recorded(result).stdout)).toEqual(['MemoryError()\nTrue\n', 'after\n']);
});

test('deep-recursion-is-a-recursion-error', async () => {
  const text = 'def down(n):\n    return down(n + 1)\ntry:\n    down(0)\nexcept RecursionError:\n    print("too deep")\nclass A:\n    def __getattr__(self, name): return getattr(self, name + "x")\ntry:\n    A().a\nexcept RecursionError:\n    print("again")\n';
  expect(recorded((await recorder.record([script(text)]))[0])).toMatchObject({ stdout: 'too deep\nagain\n', stopped: 'exit' });
});

test('busy-program-that-ends-is-not-stopped', async () => {
  const text = 'def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(20), sum(i * i for i in range(300_000)))\n';
  const recording = recorded((await recorder.record([script(text, { wallMs: 120_000 })]))[0]);
  expect(recording).toMatchObject({ stdout: '6765 8999955000050000\n', stopped: 'exit' });
  expect(eventsOf(recording, 'hot').length).toBeGreaterThan(0);
});

test('deadlock-says-what-each-task-waits-for', async () => {
  const text = `import asyncio
async def one(a, b):
    async with a:
        await asyncio.sleep(1)
        async with b:
            pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(one(a, b), one(b, a))
asyncio.run(main())
`;
  const recording = recorded((await recorder.record([script(text)]))[0]);
  expect(recording.events.at(-1)).toMatchObject({
    k: 'end', reason: 'deadlock', t: 1_000_000_000,
    pending: [{ task: 'T1', on: { w: 'gather', of: ['T2', 'T3'] } }, { task: 'T2', on: { w: 'lock', prim: 'P2' } }, { task: 'T3', on: { w: 'lock', prim: 'P1' } }],
  });
});
