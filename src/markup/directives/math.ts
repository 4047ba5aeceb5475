import type { TextPlace } from '../../document/inline.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan, baseOf, commonOptions } from './options.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

/** `.. math::`: a formula in LaTeX notation. */
export const math: DirectiveSpec = {
  name: 'math', doc: 'A formula in LaTeX notation.',
  example: '.. math::\n   :label: little\n\n   L = \\lambda W',
  argument: 'optional', body: 'text',
  options: { ...commonOptions, label: { doc: 'a name for references' }, nowrap: { doc: 'accepted for Sphinx', flag: true }, 'no-wrap': { doc: 'accepted for Sphinx', flag: true } },
  run: (call) => {
    const { argument, content } = call.directive;
    const text = [argument, content].filter((part) => part !== '').join('\n\n');
    const plain = call.option('nowrap', 'no-wrap') !== undefined;
    if (text === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'math' }));
    const label = call.option('label', 'name');
    return text === '' ? [] : [{ type: 'math', ...baseOf(call), text, places: placesOf(call), ...(label && { label }), ...(plain && { plain }) }];
  },
};

/** Where the lines of the argument begin, of a blank line if content follows it, and of the content. */
function placesOf(call: DirectiveCall): readonly TextPlace[] {
  const { argument, argumentSpan, content, contentLine, contentColumn } = call.directive;
  const { line, column } = argumentSpan.start;
  const head = argument === '' ? [] : argument.split('\n').map((_, index) => ({ line: line + index, column: index === 0 ? column : contentColumn }));
  const body = content === '' ? [] : content.split('\n').map((_, index) => ({ line: contentLine + index, column: contentColumn }));
  return head.length > 0 && body.length > 0 ? [...head, { line: contentLine - 1, column: contentColumn }, ...body] : [...head, ...body];
}
