import type { Exception } from '../check/exceptions.ts';
import type { CompileOptions } from '../compile.ts';
import type { DeckOutline, Offer } from '../compile/crew.ts';
import type { Diagram, DiagramFailure, DrawnDiagram } from '../contract/diagram.ts';
import type { RecordFailure } from '../record/recorder.ts';
import type { DeckWriting, WrittenDeck } from '../site/write-site.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Program } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';
import type { BuildRecord } from './last-build.ts';

/** What the worker is started with: its documents, and how to compile and to write them; `prints` and `pictures` say whether it asks for these. */
export interface BuildWorkerStart {
  readonly root: string;
  readonly paths: readonly string[];
  readonly options: CompileOptions;
  readonly prints: boolean;
  readonly pictures: boolean;
  readonly handout: DeckWriting['handout'] | undefined;
}

/** A page on disk and the file to make of it. */
export interface PrintRequest {
  readonly page: string;
  readonly file: string;
}

/** What the worker asks and what it is answered, by the name of the question; `folder` is the one to write into, when it is there. */
export interface Questions {
  readonly labels: { readonly ask: readonly Offer[]; readonly answer: readonly Offer[] };
  readonly decks: { readonly ask: readonly DeckOutline[]; readonly answer: readonly DeckOutline[] };
  readonly record: { readonly ask: readonly Program[]; readonly answer: readonly (Recording | RecordFailure)[] };
  readonly draw: { readonly ask: readonly Diagram[]; readonly answer: readonly (DrawnDiagram | DiagramFailure)[] };
  readonly folder: { readonly ask: undefined; readonly answer: string };
  readonly print: { readonly ask: PrintRequest; readonly answer: string | undefined };
  readonly picture: { readonly ask: PrintRequest; readonly answer: string | undefined };
}

/** What the worker found, with the texts that show where, and what it read. */
export interface WorkerFindings {
  readonly findings: readonly Diagnostic[];
  readonly files: readonly SourceFile[];
  readonly exceptions: readonly Exception[];
}

/** What the worker read and copied, as far as that decides whether to build again. */
export type WorkerReading = Pick<BuildRecord, 'texts' | 'there'> & { readonly copied: readonly string[] };

/** What the worker says: a question with its number, a deck that it has written, that it is done, or why it failed. */
export type FromBuildWorker =
  | { readonly [Name in keyof Questions]: { readonly kind: Name; readonly id: number; readonly ask: Questions[Name]['ask'] } }[keyof Questions]
  | { readonly kind: 'wrote'; readonly title: string }
  | { readonly kind: 'found'; readonly found: WorkerFindings; readonly read: WorkerReading }
  | { readonly kind: 'done'; readonly written: readonly WrittenDeck[] }
  | { readonly kind: 'failed'; readonly message: string; readonly facts: { readonly stack?: string; readonly code?: string; readonly path?: string } };

/** The answer to the question of that number. */
export interface ToBuildWorker {
  readonly id: number;
  readonly answer: unknown;
}
