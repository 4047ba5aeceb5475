import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { BrowserLost } from '../browser/browser-lost.ts';
import { keepBrowser } from '../browser/keep-browser.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { Refused } from './closed-page.ts';
import { withStillPage } from './closed-page.ts';
import { finishPdf } from './finish-pdf.ts';
import { factsOfPage } from './pdf-facts.ts';
import { screenshot, type ScreenshotOptions } from './screenshot.ts';
import { takeStills, type StillsOptions } from './stills.ts';

/** What to print and where to; `root` is the folder that the page may take files from, that of the whole output. */
export interface PrintOptions {
  readonly browser: OpenedBrowser;
  readonly pagePath: string;
  readonly pdfPath: string;
  readonly root?: string;
  readonly patience?: number;
}

/** A printed file: how many pages it has, and the addresses that its page asked for in vain. */
export interface Printed {
  readonly pages: number;
  readonly refused: Refused;
}

/**
 * Prints a page of the output to a PDF with bookmarks, tags and facts about itself, on paper of the size that its `@page` rule gives. The file appears when it is whole.
 * Rejects with `BrowserLost` when the browser ends or hangs.
 */
export async function printPdf(options: PrintOptions): Promise<Printed> {
  const still = {
    path: options.pagePath, unseen: true,
    ...(options.root !== undefined && { root: options.root }), ...(options.patience !== undefined && { patience: options.patience }),
  };
  const { result, refused } = await withStillPage(options.browser, still, async (page) => {
    const facts = await factsOfPage(page, process.env.SOURCE_DATE_EPOCH);
    return { facts, pdf: await page.pdf({ outline: true, tagged: true, preferCSSPageSize: true, printBackground: true }) };
  });
  const { bytes, pages } = finishPdf(result.pdf, result.facts);
  await writeWhole(options.pdfPath, bytes);
  return { pages, refused };
}

/** Prints pages with one browser, which is opened when the first one is printed, or before that by `warm`. Both reject when no browser can be opened, and both may overlap. */
export interface Printer {
  /** Prints a page on disk; returns why it could not be printed, `undefined` if it was. */
  readonly print: (pagePath: string, pdfPath: string) => Promise<string | undefined>;
  /** Takes a picture of each sheet of a page on disk; returns why it could not, `undefined` if it did. */
  readonly picture: (stills: Omit<StillsOptions, 'browser' | 'patience'>) => Promise<string | undefined>;
  /** Takes a picture of a page on disk as a window of a given size shows it; returns why it could not, `undefined` if it did. */
  readonly window: (options: Omit<ScreenshotOptions, 'browser'>) => Promise<string | undefined>;
  /** Begins to open the browser, so that it starts while pages are being made. */
  readonly warm: () => void;
  readonly close: () => Promise<void>;
}

/** Returns a printer. A browser that ends or hangs is replaced once for each page, and one that refuses, as it may where the machine is busy, is asked once more; `onRefused` hears what a page asked for in vain. */
export function createPrinter(options: { readonly openBrowser: () => Promise<OpenedBrowser>; readonly onRefused?: (pagePath: string, refused: Refused) => void; readonly patience?: number }): Printer {
  const keeper = keepBrowser(options.openBrowser);
  const patience = options.patience === undefined ? {} : { patience: options.patience };
  const attempt = async (pagePath: string, work: (browser: OpenedBrowser) => Promise<{ readonly refused: Refused }>): Promise<string | undefined> => {
    const done = await keeper.use(async (browser): Promise<{ readonly refused: Refused } | string> => {
      for (let first = true; ; first = false) {
        try {
          return await work(browser);
        } catch (problem) {
          if (problem instanceof BrowserLost || !browser.browser.isConnected()) throw problem;
          if (!first) return problem instanceof Error ? problem.message.split('\n')[0] ?? 'unknown' : String(problem);
        }
      }
    });
    if (done instanceof BrowserLost) return `the browser failed twice: ${done.message}`;
    if (typeof done === 'string') return done;
    if (done.refused.length > 0) options.onRefused?.(pagePath, done.refused);
    return undefined;
  };
  return {
    print: (pagePath, pdfPath) => attempt(pagePath, (browser) => printPdf({ browser, pagePath, pdfPath, ...patience })),
    picture: (stills) => attempt(stills.pagePath, (browser) => takeStills({ ...stills, browser, ...patience })),
    window: (shot) => attempt(shot.path, async (browser) => ({ refused: await screenshot({ ...shot, browser }) })),
    warm: () => keeper.warm(),
    close: () => keeper.close(),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
