import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CompiledDeck, CompiledSite } from '../compile.ts';
import { sharedFolder } from '../contract/page.ts';

/** How to write a site. `printPdf` prints a page on disk to a PDF and says what went wrong, if anything; absent: no PDFs. */
export interface WriteOptions {
  /** Folder to write, absolute. */
  readonly output: string;
  /** Folder of the project, for the pictures. */
  readonly root: string;
  /** Folder with the built player: scripts, style sheets, fonts. */
  readonly bundle: string;
  readonly printPdf?: (pagePath: string, pdfPath: string) => Promise<string | undefined>;
  readonly onDeck?: (deck: CompiledDeck, done: number, of: number) => void;
}

/** What was written for a deck: milliseconds spent on it, and why it has no PDF where printing failed. */
export interface WrittenDeck {
  readonly deck: CompiledDeck;
  readonly milliseconds: number;
  readonly pdfProblem?: string;
}

/** A folder that must not be replaced, with the reason in one sentence. */
export class OutputRefused extends Error {}

const marker = '.loopstage';
const atOnce = 2;

/**
 * Writes `site` beside its place and renames it when it is whole, so that a build that fails or is interrupted leaves the
 * previous output as it was. Throws `OutputRefused` where the place is a file, or a folder that Loopstage did not write.
 */
export async function writeSite(site: CompiledSite, options: WriteOptions): Promise<readonly WrittenDeck[]> {
  await checkOutput(options.output);
  const staging = stagingFolder(options.output);
  await mkdir(staging, { recursive: true });
  try {
    await cp(options.bundle, join(staging, sharedFolder), { recursive: true });
    const written = await inParallel(site.decks, (deck, index) => writeDeck(deck, staging, options, index, site.decks.length));
    const pdfs = new Set(written.filter((deck) => options.printPdf && deck.pdfProblem === undefined).map(({ deck }) => deck.slug));
    await writeFile(join(staging, 'index.html'), site.gallery((slug) => (pdfs.has(slug) ? { pdf: `${slug}.pdf` } : {})));
    await writeFile(join(staging, marker), 'Written by Loopstage; the next build replaces this folder.\n');
    await replace(options.output, staging);
    return written;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Returns the folder in which the next output is prepared, beside `output`. */
export function stagingFolder(output: string): string {
  return `${output}.partial-${process.pid}`;
}

/** Throws `OutputRefused` when `output` may not be replaced. */
export async function checkOutput(output: string): Promise<void> {
  const found = await stat(output).catch(() => undefined);
  if (!found) return;
  if (!found.isDirectory()) throw new OutputRefused(`the output ${output} is a file, not a folder`);
  const entries = await readdir(output);
  if (entries.length > 0 && !entries.includes(marker)) throw new OutputRefused(`the folder ${output} was not written by Loopstage and is not empty, so it is not replaced`);
}

async function writeDeck(deck: CompiledDeck, staging: string, options: WriteOptions, index: number, of: number): Promise<WrittenDeck> {
  const begun = performance.now();
  const folder = join(staging, deck.slug);
  await mkdir(folder, { recursive: true });
  for (const asset of deck.views.assets) {
    if (asset.path === undefined) continue;
    await mkdir(dirname(join(folder, asset.target)), { recursive: true });
    await cp(join(options.root, asset.path), join(folder, asset.target));
  }
  const pdfProblem = options.printPdf && await printDeck(deck, folder, options.printPdf);
  await writeFile(join(folder, 'index.html'), deck.page(options.printPdf !== undefined && pdfProblem === undefined ? { pdf: `${deck.slug}.pdf` } : {}));
  options.onDeck?.(deck, index + 1, of);
  return { deck, milliseconds: performance.now() - begun, ...(pdfProblem !== undefined && { pdfProblem }) };
}

async function printDeck(deck: CompiledDeck, folder: string, printPdf: NonNullable<WriteOptions['printPdf']>): Promise<string | undefined> {
  const page = join(folder, 'print.html');
  await writeFile(page, deck.printPage());
  const problem = await printPdf(page, join(folder, `${deck.slug}.pdf`));
  await rm(page);
  return problem;
}

async function replace(output: string, staging: string): Promise<void> {
  const old = `${output}.old-${process.pid}`;
  const had = await rename(output, old).then(() => true, () => false);
  try {
    await rename(staging, output);
  } catch (error) {
    if (had) await rename(old, output);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function inParallel<Item, Result>(items: readonly Item[], work: (item: Item, index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      next += 1;
      results[index] = await work(items[index] as Item, index);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
