import type { Inline } from '../../../src/document/inline.ts';
import { findDirective } from '../../../src/markup/directives/registry.ts';
import type { Block, Directive, Document, LineBlock, TableRow } from '../../../src/document/nodes.ts';

/** A tree as nested lists of strings: the form in which docutils' trees and ours are compared. */
export type Normal = string | number | readonly Normal[];

/** Returns `document`, as the parser made it, in the normal form of `dump.py`. */
export function normalDocument(document: Document): Normal {
  return blocks(document.children);
}

function blocks(list: readonly Block[]): Normal[] {
  return list.map(block).filter((made) => made !== undefined);
}

function inlines(list: readonly Inline[], keep = false): Normal[] {
  const out: Normal[] = [];
  for (const node of list) {
    const made = inline(node);
    const last = out.at(-1);
    if (typeof made === 'string' && typeof last === 'string' && !keep) out[out.length - 1] = last + made;
    else if (made !== '') out.push(made);
  }
  return out;
}

function inline(node: Inline): Normal {
  switch (node.type) {
    case 'text': return node.value;
    case 'emphasis': case 'strong': {
      const only = node.children[0];
      return [node.type, ...(only?.type === 'text' && only.value === '' ? [] : inlines(node.children))];
    }
    case 'literal': return ['literal', node.value];
    case 'inline-problem': return ['problem', node.text];
    case 'substitution-reference': return ['substitution', node.name];
    case 'footnote-reference': return [`${node.kind}_reference`, node.label];
    case 'link': {
      const kind = node.href !== undefined ? `uri ${node.href}` : node.anonymous ? 'anonymous' : `name ${node.ref ?? ''}`;
      return ['reference', kind, ...inlines(node.children)];
    }
    case 'inline-target': return ['target', ...inlines(node.children)];
    case 'role': return ['role', node.name];
    case 'inline-math': return ['role', 'math'];
    case 'inline-raw': return ['role', 'raw'];
    default: return [`?${node.type}`];
  }
}

const rows = (list: readonly TableRow[]): Normal => list.map((row) => row.cells.map((cell) => [cell.columnSpan, cell.rowSpan, blocks(cell.children)]));
const lines = (node: LineBlock): Normal => ['lines', ...node.lines.map((line) => (line.type === 'line' ? ['line', ...inlines(line.children)] : lines(line)))];
const directive = (node: Directive, dropped?: string): Normal => [
  'directive', node.name, node.argument, node.options.filter(({ name }) => name !== dropped).map(({ name, value }) => [name.toLowerCase(), value.replace(/\s*\n\s*/g, '\n')]),
  findDirective(node.name)?.body === 'blocks' ? blocks(node.children) : node.content,
];

function block(node: Block): Normal | undefined {
  switch (node.type) {
    case 'problem': return undefined;
    case 'section': return ['section', inlines(node.title), blocks(node.children)];
    case 'paragraph': return ['paragraph', ...inlines(node.children)];
    case 'pause': return ['paragraph', '. . .'];
    case 'list': return node.style === 'bullet'
      ? ['bullet', ...node.items.map((item) => blocks(item.children))]
      : ['enumerated', node.style, node.start ?? 1, ...node.items.map((item) => blocks(item.children))];
    case 'definition-list': return ['definitions', ...node.items.map((item) => [
      item.terms.flatMap((term) => [inlines(term.children), ...term.classifiers.map((classifier) => inlines(classifier))]), blocks(item.children),
    ])];
    case 'field-list': return ['fields', ...node.fields.map((field) => [inlines(field.name), blocks(field.children)])];
    case 'option-list': return ['options', ...node.items.map((item) => [[...item.options], blocks(item.children)])];
    case 'code': return [node.form === 'doctest' ? 'doctest' : 'literal', node.text];
    case 'quote': return ['quote', ...blocks(node.children), ...(node.attribution ? [['attribution', ...inlines(node.attribution)]] : [])];
    case 'line-block': return lines(node);
    case 'table': return ['table', node.columns.map(({ width }) => width), rows(node.head), rows(node.body)];
    case 'footnote': return [node.kind, node.label.toLowerCase(), blocks(node.children)];
    case 'comment': return ['comment', node.text];
    case 'transition': return ['transition'];
    case 'target': return ['target', [...node.names], node.url ?? '', node.ref ?? ''];
    case 'substitution': return ['substitution', node.name, ...(node.directive ? [directive(node.directive, 'alt')] : [])];
    case 'directive': return directive(node);
    default: return [`?${node.type}`];
  }
}
