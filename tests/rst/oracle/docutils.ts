import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { findRole, newRoleTable, roleNames } from '../../../src/markup/rst/inline/role-table.ts';
import { directives } from '../../../src/markup/directives/registry.ts';
import type { Normal } from './normal-form.ts';

/** What docutils makes of a text: its tree in the normal form and its messages as `[level, line, text]`; or why it failed. */
export type Dump = { readonly tree: Normal; readonly messages: readonly (readonly [number, number, string])[] } | { readonly failure: string };

/** Returns a Python that can import docutils, or `undefined`. */
export function findDocutils(): string | undefined {
  return ['/usr/bin/python3', 'python3'].find((python) => spawnSync(python, ['-c', 'import docutils']).status === 0);
}

/** Returns what docutils makes of each of `documents`: the tree that its parser makes or, with `links`, what references lead to. */
export function dumpWithDocutils(python: string, documents: readonly string[], links = false): readonly Dump[] {
  const table = newRoleTable();
  const given = {
    directives: Object.fromEntries(directives.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])].map((name) => [
      name, { argument: spec.argument, options: Object.keys(spec.options).length > 0, body: spec.body },
    ]))),
    roles: Object.fromEntries(roleNames(table).map((name) => [name, findRole(table, name)?.name ?? name])),
    documents,
    links,
  };
  const run = spawnSync(python, [resolve(import.meta.dirname, 'dump.py')], { input: JSON.stringify(given), encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trimEnd().split('\n').map((line): Dump => JSON.parse(line));
}
