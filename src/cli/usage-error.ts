/** A command line that makes no sense; `hint` ends with a line feed and says what does. */
export class UsageError extends Error {
  readonly hint: string;

  constructor(message: string, given: string, accepted: readonly string[], hint?: string) {
    super(message);
    const near = nearest(given, accepted);
    this.hint = hint ?? `  hint: ${near === undefined ? '' : `did you mean \`${near}\`?  `}accepted: ${accepted.join(', ')}\n`;
  }
}

/** Returns the candidate nearest to `given`, at most a third of its letters away; `undefined` when none is near. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates.map((candidate) => [distance(given, candidate), candidate] as const).sort((a, b) => a[0] - b[0]);
  const best = ranked[0];
  return best && best[0] <= Math.max(1, Math.ceil(given.length / 3)) ? best[1] : undefined;
}

/** The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = best;
    }
  }
  return at(a.length, b.length);
}
