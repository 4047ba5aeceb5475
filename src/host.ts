import type { Diagram, DiagramFailure, DrawnDiagram } from './contract/diagram.ts';
import type { Diagnostic } from './source/diagnostic.ts';
import type { SourceFile } from './source/source-file.ts';
import type { Program } from './trace/program.ts';
import type { Recording } from './trace/recording.ts';

/** A run that gave no recording: why, in one sentence. */
export interface RecordFailure {
  readonly problem: string;
}

export interface ReadText {
  readonly text: string;
}

/** A file that could not be read: `badByte` where it is not UTF-8, else the reason in a few words. */
export interface ReadFailure {
  readonly problem: string;
  readonly badByte?: { readonly offset: number; readonly value: number; readonly line: number; readonly column: number };
}

/** What is still being made: a host that answers at once gives it instead of waiting, and has the result when it is asked again. */
export interface Pending {
  readonly pending: true;
}

/** The world as the compiler sees it. `cli` and `vite.config.ts` alone build a real one. */
export interface Host {
  /** Reads a text of the project by its path relative to the project, `/` between its parts. */
  readonly read: (path: string) => Promise<ReadText | ReadFailure>;
  /** Says whether a file of the project exists; never for one outside it. */
  readonly has: (path: string) => Promise<boolean>;
  /** Records programs; the results stand in the order of the programs. */
  readonly record: (programs: readonly Program[]) => Promise<readonly (Recording | RecordFailure | Pending)[]>;
  /** Draws Mermaid diagrams; the results stand in the order of the diagrams. */
  readonly draw: (diagrams: readonly Diagram[]) => Promise<readonly (DrawnDiagram | DiagramFailure | Pending)[]>;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Keeps a text that was read, so that a diagnostic can show its line. */
  readonly remember: (file: SourceFile) => void;
}
