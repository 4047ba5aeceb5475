import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BrowserMissing } from '../../src/browser/browser-missing.ts';
import { openBrowser } from '../../src/browser/open-browser.ts';
import type { DiagramFailure, DrawnDiagram } from '../../src/contract/diagram.ts';
import { createDrawer, type Drawer } from '../../src/draw/draw-diagrams.ts';
import { dyingBrowser } from '../browser/dying-browser.ts';
import { compiledPageScript } from './page-script.ts';

const kinds = join(import.meta.dirname, 'kinds');
const names = readdirSync(kinds).sort();
const text = (name: string): string => readFileSync(join(kinds, name), 'utf8');

let script = '';
let drawer: Drawer;
beforeAll(async () => {
  script = await compiledPageScript();
  drawer = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: script });
});
afterAll(() => drawer.close());

function drawn(outcome: DrawnDiagram | DiagramFailure | undefined): DrawnDiagram {
  if (outcome && 'svg' in outcome) return outcome;
  throw new Error(`not drawn: ${outcome?.problem}`);
}

async function draw(source: string): Promise<DrawnDiagram> {
  const [outcome] = await drawer.draw([{ text: source }]);
  return drawn(outcome);
}

describe('every kind of diagram', () => {
  const allowed = /^<(\/?(svg|text)|line|rect|circle|ellipse|path|polygon|polyline)[ >]/;

  test.each(names)('%s-is-drawn-with-shapes-and-text-alone', async (name) => {
    const { svg, width, height } = await draw(text(name));
    expect(svg.match(/<[^>]+>/g)?.filter((tag) => !allowed.test(tag))).toEqual([]);
    expect(svg).not.toMatch(/ (id|class|style|href|on\w+)=/);
    expect(width).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(50);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('the-same-text-gives-the-same-bytes-in-whatever-order', async () => {
    const forwards = await drawer.draw(names.map((name) => ({ text: text(name) })));
    const other = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: script });
    const backwards = await other.draw(names.toReversed().map((name) => ({ text: text(name) })));
    await other.close();
    expect(backwards.toReversed()).toEqual(forwards);
  });

  test('colours-are-the-themes-unless-the-author-or-an-icon-has-others', async () => {
    const withOwn = new Set(['architecture.mmd', 'flowchart.mmd', 'journey.mmd', 'sankey.mmd', 'sequence-everything.mmd']);
    for (const name of names) {
      if (withOwn.has(name)) continue;
      const fixed = (await draw(text(name))).svg.match(/(?:fill|stroke)="#[^"]+"/g) ?? [];
      expect([name, ...fixed]).toEqual([name]);
    }
  });

  test('a-colour-of-the-author-stays-and-its-text-can-be-read-on-it', async () => {
    const { svg } = await draw('flowchart LR\n  A[dark] --> B[light]\n  style A fill:#102030\n  style B fill:#ffeecc');
    expect(svg).toContain('fill="#102030"');
    expect(svg).toMatch(/fill="#ffffff">dark</);
    expect(svg).toMatch(/fill="#14181f">light</);
  });
});

describe('a text that Mermaid refuses', () => {
  const failure = async (source: string): Promise<DiagramFailure> => {
    const [outcome] = await drawer.draw([{ text: source }]);
    if (!outcome || 'svg' in outcome) throw new Error('drawn');
    return outcome;
  };

  test('names-the-line', async () => {
    const { problem, line } = await failure('sequenceDiagram\n  A->>B: fine\n  A->>: no receiver\n  B->>A: fine');
    expect(line).toBe(3);
    expect(problem).toContain('Mermaid does not understand this near');
    expect(problem).not.toContain('\n');
  });

  test('names-the-line-behind-front-matter-comments-and-directives', async () => {
    const source = ['---', 'title: x', '---', '', '%% a comment', '%%{init: {', '  "theme": "dark"', '}}%%', 'sequenceDiagram', '  %% another', '', '  A->>B: fine', '  A->>: bad'].join('\n');
    expect((await failure(source)).line).toBe(13);
  });

  test('names-the-line-in-the-newer-grammars-too', async () => {
    expect((await failure('pie\n  "a" : 1\n  "b" : x\n')).line).toBe(3);
    expect((await failure('packet-beta\n0-15: "Source"\n14-31: "overlaps"')).problem).toContain('14');
  });

  test('of-an-unknown-kind-is-said-to-be-so', async () => {
    expect((await failure('flowsheet LR\n  A --> B')).problem).toContain('No diagram type detected');
  });

  test('is-refused-by-check-as-well-and-a-good-one-is-not', async () => {
    expect(await drawer.check({ text: 'sequenceDiagram\n  A->>B: hi\n  ??' })).toMatchObject({ line: 3 });
    expect(await drawer.check({ text: 'sequenceDiagram\n  A->>B: hi' })).toBeUndefined();
  });

  test('a-formula-and-a-picture-are-refused-and-not-lost', async () => {
    expect((await failure('sequenceDiagram\n  A->>B: $$x^2$$')).problem).toContain('formulas');
    expect((await failure('flowchart LR\n  A@{ img: "https://example.org/a.png", label: "x" }')).problem).toContain('pictures');
  });
});

describe('the cache', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diagrams-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const good = { text: 'sequenceDiagram\n  A->>B: hi' };
  const bad = { text: 'sequenceDiagram\n  A->>' };
  const entries = (): string[] => readdirSync(join(folder, 'diagrams'), { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f]{64}$/.test(path));

  test('opens-no-browser-when-all-is-there', async () => {
    const first = createDrawer({ cacheFolder: folder, openBrowser, pageScript: script });
    const fresh = await first.draw([good, bad, good]);
    expect(first.draws).toBe(2);
    await first.close();
    expect(entries()).toHaveLength(2);
    const second = createDrawer({ cacheFolder: folder, openBrowser: () => { throw new Error('opened'); }, pageScript: script });
    expect(await second.draw([good, bad, good])).toEqual(fresh);
    expect(second.draws).toBe(0);
  });

  test('a-damaged-entry-is-made-again', async () => {
    for (const path of entries()) {
      const file = join(folder, 'diagrams', path);
      writeFileSync(file, readFileSync(file, 'utf8').replace('problem', 'svg').replace('<svg', '<SVG'));
    }
    const again = createDrawer({ cacheFolder: folder, openBrowser, pageScript: script });
    const [one, two] = await again.draw([good, bad]);
    await again.close();
    expect(drawn(one).svg).toMatch(/^<svg /);
    expect(two).toHaveProperty('problem');
    expect(again.draws).toBe(2);
  });

  test('without-a-browser-only-what-is-new-is-missing', async () => {
    const none = createDrawer({ cacheFolder: folder, openBrowser: () => openBrowser({ explicit: '/nowhere/chrome' }), pageScript: script });
    expect(drawn((await none.draw([good]))[0]).messages).toBe(1);
    await expect(none.draw([good, { text: 'sequenceDiagram\n  A->>B: new' }])).rejects.toBeInstanceOf(BrowserMissing);
  });

  test('a-folder-that-cannot-be-written-is-no-reason-to-fail', async () => {
    const stuck = createDrawer({ cacheFolder: '/dev/null/cache', openBrowser, pageScript: script });
    expect(drawn((await stuck.draw([good]))[0]).messages).toBe(1);
    await stuck.close();
  });
});

describe('a browser that is lost', () => {
  const source = { text: 'sequenceDiagram\n  A->>B: hi' };

  const dying = (times: number): ReturnType<typeof dyingBrowser> => dyingBrowser(times, (_page, end) => { void end(); });

  test('is-replaced-once-and-the-diagram-drawn', async () => {
    const { open, starts } = dying(1);
    const one = createDrawer({ cacheFolder: undefined, openBrowser: open, pageScript: script });
    const progress = await one.draw([source]);
    await one.close();
    expect(drawn(progress[0]).messages).toBe(1);
    expect(starts()).toBe(2);
  });

  test('twice-fails-that-diagram-and-not-the-next', async () => {
    const { open } = dying(2);
    const one = createDrawer({ cacheFolder: undefined, openBrowser: open, pageScript: script });
    const [first, second] = await one.draw([source, { text: 'sequenceDiagram\n  A->>B: next' }]);
    await one.close();
    expect(first).toEqual({ problem: 'the browser failed twice while drawing it: it ended' });
    expect(drawn(second).messages).toBe(1);
  });

  test('that-gives-no-answer-is-given-up', async () => {
    const one = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: script, patience: 1 });
    const [outcome] = await one.draw([source]);
    await one.close();
    expect(outcome).toEqual({ problem: 'the browser failed twice while drawing it: it gave no answer in 0.001 seconds' });
  });
});

test('progress-counts-cached-and-repeated-diagrams-too', async () => {
  const told: string[] = [];
  const one = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: script, onProgress: (done, total) => told.push(`${done}/${total}`) });
  const source = { text: 'sequenceDiagram\n  A->>B: hi' };
  await one.draw([source, source]);
  await one.close();
  expect(told).toEqual(['1/2', '2/2']);
  expect(one.draws).toBe(1);
});
