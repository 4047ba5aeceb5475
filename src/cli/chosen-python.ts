import { resolve } from 'node:path';
import { findPython } from '../record/native-python.ts';
import type { Console } from './console.ts';
import { UsageError } from './usage-error.ts';

/**
 * Returns the Python of this machine that examples are to run on, `undefined` for the built-in one. Warns that examples then have the rights of
 * whoever runs the command. Throws `UsageError` for one that cannot record. A name without a slash is looked for on the search path.
 */
export async function chosenPython(named: string | undefined, cwd: string, console: Pick<Console, 'line'>): Promise<string | undefined> {
  if (named === undefined) return undefined;
  const command = /[/\\]/.test(named) ? resolve(cwd, named) : named;
  const python = await findPython(command);
  if ('problem' in python) throw new UsageError(python.problem, '', [], `  hint: ${python.hint}\n`);
  console.line(`warning: examples run on Python ${python.version} (${command}) with all your rights: they can read and change files and start programs`);
  return command;
}
