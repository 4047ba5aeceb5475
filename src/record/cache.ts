import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts by key in a folder; every entry carries the hash of its text, so that a damaged one counts as missing. */
export interface Cache {
  readonly read: (key: string) => Promise<string | undefined>;
  readonly write: (key: string, text: string) => Promise<void>;
}

/** Returns the SHA-256 of a text in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Returns the cache in `folder`, which is made when the first entry is written; without a folder nothing is kept. */
export function openCache(folder: string | undefined): Cache {
  if (folder === undefined) return { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };
  const path = (key: string): string => join(folder, `${key}.json`);
  return {
    read: async (key) => {
      const entry = await readFile(path(key), 'utf8').catch(() => '');
      const end = entry.indexOf('\n');
      const text = entry.slice(end + 1);
      return end === 64 && entry.slice(0, end) === sha256(text) ? text : undefined;
    },
    write: async (key, text) => {
      const beside = join(folder, `${key}.${randomUUID()}.part`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(beside, `${sha256(text)}\n${text}`);
        await rename(beside, path(key));
      } catch {
        await rm(beside, { force: true }).catch(() => undefined);
      }
    },
  };
}
