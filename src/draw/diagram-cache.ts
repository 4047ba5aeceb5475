import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DiagramFailure, DrawnDiagram } from '../contract/diagram.ts';

/** What drawing a diagram gave. A refusal is kept too: the same text is refused again. */
export type Outcome = DrawnDiagram | DiagramFailure;

/** Drawings kept on disk, by what they were made from. */
export interface DiagramCache {
  /** Returns what was kept for a text, `undefined` for nothing or for a damaged file. */
  readonly get: (text: string) => Promise<Outcome | undefined>;
  /** Keeps an outcome; a folder that cannot be written is no reason to fail. */
  readonly put: (text: string, outcome: Outcome) => Promise<void>;
}

/**
 * Returns the cache in `folder`, which keeps nothing when that is `undefined`. An entry is named after the hash of the page's script, which holds
 * Mermaid and our settings, and of the text; its first line is the hash of the rest.
 */
export function diagramCache(folder: string | undefined, script: string): DiagramCache {
  if (folder === undefined) return { get: async () => undefined, put: async () => undefined };
  const scriptHash = sha256(script);
  const pathOf = (text: string): string => {
    const key = sha256(`${scriptHash}\n${text}`);
    return join(folder, 'diagrams', key.slice(0, 2), `${key}.json`);
  };
  return {
    get: async (text) => outcomeOf(await readFile(pathOf(text), 'utf8').catch(() => '')),
    put: (text, outcome) => writeWhole(pathOf(text), JSON.stringify(outcome)),
  };
}

function outcomeOf(file: string): Outcome | undefined {
  const end = file.indexOf('\n');
  const content = file.slice(end + 1);
  if (end < 0 || file.slice(0, end) !== sha256(content)) return undefined;
  return JSON.parse(content) as Outcome;
}

async function writeWhole(path: string, content: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, `${sha256(content)}\n${content}`);
    await rename(beside, path);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
