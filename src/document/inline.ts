import type { NodeBase } from './node-base.ts';

/** What both image nodes hold. `source` is the URI as written; lengths are CSS lengths. */
export interface ImageFacts {
  readonly source: string;
  readonly alt?: string;
  readonly title?: string;
  readonly width?: string;
  readonly height?: string;
  readonly align?: string;
  readonly link?: string;
}

export type Inline =
  | Text | Emphasis | Strong | Literal | Link | ImageInline | FootnoteReference | SubstitutionReference | Role | InlineTarget
  | InlineMath | RawInline | LineBreak | Strikethrough | InlineProblem;

export interface Text extends NodeBase {
  readonly type: 'text';
  readonly value: string;
}

export interface Emphasis extends NodeBase {
  readonly type: 'emphasis';
  readonly children: readonly Inline[];
}

export interface Strong extends NodeBase {
  readonly type: 'strong';
  readonly children: readonly Inline[];
}

export interface Literal extends NodeBase {
  readonly type: 'literal';
  readonly value: string;
}

/** A reference. Read as `ref` (a name) or `href` (an address); resolution leaves `href`, for a place in the document `#id`. */
export interface Link extends NodeBase {
  readonly type: 'link';
  readonly href?: string;
  readonly ref?: string;
  readonly anonymous?: boolean;
  /** A name that other references may use for the same place: the text of an RST reference with an embedded address. */
  readonly defines?: string;
  readonly title?: string;
  readonly children: readonly Inline[];
}

export interface ImageInline extends NodeBase {
  readonly type: 'inline-image';
  readonly image: ImageFacts;
}

/** `[1]_`, `[#Name]_`, `[CIT2002]_`, `[^1]`: `number` and `href` are filled by resolution. */
export interface FootnoteReference extends NodeBase {
  readonly type: 'footnote-reference';
  readonly kind: 'footnote' | 'citation';
  readonly label: string;
  readonly number?: string;
  readonly href?: string;
}

export interface SubstitutionReference extends NodeBase {
  readonly type: 'substitution-reference';
  readonly name: string;
}

/** Interpreted text: `:name:`text <target>``. `text` is what is shown; `href` is filled where the role links. */
export interface Role extends NodeBase {
  readonly type: 'role';
  readonly name: string;
  readonly text: string;
  readonly target?: string;
  readonly href?: string;
}

export interface InlineTarget extends NodeBase {
  readonly type: 'inline-target';
  readonly name: string;
  readonly children: readonly Inline[];
}

export interface InlineMath extends NodeBase {
  readonly type: 'inline-math';
  readonly text: string;
  /** Where each line of `text` begins, as lines and columns of the file. */
  readonly places?: readonly TextPlace[];
}

/** Line and column, from 1, at which a line of text begins in its file. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface RawInline extends NodeBase {
  readonly type: 'inline-raw';
  readonly formats: readonly string[];
  readonly text: string;
}

export interface LineBreak extends NodeBase {
  readonly type: 'line-break';
}

export interface Strikethrough extends NodeBase {
  readonly type: 'strikethrough';
  readonly children: readonly Inline[];
}

/** Inline source that could not be understood, shown as it stands. */
export interface InlineProblem extends NodeBase {
  readonly type: 'inline-problem';
  readonly text: string;
}
