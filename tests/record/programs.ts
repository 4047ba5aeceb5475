import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Budgets, Program } from '../../src/trace/program.ts';
import { defaultBudgets } from '../../src/trace/program.ts';
import type { Event, Recording } from '../../src/trace/recording.ts';

const folder = join(import.meta.dirname, 'programs');

/** Returns the program that the script `text` is, with changes to the usual budgets. */
export function script(text: string, budgets: Partial<Budgets> = {}, setup: readonly string[] = []): Program {
  return {
    path: 'talk.rst',
    setup: setup.map((each) => ({ kind: 'script', text: each, line: 1 })),
    main: { kind: 'script', text, line: 1 },
    options: { seed: 0, budgets: { ...defaultBudgets, ...budgets } },
  };
}

/** Returns the program that the doctest session `text` is. */
export function session(text: string): Program {
  return { path: 'talk.rst', setup: [], main: { kind: 'session', text, line: 1 }, options: { seed: 0, budgets: defaultBudgets } };
}

/** Returns the example programs: name, path, and program. */
export function examples(): readonly { readonly name: string; readonly path: string; readonly program: Program }[] {
  return readdirSync(folder).filter((file) => file.endsWith('.py')).sort()
    .map((file) => ({ name: file.replace(/\.py$/, ''), path: join(folder, file), program: script(readFileSync(join(folder, file), 'utf8')) }));
}

/** Returns `result` as a recording; fails the test when there is none. */
export function recorded(result: Recording | { readonly problem: string } | undefined): Recording {
  if (result === undefined || 'problem' in result) throw new Error(`no recording: ${result?.problem ?? 'none'}`);
  return result;
}

/** Returns the events of one kind. */
export function eventsOf<Kind extends Event['k']>(recording: Recording, kind: Kind): Extract<Event, { k: Kind }>[] {
  return recording.events.filter((event): event is Extract<Event, { k: Kind }> => event.k === kind);
}
