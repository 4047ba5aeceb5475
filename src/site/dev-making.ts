import type { Pending } from '../host.ts';

/** Makes things in the background, those asked for last first, and says at once what is there. */
export interface Maker<Thing, Result> {
  /** Returns what was made of each thing, or that it is still being made; what is no longer asked for is forgotten. */
  readonly ask: (things: readonly Thing[]) => readonly (Result | Pending)[];
  /** Makes nothing more. */
  readonly close: () => void;
}

/** How many are made together: few, for what an edit asks for has to wait for them. */
const together = 4;

/**
 * Returns a maker. `keyOf` names what a result depends on; `ready` is called when results have come: once for all that comes together, and at most every
 * `pause` milliseconds as long as there is more to make.
 */
export function createMaker<Thing, Result>(make: (things: readonly Thing[]) => Promise<readonly Result[]>, keyOf: (thing: Thing) => string, ready: () => void, pause = 250): Maker<Thing, Result> {
  let made = new Map<string, Result>();
  let wanted = new Map<string, Thing>();
  let working = false;
  let closed = false;
  let told = 0;
  const work = async (): Promise<void> => {
    if (working || closed) return;
    working = true;
    while (wanted.size > 0 && !closed) {
      const batch = [...wanted].slice(0, together);
      const results = await make(batch.map(([, thing]) => thing));
      for (const [index, [key]] of batch.entries()) {
        const result = results[index];
        if (result !== undefined) made.set(key, result);
        wanted.delete(key);
      }
      if (closed) return;
      if (wanted.size > 0 && performance.now() - told < pause) continue;
      told = performance.now();
      ready();
    }
    working = false;
  };
  return {
    ask: (things) => {
      const keys = things.map(keyOf);
      const missing = new Map(keys.flatMap((key, index) => {
        const thing = things[index];
        return made.has(key) || thing === undefined ? [] : [[key, thing] as const];
      }));
      const isNew = ([key]: readonly [string, Thing]): boolean => !wanted.has(key);
      wanted = new Map([...[...missing].filter(isNew), ...[...missing].filter((entry) => !isNew(entry))]);
      made = new Map(keys.flatMap((key) => {
        const result = made.get(key);
        return result === undefined ? [] : [[key, result] as const];
      }));
      void work();
      return keys.map((key) => made.get(key) ?? { pending: true });
    },
    close: () => { closed = true; },
  };
}
