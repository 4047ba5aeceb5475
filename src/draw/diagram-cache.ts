import { join } from 'node:path';
import { openStore, sha256 } from '../cache/store.ts';
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

/** Returns the cache in `folder`, which keeps nothing when that is `undefined`. The key of an entry is the page's script, which holds Mermaid and our settings, and the text. */
export function diagramCache(folder: string | undefined, script: string): DiagramCache {
  const store = openStore(folder === undefined ? undefined : join(folder, 'diagrams'));
  const scriptHash = sha256(script);
  const keyOf = (text: string): string => sha256(`${scriptHash}\n${text}`);
  return {
    get: async (text) => {
      const kept = await store.read(keyOf(text));
      return kept === undefined ? undefined : JSON.parse(kept.toString('utf8')) as Outcome;
    },
    put: (text, outcome) => store.write(keyOf(text), JSON.stringify(outcome)),
  };
}
