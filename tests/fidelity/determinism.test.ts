import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../src/compile/read-document.ts';
import { findPrograms } from '../../src/deck/find-programs.ts';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { printRecording } from '../../src/trace/print-recording.ts';
import type { Program } from '../../src/trace/program.ts';
import { programKey } from '../../src/trace/program.ts';
import { recorded } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { fidelityPrograms } from './programs.ts';

const root = resolve(import.meta.dirname, '../..');

/** Returns the examples of every document below `decks/`. */
async function deckPrograms(): Promise<readonly Program[]> {
  const nobody = (): void => undefined;
  const read = (path: string): Promise<{ text: string }> => Promise.resolve({ text: readFileSync(join(root, path), 'utf8') });
  const paths = readdirSync(join(root, 'decks')).filter((name) => /\.(rst|md)$/.test(name)).sort().map((name) => `decks/${name}`);
  const documents = await Promise.all(paths.map((path) => readDocument(path, { read, report: nobody, remember: nobody })));
  return documents.flatMap((document) => (document === undefined ? [] : [...findPrograms(document).values()].map(({ program }) => program)));
}

/** Returns the own programs, every tenth of them once more with another program as its unrecorded setup, and the examples of the decks. */
async function allPrograms(): Promise<readonly Program[]> {
  const own = fidelityPrograms().map(({ program }) => program);
  const varied = own.filter((_, index) => index % 10 === 0).map((program, index): Program => ({ ...program, setup: [own[index * 7 + 1]?.main ?? program.main] }));
  const unique = new Map([...own, ...varied, ...await deckPrograms()].map((program) => [programKey(program), program]));
  return [...unique.values()];
}

const recorders: Recorder[] = [];
let programs: readonly Program[];
beforeAll(async () => {
  programs = await allPrograms();
  const worker = await recordWorker();
  recorders.push(createRecorder({ cacheFolder: undefined, worker }), createRecorder({ cacheFolder: undefined, worker }));
});
afterAll(() => Promise.all(recorders.map((recorder) => recorder.close())));

async function textsOf(recorder: Recorder | undefined, order: readonly Program[]): Promise<ReadonlyMap<Program, string>> {
  const results = await recorder?.record(order) ?? [];
  return new Map(order.map((program, index) => [program, printRecording(recorded(results[index]))]));
}

test('two-hundred-programs-give-the-same-bytes-forward-in-one-worker-and-backward-in-another', async () => {
  expect(programs.length).toBeGreaterThanOrEqual(200);
  const [first, second] = recorders;
  const [forward, backward] = await Promise.all([textsOf(first, programs), textsOf(second, programs.toReversed())]);
  const differing = programs.filter((program) => forward.get(program) !== backward.get(program));
  expect(differing.map((program) => program.main.text)).toEqual([]);
  expect(new Set(forward.values()).size).toBeGreaterThan(190);
}, 600_000);
