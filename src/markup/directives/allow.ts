import type { Block } from '../../document/nodes.ts';
import { catalogue } from '../../source/catalogue.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan } from './options.ts';
import type { DirectiveSpec } from './specification.ts';
import { nearestName } from './suggestion.ts';

/** Codes of the findings that may be meant; those of documents never are, for there something is lost. */
const codes = Object.keys(catalogue).filter((code) => /^(?:check|record|deck|output)\//.test(code) && code !== 'check/unused-exception');

/**
 * `.. allow:: rule`: a finding that is meant. The argument names the message of the finding, `record/deadlock`; those of `check/` go without the
 * area, `overflow`. The content says why. It holds from the heading above it to the next heading, for all slides that come of that.
 */
export const allow: DirectiveSpec = {
  name: 'allow', doc: 'A finding of `check` that is meant: the argument is its code (`overflow` is short for `check/overflow`), or several. The content says why. It holds from the heading above to the next one.',
  example: '.. allow:: contrast\n\n   The faint line is what this slide is about.',
  argument: 'required', body: 'text', options: {},
  run: (call): readonly Block[] => {
    const { directive } = call;
    const rules = directive.argument.split(/[\s,]+/).filter((rule) => rule !== '').flatMap((rule) => {
      const code = codes.find((known) => known === rule || known === `check/${rule}`);
      const near = nearestName(rule, codes.flatMap((known) => [known, known.replace(/^check\//, '')]));
      if (code === undefined) call.report(diagnostic('directive/bad-argument', argumentSpan(call), { directive: 'allow', value: rule, accepted: `the code of a finding, \`overflow\` or \`record/deadlock\`${near === undefined ? '' : ` (did you mean \`${near}\`?)`}` }));
      return code === undefined ? [] : [code];
    });
    const reason = directive.content.trim().replace(/\s+/g, ' ');
    if (reason === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'allow' }));
    return [{ type: 'comment', span: directive.span, text: reason, ...(reason !== '' && rules.length > 0 && { allows: { rules, span: argumentSpan(call) } }) }];
  },
};
