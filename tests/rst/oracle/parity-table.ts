import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compare } from './compare.ts';
import { dumpWithDocutils, findDocutils } from './docutils.ts';

interface Row {
  readonly name: string;
  readonly files: number;
  readonly structure: number;
  readonly detail: number;
  readonly messages: number;
}

interface Text {
  readonly path: string;
  readonly text: string;
}

const batch = 100;
const shown = 10;

/**
 * Prints how far our reader agrees with docutils, a row for each folder: the oracle's cases, the project's decks and `folders`.
 * Differences follow, the first ten of each folder. Without docutils it prints that and nothing else.
 */
export function printParity(folders: readonly string[]): void {
  const python = findDocutils();
  if (python === undefined) {
    console.log('parity: skipped, no Python here can import docutils (Debian: python3-docutils)');
    return;
  }
  const rows = [join(import.meta.dirname, 'cases'), 'decks', ...folders].map((folder) => compareFolder(python, folder));
  console.log(['folder', 'files', '% equal blocks', '% full detail', '% messages'].join('\t'));
  for (const row of rows) console.log([row.name, row.files, percent(row.structure, row), percent(row.detail, row), percent(row.messages, row)].join('\t'));
}

const percent = (count: number, { files }: Row): string => (files === 0 ? '-' : ((100 * count) / files).toFixed(2));

function compareFolder(python: string, folder: string): Row {
  const texts = textsUnder(resolve(folder));
  let row: Row = { name: folder.replace(`${process.cwd()}/`, ''), files: 0, structure: 0, detail: 0, messages: 0 };
  let left = shown;
  for (let at = 0; at < texts.length; at += batch) {
    const some = texts.slice(at, at + batch);
    const dumps = dumpWithDocutils(python, some.map(({ text }) => text));
    for (const [index, { path, text }] of some.entries()) {
      const dump = dumps[index];
      if (!dump || 'failure' in dump) continue;
      const { structure, detail, messages, differences } = compare(path, text, dump);
      row = { ...row, files: row.files + 1, structure: row.structure + Number(structure), detail: row.detail + Number(detail), messages: row.messages + Number(messages) };
      if (differences.length > 0 && left > 0) console.error(`${path}\n  ${differences.join('\n  ')}`);
      if (differences.length > 0) left -= 1;
    }
  }
  return row;
}

/** Returns the texts in UTF-8 under `folder`: `.rst` files, and `.rst.txt` and `.txt` among the sources that Sphinx copies. */
function textsUnder(folder: string): readonly Text[] {
  if (statSync(folder).isFile()) return textAt(folder);
  return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => a.name.localeCompare(b.name)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return textsUnder(path);
    return entry.isFile() && (/\.rst(?:\.txt)?$/.test(path) || (path.includes('/_sources/') && path.endsWith('.txt'))) ? textAt(path) : [];
  });
}

function textAt(path: string): readonly Text[] {
  try {
    return [{ path, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) }];
  } catch {
    return [];
  }
}
