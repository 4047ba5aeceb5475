import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { recordingVersion } from '../../src/trace/parse-recording.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { examples, recorded, script, session } from '../record/programs.ts';
import { runaways } from '../record/runaways.ts';
import { recordWorker } from '../record/worker.ts';
import { schemaProblems } from './json-schema.ts';

const root = resolve(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'src/trace/recording.schema.json'), 'utf8')) as Readonly<Record<string, never>>;
const source = readFileSync(join(root, 'src/trace/recording.ts'), 'utf8');

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() }); });
afterAll(() => recorder.close());

const sessions = ['>>> import asyncio\n>>> await asyncio.sleep(1, "x")\n\'x\'\n>>> 1 / 0\n>>> 1\n2\n'];

/** Every kind of an event that the schema describes, and each alternative of a wait. */
function described(name: 'event' | 'wait', field: 'k' | 'w'): string[] {
  const { oneOf } = (schema['$defs'] as unknown as Record<string, { oneOf: { properties: Record<string, { const?: string; enum?: string[] }> }[] }>)[name] ?? { oneOf: [] };
  return oneOf.flatMap(({ properties }) => properties[field]?.enum ?? [properties[field]?.const ?? '']).sort();
}

function written(field: 'k' | 'w'): string[] {
  return [...source.matchAll(new RegExp(`\\{ ${field}: ((?:'[^']+'(?: \\| )?)+)`, 'g'))].flatMap(([, names = '']) => [...names.matchAll(/'([^']+)'/g)].map(([, each = '']) => each)).sort();
}

describe('the schema of recordings', () => {
  test('has-the-version-of-the-format', () => {
    expect(schema['properties']).toMatchObject({ v: { const: recordingVersion } });
    expect(schema['$id']).toBe(`urn:loopstage:recording:${recordingVersion}`);
  });

  test('describes-the-kinds-that-the-types-have', () => {
    expect(described('event', 'k')).toEqual(written('k'));
    expect(described('wait', 'w')).toEqual(written('w'));
    expect(written('k').length).toBeGreaterThan(40);
  });

  test('holds-for-every-program-of-the-tests', async () => {
    const fidelity = join(root, 'tests/fidelity/programs');
    const more = readdirSync(fidelity).filter((name) => name.endsWith('.py')).map((name) => script(readFileSync(join(fidelity, name), 'utf8')));
    const quick = runaways.filter(({ stopped }) => stopped !== 'wall-clock' && stopped !== 'crash').map(({ text }) => script(text, { events: 1_500 }));
    const results = await recorder.record([...examples().map(({ program }) => program), ...more, ...quick, ...sessions.map(session)]);
    const kinds = new Set<string>();
    for (const result of results) {
      const recording: Recording = recorded(result);
      for (const { k } of recording.events) kinds.add(k);
      expect(schemaProblems(recording, schema, schema).slice(0, 3)).toEqual([]);
    }
    expect(written('k').filter((kind) => !kinds.has(kind))).toEqual([]);
  }, 240_000);

  test.each([
    ['a-recording-of-another-version', (recording: Recording) => ({ ...recording, v: 2 })],
    ['an-event-of-no-kind', (recording: Recording) => ({ ...recording, events: [{ i: 0, t: 0, k: 'nothing' }] })],
    ['an-event-with-a-field-too-many', (recording: Recording) => ({ ...recording, events: [{ i: 0, t: 0, k: 'line', f: 'f1', line: 1, colour: 'red' }] })],
    ['an-event-without-a-field', (recording: Recording) => ({ ...recording, events: [{ i: 0, t: 0, k: 'line', f: 'f1' }] })],
    ['a-task-that-is-no-id', (recording: Recording) => ({ ...recording, events: [{ i: 0, t: 0, k: 'task.uncancel', task: 'F1', n: 1 }] })],
    ['a-moment-before-the-beginning', (recording: Recording) => ({ ...recording, events: [{ i: 0, t: -1, k: 'loop.new', loop: 'L1' }] })],
    ['a-recording-without-output', (recording: Recording) => Object.fromEntries(Object.entries(recording).filter(([name]) => name !== 'stdout'))],
  ])('refuses-%s', async (_, spoil) => {
    const good = recorded((await recorder.record([script('print(1)\n')]))[0]);
    expect(schemaProblems(good, schema, schema)).toEqual([]);
    expect(schemaProblems(spoil(good), schema, schema)).not.toEqual([]);
  });
});
