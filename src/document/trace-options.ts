import type { Claim } from './claim.ts';
import type { Inline } from './inline.ts';

/** A view of a recording; the order of `views` is the order of the slides made from it. */
export type TraceView = 'code' | 'stage' | 'sequence' | 'strip' | 'table';
export type TraceDetail = 'task' | 'loop' | 'line';
export type TraceAxis = 'instants' | 'linear' | 'steps';

/** What an author says of a recording, by `.. trace::` or by the options of a code block. */
export interface TraceOptions {
  readonly views: readonly TraceView[];
  readonly detail: TraceDetail;
  readonly axis: TraceAxis;
  readonly caption?: readonly Inline[];
  /** Last steps to keep, virtual seconds to stop at, names of other examples to draw beside this one. */
  readonly steps?: { readonly from: number; readonly to: number };
  readonly until?: number;
  readonly compare?: readonly string[];
  /** Output that the program must print. */
  readonly expect?: string;
  /** What else the recording must show. An exception, a deadlock or an endless run that is claimed is no finding. */
  readonly claims?: readonly Claim[];
  /** Lines of the program to show, from 1. */
  readonly lines?: readonly number[];
  /** Lowest Python version the claim holds for, `3.12`. */
  readonly python?: string;
}
