import { expect, test } from 'vitest';
import { earlierParts } from '../../src/deck/needed-setup.ts';
import type { ProgramPart } from '../../src/trace/program.ts';

const part = (text: string, kind: ProgramPart['kind'] = 'script'): ProgramPart => ({ kind, text, line: 1 });

function neededSetup(earlier: readonly ProgramPart[], main: ProgramPart): readonly ProgramPart[] {
  const parts = earlierParts();
  earlier.forEach(parts.add);
  return parts.neededBy(main);
}

/** The numbers of the earlier blocks that are kept for the last one. */
function kept(...texts: readonly string[]): readonly number[] {
  const earlier = texts.slice(0, -1).map((text) => part(text));
  const needed = neededSetup(earlier, part(texts.at(-1) ?? ''));
  return earlier.flatMap((one, index) => (needed.includes(one) ? [index + 1] : []));
}

const whole = (name: string): string => `import asyncio\n\nasync def work(name, delay):\n    print(f"{name} starts")\n    await asyncio.sleep(delay)\n    return name\n\nasync def ${name}():\n    results = await asyncio.gather(work("A", 1), work("B", delay=2))\n    print(results)\n\nasyncio.run(${name}())`;

test('an-example-that-brings-all-it-uses-needs-nothing', () => {
  expect(kept(whole('main'), 'x = 1', whole('main'))).toEqual([]);
});

test('a-name-used-and-not-given-keeps-the-block-that-gives-it', () => {
  expect(kept('import asyncio', 'async def work(): pass', 'y = 2', 'asyncio.run(work())')).toEqual([1, 2]);
});

test('what-a-kept-block-uses-is-kept-too', () => {
  expect(kept('limit = 3', 'def work(): return limit', 'other = 1', 'print(work())')).toEqual([1, 2]);
});

test('a-block-that-only-changes-a-wanted-object-is-kept', () => {
  expect(kept('items = []', 'items.append(1)', 'print(items)')).toEqual([1, 2]);
});

test('a-change-through-another-name-is-kept', () => {
  expect(kept('items = []', 'alias = items', 'alias.append(1)', 'print(items)')).toEqual([1, 2, 3]);
});

test('a-name-inside-a-formatted-string-is-used', () => {
  expect(kept('total = 1', 'import asyncio\nasync def main():\n    print(f"{total}")\nasyncio.run(main())')).toEqual([1]);
});

test('a-name-read-before-it-is-given-comes-from-outside', () => {
  expect(kept('count = 1', 'count = count + 1\nprint(count)')).toEqual([1]);
  expect(kept('count = 1', 'def f():\n    global count\n    count += 1\nf()')).toEqual([1]);
  expect(kept('i = 1', 'def f(i=i):\n    return i\nf()')).toEqual([1]);
});

test('a-parameter-of-one-function-says-nothing-about-another', () => {
  expect(kept('delay = 5', 'def f(delay):\n    return delay\ndef g():\n    return delay\ng()')).toEqual([1]);
});

test.each([
  'import random\nrandom.seed(1)', 'asyncio.set_event_loop_policy(None)', 'asyncio.sleep = None', 'import os\nos.environ["A"] = "1"', 'print = None',
  'from helpers import *', 'exec("x = 1")', 'import warnings\nwarnings.simplefilter("error")', 'def print(*args): pass',
])('what-changes-things-that-all-share-is-kept: %s', (text) => {
  expect(kept(text, whole('main'))).toEqual([1]);
});

test('an-example-that-may-reach-any-name-has-every-block', () => {
  expect(kept('a = 1', 'b = 2', 'print(eval("a"))')).toEqual([1, 2]);
});

test('sessions-count-by-their-source-and-not-by-their-output', () => {
  const earlier = [part('>>> limit = 3\n>>> 1\nresult', 'session'), part('>>> 2\nlimit', 'session')];
  expect(neededSetup(earlier, part('>>> limit\n3', 'session'))).toEqual([earlier[0]]);
});
