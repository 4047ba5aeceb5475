import { resolve } from 'node:path';
import { cacheFolder } from '../cache/cache-folder.ts';
import { pruneDaily } from '../cache/prune.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import { explicitChoice } from '../browser/places.ts';
import type { Host } from '../host.ts';
import { createDrawer } from '../draw/draw-diagrams.ts';
import { createPrinter, type Printer } from '../print/print-pdf.ts';
import { createRecorder } from '../record/recorder.ts';
import { findDocuments, type FoundDocuments } from '../site/find-documents.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import { createBrowserShelf } from './browser-shelf.ts';
import { chosenPython } from './chosen-python.ts';
import { loadConfig } from './config.ts';
import { createConsole, type Console } from './console.ts';
import type { Config } from './define-config.ts';
import { createHost } from './host.ts';
import type { OptionSpecs } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Options of every command that compiles documents. */
export const workshopOptions = {
  browser: { type: 'string', value: 'path', doc: 'Chromium or Chrome to draw and print with (also: LOOPSTAGE_BROWSER)' },
  python: { type: 'string', value: 'path', doc: 'a Python of this machine (3.12 or newer) for the examples, which then have all your rights' },
  'no-cache': { type: 'boolean', default: false, doc: 'record and draw everything anew' },
} as const satisfies OptionSpecs;

/** What a command works with: the documents, the configuration, and the tools, each opened when it is first used. */
export interface Workshop {
  readonly cwd: string;
  readonly config: Config;
  readonly found: FoundDocuments;
  /** Folder of what can be made again; `undefined` when nothing is to be kept. */
  readonly cache: string | undefined;
  readonly console: Console;
  readonly host: Host;
  readonly printer: Printer;
  /** Path of the browser that was asked for; `undefined` where one is to be found. */
  readonly chosenBrowser: string | undefined;
  readonly openBrowser: () => Promise<OpenedBrowser>;
  /** Returns what `work` returns, or why there is no browser; says once that there is none. */
  readonly orMissing: (work: () => Promise<string | undefined>) => Promise<string | undefined>;
  readonly browserMissing: () => boolean;
  /** How many programs ran and diagrams were drawn, those from the cache left out. */
  readonly made: () => { readonly runs: number; readonly draws: number };
}

/** How to set up: the source as given, and the values of `workshopOptions`. */
export interface WorkshopWishes {
  readonly source: string | undefined;
  readonly browser?: string | undefined;
  readonly python?: string | undefined;
  readonly 'no-cache'?: boolean | undefined;
}

/** Returns what `work` makes with a workshop in the current folder, which is cleared up afterwards. Throws `UsageError` where there is nothing to build. */
export async function withWorkshop<Result>(wishes: WorkshopWishes, work: (workshop: Workshop) => Promise<Result>): Promise<Result> {
  const cwd = process.cwd();
  const config = await loadConfig(cwd);
  const found = await findDocuments(cwd, wishes.source ?? config.source);
  if ('problem' in found) throw new UsageError(found.problem, '', [], `  hint: ${found.hint}\n`);
  const console = createConsole(cwd, found.root);
  const cache = wishes['no-cache'] === true ? undefined : cacheFolder();
  const chosen = wishes.browser ?? (config.browser === undefined ? undefined : resolve(cwd, config.browser));
  const shelf = createBrowserShelf(chosen, (missing) => console.report(diagnostic('output/no-browser', spanOfFile(''), { problem: missing.message })));
  const python = await chosenPython(wishes.python ?? config.python, cwd, console);
  const recorder = createRecorder({ cacheFolder: cache, ...(python !== undefined && { python }), onProgress: (done, of) => console.progress(`recording ${done}/${of}`) });
  const drawer = createDrawer({ cacheFolder: cache, openBrowser: shelf.open, onProgress: (done, of) => console.progress(`drawing ${done}/${of}`) });
  const printer = createPrinter({ openBrowser: shelf.open });
  try {
    return await work({
      cwd, config, found, cache, console, printer,
      host: createHost(found.root, recorder, shelf.drawer(drawer), console),
      chosenBrowser: explicitChoice(chosen === undefined ? {} : { explicit: chosen })?.path,
      openBrowser: shelf.open,
      orMissing: shelf.orMissing,
      browserMissing: () => shelf.missing() !== undefined,
      made: () => ({ runs: recorder.runs, draws: drawer.draws }),
    });
  } finally {
    await Promise.all([recorder.close(), drawer.close(), printer.close()]);
    if (cache !== undefined) await pruneDaily(cache, Date.now());
  }
}
