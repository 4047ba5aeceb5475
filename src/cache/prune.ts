import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partEnding } from './store.ts';

/** Folders of the cache, and how many bytes each may hold; what was used longest ago goes first. */
export const cacheLimits: Readonly<Record<string, number>> = {
  recordings: 256 * 2 ** 20,
  diagrams: 128 * 2 ** 20,
  pdf: 512 * 2 ** 20,
  builds: 64 * 2 ** 20,
  engine: 128 * 2 ** 20,
};

/** What a folder of the cache holds. */
export interface CacheUse {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

interface CachedFile {
  readonly path: string;
  readonly bytes: number;
  /** When it was last used, in milliseconds since 1970. */
  readonly used: number;
}

const hour = 3_600_000;

/** Returns what each folder of the cache holds, in the order of their names; also those that are not ours to bound, like the browser. */
export async function cacheUse(folder: string): Promise<readonly CacheUse[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return Promise.all(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().map(async (name) => {
    const files = await filesIn(join(folder, name));
    return { name, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  }));
}

/** Removes from the cache what is over its limit, least recently used first, and parts that a build left more than an hour ago. `now` is in milliseconds since 1970. */
export async function pruneCache(folder: string, now: number, limits: Readonly<Record<string, number>> = cacheLimits): Promise<void> {
  for (const [name, most] of Object.entries(limits)) {
    const files = await filesIn(join(folder, name));
    let left = most;
    for (const { path, bytes, used } of files.toSorted((a, b) => b.used - a.used || (a.path < b.path ? -1 : 1))) {
      left -= bytes;
      if (left < 0 || (path.endsWith(partEnding) && now - used > hour)) await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

/** Removes all of the cache. */
export async function clearCache(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function filesIn(folder: string): Promise<readonly CachedFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => undefined);
    return found ? [{ path, bytes: found.size, used: found.mtimeMs }] : [];
  }));
  return files.flat();
}

const day = 24 * hour;

/** Prunes the cache in `folder` when that was last done more than a day before `now`, in milliseconds since 1970. */
export async function pruneDaily(folder: string, now: number): Promise<void> {
  const stamp = join(folder, 'pruned');
  const last = await stat(stamp).then(({ mtimeMs }) => mtimeMs, () => undefined);
  if (last !== undefined && now - last < day) return;
  await pruneCache(folder, now);
  await writeFile(stamp, 'The file says by its date when the cache was last pruned.\n').catch(() => undefined);
}
