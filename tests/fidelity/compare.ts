import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from '../../src/trace/recording.ts';
import type { Outcome } from './native.ts';

/**
 * Returns output without what no two runs or installations share: folders of the program and of the library, line numbers
 * inside the library, addresses, times that were measured, and the number of a port.
 */
export function normalised(text: string): string {
  return text
    .replaceAll(/(?:\/[^\s"':<>]+\/)?main\.py/g, 'main.py')
    .replaceAll(/\/[^\s"'<>]*?\/python3?\.?\d+(?:\.zip)?\/((?:\w+\/)*\w+\.py)(["'], line |:)\d+/g, '<lib>/$1$2N')
    .replaceAll(/when=\d+(?:\.\d+)?(?:e-\d+)?/g, 'when=T')
    .replaceAll(/0x[0-9a-f]+/g, '0x…')
    .replaceAll(/took \d+\.\d+ seconds/g, 'took T seconds');
}

/** Returns what a recording holds in the form in which the native run gives it. */
export function recordedOutcome(recording: Recording, kind: 'script' | 'session'): Outcome {
  if (kind === 'script') return { stdout: recording.stdout, stderr: recording.stderr, code: recording.code };
  const verdicts = (recording.checks ?? []).map(({ want, got, ok, error }) => JSON.stringify({ want, got: error?.type ?? got, ok }));
  return { stdout: verdicts.join('\n'), stderr: '', code: 0 };
}

/** Returns the verdicts of doctest in one form: of an expected exception only whether it matched, as doctest compares its text itself. */
function verdicts(stdout: string): string {
  return stdout.split('\n').filter((line) => line !== '').map((line) => {
    const { want, got, ok }: { want: string; got: string; ok: boolean } = JSON.parse(line);
    return JSON.stringify(want.startsWith('Traceback') || ok === false ? { want, ok } : { want, got: normalised(got), ok });
  }).join('\n');
}

/** Returns how two outcomes differ, in a few lines; empty when they are equal. */
export function differences(mine: Outcome, native: Outcome, kind: 'script' | 'session'): readonly string[] {
  const form = kind === 'script' ? normalised : verdicts;
  const found: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    if (kind === 'session' && stream === 'stderr') continue;
    const [a, b] = [form(mine[stream]).split('\n'), form(native[stream]).split('\n')];
    const at = a.findIndex((line, index) => line !== b[index]);
    const first = at === -1 ? (a.length === b.length ? -1 : a.length) : at;
    if (first !== -1) found.push(`${stream} line ${first + 1}: recorded ${JSON.stringify(a[first])}, native ${JSON.stringify(b[first])}`);
  }
  if (mine.code !== native.code) found.push(`status: recorded ${mine.code}, native ${native.code}`);
  return found;
}

/** Why a program is known to differ; `version` when it only does so on a CPython below 3.14, which says other things. */
export interface KnownDifference {
  readonly reason: string;
  readonly version: boolean;
}

/** Returns the differences that are known to be seen on a CPython of the given version: the list items of `known-differences.md`. */
export function knownDifferences(version: string): ReadonlyMap<string, KnownDifference> {
  const text = readFileSync(join(import.meta.dirname, 'known-differences.md'), 'utf8');
  const all = [...text.matchAll(/^- `([\w-]+)`( \(below 3\.14\))?: (.+)$/gm)].map(([, name = '', below, reason = '']) => [name, { reason, version: below !== undefined }] as const);
  return new Map(all.filter(([, known]) => !known.version || Number(version.split('.')[1]) < 14));
}
