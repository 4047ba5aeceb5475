import type { Program } from '../../src/trace/program.ts';
import type { Stop } from '../../src/trace/recording.ts';
import { script } from './programs.ts';

/** A program without an end: what it prints first is `before`, and `line` is where it was when it was stopped. */
export interface Runaway {
  readonly name: string;
  readonly text: string;
  readonly stopped: Stop;
  readonly line: number | undefined;
  /** Type of the exception that ends it, where CPython has one. */
  readonly error?: string;
  readonly code?: number;
}

function runaway(name: string, stopped: Stop, line: number | undefined, text: string, more: Partial<Runaway> = {}): Runaway {
  return { name, text: `print("before")\n${text}\n`, stopped, line, ...more };
}

const deadlock = 'import asyncio\nasync def one(a, b):\n    async with a:\n        await asyncio.sleep(1)\n        async with b: pass\nasync def main():\n    a, b = asyncio.Lock(), asyncio.Lock()\n    await asyncio.gather(one(a, b), one(b, a))\nasyncio.run(main())';

/** Programs that never end, or try to end or to spoil what runs them. */
export const runaways: readonly Runaway[] = [
  runaway('spin', 'line-budget', 2, 'while True: pass'),
  runaway('loop-in-c', 'wall-clock', 3, 'import itertools\nsum(itertools.count())'),
  runaway('generator-in-sum', 'line-budget', 2, 'sum(0 for _ in iter(int, 1))'),
  runaway('recursion', 'exit', 2, 'def down(n): return down(n + 1)\ndown(0)', { error: 'RecursionError' }),
  runaway('recursion-without-limit', 'exit', 4, 'import sys\nsys.setrecursionlimit(10**9)\ndef down(n): return down(n + 1)\ndown(0)', { error: 'RecursionError' }),
  runaway('recursion-in-c', 'exit', 4, 'class A:\n    def __getattr__(self, name):\n        return getattr(self, name + "x")\nA().a', { error: 'RecursionError' }),
  runaway('recursion-of-awaits', 'exit', 3, 'import asyncio\nasync def main(): await main()\nasyncio.run(main())', { error: 'RecursionError' }),
  runaway('memory', 'exit', 3, 'x = [0]\nwhile True: x += x', { error: 'MemoryError' }),
  runaway('huge-text', 'exit', 2, 'x = "x" * 10**9', { error: 'MemoryError' }),
  runaway('huge-number', 'wall-clock', 2, 'x = 7 ** (10 ** 8)'),
  runaway('regular-expression', 'wall-clock', 3, 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")'),
  runaway('code-from-text', 'wall-clock', 2, 'exec("while True: pass")'),
  runaway('sleep-for-ever', 'time-budget', 5, 'import asyncio\nasync def main():\n    while True: await asyncio.sleep(3600)\nasyncio.run(main())'),
  runaway('blocking-sleep', 'time-budget', 3, 'import time\nwhile True: time.sleep(10_000)'),
  runaway('turns', 'step-budget', undefined, 'import asyncio\nloop = asyncio.new_event_loop()\ndef again(): loop.call_soon(again)\nagain()\nloop.run_forever()'),
  runaway('timers-that-are-due', 'step-budget', undefined, 'import asyncio\nloop = asyncio.new_event_loop()\ndef again(): loop.call_later(0, again)\nagain()\nloop.run_forever()'),
  runaway('flood-of-tasks', 'event-budget', undefined, 'import asyncio\nasync def spawn():\n    while True:\n        asyncio.create_task(spawn()); await asyncio.sleep(0)\nasyncio.run(spawn())'),
  runaway('flood-of-timers', 'event-budget', 5, 'import asyncio\nasync def main():\n    loop = asyncio.get_running_loop()\n    while True: loop.call_later(1, print)\nasyncio.run(main())'),
  runaway('flood-of-output', 'event-budget', 2, 'while True: print("x" * 1000)'),
  runaway('one-endless-line', 'event-budget', 2, 'print("x" * 5_000_000)'),
  runaway('locks-in-each-other', 'deadlock', 10, deadlock),
  runaway('tasks-that-await-each-other', 'deadlock', 7, 'import asyncio\nasync def main():\n    a = asyncio.create_task(wait(lambda: b)); b = asyncio.create_task(wait(lambda: a))\n    await a\nasync def wait(other): await other()\nasyncio.run(main())'),
  runaway('loop-without-work', 'deadlock', 3, 'import asyncio\nasyncio.new_event_loop().run_forever()'),
  runaway('bare-except', 'line-budget', 4, 'while True:\n    try:\n        while True: pass\n    except: pass'),
  runaway('base-exception-in-a-task', 'event-budget', 7, 'import asyncio\nasync def main():\n    while True:\n        try: await asyncio.sleep(0)\n        except BaseException: pass\nasyncio.run(main())'),
  runaway('base-exception-in-c', 'wall-clock', 4, 'import itertools\nwhile True:\n    try: sum(itertools.count())\n    except BaseException: pass'),
  runaway('cancel-that-is-swallowed', 'step-budget', undefined, 'import asyncio\nasync def stubborn():\n    while True:\n        try: await asyncio.sleep(10)\n        except asyncio.CancelledError: pass\nasyncio.run(asyncio.wait_for(stubborn(), 1))'),
  runaway('wait-for-a-thread', 'exit', 3, 'import threading\nthreading.Event().wait()', { error: 'RuntimeError' }),
  runaway('thread-of-its-own', 'exit', 3, 'import threading\nthreading.Thread(target=print).start()', { error: 'RuntimeError' }),
  runaway('spin-in-a-thread', 'line-budget', 4, 'import asyncio\ndef job():\n    while True: pass\nasync def main(): await asyncio.to_thread(job)\nasyncio.run(main())'),
  runaway('exit-at-once', 'exit', undefined, 'import os\nos._exit(3)', { code: 3 }),
  runaway('abort', 'exit', undefined, 'import os\nos.abort()', { code: 134 }),
  runaway('kill', 'exit', undefined, 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', { code: 137 }),
  runaway('interrupt-that-is-ignored', 'line-budget', 4, 'import signal\nsignal.signal(signal.SIGINT, lambda *_: None)\nwhile True: signal.raise_signal(signal.SIGINT)'),
  runaway('finalizer-that-makes-another', 'line-budget', 7, 'class A:\n    def __del__(self):\n        global a\n        a = A()\na = A()\nwhile True: a = None'),
  runaway('trace-function', 'line-budget', 5, 'import sys\ndef trace(*_): return trace\nsys.settrace(trace)\nwhile True: pass'),
  runaway('monitoring-taken-away', 'wall-clock', 4, 'import sys\nsys.monitoring.free_tool_id(4)\nwhile True: pass'),
  runaway('budgets-raised-by-gc', 'line-budget', 5, 'import gc\nfor each in gc.get_objects():\n    if type(each).__name__ == "Log": each.budgets = dict.fromkeys(each.budgets, 10**9)\nwhile True: pass'),
  runaway('at-exit', 'line-budget', 5, 'import atexit\n@atexit.register\ndef again():\n    while True: pass'),
  runaway('code-that-is-none', 'crash', 2, 'exec((lambda: 0).__code__.replace(co_code=b"\\xff\\xff" * 8))'),
  runaway('process', 'exit', 3, 'import subprocess\nsubprocess.run(["sleep", "100"])', { error: 'OSError' }),
];

/** Returns the program to record: only one that the clock must end is held to the clock, so that a slow machine tells the same reason. */
export function runawayProgram({ text, stopped }: Runaway): Program {
  return script(text, stopped === 'wall-clock' ? {} : { wallMs: 120_000 });
}
