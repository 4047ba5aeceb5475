import type { Nodes, RootContent } from 'mdast';
import type { Block } from '../../document/nodes.ts';
import { diagnostic, type Report } from '../../source/diagnostic.ts';
import { spanAt, type SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import type { Anchors } from './anchors.ts';

/** What the reading of one piece of Markdown needs: the file, where the piece begins in it, and where findings go. */
export interface Context {
  readonly file: SourceFile;
  /** Returns the offset in the file of an offset in the text that was parsed. */
  readonly at: (offset: number) => number;
  readonly report: Report;
  /** Addresses of `[label]: address` by their identifiers. */
  readonly definitions: ReadonlyMap<string, { readonly url: string; readonly title?: string }>;
  readonly anchors: Anchors;
  /** How many blocks and inline nodes stand around the piece. */
  readonly depth: number;
  /** Reads nodes that stand inside a block. */
  readonly blocks: (nodes: readonly RootContent[], context: Context) => readonly Block[];
}

/** Returns the offsets in the file at which `node` begins and ends. */
export function rangeOf(node: Nodes, { at }: Context): readonly [number, number] {
  return [at(node.position?.start.offset ?? 0), at(node.position?.end.offset ?? 0)];
}

/** Returns the span of `node` in the file. */
export function spanOf(node: Nodes, context: Context): Span {
  return spanAt(context.file, ...rangeOf(node, context));
}

/** Returns the source of `node` as it stands in the file. */
export function sourceOf(node: Nodes, context: Context): string {
  return context.file.text.slice(...rangeOf(node, context));
}

/** Nodes nested deeper than this are kept as they stand in the file, so that no stage runs out of stack. */
const deepest = 250;

/** Returns the context of what stands inside, or `undefined` where that is nested too deep, which is reported for `nodes`. */
export function deeper(nodes: readonly Nodes[], context: Context): Context | undefined {
  if (context.depth < deepest) return { ...context, depth: context.depth + 1 };
  if (nodes.length > 0) context.report(diagnostic('markdown/too-deep', spanOfAll(nodes, context), { deepest }));
  return undefined;
}

/** Returns the span from the first to the last of `nodes`, of which there is at least one. */
export function spanOfAll(nodes: readonly Nodes[], context: Context): Span {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return spanAt(context.file, first ? rangeOf(first, context)[0] : 0, last ? rangeOf(last, context)[1] : 0);
}
