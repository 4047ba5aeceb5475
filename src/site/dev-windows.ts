import { resolve } from 'node:path';
import type { CompiledDeck } from '../compile.ts';
import { devEvent, type DevGo, type DevHere, type DevProblem, type DevSlides } from '../contract/dev.ts';
import { formatDiagnostic } from '../source/code-frame.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { placeOfChange } from './dev-follow.ts';
import { problemsAt, shellOf, type DevPages, type PageShell } from './dev-pages.ts';
import type { DevState } from './dev-session.ts';

/** A window that is connected to the live server. */
export interface DevClient {
  readonly send: (event: string, data: unknown) => void;
}

/** The windows that show pages, each told what changes on its page. */
export interface DevWindows {
  /** Returns the number of the deck's present state, which a page that is served now carries. */
  readonly revisionOf: (deck: CompiledDeck) => number;
  readonly open: (client: DevClient, here: DevHere) => void;
  readonly close: (client: DevClient) => void;
  /** Tells all windows what is other than before. */
  readonly show: (state: DevState, pages: DevPages) => void;
  /** Tells the windows of `deck` that a file has changed which it shows under the address `target`. */
  readonly refresh: (deck: CompiledDeck, target: string) => void;
  /** Returns the decks that windows show. */
  readonly decks: () => readonly CompiledDeck[];
}

/** What a page was served: the HTML of a page, or of a deck's slides by their ids. */
interface Served {
  readonly html?: string;
  readonly slides?: ReadonlyMap<string, string>;
  readonly shell?: PageShell;
  readonly waiting?: string;
}

interface OpenWindow {
  path: string;
  served: Served;
  problems: string;
}

/** A page comes without a word on slides that wait. */
const nothing = '[]';

/** Milliseconds that a deck may be gone before its windows leave it: a file that is renamed or written anew may be away for a moment. */
const mostAbsence = 300;

/** How many states of decks are kept for pages that are loaded and not yet connected. */
const mostStates = 60;

/** Returns the windows of a server, none at first. With `follow` they go to what was changed last. */
export function devWindows(root: string, follow: boolean): DevWindows {
  const windows = new Map<DevClient, OpenWindow>();
  const states = new Map<number, Served>();
  /** The newer names of decks that had another one. */
  const renamed = new Map<string, string>();
  let revision = 0;
  let now: { readonly state: DevState; readonly pages: DevPages } | undefined;

  const revisionOf = (deck: CompiledDeck): number => {
    revision += 1;
    states.set(revision, servedOf(deck));
    for (const old of states.keys()) if (states.size > mostStates) states.delete(old);
    return revision;
  };
  const go = (client: DevClient, message: DevGo): void => { client.send(devEvent.go, message); };
  const update = (client: DevClient, window: OpenWindow, moves: boolean): void => {
    if (!now) return;
    const { state, pages } = now;
    const { path } = window;
    const deck = pages.deckAt(path);
    if (deck) {
      updateDeck(client, window, deck, moves);
    } else if (window.served.slides) {
      setTimeout(() => { leave(client, window); }, mostAbsence);
      return;
    } else if (window.served.html !== pages.pageAt(path)) {
      go(client, {});
      return;
    }
    const problems = JSON.stringify(problemsAt(path, state, pages).map((problem) => problemOf(problem, state, root)));
    if (problems !== window.problems) client.send(devEvent.problems, JSON.parse(problems));
    window.problems = problems;
  };
  const leave = (client: DevClient, { path }: OpenWindow): void => {
    if (!now || !windows.has(client) || now.pages.deckAt(path)) return;
    const names = new Set<string>();
    for (let slug = renamed.get(path.split('/')[1] ?? ''); slug !== undefined && !names.has(slug); slug = renamed.get(slug)) names.add(slug);
    const address = [...names].map((slug) => `/${slug}/`).findLast((one) => now?.pages.deckAt(one));
    windows.delete(client);
    go(client, { address: address ?? '/' });
  };
  const followTo = (client: DevClient, { path }: OpenWindow): void => {
    const edited = now ? editedDecks(now.state) : [];
    const [deck] = edited;
    if (deck && !edited.some(({ slug }) => slug === path.split('/')[1])) go(client, { address: `/${deck.slug}/` });
  };
  return {
    revisionOf,
    open: (client, here) => {
      if (!now) return;
      const html = now.pages.deckAt(here.path) ? undefined : now.pages.pageAt(here.path);
      const window: OpenWindow = { path: here.path, problems: '[]', served: { ...states.get(here.revision) ?? (html === undefined ? { slides: new Map() } : { html }), waiting: nothing } };
      windows.set(client, window);
      update(client, window, false);
    },
    close: (client) => { windows.delete(client); },
    show: (state, pages) => {
      now = { state, pages };
      for (const [old, slug] of state.renamed) renamed.set(old, slug);
      const moves = follow && state.edited.length > 0;
      for (const [client, window] of windows) {
        update(client, window, moves);
        if (moves) followTo(client, window);
      }
    },
    refresh: (deck, target) => {
      for (const [client, { path }] of windows) if (path.split('/')[1] === deck.slug) client.send(devEvent.file, target);
    },
    decks: () => [...new Set([...windows.values()].flatMap(({ path }) => now?.pages.deckAt(path) ?? []))],
  };
}

/** The decks of the documents that were edited. */
function editedDecks({ decks, edited }: DevState): readonly CompiledDeck[] {
  return decks.filter(({ files }) => edited.some((path) => files.includes(path)));
}

function servedOf(deck: CompiledDeck): Served & { readonly slides: ReadonlyMap<string, string>; readonly shell: PageShell; readonly waiting: string } {
  const sections = deck.slideSections();
  return {
    slides: new Map(deck.views.deck.slides.map((slide, index) => [slide.id, sections[index] ?? ''] as const)),
    shell: shellOf(deck),
    waiting: JSON.stringify([...deck.waiting]),
  };
}

/** Sends a window what is new in its deck; a page of which more than slides, title and links are new is loaded again. */
function updateDeck(client: DevClient, window: OpenWindow, deck: CompiledDeck, follow: boolean): void {
  const before = window.served;
  const served = servedOf(deck);
  window.served = served;
  if (before.shell && before.shell.rest !== served.shell.rest) {
    client.send(devEvent.go, {} satisfies DevGo);
    return;
  }
  const slides = [...served.slides].map(([id, html]) => (before.slides?.get(id) === html ? { id } : { id, html }));
  const same = JSON.stringify([...before.slides?.keys() ?? []]) === JSON.stringify([...served.slides.keys()]) && slides.every((slide) => !('html' in slide));
  if (same && before.waiting === served.waiting && JSON.stringify(before.shell) === JSON.stringify(served.shell)) return;
  const { title, links } = served.shell;
  const target = follow ? placeOfChange(before.slides ?? new Map(), served.slides) : undefined;
  client.send(devEvent.slides, { slides, waiting: [...deck.waiting], title, links, ...(target && { follow: target }) } satisfies DevSlides);
}

function problemOf(problem: Diagnostic, { files }: DevState, root: string): DevProblem {
  const { path, start } = problem.span;
  const { severity, message, hint } = problem;
  const place = `${path}:${start.line}:${start.column}`;
  const frame = formatDiagnostic({ ...problem, message: '' }, files.get(path)).split('\n').slice(2).filter((line) => !line.startsWith('  hint: ')).join('\n');
  return { place, severity, message, ...(hint !== undefined && { hint }), frame, editor: `/__open-in-editor?file=${encodeURIComponent(`${resolve(root, path)}:${start.line}:${start.column}`)}` };
}
