import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStore } from '../cache/store.ts';

/** Prints the page at the first path to the file at the second; returns why it could not, `undefined` if it did. */
export type Print = (page: string, file: string) => Promise<string | undefined>;

/**
 * Returns `print` with a memory in `cacheFolder`: a page that was printed before, with the same pictures and styles beside it, is not printed again.
 * `key` stands for all else that a print depends on: Loopstage itself, the browser, the date that is asked for.
 */
export function keptPrints(print: Print, cacheFolder: string | undefined, key: string): Print {
  if (cacheFolder === undefined) return print;
  const store = openStore(join(cacheFolder, 'pdf'));
  return async (page, file) => {
    const name = await nameOf(page, key);
    const kept = await store.read(name);
    if (kept) {
      await writeFile(file, kept);
      return undefined;
    }
    const problem = await print(page, file);
    if (problem === undefined) await store.write(name, await readFile(file));
    return problem;
  };
}

/** The hash of a page and of the files beside it that it may show. */
async function nameOf(page: string, key: string): Promise<string> {
  const hash = createHash('sha256').update(`${key}\n`).update(await readFile(page));
  const folder = dirname(page);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const beside = entries.filter((entry) => entry.isFile() && !/\.(?:html|pdf|png)(?:\.[\w-]+)?$/.test(entry.name) || (entry.isFile() && entry.parentPath !== folder));
  for (const path of beside.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(`\n${path.slice(folder.length)}\n`).update(await readFile(path).catch(() => ''));
  return hash.digest('hex');
}
