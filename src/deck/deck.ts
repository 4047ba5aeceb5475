import type { Inline } from '../document/inline.ts';
import type { Block, Footnote } from '../document/nodes.ts';
import type { TraceOptions } from '../document/trace-options.ts';
import type { Span } from '../source/span.ts';
import type { Program } from '../trace/program.ts';

/**
 * A deck: one section of a document as slides, in the order they are shown.
 *
 * Planning knows programs but not their recordings. A program becomes a `stage` and a `sequence` slide; when the recordings are
 * there, `numberSteps` gives each slide its steps and splits those that are too long.
 */
export interface Deck {
  /** Folder name and identity of the deck, unique in a build. */
  readonly slug: string;
  readonly path: string;
  readonly span: Span;
  readonly title: readonly Inline[];
  readonly titleText: string;
  readonly meta: DeckMeta;
  readonly slides: readonly Slide[];
  readonly examples: readonly Example[];
}

/** The fields of the document's head that concern a deck, proven. `duration` and slide times are in minutes. */
export interface DeckMeta {
  readonly documentTitle?: string;
  readonly subtitle?: string;
  readonly author?: string;
  readonly date?: string;
  readonly event?: string;
  readonly lang: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly duration?: number;
  /** Width and height of a slide in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly description?: string;
  readonly keywords?: string;
  /** Address of the picture that other sites show for the deck, as written. */
  readonly ogImage?: string;
  readonly draft: boolean;
}

/** A program with the way its author wants it shown. `id` is unique in the deck and the base of its slides' ids. */
export interface Example {
  readonly id: string;
  /** The name as its author wrote it, where there is one. */
  readonly name?: string;
  readonly span: Span;
  readonly program: Program;
  readonly options: TraceOptions;
  /** Output that the document promises, with the span it stands at. */
  readonly expected?: { readonly text: string; readonly span: Span };
}

export type Slide = TitleSlide | ContentSlide | StageSlide | SequenceSlide | ReferencesSlide;

interface SlideBase {
  /** Id in the URL, unique in the deck and stable while the heading stays. */
  readonly id: string;
  readonly span: Span;
  readonly heading: readonly Inline[];
  readonly headingText: string;
  /** 1 for the deck's title slide, 2 for a sub-section, 3 for what stands below; the nesting of bookmarks. */
  readonly level: number;
  /** Present where one heading goes over several slides. */
  readonly part?: { readonly number: number; readonly of: number };
  readonly notes: readonly SlideNote[];
  /** Planned minutes. */
  readonly minutes?: number;
  readonly background?: { readonly color?: string; readonly image?: string };
  readonly classes: readonly string[];
  /** Ids of the section that the slide begins: links of the document to one of them lead to this slide. */
  readonly anchors?: readonly string[];
  /** Fragments of the slide; 0 until `numberSteps` for slides of a recording. */
  readonly steps: number;
}

/** A speaker note, of the whole slide or of one step (from 1). */
export interface SlideNote {
  readonly step?: number;
  readonly blocks: readonly Block[];
}

export interface TitleSlide extends SlideBase {
  readonly kind: 'title';
  readonly blocks: readonly Block[];
}

export interface ContentSlide extends SlideBase {
  readonly kind: 'content';
  readonly blocks: readonly Block[];
}

/** Steps `range.from` to `range.to` of an example on the stage. */
export interface StageSlide extends SlideBase {
  readonly kind: 'stage';
  readonly example: string;
  readonly range: StepRange;
}

/** Part `diagram` (from 0) of an example's sequence diagram; `range` counts its messages over all parts, from 1. */
export interface SequenceSlide extends SlideBase {
  readonly kind: 'sequence';
  readonly example: string;
  readonly diagram: number;
  readonly range: StepRange;
}

/** Steps `from` to `to`, both included, and the title of the phase they belong to where the program names one. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
  readonly title?: string;
}

/** Footnotes and citations of the deck, numbered. */
export interface ReferencesSlide extends SlideBase {
  readonly kind: 'references';
  readonly notesOf: readonly Footnote[];
}

/** What the recordings say of an example: the steps of each stage slide and the messages of each sequence slide. */
export interface StepCounts {
  readonly stage: readonly StepRange[];
  readonly sequence: readonly StepRange[];
}
