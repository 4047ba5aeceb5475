import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import type { CompiledDeck } from '../compile.ts';
import { networkAddresses, remoteControl } from '../site/dev-remote.ts';
import { startDevServer, type DevServer } from '../site/dev-server.ts';
import { glyphProblems, type DevState } from '../site/dev-session.ts';
import { defaultSources, findDocuments, type FoundDocuments } from '../site/find-documents.ts';
import { formatDiagnostic } from '../source/code-frame.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { programKey } from '../trace/program.ts';
import { bundleFolder, devFolder } from './bundle.ts';
import { plural, type Console } from './console.ts';
import { portOf, startError, untilInterrupted } from './port.ts';
import { siteFactsOf } from './site-facts.ts';
import { defineVerb } from './verb.ts';
import { withWorkshop, workshopOptions } from './workshop.ts';

/** Serves documents and shows each edit in the open windows at once: `loopstage dev`. Returns 0 when it is interrupted. */
export const dev = defineVerb({
  name: 'dev',
  operands: '[source]',
  most: 1,
  about: `Serves the decks of the source (default: decks/, slides/, docs/, else this folder) and shows every edit in the open
    windows, at the slide and step they are at. Recordings and diagrams follow as they are finished. Speaker notes are in
    the pages. Only this machine can reach it, unless --host or --remote is given.`,
  options: {
    port: { type: 'string', short: 'p', value: 'number', doc: 'port to listen at (default: 5173, or the next that is free)' },
    host: { type: 'boolean', default: false, doc: 'let all machines of the network see the decks' },
    'host-name': { type: 'string', multiple: true, value: 'name', doc: 'like --host, for a network that knows this machine by that name, such as laptop.local; may be repeated' },
    open: { type: 'boolean', default: false, doc: 'open the page of all decks in the browser' },
    speaker: { type: 'boolean', default: false, doc: 'like --open, for rehearsing: the first deck, with its speaker view' },
    follow: { type: 'boolean', default: false, doc: 'go to the slide that was edited' },
    remote: { type: 'boolean', default: false, doc: 'print a code that makes a phone in the same network the remote control' },
    drafts: { type: 'boolean', default: false, doc: 'show documents too marked as drafts' },
    ...workshopOptions,
  },
  statuses: '0 ended with Ctrl+C',
  examples: [
    'loopstage dev',
    'loopstage dev talk.rst --open --follow',
    'loopstage dev --remote                in a network that you trust: the phone moves the deck',
  ],
  run: ({ values, positionals }) => withWorkshop({ ...values, source: positionals[0] }, async ({ cwd, config, found, console, host }) => {
    const source = positionals[0] ?? config.source;
    const names = values['host-name'] ?? [];
    const toAll = values.host || names.length > 0;
    const remote = values.remote ? remoteControl(devFolder) : undefined;
    const server = await startDevServer({
      host, keyOf: programKey, notes: true, drafts: values.drafts, site: siteFactsOf(config, undefined),
      folders: { root: found.root, bundle: bundleFolder, client: devFolder },
      source: source === undefined ? watchedFolder(found) : resolve(cwd, source),
      documents: async () => {
        const now = await findDocuments(cwd, source);
        return 'problem' in now ? [] : now.paths;
      },
      port: portOf(values.port), ...(toAll && { address: true }), names, follow: values.follow, open: values.open, speaker: values.speaker,
      ...(remote && { remote }), onState: reporter(console),
    }).catch((error: unknown) => { throw startError(error); });
    try {
      sayWhere(server, console, toAll ? names : undefined, remote?.path);
      await untilInterrupted();
    } finally {
      await server.close();
    }
    return 0;
  }),
});

/** The folder that was searched without being named. */
function watchedFolder({ root, paths }: FoundDocuments): string {
  return join(root, defaultSources.find((name) => paths.every((path) => path.startsWith(`${name}/`))) ?? '.');
}

/** With `names`, which may be none, the network can reach the server. */
function sayWhere({ url, port }: DevServer, console: Console, names: readonly string[] | undefined, remotePath: string | undefined): void {
  console.line(`\n  decks    ${url}`);
  if (names) for (const address of [...names.map((name) => `http://${name}:${port}/`), ...networkAddresses(port, '/')]) console.line(`  network  ${address}`);
  if (remotePath !== undefined) {
    const reachable = networkAddresses(port, remotePath);
    const [address = '', ...others] = reachable.length > 0 ? reachable : [new URL(remotePath, url).href];
    if (reachable.length === 0) console.line('  this machine is in no private network that a phone could be in');
    console.line(`${[address, ...others].map((one) => `  remote   ${one}`).join('\n')}\n\n${renderUnicodeCompact(address, { border: 2 })}`);
  }
  console.line('  Ctrl+C   ends\n');
}

/** Returns what prints each state: what was edited, and the findings that were not there before. */
function reporter(console: Console): (state: DevState, shown: readonly CompiledDeck[]) => void {
  let before = new Set<string>();
  return ({ problems, files, edited, took }, shown) => {
    const all = [...problems, ...shown.flatMap(glyphProblems)];
    const now = new Map(all.map((problem) => [keyOf(problem), problem] as const));
    if (edited.length > 0) console.line(styleText('dim', `${[...new Set(edited)].map(console.shownPath).join(', ')}, ${Math.round(took)} ms`));
    for (const [key, problem] of now) {
      if (problem.severity === 'info' || before.has(key)) continue;
      console.line(formatDiagnostic({ ...problem, span: { ...problem.span, path: console.shownPath(problem.span.path) } }, files.get(problem.span.path)));
    }
    const gone = [...before].filter((key) => !now.has(key)).length;
    const left = all.filter(({ severity }) => severity !== 'info').length;
    if (gone > 0 && left === 0) console.line('nothing is wrong any more');
    else if (gone > 0) console.line(`${plural(left, 'finding')} left`);
    before = new Set([...now].flatMap(([key, { severity }]) => (severity === 'info' ? [] : [key])));
  };
}

/** A finding that only moved, because of lines above it, is not a new one. */
function keyOf({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, span.path, message]);
}
