import type { Block, Directive, Document } from '../../document/nodes.ts';
import type { Inline } from '../../document/inline.ts';
import type { Report } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';

/** An option of a directive: `values` are the only ones accepted, a `flag` takes none. `example` is a value, `otherwise` what holds without the option. */
export interface OptionSpec {
  readonly doc: string;
  readonly example?: string;
  readonly otherwise?: string;
  readonly values?: readonly string[];
  readonly flag?: boolean;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/**
 * A directive: what it takes and what it becomes. Both readers, the checks, the hints and the reference page follow from it.
 * `body` says what the content is: none, text as it stands, or blocks of the document's markup.
 */
export interface DirectiveSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly doc: string;
  /** A whole directive as an author writes it in reStructuredText. */
  readonly example?: string;
  readonly argument: 'none' | 'optional' | 'required';
  readonly options: OptionSpecs;
  readonly body: 'none' | 'text' | 'blocks';
  /** Paths, as written, of the files that `run` needs. */
  readonly reads?: (directive: Directive) => readonly string[];
  readonly run: (call: DirectiveCall) => readonly Block[];
}

/** The markup language that a directive stands in: parsers for the text in its options, cells and included files. */
export interface Markup {
  /** Reads a file, or the stretch `range` of it; roles that `around` declares, the documents it is included in, are in force. */
  readonly document: (file: SourceFile, report: Report, range?: TextRange, around?: readonly Document[]) => Document;
  /** Returns this markup with everything that `document` declares in force. */
  readonly within?: (document: Document) => Markup;
  /** Inline markup of `text`, which stands at `place`. */
  readonly inline: (text: string, place: TextPlace, report: Report) => readonly Inline[];
  readonly blocks: (text: string, place: TextPlace, report: Report) => readonly Block[];
}

/** The stretch `[from, to)` of a file, in offsets. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where a text stands: the file, and line and column of its first line. */
export interface TextPlace {
  readonly file: SourceFile;
  readonly line: number;
  readonly column: number;
}

/** What the names of described objects begin with: a module and the names of the objects around; empty strings for none. */
export interface ObjectScope {
  readonly module: string;
  readonly owner: string;
}

/** One directive being applied. */
export interface DirectiveCall {
  readonly directive: Directive;
  readonly spec: DirectiveSpec;
  readonly report: Report;
  /** Language of code without one, as `.. highlight::` set it. */
  readonly language: string | undefined;
  /** Returns the value of an option as written, an empty string for a flag, `undefined` where it is not given. */
  readonly option: (...names: readonly string[]) => string | undefined;
  readonly optionSpan: (name: string) => Span;
  /** Returns blocks with the directives in them applied. */
  readonly apply: (blocks: readonly Block[]) => readonly Block[];
  readonly inline: (text: string, span: Span) => readonly Inline[];
  /** Returns the blocks of `text`, which stands at line and column of `file`, by default of the directive's own. */
  readonly blocks: (text: string, line: number, column: number, file?: SourceFile) => readonly Block[];
  /** Returns the span of `text`, which stands on one line at `column`. */
  readonly place: (line: number, column: number, text: string) => Span;
  /** Returns a file that `reads` asked for, `undefined` where it cannot be read. */
  readonly file: (path: string) => SourceFile | undefined;
  readonly included: (path: string) => readonly Block[] | undefined;
  /** The module and the class that described objects stand in. */
  readonly scope: ObjectScope;
  /** Returns what `run` returns, `scope` in force meanwhile. */
  readonly within: <Result>(scope: ObjectScope, run: () => Result) => Result;
  /** Sets what holds for the blocks that follow. */
  readonly setModule: (module: string) => void;
  readonly setLanguage: (language: string | undefined) => void;
  readonly setClasses: (classes: readonly string[]) => void;
}
