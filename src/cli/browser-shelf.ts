import { BrowserMissing } from '../browser/browser-missing.ts';
import { openBrowser, type OpenedBrowser } from '../browser/open-browser.ts';
import type { Drawer } from '../draw/draw-diagrams.ts';

/** Opens browsers for a command and remembers when there is none, so that the search and its message come once. */
export interface BrowserShelf {
  readonly open: () => Promise<OpenedBrowser>;
  readonly missing: () => BrowserMissing | undefined;
  /** Returns a drawer that draws what it can: without a browser, diagrams that are not in the cache fail one by one. */
  readonly drawer: (drawer: Drawer) => Pick<Drawer, 'draw'>;
  /** Returns what `work` returns, or why there is no browser. */
  readonly orMissing: (work: () => Promise<string | undefined>) => Promise<string | undefined>;
}

/** Returns a shelf for the browser at `path`, or the first that starts; `onMissing` is called once. */
export function createBrowserShelf(path: string | undefined, onMissing: (missing: BrowserMissing) => void): BrowserShelf {
  let missing: BrowserMissing | undefined;
  const open = async (): Promise<OpenedBrowser> => {
    if (missing) throw missing;
    try {
      return await openBrowser(path === undefined ? {} : { explicit: path });
    } catch (error) {
      if (error instanceof BrowserMissing && !missing) {
        missing = error;
        onMissing(error);
      }
      throw error;
    }
  };
  const drawEach: (drawer: Drawer) => Drawer['draw'] = (drawer) => async (diagrams) => {
    try {
      return await drawer.draw(diagrams);
    } catch (error) {
      if (!(error instanceof BrowserMissing)) throw error;
      return await Promise.all(diagrams.map(async (diagram) => {
        const outcomes = await drawer.draw([diagram]).catch(() => []);
        return outcomes[0] ?? { problem: 'there is no browser' };
      }));
    }
  };
  return {
    open,
    missing: () => missing,
    drawer: (drawer) => ({ draw: drawEach(drawer) }),
    orMissing: async (work) => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof BrowserMissing) return 'there is no browser';
        throw error;
      }
    },
  };
}
