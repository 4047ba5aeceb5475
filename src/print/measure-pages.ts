import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BrowserLost } from '../browser/browser-lost.ts';
import { keepBrowser } from '../browser/keep-browser.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { MeasuredSlide } from '../contract/measured.ts';
import { withStillPage } from './closed-page.ts';
import type { MeasuringPage } from './measuring/page.ts';
import type { Scheme } from './measuring/walk.ts';

/** The page of a deck to measure: its file, the size of its slides, and the colour schemes that its readers may have. */
export interface DeckPage {
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly schemes: readonly Scheme[];
}

/** Measures the pages of decks with one browser, which is opened for the first. */
export interface Measurer {
  /** Returns what was measured on each slide of a deck in each of its states, or why it could not be. Rejects when no browser can be opened. */
  readonly measure: (page: DeckPage) => Promise<readonly MeasuredSlide[] | string>;
  readonly close: () => Promise<void>;
}

/** Returns a measurer; a browser that ends or hangs is replaced once for each deck. */
export function createMeasurer(options: { readonly openBrowser: () => Promise<OpenedBrowser>; readonly patience?: number }): Measurer {
  const keeper = keepBrowser(options.openBrowser);
  return {
    measure: async (page) => {
      const measured = await keeper.use((browser) => measurePage(browser, page, options.patience ?? 300_000));
      return measured instanceof BrowserLost ? `the browser failed twice: ${measured.message}` : measured;
    },
    close: () => keeper.close(),
  };
}

/** Returns what is to be seen of a deck's slides in a window of their size; of each state the contrast in every colour scheme. */
export async function measurePage(browser: OpenedBrowser, page: DeckPage, patience = 300_000): Promise<readonly MeasuredSlide[]> {
  const script = await readFile(findMeasuringScript(), 'utf8');
  const [first = 'light'] = page.schemes;
  const still = { path: page.path, ...page.size, patience, keepLinks: true, colorScheme: first };
  const { result } = await withStillPage(browser, still, async (open) => {
    await open.waitForSelector('section.present');
    await open.evaluate(script);
    return await open.evaluate((wishes) => (globalThis as unknown as MeasuringWindow).loopstageMeasure.walk(wishes), { schemes: page.schemes });
  });
  return result;
}

interface MeasuringWindow {
  readonly loopstageMeasure: MeasuringPage;
}

/** Returns the path of the script that measures: beside the compiled command line, or where `npm run compile` puts it for code that runs from its source. */
function findMeasuringScript(): string {
  const places = ['../measure/measure.js', '../../build/measure/measure.js'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`the script that measures slides is missing; npm run compile makes it (looked for ${places.join(' and ')})`);
  return found;
}
