import type { Nodes, Root } from 'mdast';
import type { Document } from '../../document/nodes.ts';
import { diagnostic, type Report } from '../../source/diagnostic.ts';
import { spanAt, type SourceFile } from '../../source/source-file.ts';
import { anchorsOf } from './anchors.ts';
import { blocksFrom } from './blocks.ts';
import type { Context } from './context.ts';
import { metaFrom } from './front-matter.ts';
import { sectionsFrom } from './sections.ts';
import { markdownTree, type KnownPieces } from './markdown-tree.ts';

/**
 * Returns `file` as a document: CommonMark with GFM, front matter and directives, every node with the span it was read from.
 *
 * Directives are left as they were written; names are left unresolved, except that `[text][label]` has the address of its
 * definition. Whatever is written badly is reported and kept. With `known`, what stood in the text that was read with it before is not read again.
 */
export function parseMarkdown(file: SourceFile, report: Report, known?: KnownPieces): Document {
  const tree = markdownTree(file.text, undefined, known);
  const context: Context = { file, at: (offset) => offset, report, definitions: definitionsOf(tree), anchors: anchorsOf(tree), depth: 0, blocks: blocksFrom };
  const head = tree.children[0];
  reportOpenFrontMatter(tree, context);
  return {
    type: 'document', path: file.path, meta: head?.type === 'yaml' ? metaFrom(head, context) : {},
    children: sectionsFrom(tree.children, context), span: spanAt(file, 0, file.text.length),
  };
}

/** Returns the link definitions of `tree` by identifier; of two for one label the first counts, as CommonMark has it. */
export function definitionsOf(tree: Root): Context['definitions'] {
  const found = new Map<string, { readonly url: string; readonly title?: string }>();
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, { url: node.url, ...(node.title && { title: node.title }) });
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
  }
  return found;
}

function reportOpenFrontMatter(tree: Root, { file, report }: Context): void {
  if (tree.children[0]?.type === 'thematicBreak' && /^---[ \t]*\n[A-Za-z][\w-]*:(?: |\n)/.test(file.text)) {
    report(diagnostic('markdown/front-matter-open', spanAt(file, 0, 3), {}));
  }
}
