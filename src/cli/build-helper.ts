import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompileOptions } from '../compile.ts';
import type { Crew } from '../compile/crew.ts';
import type { Host } from '../host.ts';
import type { FoundDocuments } from '../site/find-documents.ts';
import type { DeckWriting, WrittenDeck } from '../site/write-site.ts';
import { assertNever } from '../source/assert-never.ts';
import type { BuildWorkerStart, FromBuildWorker, PrintRequest, ToBuildWorker, WorkerReading } from './build-messages.ts';
import { meeting, promised } from './meeting.ts';
import type { Workshop } from './workshop.ts';
import { PartLost } from './write-output.ts';

/** A worker that builds some of the documents on another core while this thread builds the rest. */
export interface BuildHelper {
  /** The documents that are left to this thread. */
  readonly paths: readonly string[];
  /** What to compile them with. */
  readonly crew: Crew;
  readonly host: Host;
  /** Has the worker write its decks into a folder and returns what it wrote. */
  readonly write: (folder: string) => Promise<readonly WrittenDeck[]>;
  /** What the worker read and copied. */
  readonly seen: () => WorkerReading | undefined;
  readonly close: () => Promise<void>;
}

/**
 * Bytes of documents from which on a worker is worth its start, and those that this thread would read in that time. Below it one thread is as
 * fast on two cores and takes two thirds of their time: the engine of JavaScript compiles and frees memory on the other core, and each thread
 * has its own copy of the code to compile (docs/scale.md).
 */
const worth = { all: 3_000_000, start: 100_000 };

/** Returns a helper for a build of many documents; `undefined` where it would not gain anything. What the worker finds goes to the console of `workshop`. */
export async function openBuildHelper(found: FoundDocuments, options: CompileOptions, writing: DeckWriting, workshop: Pick<Workshop, 'host' | 'console'>): Promise<BuildHelper | undefined> {
  if (availableParallelism() < 2) return undefined;
  const sizes = await Promise.all(found.paths.map((path) => stat(join(found.root, path)).then(({ size }) => size, () => 0)));
  const shares = halves(sizes);
  if (sizes.reduce((sum, size) => sum + size, 0) < worth.all || shares.every((other) => !other)) return undefined;
  const pathsOf = (other: boolean): readonly string[] => found.paths.filter((_, index) => shares[index] === other);
  return startHelper({
    root: found.root, paths: pathsOf(true), options, handout: writing.handout, prints: writing.printPdf !== undefined, pictures: writing.takePicture !== undefined,
  }, { own: pathsOf(false), all: found.paths, writing, workshop });
}

/** Says of each document, by its size, whether it goes to the worker, so that both have about as much to do. */
function halves(sizes: readonly number[]): readonly boolean[] {
  let [here, there] = [0, worth.start];
  const shares: boolean[] = [];
  for (const [index, size] of [...sizes.entries()].sort(([a, one], [b, other]) => other - one || a - b)) {
    shares[index] = there < here;
    if (there < here) there += size;
    else here += size;
  }
  return shares;
}

interface Surroundings {
  readonly own: readonly string[];
  readonly all: readonly string[];
  readonly writing: DeckWriting;
  readonly workshop: Pick<Workshop, 'host' | 'console'>;
}

function startHelper(workerData: BuildWorkerStart, { own, all, writing, workshop: { host, console } }: Surroundings): BuildHelper {
  const order = new Map(all.map((path, index) => [path, index] as const));
  const inOrder = <Item>(items: readonly Item[], pathOf: (item: Item) => string): readonly Item[] => items.toSorted((a, b) => (order.get(pathOf(a)) ?? 0) - (order.get(pathOf(b)) ?? 0));
  const labels = meeting<Parameters<Crew['labels']>[0][number], Awaited<ReturnType<Crew['labels']>>>(async (mine, others) => { const told = inOrder([...mine, ...others], ({ path }) => path); return [told, told]; });
  const decks = meeting<Parameters<Crew['decks']>[0][number], Awaited<ReturnType<Crew['decks']>>>(async (mine, others) => { const told = inOrder([...mine, ...others], ({ deck }) => deck.path); return [told, told]; });
  const record = meeting(shared(host.record));
  const draw = meeting(shared(host.draw));
  const folder = promised<string>();
  const written = promised<readonly WrittenDeck[]>();
  let seen: WorkerReading | undefined;
  const worker = new Worker(new URL('./build-worker.js', import.meta.url), { workerData });
  const fail = (error: Error): void => { for (const one of [labels, decks, record, draw, written]) one.fail(error); };
  const answer = (id: number, coming: Promise<unknown>): void => { coming.then((value) => { worker.postMessage({ id, answer: value } satisfies ToBuildWorker); }, fail); };
  const hear = (message: FromBuildWorker): void => {
    switch (message.kind) {
      case 'labels': answer(message.id, labels.others(message.ask)); break;
      case 'decks': answer(message.id, decks.others(message.ask)); break;
      case 'record': answer(message.id, record.others(message.ask)); break;
      case 'draw': answer(message.id, draw.others(message.ask)); break;
      case 'folder': answer(message.id, folder.value); break;
      case 'print': answer(message.id, made(writing.printPdf, message.ask)); break;
      case 'picture': answer(message.id, made(writing.takePicture, message.ask)); break;
      case 'wrote': writing.onDeck?.(message.title); break;
      case 'found':
        seen = message.read;
        message.found.files.forEach(console.remember);
        message.found.findings.forEach(console.report);
        console.excuse(message.found.exceptions);
        break;
      case 'done': written.resolve(message.written); break;
      case 'failed': fail(Object.assign(new Error(message.message), message.facts)); break;
      default: assertNever(message);
    }
  };
  worker.on('message', hear).on('error', fail).on('exit', () => { fail(new PartLost()); });
  return {
    paths: own, crew: { labels: labels.mine, decks: decks.mine }, host: { ...host, record: record.mine, draw: draw.mine },
    write: (path) => { folder.resolve(path); return written.value; },
    seen: () => seen,
    close: async () => { await worker.terminate(); },
  };
}

async function made(make: DeckWriting['printPdf'], { page, file }: PrintRequest): Promise<string | undefined> {
  return make?.(page, file);
}

/** Has the work of both sides done at once, so that what both need is made once, and gives each its results. */
function shared<Item, Result>(work: (items: readonly Item[]) => Promise<readonly Result[]>): (mine: readonly Item[], others: readonly Item[]) => Promise<readonly [readonly Result[], readonly Result[]]> {
  return async (mine, others) => {
    const results = await work([...mine, ...others]);
    return [results.slice(0, mine.length), results.slice(mine.length)];
  };
}
