import type { Ns } from '../trace/recording.ts';

const units: readonly (readonly [size: number, name: string])[] = [[1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']];

/** Returns a duration or a virtual time as a person writes it: `0 s`, `1.5 s`, `250 ms`, at most three decimals; `never` for what does not come. */
export function formatDuration(ns: Ns): string {
  if (ns === Infinity) return 'never';
  const [size, name] = units.find(([unit]) => Math.abs(ns) >= unit) ?? [1e9, 's'];
  return `${Number((ns / size).toFixed(3))} ${name}`;
}
