import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecorder, type Recorder } from '../../src/record/recorder.ts';
import { sequenceFromTimeline } from '../../src/sequence/sequence-from-timeline.ts';
import { printTimeline } from '../../src/timeline/print-timeline.ts';
import { sentenceText } from '../../src/timeline/sentences.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { timelineFromRecording } from '../../src/timeline/timeline-from-recording.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { recorded, script } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';

/**
 * Each case is a program; beside it stands its timeline as text, which was read line by line against what asyncio does, and
 * is read again whenever it changes. `UPDATE_GOLDENS=1` writes the texts anew.
 */
const folder = join(import.meta.dirname, 'cases');
const names = readdirSync(folder).filter((file) => file.endsWith('.py')).map((file) => file.replace(/\.py$/, '')).sort();
const recordings = new Map<string, Recording>();
let recorder: Recorder;

beforeAll(async () => {
  recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
  const results = await recorder.record(names.map((name) => script(readFileSync(join(folder, `${name}.py`), 'utf8'))));
  names.forEach((name, index) => recordings.set(name, recorded(results[index])));
});
afterAll(() => recorder.close());

/** The cases about the loop itself show every handle. */
const timelineOf = (name: string): Timeline => timelineFromRecording(recorded(recordings.get(name)), name.startsWith('pass-') ? 'loop' : 'task');

describe.each(names)('%s', (name) => {
  test('its-timeline-reads-as-the-golden-text', () => {
    const golden = join(folder, `${name}.txt`);
    const timeline = timelineOf(name);
    const text = `${printTimeline(timeline)}\n${sequenceFromTimeline(timeline).map((part) => part.text).join('\n')}`;
    if (process.env['UPDATE_GOLDENS'] === '1' || !existsSync(golden)) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  test('all-that-was-printed-is-in-the-steps', () => {
    const { steps } = timelineOf(name);
    const stdout = steps.flatMap((step) => step.output.filter((line) => line.stream === 'stdout').map((line) => `${line.text}\n`)).join('');
    expect(stdout).toBe(recorded(recordings.get(name)).stdout);
  });

  test('segments-of-a-lane-follow-each-other-without-overlap', () => {
    const timeline = timelineOf(name);
    const order = ({ instant, slot }: { instant: number; slot: number }): number => instant * 1000 + slot;
    for (const lane of timeline.lanes) {
      const own = timeline.segments.filter((segment) => segment.lane === lane.id);
      own.slice(1).forEach((segment, index) => expect(order(segment.from)).toBeGreaterThanOrEqual(order(own[index]?.to ?? segment.from)));
    }
  });

  test('no-sentence-is-longer-than-twenty-words', () => {
    for (const step of timelineOf(name).steps) expect(sentenceText(step.sentence).split(/\s+/).length).toBeLessThanOrEqual(20);
  });

  test('never-two-activations-at-once', () => {
    for (const part of sequenceFromTimeline(timelineOf(name))) {
      let active = 0;
      for (const line of part.text.split('\n')) {
        if (/->>\+|^\s*activate /.test(line)) active += 1;
        if (/(?:-->>|--x)-|^\s*deactivate /.test(line)) active -= 1;
        expect(active).toBeLessThanOrEqual(1);
        expect(active).toBeGreaterThanOrEqual(0);
      }
      expect(active).toBe(0);
    }
  });
});

test('a-detail-of-loop-shows-every-handle-and-line-every-line', () => {
  const recording = recorded(recordings.get('gather-runs-first-in-first-out'));
  const handles = recording.events.filter((event) => event.k === 'step').length;
  const loop = timelineFromRecording(recording, 'loop');
  expect(loop.steps.length).toBe(handles);
  const turns = new Map<number, number>();
  const own = new Set(timelineFromRecording(recording, 'task').lanes.map((lane) => lane.id));
  for (const event of recording.events) {
    if (event.k === 'step' && event.task !== undefined && own.has(event.task)) turns.set(event.s ?? 0, 0);
    if (event.k === 'line' && turns.has(event.s ?? 0)) turns.set(event.s ?? 0, (turns.get(event.s ?? 0) ?? 0) + 1);
  }
  const lines = [...turns.values()].reduce((sum, count) => sum + Math.max(1, count), 0);
  expect(timelineFromRecording(recording, 'line').steps.length).toBe(lines);
});

test('a-deadline-beyond-the-end-of-what-is-shown-stays-open', () => {
  const { deadlines, ending, segments } = timelineFromRecording(recorded(recordings.get('gather-runs-first-in-first-out')), 'task', { until: 1 });
  expect(deadlines.map(({ label, fate, at }) => [label, fate, at === undefined])).toEqual([['sleep 3 s', 'pending', true], ['sleep 1 s', 'fired', false], ['sleep 1 s', 'fired', false]]);
  expect([ending.text, segments.filter((segment) => segment.state === 'done').length]).toEqual(['The program goes on from here.', 2]);
});
