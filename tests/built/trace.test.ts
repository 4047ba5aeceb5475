import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loopstage, project } from './command.ts';

const race = `import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    print(name)

async def main():
    a = asyncio.create_task(work("a", 2))
    await asyncio.gather(a, work("b", 1))

asyncio.run(main())
`;

let folder: string;
beforeAll(async () => {
  folder = await project({
    'race.py': race, 'raises.py': 'import asyncio\nasync def main():\n    raise ValueError("no")\nasyncio.run(main())\n', 'stuck.py': 'import asyncio\nasyncio.run(asyncio.Event().wait())\n',
    'session.txt': '>>> import asyncio\n>>> await asyncio.sleep(1, "slept")\n\'slept\'\n', 'wrong.pycon': '>>> 1 + 1\n3\n', 'plain.py': 'print("no loop")\n',
  });
});
const trace = (...args: string[]) => loopstage(folder, ['trace', ...args], { LOOPSTAGE_CACHE: join(folder, 'cache') });

describe('loopstage trace', () => {
  test('prints-the-steps-of-a-program-as-a-table', async () => {
    const run = await trace('race.py');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^1\. 0 s {2}main starts/);
    expect(run.stdout.match(/^ {3}> .*$/gm)).toEqual(['   > b', '   > a']);
    expect(run.stdout).toContain('The program has ended.');
  });

  test('shows-what-a-program-prints-outside-the-loop', async () => {
    const run = await trace('plain.py');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout.match(/^ {3}> .*$/gm)).toEqual(['   > no loop']);
  });

  test('prints-one-recording-a-line-and-reports-what-failed', async () => {
    const run = await trace('race.py', 'raises.py', 'stuck.py', 'session.txt', '--format', 'jsonl');
    const lines: unknown[] = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { path: 'race.py', stdout: 'b\na\n', stderr: '', code: 0, stopped: 'exit' }, { path: 'raises.py', code: 1, error: { type: 'ValueError', line: 3 } },
      { path: 'stuck.py', stopped: 'deadlock' }, { path: 'session.txt', stdout: "'slept'\n", checks: [{ ok: true }, { ok: true }] },
    ]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/raises\.py:3:5 {2}error {2}record\/raised/);
    expect(run.stderr).toMatch(/stuck\.py:2:1 {2}error {2}record\/deadlock/);
  });

  test('reads-sessions-and-compares-what-they-promise', async () => {
    expect(await trace('session.txt')).toMatchObject({ status: 0, stderr: '' });
    const wrong = await trace('wrong.pycon');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('expected `3`, got `2`');
  });

  test('writes-a-drawing-that-needs-no-page-around-it', async () => {
    expect(await trace('race.py', '-f', 'svg', '-o', 'race.svg')).toEqual({ status: 0, stdout: '', stderr: '' });
    const svg = await readFile(join(folder, 'race.svg'), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toMatch(/var\(|light-dark|data-from/);
    expect(svg.match(/class="tl-number/g)?.length).toBeGreaterThan(4);
  });

  test('prints-sequence-diagrams-and-json', async () => {
    expect((await trace('race.py', '--format=mermaid')).stdout).toMatch(/^sequenceDiagram\n {4}participant/);
    expect(JSON.parse((await trace('race.py', '--format=json')).stdout)).toMatchObject({ v: 1, stdout: 'b\na\n' });
  });

  test.each([['--format=cats', 'race.py'], ['missing.py'], [], ['race.py', '--sed=1'], ['race.py', '--seed=x'], ['race.py', '--python=/nowhere/python3'], ['race.py', 'plain.py', '-f', 'svg']])('refuses %s %s', async (...args) => {
    const run = await trace(...args.filter((arg) => arg !== undefined));
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/\n {2}hint: /);
  });
});
