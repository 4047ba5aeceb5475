import { textOf } from '../../document/text.ts';
import { baseOf, commonOptions } from './options.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { DirectiveSpec } from './specification.ts';

/** `.. parsed-literal::`: text set as code whose inline markup is read; what it emphasizes is shown plain. */
export const parsedLiteral: DirectiveSpec = {
  name: 'parsed-literal', doc: 'Text set as code whose inline markup is read and shown plain.', argument: 'none', body: 'text', options: commonOptions,
  run: (call) => {
    const { directive } = call;
    if (directive.content === '') {
      call.report(diagnostic('directive/content-missing', directive.nameSpan, { directive: 'parsed-literal' }));
      return [];
    }
    const text = textOf(call.inline(directive.content, call.place(directive.contentLine, directive.contentColumn, directive.content)));
    return [{ type: 'code', form: 'literal', ...baseOf(call), text, origin: { path: directive.span.path, line: directive.contentLine }, trace: false }];
  },
};

/** `.. productionlist::`: rules of a grammar, as they stand. */
export const productionList: DirectiveSpec = {
  name: 'productionlist', aliases: ['grammar-snippet'], doc: 'Rules of a grammar.', argument: 'optional', body: 'text', options: { ...commonOptions, group: { doc: 'accepted for Sphinx' } },
  run: (call) => {
    const { argument, content, span } = call.directive;
    return [{ type: 'code', form: 'literal', ...baseOf(call), text: content || argument, origin: { path: span.path, line: span.start.line }, trace: false }];
  },
};
