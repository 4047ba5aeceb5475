import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openStore, sha256 } from '../cache/store.ts';
import type { CompiledSite } from '../compile.ts';
import type { Host, ReadFailure, ReadText } from '../host.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { sourceFile } from '../source/source-file.ts';

/** What a build read and wrote and said. As long as all of that still holds, building again would change nothing. */
export interface BuildRecord {
  /** Hashes of the texts that were read, by their path in the project; `null` for what could not be read. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Whether files were there that the documents name. */
  readonly there: Readonly<Record<string, boolean>>;
  /** Hashes of the files that were copied, by their path in the project. */
  readonly copied: Readonly<Record<string, string | null>>;
  /** Bytes and milliseconds since 1970 of the last change of each file written, by its path in the output. */
  readonly written: Readonly<Record<string, readonly [number, number]>>;
  readonly findings: readonly Diagnostic[];
  readonly decks: number;
}

/** A host that remembers what was asked of it. */
export interface WatchedHost {
  readonly host: Host;
  readonly seen: () => Promise<Pick<BuildRecord, 'texts' | 'there'>>;
}

/** Returns `host` with a memory of what was read through it. */
export function watchHost(host: Host): WatchedHost {
  const texts = new Map<string, string | null>();
  const there = new Map<string, boolean>();
  return {
    host: {
      ...host,
      read: async (path) => {
        const read = await host.read(path);
        texts.set(path, hashOf(read));
        return read;
      },
      has: async (path) => {
        const found = await host.has(path);
        there.set(path, found);
        return found;
      },
    },
    seen: async () => ({ texts: Object.fromEntries(texts), there: Object.fromEntries(there) }),
  };
}

const hashOf = (read: ReadText | ReadFailure): string | null => ('text' in read ? sha256(read.text) : null);

/** Memory of builds in a folder of the cache; `key` stands for Loopstage itself, the options, and the list of documents. */
export interface LastBuilds {
  /** Returns the record of the last build with this key if nothing that it read or wrote has changed since. */
  readonly find: (key: string, output: string, root: string, host: Host) => Promise<BuildRecord | undefined>;
  readonly keep: (key: string, record: BuildRecord) => Promise<void>;
}

/** Returns the memory of builds in `cacheFolder`; without one nothing is remembered. */
export function lastBuilds(cacheFolder: string | undefined): LastBuilds {
  const store = openStore(cacheFolder === undefined ? undefined : join(cacheFolder, 'builds'));
  return {
    find: async (key, output, root, host) => {
      const kept = await store.read(key);
      if (!kept) return undefined;
      const record = JSON.parse(kept.toString('utf8')) as BuildRecord;
      const holds = await sameFiles(record.written, output) && await sameTexts(record, host) && await sameCopies(record.copied, root);
      return holds ? record : undefined;
    },
    keep: (key, record) => store.write(key, JSON.stringify(record)),
  };
}

/** Returns the size and the time of the last change of each file below `folder`, by its path in it. */
export async function factsOfFiles(folder: string): Promise<BuildRecord['written']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const facts = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(path);
    return [relative(folder, path), [size, mtimeMs]] as const;
  }));
  return Object.fromEntries(facts);
}

/** Returns the paths in the project of the files that pages of `site` show. */
export function copiedPaths(site: CompiledSite): readonly string[] {
  return site.decks.flatMap(({ views }) => views.assets.flatMap(({ path }) => path ?? []));
}

/** Returns the hash of each of `paths` below `root`, `null` for what cannot be read. */
export async function hashesOfFiles(paths: readonly string[], root: string): Promise<BuildRecord['copied']> {
  const hashes = await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path)).then(sha256, () => null)] as const));
  return Object.fromEntries(hashes);
}

async function sameFiles(written: BuildRecord['written'], output: string): Promise<boolean> {
  const same = await Promise.all(Object.entries(written).map(async ([file, [bytes, changed]]) => {
    const found = await stat(join(output, file)).catch(() => undefined);
    return found !== undefined && found.size === bytes && found.mtimeMs === changed;
  }));
  return same.every(Boolean);
}

async function sameTexts({ texts, there }: BuildRecord, host: Host): Promise<boolean> {
  const reads = Object.entries(texts).map(async ([path, hash]) => hashOf(await host.read(path)) === hash);
  const looks = Object.entries(there).map(async ([path, found]) => await host.has(path) === found);
  return (await Promise.all([...reads, ...looks])).every(Boolean);
}

async function sameCopies(copied: BuildRecord['copied'], root: string): Promise<boolean> {
  const now = await hashesOfFiles(Object.keys(copied), root);
  return Object.entries(copied).every(([path, hash]) => now[path] === hash);
}

/** Reports the findings of a build again, with the texts that show their lines. */
export async function repeatFindings(findings: readonly Diagnostic[], host: Host): Promise<void> {
  for (const path of new Set(findings.map(({ span }) => span.path))) {
    const read = await host.read(path);
    if ('text' in read) host.remember(sourceFile(path, read.text));
  }
  for (const finding of findings) host.report(finding);
}
