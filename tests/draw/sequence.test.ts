import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import type { DrawnDiagram } from '../../src/contract/diagram.ts';
import { finalDrawing } from '../../src/render/diagram-steps.ts';
import { createDrawer, type Drawer } from '../../src/draw/draw-diagrams.ts';
import { compiledPageScript } from './page-script.ts';

const mermaidBundle = resolve(import.meta.dirname, '../../node_modules/mermaid/dist/mermaid.min.js');
const everything = readFileSync(join(import.meta.dirname, 'kinds/sequence-everything.mmd'), 'utf8');
const scheduling = readFileSync(join(import.meta.dirname, 'kinds/sequence.mmd'), 'utf8');

let opened: OpenedBrowser;
let judge: Page;
let drawer: Drawer;

beforeAll(async () => {
  opened = await openBrowser();
  judge = await opened.browser.newPage();
  await judge.setContent('<body></body>');
  await judge.addScriptTag({ path: mermaidBundle });
  drawer = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: await compiledPageScript() });
});
afterAll(async () => { await drawer.close(); await opened.close(); });

async function draw(text: string): Promise<DrawnDiagram> {
  const [outcome] = await drawer.draw([{ text }]);
  if (outcome && 'svg' in outcome) return outcome;
  throw new Error(`not drawn: ${outcome?.problem}`);
}

interface Entry { readonly type: number; readonly message: unknown; readonly id: string }

/** The words of each message and note as Mermaid's own bundle reads them, in its order. Types: https://mermaid.js.org, `LINETYPE` of the data base. */
async function messagesOf(text: string): Promise<string[]> {
  const entries = await judge.evaluate(async (source) => {
    const { parse, mermaidAPI } = (globalThis as unknown as { mermaid: { parse: (text: string) => Promise<unknown>; mermaidAPI: { getDiagramFromText: (text: string) => Promise<{ db: { getMessages: () => Entry[]; LINETYPE: Record<string, number> } }> } } }).mermaid;
    await parse(source);
    const { db } = await mermaidAPI.getDiagramFromText(source);
    const names = Object.fromEntries(Object.entries(db.LINETYPE).map(([name, type]) => [type, name]));
    return db.getMessages().map((entry) => ({ name: names[entry.type] ?? '', words: typeof entry.message === 'string' ? entry.message : '' }));
  }, text);
  return entries.filter(({ name }) => !/_(START|END)$|^(AUTONUMBER|ALT_ELSE|PAR_AND|CRITICAL_OPTION|ACTIVE)/.test(name)).map(({ words }) => words.replace(/<br\/>/g, ' '));
}

/** The words of the texts that carry each number, by number; those of the step numbers left out. */
function marked({ svg, messages }: DrawnDiagram): string[] {
  return Array.from({ length: messages }, (_, at) => [...svg.matchAll(new RegExp(`<text [^>]*data-message="${at}"[^>]*>([^<]*)</text>`, 'g'))]
    .map((match) => match[1] ?? '').filter((words) => !/^\d+$/.test(words)).join(' ').replace(/&gt;/g, '>').replace(/&lt;/g, '<').replace(/&quot;/g, '"').replace(/&amp;/g, '&'));
}

const many = `sequenceDiagram
  participant L as loop
  participant A
  participant B
  Note over L: zero
  L->>A: one
  L-->>B: two
  par side by side
    A->B: three
  and
    B-->A: four
  end
  critical held
    A-xB: five
  option lost
    B--xA: six
  end
  opt perhaps
    A-)L: seven
  end
  break gone
    A--)L: eight
  end
  Note left of L: nine
  L<<->>A: ten
  A<<-->>B: eleven
  A->>A: twelve
  Note right of B: thirteen`;

test.each([['scheduling', scheduling], ['everything', everything], ['many-arrows', many]])('%s-marks-each-message-and-note-as-mermaids-own-data-base-counts-them', async (_, text) => {
  const drawing = await draw(text);
  const expected = await messagesOf(text);
  expect(drawing.messages).toBe(expected.length);
  expect(marked(drawing)).toEqual(expected);
});

test('all-parts-of-a-message-carry-its-number', async () => {
  const { svg } = await draw('sequenceDiagram\n  autonumber\n  A->>B: words\n  Note over A: noted');
  const parts = (number: number): string[] => [...svg.matchAll(new RegExp(`<(\\w+) [^>]*data-message="${number}"`, 'g'))].map((match) => match[1] ?? '');
  expect(parts(0).sort()).toEqual(['circle', 'line', 'path', 'text', 'text']);
  expect(parts(1).sort()).toEqual(['rect', 'text']);
});

test('an-activation-carries-the-number-of-the-message-that-starts-it', async () => {
  const { svg } = await draw('sequenceDiagram\n  A->>B: zero\n  A->>+B: one\n  B->>+B: two\n  B-->>-A: three\n  B-->>-A: four\n  activate A\n  A->>B: five\n  deactivate A');
  const bars = [...svg.matchAll(/<rect [^>]*--diagram-activation[^>]*>/g)].map(([bar]) => /data-message="(\d+)"/.exec(bar)?.[1]);
  expect(bars).toEqual(['1', '2', '4']);
});

test('text-stands-in-source-order', async () => {
  const { svg } = await draw(scheduling);
  const words = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map((match) => match[1] ?? '').filter((word) => !/^\d+$/.test(word));
  expect(words.slice(0, 7)).toEqual(['loop', 'main', 'Task A', 'Task B', 't = 0 s', 'run', 'create_task(A)']);
});

test('four-participants-and-twelve-messages-fit-a-slide-in-letters-of-28-pixels', async () => {
  const messages = Array.from({ length: 12 }, (_, at) => `  ${'LABC'[at % 4]}->>${'LABC'[(at + 1) % 4]}: await wait_for(task, ${at})`);
  const { svg, width, height } = await draw(['sequenceDiagram', '  participant L as event loop', '  participant A as Task A', '  participant B as Task B', '  participant C as Task C', ...messages].join('\n'));
  const [, , unitsWide] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const smallest = Math.min(...[...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1])));
  const shown = Math.min(1, 1776 / width, 860 / height);
  expect(smallest * (width / (unitsWide ?? 0)) * shown).toBeGreaterThanOrEqual(28);
});

test('life-lines-end-just-below-the-last-message', async () => {
  const { svg } = await draw('sequenceDiagram\n  A->>B: one\n  B->>A: two');
  const ends = [...svg.matchAll(/<line x1="([\d.-]+)" y1="[\d.-]+" x2="\1" y2="([\d.]+)"/g)].map((match) => Number(match[2]));
  const last = Math.max(...[...svg.matchAll(/<line [^>]*y1="([\d.]+)"[^>]*data-message="1"/g)].map((match) => Number(match[1])));
  expect(ends.length).toBeGreaterThanOrEqual(2);
  expect(Math.max(...ends) - last).toBeLessThan(12);
});

test('no-row-runs-into-another', async () => {
  for (const text of [scheduling, everything, many]) {
    const { svg } = await draw(text);
    const boxes = await judge.evaluate((markup) => {
      document.body.innerHTML = markup;
      return [...document.querySelectorAll('text')].filter((node) => !/^\d+$/.test(node.textContent ?? '')).map((node) => {
        const { x, y, width, height } = node.getBBox();
        return { words: node.textContent ?? '', x, y: y + height * 0.2, right: x + width, bottom: y + height * 0.9 };
      });
    }, svg);
    const overlaps = boxes.flatMap((one, at) => boxes.slice(at + 1)
      .filter((other) => one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom).map((other) => `${one.words} / ${other.words}`));
    expect(overlaps).toEqual([]);
  }
});

const crossing = 'sequenceDiagram\n  participant A\n  participant B\n  participant C\n  A->>B: near\n  A->>C: across the middle';

test('no-life-line-runs-through-words', async () => {
  const { svg } = await draw(crossing);
  const [, x, y, width] = /<text x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>across/.exec(svg) ?? [];
  const through = [...finalDrawing(svg).matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" x2="\1" y2="([\d.]+)"/g)].map((match) => match.slice(1).map(Number))
    .filter(([at = 0, top = 0, bottom = 0]) => at > Number(x) && at < Number(x) + Number(width) && top < Number(y) - 4 && bottom > Number(y) - 4);
  expect(through).toEqual([]);
});

test('while-a-message-is-hidden-its-gaps-are-closed-and-every-life-line-is-whole', async () => {
  const { svg } = await draw(crossing);
  const pieces = [...svg.matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" x2="\1" y2="([\d.]+)"[^>]*?(?: data-gap="(\d+)")?\/>/g)].map(([, x, top, bottom, gap]) => ({ x: Number(x), top: Number(top), bottom: Number(bottom), gap }));
  const lines = [...new Set(pieces.map(({ x }) => x))].map((at) => pieces.filter(({ x }) => x === at).toSorted((one, other) => one.top - other.top));
  expect(lines.map((line) => line.filter(({ gap }) => gap !== undefined).map(({ gap }) => gap))).toEqual([[], ['1'], []]);
  const holes = lines.flatMap((line) => line.slice(1).map((piece, at) => Math.abs(piece.top - (line[at]?.bottom ?? 0)) > 0.02));
  expect(holes).toEqual([false, false]);
  const ends = lines.map((line) => line.at(-1)?.bottom);
  expect(new Set(ends).size).toBe(1);
});

test('a-number-beside-a-message-stands-left-of-every-line-in-the-height-of-its-words', async () => {
  const { svg, places } = await draw(crossing);
  const words = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*data-message="(\d)"/g)].map((match) => Number(match[1]));
  const left = Math.min(...[...svg.matchAll(/<line x1="([\d.]+)"/g)].map((match) => Number(match[1])));
  expect(places?.map((place) => (place?.x ?? left) < left)).toEqual([true, true]);
  expect(places?.map((place, at) => Math.abs((place?.y ?? 0) - (words[at] ?? 0)) < 2)).toEqual([true, true]);
});

test('words-of-a-message-to-itself-stand-right-of-its-life-line-and-its-number-left-of-it', async () => {
  const { svg, places } = await draw('sequenceDiagram\n  participant L as event loop\n  participant A\n  participant B\n  L->>L: set_result()\n  A->>A: create_task, 7 times\n  L->>B: across the middle');
  const lines = [...new Set([...svg.matchAll(/<line x1="([\d.]+)" y1="[\d.]+" x2="\1"/g)].map((match) => Number(match[1])))].toSorted((one, other) => one - other);
  const starts = [...svg.matchAll(/<text x="([\d.]+)"[^>]*data-message="(\d)"/g)].map((match) => Number(match[1]));
  expect(lines).toHaveLength(3);
  expect([0, 1].map((at) => (starts[at] ?? 0) - (lines[at] ?? 0)).every((beside) => beside > 2 && beside < 12)).toBe(true);
  expect(starts[2]).toBeLessThan(lines[1] ?? 0);
  expect(places?.every((place) => (place?.x ?? Infinity) < (lines[0] ?? 0))).toBe(true);
});
