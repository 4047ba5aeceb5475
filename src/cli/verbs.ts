import type { Verb } from './verb.ts';

/** A command by its name, with a line about it; its module is loaded when it is used, so that `--help` starts at once. */
export interface ListedVerb {
  readonly name: string;
  readonly operands: string;
  readonly summary: string;
  readonly load: () => Promise<Verb>;
}

/** The commands of `loopstage`, in the order in which a talk needs them. */
export const verbs: readonly ListedVerb[] = [
  { name: 'build', operands: '[source]', summary: 'decks, PDF and a page of all decks, from a document or a folder of them', load: async () => (await import('./build.ts')).build },
  { name: 'trace', operands: 'FILE...', summary: 'runs a program and prints what the event loop did', load: async () => (await import('./trace.ts')).trace },
  { name: 'tree', operands: 'FILE...', summary: 'prints documents as they were read', load: async () => (await import('./tree.ts')).tree },
  { name: 'cache', operands: '[clear]', summary: 'says what the cache holds, or empties it', load: async () => (await import('./cache.ts')).cache },
];

/** Returns the help about all commands. */
export function generalHelp(): string {
  const width = Math.max(...verbs.map(({ name, operands }) => name.length + 1 + operands.length));
  return [
    'loopstage: documents about asynchronous Python become conference talks', '',
    ...verbs.map(({ name, operands, summary }) => `  loopstage ${`${name} ${operands}`.padEnd(width)}   ${summary}`), '',
    '  loopstage <command> --help says more about a command; --version prints the version.', '',
  ].join('\n');
}
