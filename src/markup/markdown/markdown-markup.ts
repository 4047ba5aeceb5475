import type { PhrasingContent, Root } from 'mdast';
import type { Inline } from '../../document/inline.ts';
import type { Report } from '../../source/diagnostic.ts';
import { pointAt, sourceFile, spanAt, type SourceFile } from '../../source/source-file.ts';
import type { Markup, TextRange } from '../directives/specification.ts';
import type { Anchors } from './anchors.ts';
import { blocksFrom } from './blocks.ts';
import type { Context } from './context.ts';
import { inlinesFrom } from './inlines.ts';
import { definitionsOf, parseMarkdown } from './parse-markdown.ts';
import { markdownTree } from './markdown-tree.ts';

/** Markdown as directives need it: for the text of their options, their cells and the files they include. */
export const markdownMarkup: Markup = {
  document: (file, report, range) => parseMarkdown(range ? only(file, range) : file, report),
  inline: (text, place, report) => {
    const tree = markdownTree(text);
    const context = contextAt(text, place, tree, report);
    const only = tree.children[0];
    if (tree.children.length === 1 && only?.type === 'paragraph') return inlinesFrom(only.children satisfies readonly PhrasingContent[], context);
    return text.trim() === '' ? [] : [{ type: 'text', value: text, span: spanAt(place.file, context.at(0), context.at(text.length)) } satisfies Inline];
  },
  blocks: (text, place, report) => {
    const tree = markdownTree(text);
    return blocksFrom(tree.children, contextAt(text, place, tree, report));
  },
};

/** Returns `file` with blanks for what is outside the stretch: lines and columns stay. */
function only(file: SourceFile, { from, to }: TextRange): SourceFile {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return { ...file, text: blank(file.text.slice(0, from)) + file.text.slice(from, to) + blank(file.text.slice(to)) };
}

/** A text inside a directive does not know the headings of its document: its links stay as they are. */
const anywhere: Anchors = { nameOf: () => undefined, find: (anchor) => ({ href: `#${anchor}` }) };

/** The lines of `text` stand below one another in the file, from `line` on, each at `column`. */
function contextAt(text: string, { file, line, column }: { readonly file: SourceFile; readonly line: number; readonly column: number }, tree: Root, report: Report): Context {
  const rows = sourceFile(file.path, text);
  const at = (offset: number): number => {
    const point = pointAt(rows, offset);
    return Math.min(file.text.length, (file.lineStarts[line + point.line - 2] ?? file.text.length) + column + point.column - 2);
  };
  return { file, at, report, definitions: definitionsOf(tree), anchors: anywhere, depth: 0, blocks: blocksFrom };
}
