import { describe, expect, test } from 'vitest';
import { codeOnly, isSession, looksLikePython, runsEventLoop, sessionSource, withoutStrings } from '../../src/deck/python-text.ts';

describe('what-runs-an-event-loop', () => {
  test.each([
    'asyncio.run(main())', 'result = asyncio . run (main())', 'with asyncio.Runner() as runner:\n    runner.run(main())',
    'loop.run_until_complete(main())', 'loop.run_forever()', 'from asyncio import run, sleep\nrun(main())', 'if True:\n    asyncio.run(main())',
    'x = f(1 * 2)\nasyncio.run(gather(*coros))',
  ])('%s', (code) => expect(runsEventLoop(code)).toBe(true));
});

describe('what-does-not-run-one', () => {
  test.each([
    '# asyncio.run(main())', 's = "asyncio.run(main())"', '"""\nasyncio.run(main())\n"""', "r'''asyncio.run(x)'''", 'class asyncio.Runner(*, debug=None)',
    'asyncio.run(coro, *, debug=False)', 'def run_forever(self):\n    pass', 'class Runner(Base):\n    pass', 'subprocess.run(["ls"])', 'run(main())',
    'from asyncio import sleep\nrun(main())', 'CliRunner().invoke(x)', 'myasyncio.runner(x)', 'awaitable loop.run_until_complete(future)',
  ])('%s', (code) => expect(runsEventLoop(code)).toBe(false));
});

test('strings-and-comments-go-and-lines-stay', () => {
  const code = 'a = "x # no"  # yes\nb = \'\'\'one\ntwo "\'\'\'; c = r"\\"\nd = "it\'s" + \'\\\'\'\n';
  expect(withoutStrings(code)).toBe("a = ''  \nb = ''\n; c = ''\nd = '' + ''\n");
});

test('what-stands-in-the-braces-of-a-formatted-string-is-code', () => {
  expect(codeOnly('print(f"{name} is {value!r} {{no}}", "{x}")')).toContain('name');
  expect(codeOnly('print(f"{name} is {value!r}", "{hidden}")')).not.toContain('hidden');
  expect(codeOnly('print(f"{name}")  # hidden')).not.toContain('hidden');
});

test('a-session-is-told-by-its-first-prompt', () => {
  expect(isSession('\n>>> 1\n1')).toBe(true);
  expect(isSession('x = 1\n>>> 1')).toBe(false);
  expect(isSession('>>>1')).toBe(false);
  expect(sessionSource('>>> def f():\n...     return 1\n...\n>>> f()\n1\n>>>\n')).toBe('def f():\n    return 1\n\nf()\n');
});

describe('python-in-a-block-without-a-language', () => {
  test.each([
    ['async def main():\n    await x\n\nasyncio.run(main())', true], ['import asyncio', true], ['>>> 1 + 1\n2', true], ['x = 1\ny = 2', true],
    ['for i in range(3):\n    print(i)', true], ['$ pip install x', false], ['pip install loopstage', false], ['Some words, and more.', false],
    ['for x in the list of things we have', false], ['key: value\nother: value', false], ['int main() { return 0; }', false], ['<p class="x">', false],
  ] as const)('%s', (text, python) => expect(looksLikePython(text)).toBe(python));
});
