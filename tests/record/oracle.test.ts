import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import type { Event, Recording } from '../../src/trace/recording.ts';
import { nativeOutput, nativePython } from './native-python.ts';
import { examples, recorded } from './programs.ts';
import { recordWorker } from './worker.ts';

const python = nativePython();
let recorder: Recorder;
let recordings: ReadonlyMap<string, Recording>;

beforeAll(async () => {
  recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker(), states: true });
  const results = await recorder.record(examples().map(({ program }) => program));
  recordings = new Map(examples().map(({ name }, index) => [name, recorded(results[index])]));
});
afterAll(() => recorder.close());

/** The loop's real queues after a step, as the recorder noted them beside the events. */
interface State {
  readonly i: number;
  readonly ready: readonly string[];
  readonly timers: readonly string[];
}

/** Rebuilds the queues from the events alone. */
function queuesAfter(events: readonly Event[], stop: number): { ready: string[]; timers: string[] } {
  let ready: string[] = [];
  const timers = new Map<string, number>();
  for (const event of events) {
    if (event.k === 'ready') ready.push(event.h);
    if (event.k === 'timer') timers.set(event.h, event.when);
    if (event.k === 'wake') ready = [...event.ready];
    if (event.k === 'wake') for (const due of event.due) timers.delete(due);
    if (event.k === 'step' && event.h) ready = ready.filter((handle) => handle !== event.h);
    if (event.k === 'handle.cancel') { ready = ready.filter((handle) => handle !== event.h); timers.delete(event.h); }
    if (event.i === stop) break;
  }
  return { ready, timers: [...timers].sort(([, a], [, b]) => a - b).map(([handle]) => handle) };
}

describe('every example program', () => {
  test.skipIf(python === undefined)(`prints-what-native-cpython-prints${python === undefined ? ' (no CPython 3.12 or newer found)' : ''}`, () => {
    // A native run has real time: on a busy machine what it prints may come in another order, so it may try again.
    const isSame = ({ name, path }: { readonly name: string; readonly path: string }): boolean => [1, 2, 3].some(() => recordings.get(name)?.stdout === nativeOutput(python ?? '', path));
    const differing = examples().filter((example) => !isSame(example)).map(({ name }) => name);
    expect(differing).toEqual([]);
    expect(recordings.size).toBeGreaterThan(20);
  });

  test('ends-by-itself-with-status-0-and-an-empty-stderr', () => {
    for (const [name, { stopped, code, stderr }] of recordings) expect({ name, stopped, code, stderr }).toEqual({ name, stopped: 'exit', code: 0, stderr: '' });
  });

  test('has-events-from-which-the-real-queues-follow-after-each-step', () => {
    let compared = 0;
    for (const [name, recording] of recordings) {
      const states: unknown = Reflect.get(recording, 'states');
      for (const { i, ready, timers } of states as readonly State[]) {
        expect({ name, i, ...queuesAfter(recording.events, i) }).toEqual({ name, i, ready, timers });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  test('prints-as-events-what-it-prints', () => {
    for (const [name, recording] of recordings) {
      const printed = recording.events.map((event) => (event.k === 'out' && event.fd === 'stdout' ? event.text : '')).join('');
      expect({ name, printed }).toEqual({ name, printed: recording.stdout });
    }
  });
});
