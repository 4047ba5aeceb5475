import type { RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Block, Directive, DirectiveOption } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { pointAt, spanAt } from '../../source/source-file.ts';
import { attributesIn } from './attributes.ts';
import { rangeOf, spanOf, type Context } from './context.ts';

/** Where the parts of a directive stand in the file; `argument` and `attributes` are empty ranges where there is none. */
interface Parts {
  readonly sequence: string;
  readonly name: readonly [number, number];
  readonly argument: readonly [number, number];
  readonly attributes: readonly [number, number];
  readonly opening: readonly [number, number];
}

/**
 * Returns `:::name[argument]{options}` with its content. The content of a directive that holds nothing but one fence is that
 * fence's text, as it would stand in reStructuredText.
 */
export function directiveFrom(node: ContainerDirective | LeafDirective, context: Context): Directive {
  const parts = partsOf(node, context);
  if (node.type === 'containerDirective' && !node.data?.position?.closing) reportOpen(node, parts, context);
  const nodes = node.type === 'containerDirective' ? node.children.filter((child) => !isLabel(child)) : [];
  const children = context.blocks(nodes, context);
  const { text } = context.file;
  const options = attributesIn(text.slice(...parts.attributes), parts.attributes[0]).map(({ name, value, from, to, valueFrom, valueTo }): DirectiveOption => ({
    name, value, span: spanAt(context.file, from, to), valueSpan: spanAt(context.file, valueFrom, valueTo),
  }));
  return {
    type: 'directive', name: node.name.trim(), nameSpan: spanAt(context.file, ...parts.name),
    argument: text.slice(...parts.argument), argumentSpan: spanAt(context.file, ...parts.argument), options,
    ...contentOf(node, nodes, children, parts, context), children, span: spanOf(node, context),
  };
}

const isLabel = (node: RootContent): boolean => node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data && node.data.directiveLabel === true;

function partsOf(node: ContainerDirective | LeafDirective, context: Context): Parts {
  const [start, end] = rangeOf(node, context);
  const { text } = context.file;
  const place = node.data?.position?.opening;
  const opened = place ? context.at(place.start.offset ?? 0) : start;
  const stop = text.indexOf('\n', opened);
  const opening = [opened, stop === -1 ? end : stop] as const;
  const sequence = /^:+/.exec(text.slice(...opening))?.[0] ?? ':::';
  const words = node.name.trim();
  const name = text.indexOf(words, opened + sequence.length);
  const after = name + words.length;
  const gap = /^ */.exec(text.slice(after, opening[1]))?.[0].length ?? 0;
  const label = node.type === 'containerDirective' ? node.children.find(isLabel) : node;
  const inside = label && 'children' in label && text[after + gap] === '[' ? [after + gap + 1, closingBracket(text, after + gap, opening[1])] as const : undefined;
  const brace = text.indexOf('{', inside ? inside[1] : after);
  const attributes = brace !== -1 && brace < opening[1] ? [brace + 1, text.lastIndexOf('}', opening[1] - 1)] as const : [after, after] as const;
  return { sequence, name: [name, after], argument: inside ?? [after, after], attributes, opening };
}

function closingBracket(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') depth += 1;
    else if (text[at] === ']') { depth -= 1; if (depth === 0) return at; }
  }
  return end;
}

/** The lines between the fences, less what stands before the opening one: indentation, or the marks of quotes. */
function contentOf(node: ContainerDirective | LeafDirective, nodes: readonly RootContent[], children: readonly Block[], parts: Parts, context: Context): Pick<Directive, 'content' | 'contentLine' | 'contentColumn'> {
  const { file, at } = context;
  const start = pointAt(file, rangeOf(node, context)[0]);
  const only = nodes.length === 1 ? children[0] : undefined;
  if (only?.type === 'code' && only.form === 'fenced') return { content: only.text, contentLine: only.origin.line, contentColumn: only.span.start.column };
  const closing = node.type === 'containerDirective' ? node.data?.position?.closing : undefined;
  const from = Math.min(parts.opening[1] + 1, file.text.length);
  const to = closing ? file.lineStarts[pointAt(file, at(closing.start.offset ?? 0)).line - 1] ?? from : rangeOf(node, context)[1];
  const prefix = file.text.slice(file.lineStarts[start.line - 1], start.offset);
  const lines = node.type === 'containerDirective' && to > from ? file.text.slice(from, to).replace(/\n$/, '').split('\n') : [];
  const content = lines.map((line) => (line.startsWith(prefix) || line.slice(0, prefix.length).trim() === '' ? line.slice(prefix.length) : line)).join('\n');
  return { content, contentLine: start.line + 1, contentColumn: start.column };
}

function reportOpen(node: ContainerDirective, parts: Parts, context: Context): void {
  context.report(diagnostic('markdown/directive-not-closed', spanAt(context.file, ...parts.opening), { name: node.name.trim(), fence: parts.sequence }));
}
