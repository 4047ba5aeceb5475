import type { Span } from '../source/span.ts';
import type { ImageFacts, Inline, TextPlace } from './inline.ts';
import type { NodeBase } from './node-base.ts';
import type { TraceOptions } from './trace-options.ts';

/**
 * The document tree: what both readers build and everything later reads.
 *
 * A tree is plain, readonly and discriminated by `type`. Every node, inline ones too, carries the span it was read from.
 * Readers leave names (`ref`, `label`) in references; resolution fills `href` and `number`. Ids are HTML ids, unique
 * within one document.
 */

/** One file. `meta` holds the fields of PRODUCT's list as they were written (RST field list, YAML front matter). */
export interface Document extends NodeBase {
  readonly type: 'document';
  readonly path: string;
  readonly meta: DocumentMeta;
  readonly children: readonly Block[];
}

/** A field of a document's head: its value as text and where that value stands. */
export interface MetaValue {
  readonly value: string;
  readonly span: Span;
}

/** The head of a document by lower-case field name: `title subtitle author date event lang theme duration aspect-ratio …`. */
export type DocumentMeta = Readonly<Record<string, MetaValue>>;

export type Block =
  | Section | Paragraph | List | DefinitionList | FieldList | OptionList | CodeBlock | Quote | LineBlock | Table | Figure | ImageBlock
  | Admonition | Container | Footnote | Target | SubstitutionDefinition | Comment | Transition | MathBlock | RawBlock | ObjectDescription
  | Directive | Trace | DrawnTimeline | Mermaid | SlideBreak | Notes | Columns | Fragment | Timing | Background | Pause | Problem;

/** A heading with all that stands under it. `level` counts from 1, the highest level of the file. */
export interface Section extends NodeBase {
  readonly type: 'section';
  readonly level: number;
  readonly title: readonly Inline[];
  /** In reStructuredText the style of the title's adornment: `=` below it, `==` above and below. */
  readonly adornment?: string;
  readonly children: readonly Block[];
}

export interface Paragraph extends NodeBase {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

/** A bullet list, or an enumerated one when `style` names its numerals. `incremental`: items appear one by one. */
export interface List extends NodeBase {
  readonly type: 'list';
  readonly style: 'bullet' | 'arabic' | 'loweralpha' | 'upperalpha' | 'lowerroman' | 'upperroman';
  /** Ordinal of the first item of an enumerated list. */
  readonly start?: number;
  readonly incremental?: boolean;
  readonly items: readonly ListItem[];
}

/** `checked` is present for items of a task list. */
export interface ListItem extends NodeBase {
  readonly type: 'list-item';
  readonly checked?: boolean;
  readonly children: readonly Block[];
}

export interface DefinitionList extends NodeBase {
  readonly type: 'definition-list';
  readonly glossary?: boolean;
  readonly items: readonly DefinitionItem[];
}

export interface DefinitionItem extends NodeBase {
  readonly type: 'definition-item';
  readonly terms: readonly Term[];
  readonly children: readonly Block[];
}

export interface Term extends NodeBase {
  readonly type: 'term';
  readonly children: readonly Inline[];
  readonly classifiers: readonly (readonly Inline[])[];
}

export interface FieldList extends NodeBase {
  readonly type: 'field-list';
  readonly fields: readonly Field[];
}

export interface Field extends NodeBase {
  readonly type: 'field';
  readonly name: readonly Inline[];
  readonly children: readonly Block[];
}

export interface OptionList extends NodeBase {
  readonly type: 'option-list';
  readonly items: readonly OptionItem[];
}

export interface OptionItem extends NodeBase {
  readonly type: 'option-item';
  /** The options as written, `-o FILE`, `--output=FILE`. */
  readonly options: readonly string[];
  readonly children: readonly Block[];
}

/**
 * Text set as code. `form` says how it was written: a fence or `code-block`, a literal block after `::`, a doctest session.
 * `emphasized` holds lines to highlight, from 1; `steps` the groups of lines of the `1|3-5` notation, stepped one by one.
 */
export interface CodeBlock extends NodeBase {
  readonly type: 'code';
  readonly form: 'fenced' | 'literal' | 'doctest';
  readonly language?: string;
  readonly text: string;
  /** Where the first line of `text` stands, and the column (1 without it) at which all its lines begin; the code of `literalinclude` names its own file. */
  readonly origin: { readonly path: string; readonly line: number; readonly column?: number };
  readonly caption?: readonly Inline[];
  readonly name?: string;
  /** The number of the first line, and those of all lines where they do not count up. */
  readonly lineNumbers?: { readonly start: number; readonly numbers?: readonly number[] };
  readonly emphasized?: readonly number[];
  readonly steps?: readonly (readonly number[])[];
  /** `false` after `:no-trace:`, `# doctest: +SKIP` or the like: never run by itself. */
  readonly trace?: boolean;
  /** A `testoutput`/`testcode`/`testsetup` role of the block, else absent. */
  readonly doctest?: 'code' | 'output' | 'setup' | 'cleanup';
  /** An error or warning that made a block of content show as plain text. */
  readonly problem?: string;
}

export interface Quote extends NodeBase {
  readonly type: 'quote';
  readonly kind: 'quote' | 'epigraph' | 'highlights' | 'pull-quote';
  readonly children: readonly Block[];
  readonly attribution?: readonly Inline[];
}

export interface LineBlock extends NodeBase {
  readonly type: 'line-block';
  readonly lines: readonly (Line | LineBlock)[];
}

export interface Line extends NodeBase {
  readonly type: 'line';
  readonly children: readonly Inline[];
}

/** `columns[n].width` is relative (any unit, 0 when not given). `head` and `body` hold rows of cells, spans in cells. */
export interface Table extends NodeBase {
  readonly type: 'table';
  readonly caption?: readonly Inline[];
  readonly columns: readonly { readonly width: number; readonly align?: 'left' | 'center' | 'right' }[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly stubColumns?: number;
  /** Width of the whole, a CSS length. */
  readonly width?: string;
}

export interface TableRow extends NodeBase {
  readonly type: 'row';
  readonly cells: readonly TableCell[];
}

export interface TableCell extends NodeBase {
  readonly type: 'cell';
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly children: readonly Block[];
}

export interface ImageBlock extends NodeBase {
  readonly type: 'image';
  readonly image: ImageFacts;
}

export interface Figure extends NodeBase {
  readonly type: 'figure';
  readonly image: ImageFacts;
  readonly caption?: readonly Inline[];
  readonly legend: readonly Block[];
}

export interface Admonition extends NodeBase {
  readonly type: 'admonition';
  readonly kind: 'note' | 'warning' | 'tip' | 'important' | 'hint' | 'caution' | 'danger' | 'attention' | 'error' | 'seealso' | 'todo'
    | 'admonition' | 'topic' | 'sidebar' | 'versionadded' | 'versionchanged' | 'deprecated' | 'versionremoved';
  readonly title?: readonly Inline[];
  readonly children: readonly Block[];
}

export interface Container extends NodeBase {
  readonly type: 'container';
  readonly children: readonly Block[];
}

/** The text of a footnote or citation. `label` as written (`1`, `#Name`, `*`, `CIT2002`), `number` what is shown. */
export interface Footnote extends NodeBase {
  readonly type: 'footnote';
  readonly kind: 'footnote' | 'citation';
  readonly label: string;
  readonly number?: string;
  readonly children: readonly Block[];
}

/** `.. _name: place`. Without `url` and `ref` it names what follows it. Anonymous targets have the name `__`. */
export interface Target extends NodeBase {
  readonly type: 'target';
  readonly names: readonly string[];
  readonly url?: string;
  readonly ref?: string;
  /** The names are those of a title, which give way to any other. */
  readonly implicit?: boolean;
}

/** What `|name|` stands for; `directive` says it until directives are applied. */
export interface SubstitutionDefinition extends NodeBase {
  readonly type: 'substitution';
  readonly name: string;
  /** White space of the text beside a reference that goes: before it, after it. */
  readonly trim?: { readonly before: boolean; readonly after: boolean };
  readonly children: readonly Inline[];
  readonly directive?: Directive;
}

export interface Comment extends NodeBase {
  readonly type: 'comment';
  readonly text: string;
  /** Codes of findings that the author says are meant, and where they are named; the text is the reason. */
  readonly allows?: { readonly rules: readonly string[]; readonly span: Span };
}

/** A rule between paragraphs; in Markdown `---`, which also begins a new slide. */
export interface Transition extends NodeBase {
  readonly type: 'transition';
}

export interface MathBlock extends NodeBase {
  readonly type: 'math';
  readonly text: string;
  readonly label?: string;
  /** What is shown beside a formula with a label, filled by resolution. */
  readonly number?: string;
  /** Where each line of `text` begins, as lines and columns of the file. */
  readonly places?: readonly TextPlace[];
  /** The formula is set as it stands: lines and columns in it are not aligned. */
  readonly plain?: boolean;
}

export interface RawBlock extends NodeBase {
  readonly type: 'raw';
  readonly formats: readonly string[];
  readonly text: string;
}

/** A described Python object: `kind` is `function`, `class`, …; one signature a line. */
export interface ObjectDescription extends NodeBase {
  readonly type: 'object';
  readonly kind: string;
  readonly signatures: readonly string[];
  /** Full names of what is described, with module and class: `asyncio.Queue.get`. */
  readonly names?: readonly string[];
  readonly children: readonly Block[];
}

/** A directive before it is applied: both readers make these, `markup/directives` turns them into the nodes below. */
export interface Directive extends NodeBase {
  readonly type: 'directive';
  readonly name: string;
  readonly nameSpan: Span;
  readonly argument: string;
  readonly argumentSpan: Span;
  readonly options: readonly DirectiveOption[];
  /** The content as text, without its indentation; `contentLine` is the file line of its first line. */
  readonly content: string;
  readonly contentLine: number;
  readonly contentColumn: number;
  /** The content as markup, where the directive's specification says it holds markup. */
  readonly children: readonly Block[];
}

export interface DirectiveOption {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** `.. trace::`: a program to run and record. */
export interface Trace extends NodeBase {
  readonly type: 'trace';
  readonly code: CodeBlock;
  readonly options: TraceOptions;
}

/** `.. timeline::`: lanes drawn by hand. Times are in seconds, as written. */
export interface DrawnTimeline extends NodeBase {
  readonly type: 'drawn-timeline';
  readonly caption?: readonly Inline[];
  readonly lanes: readonly DrawnLane[];
}

export interface DrawnLane {
  readonly name: string;
  readonly spans: readonly DrawnSpan[];
}

export interface DrawnSpan {
  readonly from: number;
  readonly to: number;
  readonly state: 'running' | 'ready' | 'waiting' | 'blocking' | 'error' | 'cancelled' | 'done';
  readonly label: string;
}

/** A diagram in Mermaid's language; `steps`: revealed message by message. */
export interface Mermaid extends NodeBase {
  readonly type: 'mermaid';
  readonly text: string;
  readonly origin: { readonly path: string; readonly line: number };
  readonly caption?: readonly Inline[];
  readonly steps?: boolean;
}

/** `.. slide::` (with `title`) or `nextslide`, `revealjs-break`: a new slide begins here. */
export interface SlideBreak extends NodeBase {
  readonly type: 'slide-break';
  readonly title?: readonly Inline[];
  readonly children: readonly Block[];
}

/** Speaker notes of the slide, or of its step `step` (from 1). */
export interface Notes extends NodeBase {
  readonly type: 'notes';
  readonly step?: number;
  readonly children: readonly Block[];
}

export interface Columns extends NodeBase {
  readonly type: 'columns';
  readonly columns: readonly { readonly width?: string; readonly children: readonly Block[] }[];
}

/** Content that appears as one step. */
export interface Fragment extends NodeBase {
  readonly type: 'fragment';
  readonly effect?: string;
  readonly children: readonly Block[];
}

/** Planned minutes of the slide it stands on. */
export interface Timing extends NodeBase {
  readonly type: 'timing';
  readonly minutes: number;
}

/** Background of the slide it stands on: a CSS colour or a picture. */
export interface Background extends NodeBase {
  readonly type: 'background';
  readonly color?: string;
  readonly image?: string;
}

/** `. . .`: what follows on this slide appears at the next step. */
export interface Pause extends NodeBase {
  readonly type: 'pause';
}

/** Source that could not be understood, kept as it stands so that nothing is lost. */
export interface Problem extends NodeBase {
  readonly type: 'problem';
  readonly text: string;
}
