import type { Block, DefinitionItem, Term } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { smallest } from '../../source/extremes.ts';
import { argumentSpan, baseOf } from './options.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

/** `.. glossary::`: terms and what they mean; several terms, a line each, may share one definition. */
export const glossary: DirectiveSpec = {
  name: 'glossary', doc: 'Terms and what they mean; `:term:` links to them. Several terms, one a line, may share a definition.',
  example: '.. glossary::\n\n   task\n      A coroutine that the loop runs.',
  argument: 'none', body: 'text',
  options: { sorted: { doc: 'sort the terms', flag: true }, name: { doc: 'a name for references' }, class: { doc: 'class names of the list' } },
  run: (call) => {
    const items = itemsOf(call);
    if (items.length === 0) call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'glossary' }));
    const sorted = call.option('sorted') === undefined ? items : items.toSorted((a, b) => (keyOf(call, a) < keyOf(call, b) ? -1 : 1));
    return items.length === 0 ? [] : [{ type: 'definition-list', ...baseOf(call), glossary: true, items: sorted }];
  },
};

const keyOf = (call: DirectiveCall, item: DefinitionItem): string => call.directive.content.split('\n')[(item.terms[0]?.span.start.line ?? 0) - call.directive.contentLine]?.toLowerCase() ?? '';

function itemsOf(call: DirectiveCall): DefinitionItem[] {
  const { content, contentLine, contentColumn, span } = call.directive;
  const lines = content.split('\n');
  const items: DefinitionItem[] = [];
  const spanOf = (line: number, text: string): Span => {
    const place = call.place(contentLine + line, contentColumn, text);
    return { path: span.path, start: place.start, end: place.end };
  };
  let commented = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const marked = line.startsWith('.. ');
    if (line.trim() === '' || marked || line.startsWith(' ')) {
      commented = marked ? !line.includes('::') : commented;
      if (line.trim() !== '' && !commented) {
        call.report(diagnostic('directive/bad-line', spanOf(at, line), { directive: 'glossary', value: line.trim(), accepted: 'terms, and below them their indented definition' }));
      }
      at += 1;
      continue;
    }
    commented = false;
    const terms: Term[] = [];
    for (; (lines[at] ?? '') !== '' && !lines[at]?.startsWith(' '); at += 1) terms.push(termOf(call, lines[at] ?? '', spanOf(at, lines[at] ?? '')));
    const first = at;
    while (at < lines.length && ((lines[at] ?? '').trim() === '' || lines[at]?.startsWith(' '))) at += 1;
    const children = definitionOf(call, lines.slice(first, at), contentLine + first, contentColumn);
    const start = terms[0]?.span.start ?? span.start;
    const ends = [...terms, ...children].map((node) => node.span.end);
    items.push({ type: 'definition-item', span: { path: span.path, start, end: ends.reduce((last, end) => (end.offset > last.offset ? end : last), start) }, terms, children });
  }
  return items;
}

/** Returns the term on a line; what follows ` : ` groups entries in Sphinx' index and is read as a classifier. */
function termOf(call: DirectiveCall, line: string, span: Span): Term {
  const colon = line.search(/ +: +/);
  const text = colon === -1 ? line : line.slice(0, colon);
  return { type: 'term', span, children: call.inline(text, span), classifiers: [] };
}

function definitionOf(call: DirectiveCall, lines: readonly string[], line: number, column: number): readonly Block[] {
  const filled = lines.filter((text) => text.trim() !== '');
  const indent = smallest(filled.map((text) => text.length - text.trimStart().length));
  const skip = lines.findIndex((text) => text.trim() !== '');
  if (skip === -1) return [];
  const text = lines.slice(skip).map((one) => one.slice(indent)).join('\n').trimEnd();
  const { start } = call.place(line + skip, column + indent, text);
  return call.blocks(text, start.line, start.column);
}
