import type { Span } from '../source/span.ts';

/** What every node of a document has. */
export interface NodeBase {
  readonly span: Span;
  /** HTML ids of this node, the first of them the canonical one. */
  readonly ids?: readonly string[];
  readonly classes?: readonly string[];
}
