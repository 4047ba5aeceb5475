import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What to build: the folder that counts as the project, and the documents in it, relative to it with `/`. */
export interface FoundDocuments {
  readonly root: string;
  readonly paths: readonly string[];
}

/** A source that cannot be built, with the reason in one sentence and a hint. */
export interface SourceProblem {
  readonly problem: string;
  readonly hint: string;
}

/** Folders looked for, in this order, when no source is named; else the current folder. */
export const defaultSources = ['decks', 'slides', 'docs'] as const;

/**
 * Returns the `.rst` and `.md` files of `source` (a file or a folder, searched through), sorted by path. Passed over are folders and
 * files that begin with `_` (`_templates`, `_build` of Sphinx) or a dot, `node_modules`, folders that Loopstage wrote, and files about the folder: README, COVERAGE and their like. The project is the current folder
 * where the source lies in it, else the source's own folder.
 */
export async function findDocuments(cwd: string, source: string | undefined): Promise<FoundDocuments | SourceProblem> {
  const place = resolve(cwd, source ?? await defaultSource(cwd));
  const found = await stat(place).catch(() => undefined);
  if (!found) return { problem: `there is no file or folder ${source ?? place}`, hint: 'name a document or a folder of documents' };
  const folder = found.isDirectory() ? place : dirname(place);
  const root = folder === cwd || folder.startsWith(cwd + sep) ? cwd : folder;
  const files = found.isDirectory() ? await documentsIn(place) : [place];
  if (files.length === 0) return { problem: `no .rst or .md document in ${relative(cwd, place) || '.'}`, hint: 'name another folder, or let `loopstage init talk` write a first one' };
  if (!found.isDirectory() && !/\.(?:rst|md)$/i.test(place)) return { problem: `${source} is neither .rst nor .md`, hint: 'documents end in .rst or .md' };
  return { root, paths: files.map((file) => relative(root, file).split(sep).join('/')) };
}

async function defaultSource(cwd: string): Promise<string> {
  for (const name of defaultSources) {
    const found = await stat(join(cwd, name)).catch(() => undefined);
    if (found?.isDirectory()) return name;
  }
  return '.';
}

/** The file that marks a folder as written by Loopstage. */
export const outputMarker = '.loopstage';

/** Documents that stand in a folder of talks without being one. */
const aboutTheFolder = /^(?:README|CHANGELOG|CONTRIBUTING|COVERAGE|LICENSE|SECURITY)\./;

async function documentsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === outputMarker)) return [];
  const nested = await Promise.all(entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^[._]/.test(entry.name) || entry.name === 'node_modules' ? [] : documentsIn(path);
    return /^[^._].*\.(?:rst|md)$/i.test(entry.name) && !aboutTheFolder.test(entry.name) ? [path] : [];
  }));
  return nested.flat();
}
