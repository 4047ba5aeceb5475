import { BrowserLost } from './browser-lost.ts';
import type { OpenedBrowser } from './open-browser.ts';

/** A browser that is opened when first needed, kept, and opened anew after it was lost. */
export interface KeptBrowser {
  /**
   * Runs `work` with the browser, and once more with a new one if the browser was lost on the way. Returns `BrowserLost` if it was lost again;
   * rejects with what opening a browser rejects with. Calls may overlap.
   */
  readonly use: <Result>(work: (opened: OpenedBrowser) => Promise<Result>) => Promise<Result | BrowserLost>;
  /** Begins to open the browser, for a use that is sure to come; what goes wrong is told to that use. */
  readonly warm: () => void;
  readonly close: () => Promise<void>;
}

/** Returns a keeper of the browsers that `open` opens. */
export function keepBrowser(open: () => Promise<OpenedBrowser>): KeptBrowser {
  let current: Promise<OpenedBrowser> | undefined;

  const discard = async (kept: Promise<OpenedBrowser>): Promise<void> => {
    if (current === kept) current = undefined;
    await kept.then((opened) => opened.close()).catch(() => undefined);
  };

  const attempt = async <Result>(work: (opened: OpenedBrowser) => Promise<Result>): Promise<Result | BrowserLost> => {
    const kept = (current ??= open());
    let opened: OpenedBrowser;
    try {
      opened = await kept;
    } catch (problem) {
      if (current === kept) current = undefined;
      throw problem;
    }
    try {
      return await work(opened);
    } catch (problem) {
      if (!(problem instanceof BrowserLost) && opened.browser.isConnected()) throw problem;
      await discard(kept);
      return problem instanceof BrowserLost ? problem : new BrowserLost('it ended');
    }
  };

  return {
    use: async (work) => {
      const first = await attempt(work);
      return first instanceof BrowserLost ? await attempt(work) : first;
    },
    warm: () => {
      (current ??= open()).catch(() => undefined);
    },
    close: async () => {
      if (current) await discard(current);
    },
  };
}
