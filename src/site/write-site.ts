import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sitePages, type CompiledDeck, type CompiledSite, type Shard } from '../compile.ts';
import type { FilesOfDeck } from '../contract/files.ts';
import { live } from '../contract/live.ts';
import { sharedFolder } from '../contract/page.ts';
import { outputMarker } from './find-documents.ts';
import { clearLeftOvers } from './left-overs.ts';
import { lonePage } from './lone-page.ts';
import { writeShardFacts } from './shard.ts';
import { writeSitePages, type SiteData, type SiteDeck } from './site-pages.ts';

/** How to write a site. `printPdf` prints a page on disk to a PDF and says what went wrong, if anything; absent: no PDFs. */
export interface WriteOptions {
  /** Folder to write, absolute. */
  readonly output: string;
  /** Folder of the project, for the pictures. */
  readonly root: string;
  /** Folder with the built player: scripts, style sheets, fonts. */
  readonly bundle: string;
  readonly printPdf?: (pagePath: string, pdfPath: string) => Promise<string | undefined>;
  /** How each deck's handout is laid out; absent: no handouts. They are printed with `printPdf`. */
  readonly handout?: Parameters<CompiledDeck['handout']>[0];
  /** Takes the picture of a page on disk that other sites show, and says what went wrong, if anything; absent: no pictures. */
  readonly takePicture?: (pagePath: string, pngPath: string) => Promise<string | undefined>;
  /** Folder of the files of Python that readers run changed examples with; absent: they cannot. */
  readonly python?: string;
  /** Whether each deck is to be one file that needs no other. */
  readonly lone?: boolean;
  /** The part of the build that this is; the pages about the whole site are left to those who put the parts together. */
  readonly shard?: Shard;
  /** Writes the decks that others compiled into the folder it is given, and returns what was written. */
  readonly others?: (folder: string) => Promise<readonly WrittenDeck[]>;
  readonly onDeck?: (title: string) => void;
}

/** How decks are written into a folder: what of `WriteOptions` does not concern the whole site. */
export type DeckWriting = Omit<WriteOptions, 'output' | 'bundle' | 'python' | 'shard' | 'others'> & Partial<Pick<WriteOptions, 'bundle'>>;

/** What was written for a deck, as plain data: milliseconds spent on it, why it has no PDF or handout where printing failed, and what the pages of the whole site say of it. */
export interface WrittenDeck extends SiteDeck, Pick<CompiledDeck, 'title' | 'path' | 'slides' | 'recordings'> {
  readonly milliseconds: number;
  readonly pdfProblem?: string;
}

/** A folder that must not be replaced, with the reason in one sentence. */
export class OutputRefused extends Error {}

const atOnce = 2;

/**
 * Writes `site` beside its place and renames it when it is whole, so that a build that fails or is interrupted leaves the
 * previous output as it was. Throws `OutputRefused` where the place is a file, or a folder that Loopstage did not write.
 */
export async function writeSite(site: CompiledSite, options: WriteOptions): Promise<readonly WrittenDeck[]> {
  return replaceOutput(options.output, async (staging) => {
    await cp(options.bundle, join(staging, sharedFolder), { recursive: true });
    const parts = await allSettled([writeDecks(site, staging, options), options.others?.(staging) ?? Promise.resolve([])]);
    const written = parts.flat().toSorted((a, b) => a.place.number - b.place.number);
    if (options.python !== undefined && written.some(({ recordings }) => recordings > 0)) await copyPython(options.python, join(staging, sharedFolder));
    if (options.lone) await writeLoneGallery(site.site, written, staging, options.bundle);
    else if (options.shard) await writeShardFacts(staging, options.shard, site.site, written);
    else await writeSitePages(staging, { site: site.site, decks: written });
    return written;
  });
}

/** Writes the pages of the decks of `site` into `folder`, with their files, and returns what was written, in their order. */
export async function writeDecks(site: CompiledSite, folder: string, options: DeckWriting): Promise<readonly WrittenDeck[]> {
  return inParallel(site.decks, (deck) => writeDeck(deck, folder, options));
}

/** Returns what `write` returns when the folder that it filled stands in the place of `output`; throws `OutputRefused` where that may not be replaced. */
export async function replaceOutput<Result>(output: string, write: (staging: string) => Promise<Result>): Promise<Result> {
  await clearLeftOvers(output);
  await checkOutput(output);
  const staging = stagingFolder(output);
  await mkdir(dirname(staging), { recursive: true });
  await mkdir(staging);
  try {
    const result = await write(staging);
    await writeFile(join(staging, outputMarker), 'Written by Loopstage; the next build replaces this folder.\n');
    await replace(output, staging);
    return result;
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
  if (entries.length > 0 && !entries.includes(outputMarker)) throw new OutputRefused(`the folder ${output} was not written by Loopstage and is not empty, so it is not replaced`);
}

/** The files that decks were printed from go: each deck is one page. */
async function writeLoneGallery(site: SiteData['site'], written: readonly WrittenDeck[], staging: string, bundle: string): Promise<void> {
  await writeFile(join(staging, 'index.html'), await lonePage(sitePages(written.map(({ summary }) => summary), site).gallery(), { bundle, scripts: [], texts: [], files: new Map() }));
  await rm(join(staging, sharedFolder), { recursive: true });
}

async function writeDeck(deck: CompiledDeck, staging: string, options: DeckWriting): Promise<WrittenDeck> {
  const begun = performance.now();
  const folder = join(staging, deck.slug);
  await mkdir(folder, { recursive: true });
  await copyAssets(deck, options.root, folder);
  const pdf = `${deck.slug}.pdf`;
  const pdfProblem = options.printPdf && await fromPage(deck.printPage(), folder, pdf, options.printPdf);
  const handout = `${deck.slug}-handout.pdf`;
  const handoutProblem = options.printPdf && options.handout && await fromPage(deck.handout(options.handout), folder, handout, options.printPdf);
  const pictured = options.takePicture && !options.lone && deck.cardPage ? await fromPage(deck.cardPage(), folder, cardFile, options.takePicture) === undefined : false;
  const files: FilesOfDeck = { ...(options.printPdf && pdfProblem === undefined && { pdf }), ...(options.printPdf && options.handout && handoutProblem === undefined && { handout }), ...(pictured && { card: cardFile }) };
  if (options.lone && options.bundle !== undefined) await writeLoneDeck(deck, files, folder, staging, options.bundle);
  else await writePages(deck, files, folder);
  options.onDeck?.(deck.title);
  const problem = pdfProblem ?? handoutProblem;
  const { slug, title, path, place, slides, recordings } = deck;
  return {
    slug, title, path, place, slides, recordings, summary: deck.summary(files, options.lone), searched: deck.searched(),
    milliseconds: performance.now() - begun, ...(problem !== undefined && { pdfProblem: problem }),
  };
}

/** Copies the files of Python that the editor of examples loads. */
async function copyPython(from: string, shared: string): Promise<void> {
  await mkdir(join(shared, live.folder));
  for (const name of live.python) await cp(join(from, name), join(shared, live.folder, name));
}

/** Copies the files that pages of `deck` show from the project at `root` to the deck's folder. */
export async function copyAssets(deck: CompiledDeck, root: string, folder: string): Promise<void> {
  for (const { path, target } of deck.views.assets) {
    if (path === undefined) continue;
    await mkdir(dirname(join(folder, target)), { recursive: true });
    await cp(join(root, path), join(folder, target), { dereference: true });
  }
}

const cardFile = 'card.png';

async function writePages(deck: CompiledDeck, files: FilesOfDeck, folder: string): Promise<void> {
  await writeFile(join(folder, 'index.html'), deck.page(files));
  for (const { path, html } of deck.furtherPages(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), html);
  }
}

/** The deck as one file at the top of the output, its PDF and its handout beside it. */
async function writeLoneDeck(deck: CompiledDeck, files: FilesOfDeck, folder: string, staging: string, bundle: string): Promise<void> {
  const targets = deck.views.assets.flatMap(({ path, target }) => (path === undefined ? [] : [[target, join(folder, target)] as const]));
  const page = await lonePage(deck.lonePage(), { bundle, scripts: ['speaker', 'search'], texts: [deck.index()], files: new Map(targets) });
  await writeFile(join(staging, `${deck.slug}.html`), page);
  for (const name of [files.pdf, files.handout]) if (name !== undefined) await rename(join(folder, name), join(staging, name));
  await rm(folder, { recursive: true });
}

/** Makes the file `name` in `folder` from a page that stands there for that time alone, and returns why it could not be made. */
async function fromPage(html: string, folder: string, name: string, make: (page: string, file: string) => Promise<string | undefined>): Promise<string | undefined> {
  const page = join(folder, 'print.html');
  await writeFile(page, html);
  const problem = await make(page, join(folder, name));
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

/** Returns what `work` makes of each item, in their order, a few at once; rejects when all have ended and one was rejected. */
export async function inParallel<Item, Result>(items: readonly Item[], work: (item: Item, index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      next += 1;
      results[index] = await work(items[index] as Item, index);
    }
  };
  await allSettled(Array.from({ length: atOnce }, worker));
  return results;
}

/** Returns what `works` resolve with; rejects when all have ended and one was rejected. */
async function allSettled<Result>(works: readonly Promise<Result>[]): Promise<readonly Result[]> {
  const outcomes = await Promise.allSettled(works);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
