import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan, baseOf, commonOptions } from './options.ts';
import type { DirectiveSpec } from './specification.ts';

/** `.. math::`: a formula in LaTeX notation. */
export const math: DirectiveSpec = {
  name: 'math', doc: 'A formula in LaTeX notation.', argument: 'optional', body: 'text',
  options: { ...commonOptions, label: { doc: 'a name for references' }, nowrap: { doc: 'accepted for Sphinx', flag: true }, 'no-wrap': { doc: 'accepted for Sphinx', flag: true } },
  run: (call) => {
    const { argument, content } = call.directive;
    const text = [argument, content].filter((part) => part !== '').join('\n\n');
    if (text === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'math' }));
    const label = call.option('label', 'name');
    return text === '' ? [] : [{ type: 'math', ...baseOf(call), text, ...(label && { label }) }];
  },
};
