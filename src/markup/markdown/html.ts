import type { Html, PhrasingContent } from 'mdast';
import type { Block, Notes } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { rangeOf, spanOf, type Context } from './context.ts';
import { markdownTree } from './markdown-tree.ts';

/** A comment for the speaker: `<!-- notes: words -->`, or `<!-- notes 3: words -->` for step 3. */
const notesComment = /^<!--\s*notes(?:\s+(?:step\s+)?(\d+))?\s*:([^]*?)-->$/i;

/** Returns HTML that stands by itself: speaker notes, a comment, or raw HTML, which is reported. */
export function htmlFrom(node: Html, context: Context): readonly Block[] {
  const span = spanOf(node, context);
  const text = node.value.trim();
  const notes = notesFrom(node, context);
  if (notes) return [notes];
  const comment = /^<!--([^]*?)-->$/.exec(text);
  if (comment && !comment[1]?.includes('-->')) return [{ type: 'comment', text: (comment[1] ?? '').trim(), span }];
  context.report(diagnostic('markdown/raw-html', span, { tag: text.split('\n')[0]?.slice(0, 40) ?? '' }));
  return [{ type: 'raw', formats: ['html'], text: node.value, span }];
}

/** Returns the content of a paragraph without its comments for the speaker, and those as notes. */
export function notesIn(nodes: readonly PhrasingContent[], context: Context): { readonly shown: readonly PhrasingContent[]; readonly notes: readonly Notes[] } {
  const notes: Notes[] = [];
  const shown = nodes.filter((node) => {
    const own = node.type === 'html' ? notesFrom(node, context) : undefined;
    if (own) notes.push(own);
    return !own;
  });
  return { shown, notes };
}

/** The words of a note are Markdown: they are read as a text of their own whose places are those of the file. */
function notesFrom(node: Html, context: Context): Notes | undefined {
  const [from, to] = rangeOf(node, context);
  const source = context.file.text.slice(from, to);
  const match = notesComment.exec(source.trimEnd());
  const words = match?.[2];
  if (!match || words === undefined) return undefined;
  const start = from + source.indexOf(':') + 1;
  const lead = words.length - words.trimStart().length;
  const inner: Context = { ...context, at: (offset) => start + lead + offset };
  const children = context.blocks(markdownTree(words.trim()).children, inner);
  return { type: 'notes', ...(match[1] && { step: Number(match[1]) }), children, span: spanOf(node, context) };
}
