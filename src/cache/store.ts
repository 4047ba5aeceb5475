import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Bytes by key in a folder. Every entry carries the hash of its bytes, so that a damaged one counts as missing, and appears when it is whole, so
 * that two builds at once and a crash in the middle do no harm. What cannot be written is not kept, which is no reason to fail.
 */
export interface Store {
  readonly read: (key: string) => Promise<Buffer | undefined>;
  readonly write: (key: string, content: string | Uint8Array) => Promise<void>;
}

/** Ending of a file that is being written. */
export const partEnding = '.part';

/** Returns the SHA-256 of bytes or of a text in UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const hashLength = 64;

/** Returns the store in `folder`, which is made when the first entry is written; without a folder nothing is kept. Keys are names of files. */
export function openStore(folder: string | undefined): Store {
  if (folder === undefined) return { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };
  const pathOf = (key: string): string => join(folder, key.slice(0, 2), key);
  return {
    read: async (key) => {
      const entry = await readFile(pathOf(key)).catch(() => undefined);
      const content = entry?.subarray(hashLength + 1);
      if (!entry || !content || entry.toString('latin1', 0, hashLength + 1) !== `${sha256(content)}\n`) return undefined;
      const now = new Date();
      await utimes(pathOf(key), now, now).catch(() => undefined);
      return content;
    },
    write: async (key, content) => {
      const path = pathOf(key);
      const beside = `${path}.${randomUUID()}${partEnding}`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(beside, Buffer.concat([Buffer.from(`${sha256(content)}\n`, 'latin1'), Buffer.from(content)]));
        await rename(beside, path);
      } catch {
        await rm(beside, { force: true }).catch(() => undefined);
      }
    },
  };
}
