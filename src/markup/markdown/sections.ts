import type { Heading, RootContent } from 'mdast';
import type { Block, Section } from '../../document/nodes.ts';
import type { Inline } from '../../document/inline.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { spanAt } from '../../source/source-file.ts';
import { spanOf, type Context } from './context.ts';
import { inlinesFrom } from './inlines.ts';

/** A section that is still being filled. */
interface Open {
  readonly depth: number;
  readonly section: Omit<Section, 'children'>;
  readonly children: Block[];
}

/**
 * Returns the blocks of a whole text with its headings made sections. A section holds all up to the next heading of its depth or
 * a higher one; its level is the number of headings it stands under, so that a skipped depth leaves no hole.
 */
export function sectionsFrom(nodes: readonly RootContent[], context: Context): readonly Block[] {
  const root: Block[] = [];
  const open: Open[] = [];
  const add = (block: Block): void => { (open.at(-1)?.children ?? root).push(block); };
  const closeTo = (depth: number): void => {
    for (let last = open.at(-1); last && last.depth >= depth; last = open.at(-1)) {
      open.pop();
      add(closed(last));
    }
  };
  for (const node of nodes) {
    if (node.type === 'heading') {
      closeTo(node.depth);
      open.push({ depth: node.depth, section: headOf(node, open.length + 1, context), children: [] });
    } else context.blocks([node], context).forEach(add);
  }
  closeTo(0);
  return root;
}

function closed({ section, children }: Open): Section {
  const last = children.at(-1);
  return { ...section, children, span: { ...section.span, end: last ? last.span.end : section.span.end } };
}

function headOf(node: Heading, level: number, context: Context): Omit<Section, 'children'> {
  const span = spanOf(node, context);
  const { title, classes } = headingAttributes(inlinesFrom(node.children, context), context);
  if (title.length === 0) context.report(diagnostic('markdown/empty-heading', span, {}));
  const name = context.anchors.nameOf(node);
  return { type: 'section', level, title, ...(name !== undefined && { ids: [name] }), ...(classes.length > 0 && { classes }), span };
}

/** `## Title {#place .class}`: a name and classes at the end of the heading, as Pandoc writes them. */
function headingAttributes(inlines: readonly Inline[], { file }: Context): { readonly title: readonly Inline[]; readonly classes: readonly string[] } {
  const last = inlines.at(-1);
  const match = last?.type === 'text' ? /\s*\{((?:\s*[#.][\w-]+)+)\s*\}\s*$/.exec(last.value) : null;
  if (!match || last?.type !== 'text') return { title: inlines, classes: [] };
  const words = (match[1] ?? '').trim().split(/\s+|(?=[#.])/).filter((word) => word.length > 1);
  const kept = last.value.slice(0, match.index);
  const cut = last.value.length - kept.length;
  const { start, end } = last.span;
  const text = { ...last, value: kept, span: spanAt(file, start.offset, Math.max(start.offset, end.offset - cut)) };
  return {
    title: kept === '' ? inlines.slice(0, -1) : [...inlines.slice(0, -1), text],
    classes: words.filter((word) => word.startsWith('.')).map((word) => word.slice(1)),
  };
}
