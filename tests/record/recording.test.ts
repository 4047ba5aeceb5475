import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { recordingProblems } from '../../src/trace/recording-problems.ts';
import type { Program } from '../../src/trace/program.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { eventsOf, recorded, script, session } from './programs.ts';
import { recordWorker } from './worker.ts';

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() }); });
afterAll(() => recorder.close());

async function record(program: Program): Promise<Recording> {
  return recorded((await recorder.record([program]))[0]);
}

describe('a script', () => {
  test('names-tasks-by-the-variable-they-are-assigned-to-and-by-their-arguments', async () => {
    const recording = await record(script(`import asyncio
async def work(name, delay=0): await asyncio.sleep(delay)
async def main():
    first = asyncio.create_task(work('é', 1))
    second, third = asyncio.create_task(work('b')), asyncio.create_task(work('c', delay=2))
    async with asyncio.TaskGroup() as group:
        fourth = group.create_task(work('d'))
        group.create_task(work(name='e'))
    await asyncio.gather(first, second, third)
asyncio.run(main())
`));
    expect(eventsOf(recording, 'task.new').filter(({ user }) => user).map(({ task, name, coro, var: variable, args, parent }) => [task, name, coro, variable, args, parent])).toEqual([
      ['T1', 'Task-1', 'main', undefined, {}, undefined],
      ['T2', 'Task-2', 'work', 'first', { name: "'é'", delay: '1' }, 'T1'],
      ['T3', 'Task-3', 'work', 'second', { name: "'b'", delay: '0' }, 'T1'],
      ['T4', 'Task-4', 'work', 'third', { name: "'c'", delay: '2' }, 'T1'],
      ['T5', 'Task-5', 'work', 'fourth', { name: "'d'", delay: '0' }, 'T1'],
      ['T6', 'Task-6', 'work', undefined, { name: "'e'", delay: '0' }, 'T1'],
    ]);
  });

  test('counts-columns-in-utf-16-units', async () => {
    const recording = await record(script("import asyncio\nasync def main():\n    print('😀é'); await asyncio.sleep(1)\nasyncio.run(main())\n"));
    const row = "    print('😀é'); await asyncio.sleep(1)";
    const start = row.indexOf('await');
    expect(eventsOf(recording, 'await').map(({ pos }) => pos)).toEqual([[3, start, 3, row.length]]);
  });

  test('may-await-at-its-top-level', async () => {
    const recording = await record(script("import asyncio\nasync def work(): return 1\nt = asyncio.create_task(work())\nprint(await t)\nawait asyncio.sleep(2)\nprint('end')\n"));
    expect(recording).toMatchObject({ stdout: '1\nend\n', stopped: 'exit', code: 0 });
    expect(eventsOf(recording, 'task.new').slice(0, 2).map(({ coro, var: variable }) => [coro, variable])).toEqual([['<module>', undefined], ['work', 't']]);
  });

  test('shares-the-names-of-the-blocks-before-it-which-are-not-recorded', async () => {
    const recording = await record(script('asyncio.run(main())\n', {}, ['import asyncio\nprint("silent")\n', 'async def main():\n    print("main")\n    await asyncio.sleep(1)\n']));
    expect(recording.stdout).toBe('main\n');
    expect(recording.files.map(({ name }) => name)).toEqual(['main.py', 'setup-2.py']);
    expect(eventsOf(recording, 'out')).toMatchObject([{ text: 'main\n', line: 2, file: 1, t: 0 }]);
    expect(eventsOf(recording, 'task.new')[0]).toMatchObject({ task: 'T1', name: 'Task-1', pos: [1, 0, 1, 19] });
  });

  test('continues-tasks-that-an-earlier-block-left-behind', async () => {
    const recording = await record(script('print(await left)\n', {}, ['import asyncio\nasync def work():\n    await asyncio.sleep(3)\n    return "kept"\nleft = asyncio.create_task(work())\nawait asyncio.sleep(1)\n']));
    expect(recording).toMatchObject({ stdout: 'kept\n', stopped: 'exit' });
    expect(eventsOf(recording, 'out')[0]?.t).toBe(2_000_000_000);
  });

  test('prints-an-uncaught-exception-as-cpython-does', async () => {
    const recording = await record(script("import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    raise ValueError('no')\n\nasyncio.run(main())\n"));
    expect(recording.code).toBe(1);
    expect(recording.error).toEqual({ type: 'ValueError', message: 'no', line: 5 });
    expect(recording.stderr.startsWith('Traceback (most recent call last):\n  File "main.py", line 7, in <module>\n    asyncio.run(main())\n')).toBe(true);
    expect(recording.stderr.endsWith('  File "main.py", line 5, in main\n    raise ValueError(\'no\')\nValueError: no\n')).toBe(true);
    expect(recording.stderr).not.toContain('_loopstage');
  });

  test('reports-a-coroutine-that-was-never-awaited', async () => {
    const recording = await record(script('import asyncio\nasync def work(): pass\nasync def main():\n    work()\nasyncio.run(main())\n'));
    expect(recording.stderr).toContain("main.py:4: RuntimeWarning: coroutine 'work' was never awaited");
  });

  test('shows-no-frame-of-the-recorder-in-stacks-that-it-prints', async () => {
    const recording = await record(script("import asyncio, traceback\nasync def main():\n    traceback.print_stack()\n    asyncio.current_task().print_stack()\n    print(asyncio.current_task().get_stack()[0].f_lineno)\nasyncio.run(main())\n"));
    expect(recording.stdout).toMatch(/\n6\n$/);
    expect(recording.stderr).toMatch(/^ {2}File "main.py", line 6, in <module>\n/);
    expect(recording.stderr).not.toContain('_loopstage');
  });

  test('refuses-threads-and-waits-for-ever-with-a-reason', async () => {
    const waiting = ['import queue\nqueue.Queue().get()\n', 'import queue\nqueue.SimpleQueue().get()\n', 'import threading\nthreading.Event().wait()\n', 'import threading\nlock = threading.Lock()\nlock.acquire(); lock.acquire()\n'];
    for (const text of waiting) expect((await record(script(text))).error).toMatchObject({ type: 'RuntimeError', message: expect.stringContaining('waits for another thread') });
    expect((await record(script('import threading\nthreading.Thread(target=print).start()\n'))).error).toMatchObject({ message: expect.stringContaining('asyncio.to_thread') });
    expect((await record(script('import threading, time\nprint(threading.Event().wait(2), time.monotonic())\n'))).stdout).toBe('False 2.0\n');
  });

  test('runs-calls-of-an-executor-on-as-many-virtual-threads-as-it-has', async () => {
    const recording = await record(script(`import asyncio, time, threading
from concurrent.futures import ThreadPoolExecutor
def job(n):
    time.sleep(1); print(n, threading.current_thread().name); return n
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix='pool') as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, job, n) for n in range(3))), loop.time())
asyncio.run(main())
`));
    expect(recording.stdout).toBe('0 pool_0\n1 pool_1\n2 pool_0\n[0, 1, 2] 2.0\n');
    expect(eventsOf(recording, 'thread.new').map(({ fn, queued }) => [fn, queued])).toEqual([['job', false], ['job', false], ['job', true]]);
  });

  test('exits-with-the-status-it-asks-for', async () => {
    expect(await record(script('import sys\nprint(1)\nsys.exit(3)\n'))).toMatchObject({ stdout: '1\n', code: 3, stopped: 'exit' });
    expect(await record(script('import os\nprint(1)\nos._exit(4)\n'))).toMatchObject({ stdout: '1\n', code: 4, stopped: 'exit' });
    expect(await record(script('raise SystemExit("bye")\n'))).toMatchObject({ stderr: 'bye\n', code: 1 });
  });

  test('sees-the-virtual-clock-everywhere', async () => {
    const recording = await record(script(`import asyncio, time, datetime
async def main():
    began = time.perf_counter()
    await asyncio.sleep(0.1); await asyncio.sleep(0.2)
    print(time.perf_counter() - began, time.monotonic_ns(), datetime.datetime.now(), asyncio.get_running_loop().time(), time.strftime('%H:%M:%S'))
    time.sleep(59.7)
    print(datetime.datetime.now().isoformat(), time.process_time())
asyncio.run(main())
`));
    expect(recording.stdout).toBe('0.3 300000000 2025-01-01 09:00:00.300000 0.3 09:00:00\n2025-01-01T09:01:00 60.0\n');
    expect(eventsOf(recording, 'block').map(({ dur, t }) => [dur, t])).toEqual([[59_700_000_000, 300_000_000]]);
  });

  test('timer-made-first-wins-when-timeout-and-sleep-are-equal', async () => {
    const recording = await record(script("import asyncio\nasync def main():\n    try:\n        async with asyncio.timeout(1):\n            await asyncio.sleep(1)\n            print('slept')\n    except TimeoutError:\n        print('timeout')\nasyncio.run(main())\n"));
    expect(recording.stdout).toBe('timeout\n');
  });

  test('cancel-request-and-delivery-are-two-steps', async () => {
    const recording = await record(script("import asyncio\nasync def work():\n    await asyncio.sleep(9)\nasync def main():\n    t = asyncio.create_task(work())\n    await asyncio.sleep(1)\n    t.cancel()\n    print('asked')\n    await asyncio.wait([t])\nasyncio.run(main())\n"));
    const [request] = eventsOf(recording, 'task.cancel');
    const delivery = eventsOf(recording, 'step').find((step) => step.throw === 'CancelledError');
    expect(request).toMatchObject({ task: 'T2', by: 'T1', n: 1, pos: [7, 4, 7, 14] });
    expect(delivery).toMatchObject({ task: 'T2', why: 'wakeup' });
    expect((delivery?.s ?? 0) > (request?.s ?? 0)).toBe(true);
    expect(eventsOf(recording, 'task.done').find(({ task }) => task === 'T2')).toMatchObject({ how: 'cancelled' });
  });

  test('says-for-what-each-task-waits', async () => {
    const recording = await record(script(`import asyncio
async def main():
    lock, event, gate, queue, full, condition = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0), asyncio.Queue(), asyncio.Queue(1), asyncio.Condition()
    await lock.acquire(); full.put_nowait(1)
    fut = asyncio.get_running_loop().create_future()
    async def on_condition():
        async with condition: await condition.wait()
    async def on_future(): await fut
    async def on_turn(): await asyncio.sleep(0)
    async def on_shield(): await asyncio.shield(fut)
    async def on_wait(): await asyncio.wait([fut], timeout=2)
    waiting = [lock.acquire(), event.wait(), gate.acquire(), queue.get(), full.put(2), on_condition(), on_future(), on_turn(), on_shield(), on_wait(), asyncio.sleep(1)]
    tasks = [asyncio.create_task(each) for each in waiting]
    await asyncio.sleep(0)
    for task in tasks: task.cancel()
asyncio.run(main())
`));
    const first = new Map<string, unknown>();
    for (const { task, on } of eventsOf(recording, 'suspend')) if (!first.has(task)) first.set(task, on);
    expect([...first.values()].slice(1)).toMatchObject([
      { w: 'lock', prim: 'P1' }, { w: 'event', prim: 'P2' }, { w: 'semaphore', prim: 'P3' }, { w: 'queue.get', prim: 'P5' }, { w: 'queue.put', prim: 'P7' },
      { w: 'condition' }, { w: 'future', name: 'fut' }, { w: 'turn' }, { w: 'shield', of: ['F1'] }, { w: 'wait', of: ['F1'], when: 'ALL_COMPLETED', timeout: 2 }, { w: 'sleep', delay: 1 },
    ]);
    expect(eventsOf(recording, 'prim.new').filter(({ internal }) => !internal).map(({ type, var: variable }) => [type, variable])).toEqual([
      ['Lock', 'lock'], ['Event', 'event'], ['Semaphore', 'gate'], ['Queue', 'queue'], ['Queue', 'full'], ['Condition', 'condition'],
    ]);
  });

  test('sees-through-async-generators-to-what-is-awaited', async () => {
    const recording = await record(script('import asyncio\nasync def ticks():\n    await asyncio.sleep(1)\n    yield 1\nasync def main():\n    async for _ in ticks(): pass\nasyncio.run(main())\n'));
    expect(eventsOf(recording, 'suspend')[0]?.chain).toMatchObject([{ fn: 'main' }, { fn: 'ticks' }, { lib: 'asyncio.tasks.sleep' }]);
  });
});

describe('a session', () => {
  test('runs-its-examples-and-compares-what-they-print', async () => {
    const program = session(`>>> import asyncio
>>> async def work(n):
...     await asyncio.sleep(n)
...     return n
...
>>> asyncio.run(work(2))
2
>>> await work(1)
1
>>> print('a\\n\\nb')
a
<BLANKLINE>
b
>>> [1,
...  2]
[1, 3]
>>> list(range(20))  # doctest: +ELLIPSIS
[0, 1, ..., 19]
>>> 1 / 0
Traceback (most recent call last):
    ...
ZeroDivisionError: division by zero
>>> missing
>>> print('skipped')  # doctest: +SKIP
`);
    const recording = await record(program);
    const shown = recording.files[0];
    expect(shown?.text.split('\n').slice(0, 5)).toEqual(['import asyncio', 'async def work(n):', '    await asyncio.sleep(n)', '    return n', 'asyncio.run(work(2))']);
    expect(shown?.lines.slice(0, 8)).toEqual([1, 2, 3, 4, 6, 8, 10, 14]);
    expect(recording.checks?.map(({ line, ok }) => [line, ok])).toEqual([[1, true], [2, true], [5, true], [6, true], [7, true], [8, false], [10, true], [11, true], [12, false]]);
    expect(recordingProblems(recording, program)).toEqual([
      { kind: 'output', text: 'expected `[1, 3]`, got `[1, 2]`', line: 14 },
      { kind: 'raised', text: "NameError: name 'missing' is not defined", line: 23 },
    ]);
    expect(recording.stdout).toContain('2\n1\na\n\nb\n[1, 2]\n');
  });

  test('keeps-its-loop-between-awaits-as-python-m-asyncio-does', async () => {
    const recording = await record(session(">>> import asyncio\n>>> async def work():\n...     await asyncio.sleep(2)\n...     print('work done')\n>>> t = asyncio.create_task(work())\n>>> await asyncio.sleep(1)\n>>> await t\nwork done\n"));
    expect(recording.stdout).toBe('work done\n');
    expect(eventsOf(recording, 'task.new').map(({ var: variable }) => variable)).toContain('t');
  });
});

describe('problems', () => {
  const cases: [name: string, text: string, expected: unknown[]][] = [
    ['none-for-a-program-that-ends', 'print(1)\n', []],
    ['exception-with-its-line', '\nraise ValueError("no")\n', [{ kind: 'raised', text: 'ValueError: no', line: 2 }]],
    ['syntax-error-with-its-line', 'x = 1\nwhile\n', [{ kind: 'raised', text: 'SyntaxError: invalid syntax', line: 2 }]],
    ['module-that-is-not-there', 'import requests\n', [{ kind: 'import', text: "ModuleNotFoundError: No module named 'requests'", line: 1 }]],
    ['budget', 'while True:\n    pass\n', [{ kind: 'stopped', text: 'it was still running after 100000 lines', line: expect.any(Number) }]],
    ['deadlock-by-names', 'import asyncio\nasync def main():\n    door = asyncio.Event()\n    await door.wait()\nasyncio.run(main())\n', [{ kind: 'deadlock', text: "main() waits for the event 'door'", line: 5 }]],
  ];
  test.each(cases)('%s', async (_, text, expected) => {
    const program = script(text);
    expect(recordingProblems(await record(program), program)).toEqual(expected);
  });
});
