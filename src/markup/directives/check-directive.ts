import type { Directive } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { DirectiveSpec } from './specification.ts';
import { nearestName } from './suggestion.ts';

/** Reports what `directive` has and its specification does not take, or the reverse; returns whether it can be applied. */
export function checkDirective(directive: Directive, spec: DirectiveSpec, report: Report): boolean {
  const { name, argument, argumentSpan, nameSpan } = directive;
  for (const option of directive.options) checkOption(directive, spec, option, report);
  if (argument === '' && spec.argument === 'required') {
    report(diagnostic('directive/argument-missing', nameSpan, { directive: name }));
    return false;
  }
  if (argument !== '' && spec.argument === 'none' && spec.body !== 'blocks') report(diagnostic('directive/no-argument', argumentSpan, { directive: name }));
  if (directive.content !== '' && spec.body === 'none') report(diagnostic('directive/no-content', directive.span, { directive: name }));
  return true;
}

function checkOption(directive: Directive, spec: DirectiveSpec, { name, value, span, valueSpan }: Directive['options'][number], report: Report): void {
  const names = Object.keys(spec.options);
  const option = spec.options[name.toLowerCase()];
  const shown = directive.name;
  if (!option) {
    const near = nearestName(name, names);
    const accepted = names.length === 0 ? 'no option' : names.toSorted().join(', ');
    report(diagnostic('directive/unknown-option', span, { directive: shown, option: name, hint: `${near === undefined ? '' : `did you mean \`${near}\`?  `}accepted: ${accepted}` }));
    return;
  }
  if (directive.options.filter((other) => other.name.toLowerCase() === name.toLowerCase())[0]?.span !== span) {
    report(diagnostic('directive/option-twice', span, { directive: shown, option: name }));
  }
  if (option.flag && value !== '') report(diagnostic('directive/flag-value', valueSpan, { directive: shown, option: name, value }));
  if (option.values && !option.values.includes(value)) {
    const near = nearestName(value, option.values);
    report(diagnostic('directive/option-value', valueSpan, {
      directive: shown, option: name, value, accepted: `${option.values.join(', ')}${near === undefined ? '' : ` (did you mean \`${near}\`?)`}`,
    }));
  }
}
