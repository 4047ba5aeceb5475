import type { PhrasingContent } from 'mdast';
import type { ImageFacts, Inline } from '../../document/inline.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { deeper, sourceOf, spanOf, spanOfAll, type Context } from './context.ts';

const shownTags: ReadonlySet<string> = new Set(['kbd', 'sub', 'sup']);

/** Returns `nodes`, the content of a line or a paragraph, as nodes of the document. */
export function inlinesFrom(nodes: readonly PhrasingContent[], context: Context): readonly Inline[] {
  const inner = deeper(nodes, context);
  if (!inner) {
    const span = spanOfAll(nodes, context);
    return nodes.length === 0 ? [] : [{ type: 'text', value: context.file.text.slice(span.start.offset, span.end.offset), span }];
  }
  const out: Inline[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node) continue;
    const role = roleFrom(nodes, at, context);
    if (role) { out.push(role); at += 2; } else out.push(...inlineFrom(node, inner));
  }
  return out;
}

function inlineFrom(node: PhrasingContent, context: Context): readonly Inline[] {
  const span = spanOf(node, context);
  switch (node.type) {
    case 'text': return [{ type: 'text', value: node.value, span }];
    case 'emphasis': return [{ type: 'emphasis', children: inlinesFrom(node.children, context), span }];
    case 'strong': return [{ type: 'strong', children: inlinesFrom(node.children, context), span }];
    case 'delete': return [{ type: 'strikethrough', children: inlinesFrom(node.children, context), span }];
    case 'inlineCode': return [{ type: 'literal', value: node.value, span }];
    case 'break': return [{ type: 'line-break', span }];
    case 'link': return [link(node.url, node.title, node.children)];
    case 'linkReference': {
      const definition = context.definitions.get(node.identifier);
      return definition ? [link(definition.url, definition.title, node.children)] : [{ type: 'text', value: sourceOf(node, context), span }];
    }
    case 'image': case 'imageReference': {
      const image = imageFacts(node, context);
      return image ? [{ type: 'inline-image', image, span }] : [{ type: 'text', value: sourceOf(node, context), span }];
    }
    case 'footnoteReference': return [{ type: 'footnote-reference', kind: 'footnote', label: footnoteLabel(node.label ?? node.identifier), span }];
    case 'html': return [htmlInline(node.value, context, span)];
    default: return [{ type: 'text', value: sourceOf(node, context), span }];
  }

  function link(href: string, title: string | null | undefined, children: readonly PhrasingContent[]): Inline {
    return { type: 'link', ...placeOf(href, context, span), ...(title && { title }), children: inlinesFrom(children, context), span };
  }
}

/** A link inside the document leads to a place that has a name, or to an id; one that leads nowhere is reported. */
function placeOf(href: string, context: Context, span: Inline['span']): { readonly ref: string } | { readonly href: string } {
  if (!href.startsWith('#') || href === '#') return { href };
  const place = context.anchors.find(href.slice(1));
  if (!place) context.report(diagnostic('markdown/unknown-anchor', span, { anchor: href }));
  return place ?? { href };
}

/** Returns what an image says of itself, or `undefined` for a reference to nothing. */
export function imageFacts(node: Extract<PhrasingContent, { type: 'image' | 'imageReference' }>, context: Context): ImageFacts | undefined {
  const target = node.type === 'image' ? node : context.definitions.get(node.identifier);
  if (!target) return undefined;
  return { source: target.url, ...(node.alt && { alt: node.alt }), ...(target.title && { title: target.title }) };
}

/** Returns the label of a footnote as the tree has it: a number stands for itself, a word is numbered by order of reference. */
export function footnoteLabel(label: string): string {
  return /^\d+$/.test(label) ? label : `#${label}`;
}

function htmlInline(value: string, context: Context, span: Inline['span']): Inline {
  if (/^<br\s*\/?>$/i.test(value)) return { type: 'line-break', span };
  if (!value.startsWith('<!--')) context.report(diagnostic('markdown/raw-html', span, { tag: value.slice(0, 40) }));
  return { type: 'inline-raw', formats: ['html'], text: value, span };
}

/** `<kbd>Ctrl</kbd>`, `<sub>2</sub>` and `<sup>2</sup>` are what the roles of these names are in reStructuredText. */
function roleFrom(nodes: readonly PhrasingContent[], at: number, context: Context): Inline | undefined {
  const [open, text, close] = [nodes[at], nodes[at + 1], nodes[at + 2]];
  if (open?.type !== 'html' || text?.type !== 'text' || close?.type !== 'html') return undefined;
  const name = /^<([a-z]+)>$/.exec(open.value)?.[1];
  if (!name || !shownTags.has(name) || close.value !== `</${name}>`) return undefined;
  const span = spanOf(open, context);
  return { type: 'role', name, text: text.value, span: { ...span, end: spanOf(close, context).end } };
}
