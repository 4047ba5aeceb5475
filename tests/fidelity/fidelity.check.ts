import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { recorded } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { differences, knownDifferences, recordedOutcome } from './compare.ts';
import { findNative, inParallel, runNative } from './native.ts';
import type { Outcome } from './native.ts';
import { fidelityPrograms } from './programs.ts';
import { queueDifferences, stepsCompared } from './queues.ts';

const programs = fidelityPrograms();
const native = findNative();
let recorder: Recorder;
let recordings: readonly Recording[];
let onNative: readonly Recording[] | undefined;

/** A native run that differs may have been late on a busy machine: it counts only when it differs every time. */
const attempts = 3;

beforeAll(async () => {
  recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker(), states: true });
  recordings = (await recorder.record(programs.map(({ program }) => program))).map(recorded);
  if (native === undefined) return;
  const second = createRecorder({ cacheFolder: undefined, states: true, python: native.command });
  onNative = (await second.record(programs.map(({ program }) => program))).map(recorded);
  await second.close();
});
afterAll(() => recorder.close());

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

describe('own programs', () => {
  test('are-at-least-120', () => {
    expect(programs.length).toBeGreaterThanOrEqual(120);
  });

  test(`print-on-a-virtual-clock-what-cpython-prints${native ? ` (${native.version})` : ''}`, async (context) => {
    if (native === undefined) {
      say('the comparison is passed over: no CPython 3.13 or newer on the path, below ~/.pyenv/versions or in LOOPSTAGE_PYTHON');
      context.skip();
      return;
    }
    const reasons = knownDifferences(native.version);
    const found = await inParallel(programs.map((program, index) => ({ program, recording: recordings[index] })), 4, async ({ program, recording }) => {
      const mine: Outcome = recordedOutcome(recorded(recording), program.kind);
      const other: Outcome = recordedOutcome(recorded(onNative?.[programs.indexOf(program)]), program.kind);
      let [different, differentOnNative]: readonly (readonly string[])[] = [[], []];
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const theirs = await runNative(native, program);
        [different, differentOnNative] = [differences(mine, theirs, program.kind), differences(other, theirs, program.kind)];
        if (different.length === 0 && differentOnNative.length === 0) break;
      }
      return { name: program.name, different: different ?? [], differentOnNative: differentOnNative ?? [] };
    });
    const onSame = found.filter(({ differentOnNative }) => differentOnNative.length > 0);
    const differing = found.filter(({ different }) => different.length > 0);
    const unexplained = differing.filter(({ name }) => !reasons.has(name));
    const stale = [...reasons.keys()].filter((name) => !differing.some((each) => each.name === name));
    const comparable = found.length - differing.filter(({ name }) => reasons.get(name)?.version === true).length;
    const equal = found.length - differing.length;
    say(`\nrecorded on CPython ${recordings[0]?.engine.python}, compared with CPython ${native.version}`);
    say(`programs   ${found.length}\nequal      ${equal} (${(100 * equal / comparable).toFixed(1)} % of ${comparable} that both versions should print alike)\ndiffering  ${differing.length}`);
    for (const { name, different } of differing) say(`  ${name}: ${reasons.get(name)?.reason ?? 'NOT EXPLAINED'}\n${different.map((line) => `      ${line}`).join('\n')}`);
    say(`recorded on CPython ${native.version} itself: ${found.length - onSame.length} of ${found.length} equal`);
    for (const { name, differentOnNative } of onSame) say(`  ${name}: ${reasons.get(name)?.reason ?? 'NOT EXPLAINED'}\n${differentOnNative.map((line) => `      ${line}`).join('\n')}`);
    if (stale.length > 0) say(`known differences that were not seen with this version: ${stale.join(', ')}`);
    expect(unexplained.map(({ name }) => name)).toEqual([]);
    expect(onSame.map(({ name }) => name).filter((name) => reasons.get(name)?.version !== false)).toEqual([]);
    expect(equal / comparable).toBeGreaterThanOrEqual(0.95);
  });

  test('have-queues-that-follow-from-the-events-after-every-step', () => {
    for (const each of onNative === undefined ? [recordings] : [recordings, onNative]) {
      const wrong = programs.flatMap(({ name }, index) => queueDifferences(recorded(each[index])).slice(0, 1).map((difference) => `${name}: ${difference}`));
      const steps = each.reduce((sum, recording) => sum + stepsCompared(recording), 0);
      say(`\nready queue and timers rebuilt from the events, on ${each[0]?.engine.name} ${each[0]?.engine.python}: ${steps} steps of ${each.length} programs, ${wrong.length} programs differ`);
      expect(wrong).toEqual([]);
      expect(steps).toBeGreaterThan(1000);
    }
  });
});
