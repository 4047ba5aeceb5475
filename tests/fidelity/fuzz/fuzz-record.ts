import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createRecorder } from '../../../src/record/recorder.ts';
import { recorded, script } from '../../record/programs.ts';
import { recordWorker } from '../../record/worker.ts';
import { differences, normalised } from '../compare.ts';
import { unpackAsyncio } from '../cpython/suite.ts';
import { findNative } from '../native.ts';
import type { Native, Outcome } from '../native.ts';
import { queueDifferences, stepsCompared } from '../queues.ts';
import { randomProgram } from './random-program.ts';

/** `npm run fuzz:record -- [COUNT [FIRST SEED]]`: random programs, recorded and compared with a native CPython. */
const [count = 1000, first = 1] = process.argv.slice(2).map(Number);
const batch = 100;
const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** Lost tasks that one garbage collection finds are reported in the order of the collector: lines of `stderr` count whatever their order. */
function sortedLines(text: string): string {
  return text.split('\n').sort().join('\n');
}

function isOutcome(value: unknown): value is Outcome | { readonly stdout: string; readonly stderr: string; readonly code: 'deadlock' } {
  return typeof value === 'object' && value !== null && 'stdout' in value && 'code' in value;
}

/** Returns how programs end on a stock CPython that has the asyncio of the recorder's version, `undefined` for one that gives nothing. */
async function nativeOutcomes({ command }: Native, asyncio: string, texts: readonly string[]): Promise<readonly unknown[]> {
  const child = spawn(command, ['-c', `import sys; sys.path.insert(0, ${JSON.stringify(asyncio)}); sys.argv = ['main.py']; exec(compile(open(${JSON.stringify(join(import.meta.dirname, 'virtual-native.py'))}).read(), 'virtual-native.py', 'exec'))`], {
    stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], PYTHONHASHSEED: '0', TZ: 'UTC', NO_COLOR: '1', PYTHONUTF8: '1' },
  });
  child.stdin.end(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
  const outcomes: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) outcomes.push(JSON.parse(line));
  return outcomes;
}

async function main(): Promise<number> {
  const native = findNative();
  if (native === undefined) {
    say('random programs are not compared: there is no CPython 3.13 or newer on the path, below ~/.pyenv/versions or in LOOPSTAGE_PYTHON');
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'loopstage-fuzz-'));
  const asyncio = unpackAsyncio(native, join(dirname(fileURLToPath(import.meta.resolve('pyodide'))), 'python_stdlib.zip'), join(folder, 'python3.14'));
  const recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker(), states: true });
  const sum = { equal: 0, steps: 0, events: 0, deadlocks: 0, raised: 0, stopped: 0, reordered: 0 };
  const bad: string[] = [];
  for (let from = 0; from < count; from += batch) {
    const seeds = Array.from({ length: Math.min(batch, count - from) }, (_, index) => first + from + index);
    const texts = seeds.map(randomProgram);
    const [mine, theirs] = await Promise.all([recorder.record(texts.map((text) => script(text, { wallMs: 60_000 }))), nativeOutcomes(native, asyncio, texts)]);
    for (const [index, seed] of seeds.entries()) {
      const recording = recorded(mine[index]);
      const outcome = theirs[index];
      sum.steps += stepsCompared(recording);
      sum.events += recording.events.length;
      const queues = queueDifferences(recording);
      if (recording.stopped !== 'exit' && recording.stopped !== 'deadlock') {
        sum.stopped += 1;
        bad.push(`seed ${seed}: stopped by ${recording.stopped}`);
        continue;
      }
      if (!isOutcome(outcome)) bad.push(`seed ${seed}: native CPython gave nothing`);
      else if (outcome.code === 'deadlock') {
        sum.deadlocks += 1;
        if (recording.stopped !== 'deadlock' || recording.stdout !== outcome.stdout) bad.push(`seed ${seed}: native CPython waits for ever, the recording is ${recording.stopped}`);
        else sum.equal += 1;
      } else {
        sum.raised += Number(outcome.code !== 0);
        const { stdout, stderr, code } = recording;
        const different = differences({ stdout, stderr, code }, outcome, 'script');
        const reordered = different.length > 0 && differences({ stdout, stderr: sortedLines(normalised(stderr)), code }, { ...outcome, stderr: sortedLines(normalised(outcome.stderr)) }, 'script').length === 0;
        sum.reordered += Number(reordered);
        if (different.length > 0 && !reordered) bad.push(`seed ${seed}: ${different.join('; ')}`);
        else sum.equal += 1;
      }
      if (queues.length > 0) bad.push(`seed ${seed}: queues: ${queues[0]}`);
    }
    say(`seeds ${seeds[0]} to ${seeds.at(-1)}: ${sum.equal} of ${from + seeds.length} equal so far`);
  }
  await recorder.close();
  rmSync(folder, { recursive: true });
  say(`\n${count} random programs (seeds ${first} to ${first + count - 1}), recorded on CPython 3.14 in WebAssembly, compared with CPython ${native.version}`);
  say(`equal ${sum.equal}, ${sum.reordered} of them but for the order of reports that one garbage collection makes; ${sum.raised} end with an exception, ${sum.deadlocks} in a deadlock, ${sum.stopped} by a budget; ${sum.events} events; queues compared after ${sum.steps} steps`);
  for (const line of bad) say(line);
  return bad.length === 0 ? 0 : 1;
}

process.exitCode = await main();
