import type { Blockquote, FootnoteDefinition, Heading, List as MdList, ListItem as MdItem, Paragraph as MdParagraph, RootContent } from 'mdast';
import type { Inline } from '../../document/inline.ts';
import type { Block, List, ListItem, Paragraph } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { spanAt } from '../../source/source-file.ts';
import { deeper, rangeOf, sourceOf, spanOf, spanOfAll, type Context } from './context.ts';
import { directiveFrom } from './directive.ts';
import { codeFrom } from './fence.ts';
import { htmlFrom, notesIn } from './html.ts';
import { footnoteLabel, imageFacts, inlinesFrom } from './inlines.ts';
import { whyUnread, longestBlock } from './markdown-tree.ts';
import { deepestMarks } from './nesting.ts';
import { tableFrom } from './table.ts';

/** Returns `nodes`, which stand inside some block, as blocks of the document; a heading among them is a line in bold of class `rubric`. */
export function blocksFrom(nodes: readonly RootContent[], context: Context): readonly Block[] {
  const inner = deeper(nodes, context);
  if (inner) return nodes.flatMap((node) => blockFrom(node, inner));
  const span = spanOfAll(nodes, context);
  return nodes.length === 0 ? [] : [{ type: 'problem', text: context.file.text.slice(span.start.offset, span.end.offset), span }];
}

function blockFrom(node: RootContent, context: Context): readonly Block[] {
  const span = spanOf(node, context);
  switch (node.type) {
    case 'paragraph': return paragraphFrom(node, context);
    case 'heading': return [rubricFrom(node, context)];
    case 'list': return [listFrom(node, context)];
    case 'code': return [codeFrom(node, context)];
    case 'blockquote': return [quoteFrom(node, context)];
    case 'thematicBreak': return [{ type: 'transition', span }];
    case 'table': return [tableFrom(node, context)];
    case 'html': return htmlFrom(node, context);
    case 'footnoteDefinition': return [footnoteFrom(node, context)];
    case 'definition': return [{ type: 'target', names: [node.label ?? node.identifier], url: node.url, span }];
    case 'containerDirective': case 'leafDirective': return [directiveFrom(node, context)];
    case 'yaml': return [];
    default: return [{ type: 'problem', text: sourceOf(node, context), span }];
  }
}

function paragraphFrom(node: MdParagraph, context: Context): readonly Block[] {
  const span = spanOf(node, context);
  const source = sourceOf(node, context);
  const unread = whyUnread(node);
  if (unread) {
    const line = spanAt(context.file, span.start.offset, span.start.offset + (/^.*/.exec(source)?.[0].length ?? 0));
    context.report(unread === 'long' ? diagnostic('markdown/too-long', line, { longest: longestBlock }) : diagnostic('markdown/too-nested', line, { deepest: deepestMarks }));
    return [{ type: 'problem', text: source, span }];
  }
  if (/^\. \. \.$/.test(source.trim())) return [{ type: 'pause', span }];
  if (/^:{3,}\s*\S/.test(source)) reportMalformed(node, source, context);
  const [only] = node.children;
  if (node.children.length === 1 && (only?.type === 'image' || only?.type === 'imageReference')) {
    const image = imageFacts(only, context);
    if (image) return [{ type: 'image', image, span }];
  }
  const { shown, notes } = notesIn(node.children, context);
  const inlines = inlinesFrom(shown, context);
  const children = notes.length > 0 ? trimmed(inlines, context) : inlines;
  return children.length === 0 ? notes : [{ type: 'paragraph', children, span }, ...notes];
}

/** A line that begins as a directive does and is none would put the speaker's notes on the slide. */
function reportMalformed(node: MdParagraph, source: string, context: Context): void {
  const [from] = rangeOf(node, context);
  const line = source.split('\n')[0]?.trimEnd() ?? '';
  context.report(diagnostic('markdown/directive-malformed', spanAt(context.file, from, from + line.length), {}));
}

/** Takes away what a note leaves behind: blanks at the end of a paragraph. */
function trimmed(inlines: readonly Inline[], { file }: Context): readonly Inline[] {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return inlines;
  const value = last.value.trimEnd();
  const span = spanAt(file, last.span.start.offset, last.span.end.offset - (last.value.length - value.length));
  return value === '' ? inlines.slice(0, -1) : [...inlines.slice(0, -1), { ...last, value, span }];
}

function rubricFrom(node: Heading, context: Context): Paragraph {
  const children = inlinesFrom(node.children, context);
  const [first, last] = [children[0], children.at(-1)];
  const span = spanOf(node, context);
  const words = first && last ? { ...span, start: first.span.start, end: last.span.end } : span;
  return { type: 'paragraph', classes: ['rubric'], children: [{ type: 'strong', children, span: words }], span };
}

function listFrom(node: MdList, context: Context): List {
  const items = node.children.map((item) => itemFrom(item, context));
  const start = node.start ?? 1;
  return { type: 'list', style: node.ordered ? 'arabic' : 'bullet', ...(node.ordered && start !== 1 && { start }), items, span: spanOf(node, context) };
}

function itemFrom(node: MdItem, context: Context): ListItem {
  const checked = typeof node.checked === 'boolean' ? { checked: node.checked } : {};
  return { type: 'list-item', ...checked, children: blocksFrom(node.children, context), span: spanOf(node, context) };
}

/** Three quotation marks and a blank are what Python's prompt looks like to Markdown: `>>> 1 + 1` is a session, not a quote of a quote of a quote. */
function quoteFrom(node: Blockquote, context: Context): Block {
  const span = spanOf(node, context);
  const source = sourceOf(node, context);
  if (/^>>> \S/.test(source)) {
    const column = span.start.column - 1;
    const text = source.split('\n').map((line, index) => (index === 0 ? line : line.slice(Math.min(column, line.search(/\S|$/))))).join('\n');
    return { type: 'code', form: 'doctest', text, origin: { path: span.path, line: span.start.line, column: span.start.column }, span };
  }
  return { type: 'quote', kind: 'quote', children: blocksFrom(node.children, context), span };
}

function footnoteFrom(node: FootnoteDefinition, context: Context): Block {
  const [from, to] = rangeOf(node, context);
  const label = context.file.text.slice(from, to).match(/^\[\^([^\]]+)\]:/)?.[1] ?? node.identifier;
  return { type: 'footnote', kind: 'footnote', label: footnoteLabel(label), children: blocksFrom(node.children, context), span: spanOf(node, context) };
}
