import type { Inline, Text } from '../../document/inline.ts';
import type { Block, Quote } from '../../document/nodes.ts';
import { baseOf } from './options.ts';
import type { DirectiveSpec } from './specification.ts';

function quotation(kind: Exclude<Quote['kind'], 'quote'>, doc: string): DirectiveSpec {
  return {
    name: kind, doc, argument: 'none', body: 'blocks', options: {},
    run: (call) => {
      const blocks = call.apply(call.directive.children);
      const attribution = attributionOf(blocks);
      return [{ type: 'quote', ...baseOf(call), kind, children: attribution ? blocks.slice(0, -1) : blocks, ...(attribution && { attribution }) }];
    },
  };
}

/** A last paragraph that begins with a dash names who said it. */
function attributionOf(blocks: readonly Block[]): readonly Inline[] | undefined {
  const last = blocks.length > 1 ? blocks.at(-1) : undefined;
  const [first, ...rest] = last?.type === 'paragraph' ? last.children : [];
  const dash = first?.type === 'text' ? /^(?:---?(?!-)|\u2014) */.exec(first.value)?.[0] : undefined;
  if (dash === undefined || first?.type !== 'text') return undefined;
  const start = { ...first.span.start, column: first.span.start.column + dash.length, offset: first.span.start.offset + dash.length };
  const text: Text = { ...first, value: first.value.slice(dash.length), span: { ...first.span, start } };
  return text.value === '' ? rest : [text, ...rest];
}

/** Quotations that stand out: an epigraph, highlights, a pull-quote. */
export const quotations: readonly DirectiveSpec[] = [
  quotation('epigraph', 'A quotation at the start.'), quotation('highlights', 'The main points.'), quotation('pull-quote', 'A sentence of the text, set large.'),
];
