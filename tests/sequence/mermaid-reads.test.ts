import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { createDrawer, type Drawer } from '../../src/draw/draw-diagrams.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { sequenceFromTimeline } from '../../src/sequence/sequence-from-timeline.ts';
import type { SequenceDiagram } from '../../src/sequence/sequence.ts';
import { timelineFromRecording } from '../../src/timeline/timeline-from-recording.ts';
import { compiledPageScript } from '../draw/page-script.ts';
import { recorded, script } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { projectRecordings, type ProjectRecording } from '../stage/project-recordings.ts';

/** Names and results with everything that means something to Mermaid. */
const hostile = `
import asyncio
async def work(n):
    await asyncio.sleep(1)
    return n
async def main():
    names = ['end', 'loop', 'a;b', '#1', 'x: y', '<b>', 'A->>B: no', '"quoted"', '%% gone']
    async with asyncio.TaskGroup() as group:
        for name in names:
            group.create_task(work(name), name=name)
asyncio.run(main())
`;

const folder = resolve(import.meta.dirname, '../timeline/cases');
const names = readdirSync(folder).filter((file) => file.endsWith('.py')).sort();
const programs = new Map([...names.map((name) => [name.replace(/\.py$/, ''), readFileSync(join(folder, name), 'utf8')] as const), ['names-that-mean-something-to-mermaid', hostile] as const]);
const diagrams = new Map<string, readonly SequenceDiagram[]>();
let opened: OpenedBrowser;
let judge: Page;
let drawer: Drawer;
let project: readonly ProjectRecording[];

beforeAll(async () => {
  project = await projectRecordings();
  const recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
  const [dangerous] = await recorder.record([script(hostile)]);
  await recorder.close();
  const cases = new Map(project.map(({ name, recording }) => [name, recording] as const));
  for (const name of programs.keys()) diagrams.set(name, sequenceFromTimeline(timelineFromRecording(cases.get(`case--${name}`) ?? recorded(dangerous), 'task')));
  opened = await openBrowser();
  judge = await opened.browser.newPage();
  await judge.setContent('<body></body>');
  await judge.addScriptTag({ path: resolve(import.meta.dirname, '../../node_modules/mermaid/dist/mermaid.min.js') });
  drawer = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: await compiledPageScript() });
}, 300_000);
afterAll(async () => { await drawer.close(); await opened.close(); });

interface Entry { readonly type: number; readonly from?: string; readonly to?: string; readonly message: unknown }
interface Base { readonly getMessages: () => readonly Entry[]; readonly getActors: () => ReadonlyMap<string, { readonly description: string }>; readonly LINETYPE: Readonly<Record<string, number>> }

/** What Mermaid's own published bundle reads in a text: messages as `from to to: words`, notes as their words. */
function readByMermaid(text: string): Promise<string[]> {
  return judge.evaluate(async (source) => {
    const { mermaidAPI, parse } = (globalThis as unknown as { mermaid: { parse: (text: string) => Promise<unknown>; mermaidAPI: { getDiagramFromText: (text: string) => Promise<{ db: Base }> } } }).mermaid;
    await parse(source);
    const { db } = await mermaidAPI.getDiagramFromText(source);
    const plain = (encoded: string): string => encoded.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
    const name = (id: string | undefined): string => plain(db.getActors().get(id ?? '')?.description ?? '');
    return db.getMessages().flatMap(({ type, from, to, message }) => {
      if (typeof message !== 'string' || type === db.LINETYPE['ACTIVE_START'] || type === db.LINETYPE['ACTIVE_END']) return [];
      return type === db.LINETYPE['NOTE'] ? [plain(message)] : [`${name(from)} to ${name(to)}: ${plain(message)}`];
    });
  }, text);
}

describe.each([...programs.keys()])('%s', (name) => {
  test('mermaid-reads-in-the-text-what-the-items-say', async () => {
    for (const { text, items } of diagrams.get(name) ?? []) {
      expect(await drawer.check({ text })).toBeUndefined();
      expect(await readByMermaid(text)).toEqual(items.map(({ words }) => words));
    }
  });

  test('each-part-fits-a-slide-in-letters-of-28-pixels-and-is-drawn-whole', async () => {
    const parts = diagrams.get(name) ?? [];
    const drawings = await drawer.draw(parts.map(({ text }) => ({ text })));
    drawings.forEach((drawn, at) => {
      if (!('svg' in drawn)) throw new Error(drawn.problem);
      expect(drawn.messages).toBe(parts[at]?.items.length);
      expect(Math.min(slot.width / drawn.width, slot.height / drawn.height) * slot.letters).toBeGreaterThanOrEqual(28);
    });
  });

  test('the-parts-number-all-messages-once-and-the-steps-go-up', () => {
    const parts = diagrams.get(name) ?? [];
    const numbers = parts.flatMap(({ range, items }) => {
      expect(items.filter(({ kind }) => kind === 'message')).toHaveLength(range.to - range.from + 1);
      return Array.from({ length: range.to - range.from + 1 }, (_, at) => range.from + at);
    });
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    const steps = parts.flatMap(({ items }) => items.map(({ step }) => step));
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
  });
});

/** What Mermaid's own data base makes of a text, in source order: the ids of participants, and each message, note, and begin or end of an activation. */
function entriesOf(text: string): Promise<{ readonly actors: readonly string[]; readonly entries: readonly { readonly kind: string; readonly from: string; readonly to: string }[] }> {
  return judge.evaluate(async (source) => {
    const { mermaidAPI, parse } = (globalThis as unknown as { mermaid: { parse: (text: string) => Promise<unknown>; mermaidAPI: { getDiagramFromText: (text: string) => Promise<{ db: Base }> } } }).mermaid;
    await parse(source);
    const { db } = await mermaidAPI.getDiagramFromText(source);
    const names = Object.fromEntries(Object.entries(db.LINETYPE).map(([name, type]) => [type, name]));
    return { actors: [...db.getActors().keys()], entries: db.getMessages().map(({ type, from, to }) => ({ kind: names[type] ?? '', from: from ?? '', to: to ?? '' })) };
  }, text);
}

describe('in-every-recording-of-the-project', () => {
  const parts = (): readonly { readonly name: string; readonly part: SequenceDiagram }[] => project.flatMap(({ name, options, recording }) => {
    const details = name.startsWith('case--') ? ['task', 'loop', 'line'] as const : [options.detail];
    return details.flatMap((detail) => {
      const timeline = timelineFromRecording(recording, detail, options);
      return timeline.steps.length === 0 ? [] : sequenceFromTimeline(timeline, options.steps).map((part) => ({ name: `${name}, ${detail}`, part }));
    });
  });

  test('mermaid-reads-every-diagram-and-never-two-activations-at-once', async () => {
    const faults: string[] = [];
    for (const { name, part } of parts()) {
      const { entries } = await entriesOf(part.text);
      const active: string[] = [];
      for (const { kind, from } of entries) {
        if (kind === 'ACTIVE_START') active.push(from);
        else if (kind === 'ACTIVE_END') active.splice(active.indexOf(from), 1);
        if (active.length > 1) faults.push(`${name}: ${active.join(' and ')} at once`);
      }
      if (active.length > 0) faults.push(`${name}: ${active.join(', ')} never ends`);
    }
    expect(faults).toEqual([]);
  }, 300_000);

  test('participants-come-once-the-loop-first-and-notes-go-over-all-of-them', async () => {
    const faults: string[] = [];
    for (const { name, part } of parts()) {
      const { actors, entries } = await entriesOf(part.text);
      const declared = [...part.text.matchAll(/^ {4}participant (\S+)/gm)].map((match) => match[1] ?? '');
      if (actors.join() !== declared.join() || declared[0] !== 'L') faults.push(`${name}: ${declared.join()} but ${actors.join()}`);
      const ends = [actors.at(0), actors.at(-1)].join();
      for (const { kind, from, to } of entries) if (kind === 'NOTE' && [from, to].join() !== ends && actors.length > 1) faults.push(`${name}: a note from ${from} to ${to}`);
    }
    expect(faults).toEqual([]);
  }, 300_000);

  test('at-most-twelve-messages-stand-in-a-diagram-but-for-a-turn-that-has-more', () => {
    const long = parts().filter(({ part }) => part.items.filter((item) => item.kind === 'message').length > 12);
    const steps = long.map(({ part }) => new Set(part.items.map((item) => item.step)).size);
    expect(long.filter((_, index) => (steps[index] ?? 0) > 1).map(({ name }) => name).filter((name) => !name.includes('eager'))).toEqual([]);
  });

  test('recorded-again-in-another-order-a-program-gives-the-same-bytes', async () => {
    const again = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
    const names = [...programs.keys()].toReversed();
    const results = await again.record(names.map((name) => script(programs.get(name) ?? '')));
    await again.close();
    const texts = results.map((result) => sequenceFromTimeline(timelineFromRecording(recorded(result), 'task')).map(({ text }) => text));
    expect(texts).toEqual(names.map((name) => diagrams.get(name)?.map(({ text }) => text)));
  });
});

/** Room for a diagram on a slide of 1920 by 1080, and the height of letters for which drawings state their size. */
const slot = { width: 1776, height: 752, letters: 32 };
