import { createCompiler, reportGlyphs, type CompiledDeck, type CompiledSite, type CompileOptions } from '../compile.ts';
import type { Host } from '../host.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { knownFiles } from './dev-files.ts';
import { createMaker } from './dev-making.ts';

/** What is shown at a moment: the decks as they were when their document had no errors, and all that is wrong now. */
export interface DevState {
  readonly site: CompiledSite;
  readonly decks: readonly CompiledDeck[];
  readonly problems: readonly Diagnostic[];
  /** Texts that were read, by path, to show their lines. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** New slugs of decks that have another one than before. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Paths of the files whose change led to this state; none where a recording or a drawing was finished. */
  readonly edited: readonly string[];
  /** Milliseconds that compiling took. */
  readonly took: number;
}

/** Documents that are compiled again when one of their files changes. */
export interface DevSession {
  /** Compiles the documents as they are, and publishes them. */
  readonly begin: () => Promise<void>;
  /** Takes note of a file that has changed, or has come or gone (`moved`), by its path in the project. Settles when that is published. */
  readonly changed: (path: string, moved: boolean) => Promise<void>;
  /** Returns the paths of all files that the documents name. */
  readonly asked: () => readonly string[];
  readonly close: () => void;
}

/** How a session works: `documents` lists the paths of the documents, `publish` takes each new state. */
export interface DevSessionOptions extends CompileOptions {
  readonly host: Host;
  readonly documents: () => Promise<readonly string[]>;
  readonly publish: (state: DevState) => void;
  /** Returns the text that says all a program's recording depends on. */
  readonly keyOf: (program: Program) => string;
}

type Program = Parameters<Host['record']>[0][number];

/** Returns a session, not yet begun. Recordings and drawings are made in the background; a state is published without them, and again when they are there. */
export function createSession({ host, documents, publish, keyOf, ...options }: DevSessionOptions): DevSession {
  const known = knownFiles(host);
  const goOn = (): void => { void refresh(); };
  const recordings = createMaker(host.record, remembered(keyOf), goOn);
  const drawings = createMaker(host.draw, ({ text }) => text, goOn);
  const files = new Map<string, SourceFile>();
  let problems: Diagnostic[] = [];
  const compiler = createCompiler({
    read: known.read,
    has: known.has,
    record: async (programs) => recordings.ask(programs),
    draw: async (diagrams) => drawings.ask(diagrams),
    report: (diagnostic) => { problems.push(diagnostic); },
    remember: (file) => { files.set(file.path, file); },
  });
  let good: ReadonlyMap<string, readonly CompiledDeck[]> = new Map();
  let edited: string[] = [];
  let paths: Promise<readonly string[]> | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const compileOnce = async (): Promise<void> => {
    const begun = performance.now();
    const causes = edited;
    edited = [];
    problems = [];
    const listed = await (paths ??= documents());
    const site = await compiler.compile(listed, options);
    problems = [...site.unexcused(problems)];
    const before = good;
    good = goodDecks(listed, site, problems, before);
    publish({ site, decks: [...good.values()].flat(), problems, files, renamed: renamedDecks(before, good), edited: causes, took: performance.now() - begun });
  };
  const refresh = (): Promise<void> => {
    again = true;
    return (running ??= (async () => {
      while (again) {
        again = false;
        await compileOnce();
      }
    })().finally(() => { running = undefined; }));
  };
  return {
    begin: refresh,
    changed: (path, moved) => {
      known.forget(path);
      if (moved) paths = undefined;
      edited.push(path);
      return refresh();
    },
    asked: known.asked,
    close: () => {
      recordings.close();
      drawings.close();
    },
  };
}

/** Returns the characters of a deck that no font of the theme has, as findings. */
export function glyphProblems(deck: CompiledDeck): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  reportGlyphs(deck, (diagnostic) => { found.push(diagnostic); });
  return found;
}

/** A program stays the same object as long as its document does. */
function remembered(keyOf: (program: Program) => string): (program: Program) => string {
  const keys = new WeakMap<Program, string>();
  return (program) => {
    const key = keys.get(program) ?? keyOf(program);
    keys.set(program, key);
    return key;
  };
}

/** Returns the decks to show by the path of their document: those of a document with errors as they were before, if there are such. */
function goodDecks(paths: readonly string[], site: CompiledSite, problems: readonly Diagnostic[], before: ReadonlyMap<string, readonly CompiledDeck[]>): ReadonlyMap<string, readonly CompiledDeck[]> {
  const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ span }) => span.path));
  return new Map(paths.map((path) => {
    const decks = site.decks.filter((deck) => deck.path === path);
    const wrong = decks.length === 0 ? broken.has(path) : decks[0]?.files.some((file) => broken.has(file)) === true;
    return [path, wrong ? before.get(path)?.map(atRest) ?? decks : decks] as const;
  }));
}

/** The deck as one that nothing is being made for. */
function atRest(deck: CompiledDeck): CompiledDeck {
  return deck.waiting.size === 0 ? deck : { ...deck, waiting: new Set() };
}

/** A document that has as many decks as before has the same ones, under other names. */
function renamedDecks(before: ReadonlyMap<string, readonly CompiledDeck[]>, now: ReadonlyMap<string, readonly CompiledDeck[]>): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const [path, decks] of now) {
    const old = before.get(path) ?? [];
    if (old.length !== decks.length) continue;
    for (const [index, deck] of decks.entries()) {
      const was = old[index]?.slug;
      if (was !== undefined && was !== deck.slug && !decks.some(({ slug }) => slug === was)) renamed.set(was, deck.slug);
    }
  }
  return renamed;
}
