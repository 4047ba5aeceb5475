import type { PhrasingContent } from 'mdast';
import type { Inline } from '../../document/inline.ts';
import type { Report } from '../../source/diagnostic.ts';
import { spanAt, type SourceFile } from '../../source/source-file.ts';
import type { Markup } from '../directives/specification.ts';
import { blocksFrom } from './blocks.ts';
import type { Context } from './context.ts';
import { inlinesFrom } from './inlines.ts';
import { definitionsOf, parseMarkdown } from './parse-markdown.ts';
import { markdownTree } from './syntax.ts';

/** Markdown as directives need it: for the text of their options, their cells and the files they include. */
export const markdownMarkup: Markup = {
  document: parseMarkdown,
  inline: (text, place, report) => {
    const tree = markdownTree(text);
    const context = contextAt(text, place, definitionsOf(tree), report);
    const only = tree.children[0];
    if (tree.children.length === 1 && only?.type === 'paragraph') return inlinesFrom(only.children satisfies readonly PhrasingContent[], context);
    return text.trim() === '' ? [] : [{ type: 'text', value: text, span: spanAt(place.file, context.at(0), context.at(text.length)) } satisfies Inline];
  },
  blocks: (text, place, report) => {
    const tree = markdownTree(text);
    return blocksFrom(tree.children, contextAt(text, place, definitionsOf(tree), report));
  },
};

/** The lines of `text` stand below one another in the file, from `line` on, each at `column`. */
function contextAt(text: string, { file, line, column }: { readonly file: SourceFile; readonly line: number; readonly column: number }, definitions: Context['definitions'], report: Report): Context {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const at = (offset: number): number => {
    let row = starts.length - 1;
    while (row > 0 && (starts[row] ?? 0) > offset) row -= 1;
    return Math.min(file.text.length, (file.lineStarts[line - 1 + row] ?? file.text.length) + column - 1 + offset - (starts[row] ?? 0));
  };
  return { file, at, report, definitions, blocks: blocksFrom };
}
