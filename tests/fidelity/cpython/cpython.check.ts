import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recorder } from '../../../src/record/recorder.ts';
import { createRecorder } from '../../../src/record/recorder.ts';
import { recordWorker } from '../../record/worker.ts';
import { findNative } from '../native.ts';
import type { Stock, Verdict } from './suite.ts';
import { classesOf, recordedVerdicts, stockVerdicts, suiteSetup, unpackAsyncio } from './suite.ts';

const usual = 'test_tasks test_futures test_futures2 test_locks test_queues test_taskgroups test_timeouts test_waitfor test_runners test_base_events test_context test_eager_task_factory test_pep492 test_staggered test_streams test_graph test_protocols test_transports test_buffered_proto test_threads';

/** The folder that holds CPython's own `test` package, and the modules of `test_asyncio` to run. */
const library = process.env['LOOPSTAGE_TESTSUITE'];
const modules = (process.env['LOOPSTAGE_TEST_MODULES'] ?? usual).split(/[\s,]+/);
const native = findNative();
const ready = library !== undefined && native !== undefined;
let recorder: Recorder;

beforeAll(async () => {
  if (ready) recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
});
afterAll(() => recorder?.close());

/** What an interpreter in WebAssembly does not have; a test that needs it cannot pass. */
const absent: readonly (readonly [what: string, said: RegExp])[] = [
  ['threads of its own', /can't start new thread|waits for another thread/],
  ['processes', /starts no other process|does not support processes/],
  ['TLS', /SSL is not supported/],
  ['real time to pass while a selector does not wait', /the interpreter failed|event-budget|step-budget/],
  ['a later CPython than 3.14.2, whose own C code fails here (gh-154695, gh-154871)', /'NoneType' object has no attribute 'is_running'|get_context.* returned NULL without setting an exception/],
];

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** Returns what a test needs that is not there. */
function cannot(verdict: Verdict | undefined): string | undefined {
  return absent.find(([, said]) => said.test(verdict?.why ?? ''))?.[0];
}

/** A test that fails after others which cannot pass, and which have left their sockets open, is run once more on its own. */
test('cpythons-own-tests-pass-under-the-recorder', async (context) => {
  if (library === undefined || native === undefined) {
    say('CPython\'s own tests are passed over: LOOPSTAGE_TESTSUITE names no folder that holds the package `test`, or there is no CPython 3.13 or newer');
    context.skip();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'loopstage-cpython-'));
  const archive = join(dirname(fileURLToPath(import.meta.resolve('pyodide'))), 'python_stdlib.zip');
  const stock: Stock = { native, library, asyncio: unpackAsyncio(native, archive, folder) };
  const sum = { stock: 0, both: 0, skipped: 0 };
  const lost: string[] = [];
  const needing = new Map<string, string[]>();
  const report = (text: string): void => {
    lost.push(text);
    say(text);
  };
  for (const module of modules) {
    const setup = suiteSetup(library, [module]);
    const counts = { stock: 0, both: 0, skipped: 0 };
    for (const [kind, tests] of Object.entries(await classesOf(stock, module))) {
      const [theirs, mine] = await Promise.all([stockVerdicts(stock, module, kind, tests), recordedVerdicts(recorder, setup, module, kind, tests)]);
      for (const [name, { how }] of theirs) {
        if (how !== 'ok') continue;
        counts.stock += 1;
        const first = mine.get(name);
        const settled = first?.how === 'ok' || first?.how === 'skip' || cannot(first) !== undefined;
        const verdict = settled ? first : (await recordedVerdicts(recorder, setup, module, kind, [name])).get(name);
        if (verdict?.how === 'ok') counts.both += 1;
        else if (verdict?.how === 'skip') counts.skipped += 1;
        else if (cannot(verdict)) needing.set(cannot(verdict) ?? '', [...(needing.get(cannot(verdict) ?? '') ?? []), `${module}.${kind}.${name}`]);
        else report(`${module}.${kind}.${name}: ${verdict?.how ?? 'not run'}: ${verdict?.why.trim().split('\n').slice(-6).join(' | ') ?? ''}`);
      }
    }
    say(`${module.padEnd(26)} passed by stock ${String(counts.stock).padStart(4)}, of these under the recorder ${String(counts.both).padStart(4)}, skipped ${counts.skipped}`);
    for (const key of ['stock', 'both', 'skipped'] as const) sum[key] += counts[key];
  }
  say(`\nstock CPython ${native.version} with the recorder's version of asyncio passes ${sum.stock}; under the recorder ${sum.both} pass, ${sum.skipped} are skipped, ${sum.stock - sum.both - sum.skipped} do not pass`);
  for (const [what, names] of needing) say(`${names.length} need ${what}: ${names.join(' ')}`);
  say(`${lost.length} for another reason: ${lost.map((text) => text.split(':')[0]).join(' ')}`);
  rmSync(folder, { recursive: true, force: true });
  expect(lost).toEqual([]);
});
