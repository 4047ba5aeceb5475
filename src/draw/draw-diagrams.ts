import { readFile } from 'node:fs/promises';
import { BrowserLost } from '../browser/browser-lost.ts';
import { keepBrowser } from '../browser/keep-browser.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { Diagram, DiagramFailure } from '../contract/diagram.ts';
import type { DiagramCache, Outcome } from './diagram-cache.ts';
import { diagramCache } from './diagram-cache.ts';
import type { DrawingPage } from './drawing-page.ts';
import { openDrawingPage } from './drawing-page.ts';
import { findPageScript } from './page-script.ts';

/** What a drawer works with. */
export interface DrawerOptions {
  /** Where drawings are kept; nothing is kept without it. */
  readonly cacheFolder: string | undefined;
  /** Called when the first diagram has to be drawn, and again after the browser ended. What it throws, `draw` throws. */
  readonly openBrowser: () => Promise<OpenedBrowser>;
  /** Told after each diagram of a call how many are done, cached ones included. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Path of the compiled `page.ts`; else it is looked for where a build puts it. */
  readonly pageScript?: string;
  /** Milliseconds that one diagram may take; 30,000 if absent. */
  readonly patience?: number;
}

/** Draws Mermaid diagrams through a browser, and opens one only for what is not in the cache. */
export interface Drawer {
  /** Returns a drawing for each diagram, or why there is none, in the order of the diagrams. */
  readonly draw: (diagrams: readonly Diagram[]) => Promise<readonly Outcome[]>;
  /** Returns what Mermaid's own parser says against a text, `undefined` if it can read it. */
  readonly check: (diagram: Diagram) => Promise<DiagramFailure | undefined>;
  /** How many diagrams were really drawn. */
  readonly draws: number;
  /** Ends the browser, if one was opened. */
  readonly close: () => Promise<void>;
}

/** Returns a drawer. Calls of `draw` may overlap; diagrams are drawn one after the other in one page. */
export function createDrawer(options: DrawerOptions): Drawer {
  const keeper = keepBrowser(options.openBrowser);
  let draws = 0;
  let cache: DiagramCache | undefined;
  let script: Promise<string> | undefined;
  let place: { readonly opened: OpenedBrowser; readonly page: DrawingPage } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const pageScript = (): Promise<string> => (script ??= readFile(options.pageScript ?? findPageScript(), 'utf8'));
  const ask = <Answer>(question: (page: DrawingPage) => Promise<Answer>): Promise<Answer | BrowserLost> => keeper.use(async (opened) => {
    if (place?.opened !== opened) place = { opened, page: await openDrawingPage(opened, await pageScript(), options.patience ?? 30_000) };
    return await question(place.page);
  });

  const drawOne = async (text: string): Promise<Outcome> => {
    cache ??= diagramCache(options.cacheFolder, await pageScript());
    const kept = await cache.get(text);
    if (kept) return kept;
    const outcome = await ask((page) => page.draw(text));
    if (outcome instanceof BrowserLost) return { problem: `the browser failed twice while drawing it: ${outcome.message}` };
    draws++;
    await cache.put(text, outcome);
    return outcome;
  };

  const drawAll = async (diagrams: readonly Diagram[]): Promise<readonly Outcome[]> => {
    const outcomes = new Map<string, Outcome>();
    const results: Outcome[] = [];
    for (const { text } of diagrams) {
      const outcome = outcomes.get(text) ?? await drawOne(text);
      outcomes.set(text, outcome);
      results.push(outcome);
      options.onProgress?.(results.length, diagrams.length);
    }
    return results;
  };

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  return {
    draw: (diagrams) => inTurn(() => drawAll(diagrams)),
    check: (diagram) => inTurn(async () => {
      const answer = await ask((page) => page.check(diagram.text));
      return answer instanceof BrowserLost ? { problem: `the browser failed twice while reading it: ${answer.message}` } : answer;
    }),
    get draws() { return draws; },
    close: () => inTurn(() => keeper.close()),
  };
}
