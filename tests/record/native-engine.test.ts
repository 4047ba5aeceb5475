import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython } from '../../src/record/native-python.ts';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { printRecording } from '../../src/trace/print-recording.ts';
import { nativePython } from './native-python.ts';
import { eventsOf, examples, recorded, script } from './programs.ts';
import { runawayProgram, runaways } from './runaways.ts';
import { recordWorker } from './worker.ts';

const python = nativePython();
const folder = mkdtempSync(join(tmpdir(), 'loopstage-native-'));
const patient = 240_000;
let native: Recorder;
let builtIn: Recorder;

beforeAll(async () => {
  if (python === undefined) process.stdout.write('the interpreter of the machine is not tested: there is no CPython 3.12 or newer on the path or below ~/.pyenv/versions\n');
  builtIn = createRecorder({ cacheFolder: folder, worker: await recordWorker() });
  native = createRecorder({ cacheFolder: folder, ...(python !== undefined && { python }) });
});
afterAll(async () => {
  await Promise.all([native.close(), builtIn.close()]);
  rmSync(folder, { recursive: true });
});

/** What a program that prints addresses, error texts or names of its Python's own version cannot have in common with another one. */
const varying = /awaits-inside-primitives|reprs-and-names|runner-and-loops-by-hand|eager-tasks|system-errors|callbacks-and-handles|shield/;

describe.runIf(python !== undefined)('a python of the machine', () => {
  test('records-what-the-built-in-one-records', async () => {
    const programs = examples().filter(({ name }) => !varying.test(name));
    const [mine, theirs] = await Promise.all([native, builtIn].map((recorder) => recorder.record(programs.map(({ program }) => program))));
    const outcome = (result: Parameters<typeof recorded>[0]): unknown => {
      const { stdout, code, stopped, events } = recorded(result);
      return { stdout, code, stopped, prints: events.flatMap((event) => (event.k === 'out' ? [[event.t, event.line, event.task]] : [])) };
    };
    for (const [index, { name }] of programs.entries()) expect({ name, outcome: outcome(mine?.[index]) }).toEqual({ name, outcome: outcome(theirs?.[index]) });
    expect(mine?.map((result) => recorded(result).engine.name)).toEqual(programs.map(() => 'cpython'));
    expect(programs.length).toBeGreaterThan(15);
  }, patient);

  test('gives-the-same-bytes-again', async () => {
    const programs = examples().map(({ program }) => program);
    const again = createRecorder({ cacheFolder: undefined, ...(python !== undefined && { python }) });
    const texts = async (recorder: Recorder, order: typeof programs): Promise<string[]> => (await recorder.record(order)).map((result) => printRecording(recorded(result)).replaceAll(/0x[0-9a-f]+|\b\d{12,}\b/g, ''));
    expect((await texts(again, programs.toReversed())).toReversed()).toEqual(await texts(native, programs));
    await again.close();
  }, patient);

  test('runs-programs-with-the-rights-of-the-user-in-an-empty-folder-that-goes-afterwards', async () => {
    const kept = join(folder, 'kept.txt');
    const [first, second] = await native.record([
      script(`import os\nopen(${JSON.stringify(kept)}, 'w').write('x'); open('gone.txt', 'w').write('y'); print(os.listdir('.'), os.getcwd())\n`),
      script(`import os\nprint(os.listdir('.'), os.path.exists(${JSON.stringify(kept)}), 'PATH' in os.environ)\n`),
    ]);
    const place = /'(?:.*)'\] (.*)\n/.exec(recorded(first).stdout)?.[1] ?? '';
    expect(recorded(first).stdout).toMatch(/^\['gone.txt'\] /);
    expect(() => readdirSync(place)).toThrow(/ENOENT/);
    expect(recorded(second).stdout).toBe('[] True True\n');
  });

  test('sees-the-virtual-clock-everywhere', async () => {
    const text = "import asyncio, time, datetime, logging\nasync def main():\n    await asyncio.sleep(90)\n    print(time.time(), time.monotonic_ns(), datetime.datetime.now(), datetime.datetime.now(datetime.UTC).isoformat(), datetime.date.today(), time.strftime('%H:%M:%S'), time.ctime(), type(datetime.datetime.now()) is datetime.datetime)\n    logging.basicConfig(format='%(asctime)s', force=True); logging.warning('')\nasyncio.run(main())\n";
    const [mine, theirs] = [await native.record([script(text)]), await builtIn.record([script(text)])];
    expect(recorded(mine[0]).stdout).toBe('1735722090.0 90000000000 2025-01-01 09:01:30 2025-01-01T09:01:30+00:00 2025-01-01 09:01:30 Wed Jan  1 09:01:30 2025 True\n');
    expect({ stdout: recorded(mine[0]).stdout, stderr: recorded(mine[0]).stderr }).toEqual({ stdout: recorded(theirs[0]).stdout, stderr: recorded(theirs[0]).stderr });
  });

  /** Ends by what only WebAssembly has, or only the machine's own limits. */
  const otherwise = new Set(['recursion-in-c', 'huge-text', 'code-that-is-none', 'monitoring-taken-away']);
  test.each(runaways.filter(({ name }) => !otherwise.has(name)))('ends: $name', async (each) => {
    const { name, stopped, line, error } = each;
    const [result, next] = await native.record([runawayProgram(each), script(`import asyncio\nasyncio.run(asyncio.sleep(1))\nprint("${name}")\n`)]);
    const recording = recorded(result);
    const at = recording.error?.line ?? eventsOf(recording, 'end').at(-1)?.pos?.[0];
    expect({ stopped: recording.stopped, line: at, error: recording.error?.type }).toEqual({ stopped, line, error });
    expect(recording.stdout.startsWith('before\n')).toBe(true);
    expect(recorded(next)).toMatchObject({ stdout: `${name}\n`, stopped: 'exit', code: 0 });
  }, patient);

  test('has-recordings-of-its-own-in-the-cache', async () => {
    const program = script('print("cached")\n');
    for (const [recorder, name] of [[builtIn, 'pyodide'], [native, 'cpython'], [native, 'cpython'], [builtIn, 'pyodide']] as const) {
      const [result] = await recorder.record([program]);
      expect(recorded(result).engine.name).toBe(name);
    }
    const runs = native.runs;
    await native.record([program]);
    expect(native.runs).toBe(runs);
  });
});

describe('a python that cannot record', () => {
  const fake = (text: string): string => {
    const path = join(folder, `fake-${text.length}`);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const facts = (name: string, version: string, forks = 'true'): string => `echo '["${name}", [${version}], "text", ${forks}, "/usr/bin/x", []]'`;
  const cases: [name: string, command: string, problem: RegExp, hint: RegExp][] = [
    ['is-not-there', '/nowhere/python3', /cannot be started: `\/nowhere\/python3`.*ENOENT/, /which python3/],
    ['is-something-else', fake('echo hello'), /cannot be started/, /built-in/],
    ['says-why-it-does-not-start', fake('echo "no such module" >&2; exit 3'), /cannot be started.*\(no such module\)/, /built-in/],
    ['is-too-old', fake(facts('cpython', '3, 11, 7')), /is Python 3\.11\.7, and examples are recorded on CPython 3\.12 or newer/, /newer one/],
    ['is-another-implementation', fake(facts('pypy', '3, 12, 1')), /is pypy 3\.12\.1/, /newer one/],
    ['cannot-fork', fake(facts('cpython', '3, 13, 0', 'false')), /a process for each example/, /built-in/],
  ];
  test.each(cases)('%s', async (_, command, problem, hint) => {
    const found = await findPython(command);
    expect(found).toEqual({ problem: expect.stringMatching(problem), hint: expect.stringMatching(hint) });
    const recorder = createRecorder({ cacheFolder: undefined, python: command });
    expect(await recorder.record([script('print(1)\n')])).toEqual([{ problem: expect.stringMatching(problem) }]);
    await recorder.close();
  });
});
