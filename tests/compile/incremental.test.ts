import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheFolder } from '../../src/cache/cache-folder.ts';
import { compile, createCompiler, sitePages, type CompiledSite } from '../../src/compile.ts';
import type { Host } from '../../src/host.ts';
import { createRecorder, type Recorder } from '../../src/record/recorder.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { random, type Random } from '../fuzz/random.ts';
import { recordWorker } from '../record/worker.ts';

const root = resolve(import.meta.dirname, '../..');
const shipped = ['decks/05-sleep.rst', 'decks/18-generator.md'];
const linked: Readonly<Record<string, string>> = {
  'decks/a.rst': 'First\n=====\n\nHere\n----\n\n:ref:`there`, :ref:`drawing <drawing>`, :doc:`b`, :term:`loop`, :func:`run`, :ref:`beside`. [#]_\n\n.. [#] A note.\n\n'
    + '.. include:: part.txt\n\nSecond\n======\n\n.. _beside:\n\nBeside\n------\n\nText. :ref:`there`\n',
  'decks/b.rst': 'Other\n=====\n\n.. _there:\n\nThere it is\n-----------\n\n.. _drawing:\n\n.. table:: A caption\n\n   == ==\n   a  b\n   == ==\n\n'
    + 'Words\n-----\n\n.. glossary::\n\n   loop\n      It turns.\n\n.. function:: run()\n\n   Runs.\n',
  'decks/part.txt': 'From another file\n-----------------\n\nIts text.\n',
};

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: cacheFolder(), worker: await recordWorker() }); });
afterAll(async () => { await recorder.close(); });

/** A project in memory whose programs run, on a machine without a browser. */
function hostOf(project: ReadonlyMap<string, string>, report: Host['report'] = () => undefined): Host {
  return {
    read: async (path) => {
      const text = project.get(path);
      return text === undefined ? { problem: 'there is no such file' } : { text };
    },
    has: async (path) => project.has(path),
    record: (programs) => recorder.record(programs),
    draw: async (diagrams) => diagrams.map(() => ({ problem: 'there is no browser' })),
    report,
    remember: () => undefined,
  };
}

/** All that a compilation gave, as text. */
function allOf(site: CompiledSite, found: readonly Diagnostic[]): readonly unknown[] {
  const told = found.filter(({ code }) => code !== 'output/glyph-missing').map(({ code, span, message }) => JSON.stringify([code, span, message])).sort();
  return [site.decks.map((deck) => [deck.slug, deck.page({}), deck.printPage(), deck.files, [...deck.waiting]]), sitePages(site.decks.map((deck) => deck.summary({})), site.site).gallery(), [...new Set(told)]];
}

/** Returns `text` with one line changed as hands change lines: taken out, written twice, moved, its words changed, a letter lost. */
function edited(text: string, numbers: Random): string {
  const lines = text.split('\n');
  const at = numbers.below(lines.length);
  const line = lines[at] ?? '';
  const kinds = [[], [line, line], ['', line], [`${line} more`], [line.slice(0, -1)], [line.replace(/\w+/, 'other')]];
  lines.splice(at, 1, ...numbers.pick(kinds));
  return lines.join('\n');
}

test.each([1, 2])('after-each-edit-the-decks-are-those-of-a-compilation-from-nothing, seed %i', async (seed) => {
  const project = new Map([...Object.entries(linked), ...shipped.map((path) => [path, readFileSync(resolve(root, path), 'utf8')] as const)]);
  const paths = [...project.keys()].filter((path) => /\.(?:rst|md)$/.test(path));
  let found: Diagnostic[] = [];
  const compiler = createCompiler(hostOf(project, (one) => { found.push(one); }));
  const numbers = random(seed);
  const options = { notes: true, live: true };
  await compiler.compile(paths, options);
  for (let edit = 0; edit < 7; edit += 1) {
    const path = numbers.pick([...project.keys()]);
    const before = project.get(path) ?? '';
    project.set(path, edited(before, numbers));
    found = [];
    const now = allOf(await compiler.compile(paths, options), found);
    const anew: Diagnostic[] = [];
    expect(now, `${path}, edit ${edit}`).toEqual(allOf(await compile(paths, hostOf(project, (one) => { anew.push(one); }), options), anew));
    if (edit % 3 === 2) project.set(path, before);
  }
});

test('documents-that-did-not-change-are-not-planned-again', async () => {
  const project = new Map(Object.entries(linked));
  const compiler = createCompiler(hostOf(project));
  const paths = ['decks/a.rst', 'decks/b.rst'];
  const first = await compiler.compile(paths, { notes: false });
  project.set('decks/b.rst', (project.get('decks/b.rst') ?? '').replace('It turns.', 'It goes round.'));
  const second = await compiler.compile(paths, { notes: false });
  const same = second.decks.map(({ views }, index) => views.deck === first.decks[index]?.views.deck);
  expect(second.decks.map(({ slug }) => slug)).toEqual(['first', 'second', 'other']);
  expect(same).toEqual([true, true, false]);
});

test('a-title-that-another-document-shows-changes-that-document-too', async () => {
  const project = new Map(Object.entries(linked));
  const compiler = createCompiler(hostOf(project));
  const paths = ['decks/a.rst', 'decks/b.rst'];
  await compiler.compile(paths, { notes: false });
  project.set('decks/b.rst', (project.get('decks/b.rst') ?? '').replace('There it is\n-----------', 'Over there now\n--------------'));
  const { decks } = await compiler.compile(paths, { notes: false });
  expect(decks[0]?.page({})).toContain('<a href="../other/index.html#over-there-now"><span class="role-ref">Over there now</span></a>');
});

test('a-change-of-an-included-file-changes-the-documents-that-include-it', async () => {
  const project = new Map(Object.entries(linked));
  const compiler = createCompiler(hostOf(project));
  const [before] = (await compiler.compile(['decks/a.rst'], { notes: false })).decks;
  project.set('decks/part.txt', 'From elsewhere\n--------------\n\nIts other text.\n');
  const [now] = (await compiler.compile(['decks/a.rst'], { notes: false })).decks;
  expect(before?.files).toEqual(['decks/a.rst', 'decks/part.txt']);
  expect([before?.page({}).includes('Its text.'), now?.page({}).includes('Its other text.')]).toEqual([true, true]);
});

const example = 'Deck\n====\n\nHere\n----\n\n.. code-block:: python\n\n   import asyncio\n   asyncio.run(asyncio.sleep(1))\n\nThere\n-----\n\nText.\n';

test('an-example-whose-recording-is-not-there-yet-shows-its-code-and-then-what-it-showed-last', async () => {
  const project = new Map([['a.rst', example]]);
  let pending = true;
  const host = hostOf(project);
  const compiler = createCompiler({ ...host, record: async (programs) => (pending ? programs.map(() => ({ pending: true as const })) : recorder.record(programs)) });
  const states: (readonly [string, boolean, string])[] = [];
  const look = async (): Promise<void> => {
    const [deck] = (await compiler.compile(['a.rst'], { notes: false })).decks;
    const html = deck?.page({}) ?? '';
    states.push([[...deck?.waiting ?? []].join(' '), html.includes('class="slide slide-stage'), /sleeps? for \d+ s|sleep \d+ s/.exec(html)?.[0] ?? '']);
  };
  await look();
  pending = false;
  await look();
  project.set('a.rst', example.replace('sleep(1)', 'sleep(7)'));
  pending = true;
  await look();
  pending = false;
  await look();
  expect(states.map(([waiting, stage]) => [waiting !== '' && !waiting.includes('there'), stage])).toEqual([[true, false], [false, true], [true, true], [false, true]]);
  expect(states.map(([, , said]) => said)).toEqual(['', expect.stringContaining('1 s'), expect.stringContaining('1 s'), expect.stringContaining('7 s')]);
});

test('an-example-whose-diagram-is-not-drawn-yet-has-its-new-stage-beside-the-diagram-it-had', async () => {
  const project = new Map([['a.rst', example]]);
  let pending = false;
  const drawing = (text: string): string => `<svg viewBox="0 0 10 10"><desc>drawn of ${/[1-9]\d* s/.exec(text)?.[0] ?? ''}</desc></svg>`;
  const compiler = createCompiler({
    ...hostOf(project), draw: async (diagrams) => diagrams.map(({ text }) => (pending ? { pending: true as const } : { svg: drawing(text), width: 10, height: 10, messages: 0 })),
  });
  const look = async (): Promise<readonly unknown[]> => {
    const [deck] = (await compiler.compile(['a.rst'], { notes: false })).decks;
    const html = deck?.page({}) ?? '';
    const [, stage = ''] = html.split(/(?=<section id="here-stage)/);
    return [[...deck?.waiting ?? []], /sleeps? for (\d+) s/.exec(stage)?.[1], /drawn of .*?(\d+)/.exec(html)?.[1]];
  };
  expect(await look()).toEqual([[], '1', '1']);
  project.set('a.rst', example.replace('sleep(1)', 'sleep(7)'));
  pending = true;
  expect(await look()).toEqual([['here-sequence'], '7', '1']);
  pending = false;
  expect(await look()).toEqual([[], '7', '7']);
});
