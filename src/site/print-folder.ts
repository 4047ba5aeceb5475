import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledDeck } from '../compile.ts';
import { sharedFolder } from '../contract/page.ts';
import { copyAssets } from './write-site.ts';

/** A folder for pages that are printed and then gone: laid out as an output is. */
export interface PrintFolder {
  readonly path: string;
  /** Writes a page of a deck beside the deck's files and returns where it is. */
  readonly write: (deck: CompiledDeck, html: string) => Promise<string>;
}

/** Returns what `work` makes with a new folder, which goes away afterwards. `bundle` is the folder of the built player, `root` that of the project. */
export async function withPrintFolder<Result>(bundle: string, root: string, work: (folder: PrintFolder) => Promise<Result>): Promise<Result> {
  const path = await mkdtemp(join(tmpdir(), 'loopstage-print-'));
  try {
    await cp(bundle, join(path, sharedFolder), { recursive: true });
    return await work({
      path,
      write: async (deck, html) => {
        const folder = join(path, deck.slug);
        await mkdir(folder, { recursive: true });
        await copyAssets(deck, root, folder);
        const page = join(folder, 'print.html');
        await writeFile(page, html);
        return page;
      },
    });
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
