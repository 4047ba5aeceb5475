import type { ListedVerb } from './verb.ts';

/** The commands of `loopstage`, in the order in which a talk needs them. */
export const verbs: readonly ListedVerb[] = [
  { name: 'init', operands: '[folder]', summary: 'a small talk that builds at once', load: async () => (await import('./init.ts')).init },
  { name: 'build', operands: '[source]', summary: 'decks, PDF and a page of all decks, from a document or a folder of them', load: async () => (await import('./build.ts')).build },
  { name: 'dev', operands: '[source]', summary: 'shows decks while they are written: each edit at once', load: async () => (await import('./dev.ts')).dev },
  { name: 'preview', operands: '[folder]', summary: 'serves what was built', load: async () => (await import('./preview.ts')).preview },
  { name: 'export', operands: 'pdf|handout|png [source]', summary: 'PDFs, handouts or pictures of decks alone', load: async () => (await import('./export.ts')).exportVerb },
  { name: 'check', operands: '[source]', summary: 'everything that would embarrass the speaker, slide by slide and step by step', load: async () => (await import('./check.ts')).check },
  { name: 'list', operands: '[source]', summary: 'the decks with their slides, steps, recordings and minutes', load: async () => (await import('./list.ts')).list },
  { name: 'trace', operands: 'FILE...', summary: 'runs a program and prints what the event loop did', load: async () => (await import('./trace.ts')).trace },
  { name: 'tree', operands: 'FILE...', summary: 'prints documents as they were read', load: async () => (await import('./tree.ts')).tree },
  { name: 'merge', operands: 'FOLDER...', summary: 'puts the parts of a build that several machines shared together', load: async () => (await import('./merge.ts')).merge },
  { name: 'cache', operands: '[clear]', summary: 'says what the cache holds, or empties it', load: async () => (await import('./cache.ts')).cache },
  { name: 'doctor', operands: '', summary: 'what Loopstage needs here, what it found, and what mends it', load: async () => (await import('./doctor.ts')).doctor },
  { name: 'completion', operands: 'bash|zsh|fish', summary: 'teaches a shell the commands and their options', load: async () => (await import('./completion.ts')).completionOf(verbs) },
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
