import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { BrowserLost } from '../browser/browser-lost.ts';
import { keepBrowser } from '../browser/keep-browser.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { Refused } from './closed-page.ts';
import { withStillPage } from './closed-page.ts';
import { countPages, datePdf } from './pdf-bytes.ts';

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
 * Prints a page of the output to a PDF with bookmarks and tags, on paper of the size that its `@page` rule gives. The file appears when it is whole.
 * Rejects with `BrowserLost` when the browser ends or hangs.
 */
export async function printPdf(options: PrintOptions): Promise<Printed> {
  const still = {
    path: options.pagePath, media: 'print' as const,
    ...(options.root !== undefined && { root: options.root }), ...(options.patience !== undefined && { patience: options.patience }),
  };
  const { result, refused } = await withStillPage(options.browser, still, (page) => page.pdf({ outline: true, tagged: true, preferCSSPageSize: true, printBackground: true }));
  const pdf = datePdf(result, process.env.SOURCE_DATE_EPOCH);
  await writeWhole(options.pdfPath, pdf);
  return { pages: countPages(pdf), refused };
}

/** Prints the pages of a build with one browser, which is opened when the first one is printed. */
export interface Printer {
  /** Prints a page on disk; returns why it could not be printed, `undefined` if it was. Rejects when no browser can be opened. */
  readonly print: (pagePath: string, pdfPath: string) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** Returns a printer. A browser that ends or hangs is replaced once for each page; `onRefused` hears what a page asked for in vain. */
export function createPrinter(options: { readonly openBrowser: () => Promise<OpenedBrowser>; readonly onRefused?: (pagePath: string, refused: Refused) => void; readonly patience?: number }): Printer {
  const keeper = keepBrowser(options.openBrowser);
  return {
    print: async (pagePath, pdfPath) => {
      const patience = options.patience === undefined ? {} : { patience: options.patience };
      const printed = await keeper.use(async (browser): Promise<Printed | string> => {
        try {
          return await printPdf({ browser, pagePath, pdfPath, ...patience });
        } catch (problem) {
          if (problem instanceof BrowserLost || !browser.browser.isConnected()) throw problem;
          return problem instanceof Error ? problem.message.split('\n')[0] ?? 'unknown' : String(problem);
        }
      });
      if (printed instanceof BrowserLost) return `the browser failed twice: ${printed.message}`;
      if (typeof printed === 'string') return printed;
      if (printed.refused.length > 0) options.onRefused?.(pagePath, printed.refused);
      return undefined;
    },
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
