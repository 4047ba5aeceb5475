import type { Diagnostic, Report } from '../source/diagnostic.ts';

/** What was made from an object, with what else it depended on, and what was reported meanwhile. */
interface Kept<Value> {
  readonly inputs: readonly unknown[];
  readonly value: Value;
  readonly found: readonly Diagnostic[];
}

/** Keeps for each object the last thing that was made from it, as long as the object itself is in use. */
export interface Memory<From extends object, Value> {
  /** Returns what `make` returned for `from` with these very `inputs`, and reports again what it reported; makes it where there is no such thing. */
  readonly recall: (from: From, inputs: readonly unknown[], report: Report, make: (report: Report) => Value) => Value;
}

/** Returns a memory with nothing in it. */
export function newMemory<From extends object, Value>(): Memory<From, Value> {
  const all = new WeakMap<From, Kept<Value>>();
  return {
    recall: (from, inputs, report, make) => {
      const known = all.get(from);
      if (known && sameInputs(known.inputs, inputs)) {
        known.found.forEach(report);
        return known.value;
      }
      const found: Diagnostic[] = [];
      const value = make((diagnostic) => {
        found.push(diagnostic);
        report(diagnostic);
      });
      all.set(from, { inputs, value, found });
      return value;
    },
  };
}

function sameInputs(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((input, index) => Object.is(input, now[index]));
}
