import { diagnostic } from '../../source/diagnostic.ts';
import { spanAt } from '../../source/source-file.ts';
import type { OptionSpecs } from '../directives/specification.ts';
import { nearestName } from '../directives/suggestion.ts';
import { traceOptionSpecs } from '../directives/trace-options.ts';
import type { Attribute } from './attributes.ts';
import type { Context } from './context.ts';

const shared = {
  caption: { doc: 'a caption', example: '"First steps"' }, title: { doc: 'another name of `caption`' }, filename: { doc: 'another name of `caption`' },
  name: { doc: 'a name for references; `#place` is the same', example: 'place' }, class: { doc: 'class names; `.wide` is the same', example: 'wide' },
} as const satisfies OptionSpecs;

/** Options of a fence that holds code. */
export const codeFenceOptions = {
  ...traceOptionSpecs, ...shared, linenos: { doc: 'number the lines', flag: true }, 'line-numbers': { doc: 'another name of `linenos`', flag: true }, lineNumbers: { doc: 'another name of `linenos`', flag: true },
  numberLines: { doc: 'another name of `linenos`', flag: true }, start: { doc: 'number of the first line', example: '5' }, startFrom: { doc: 'another name of `start`' },
  'lineno-start': { doc: 'another name of `start`' }, 'no-trace': { doc: 'do not run and record this code', flag: true }, notrace: { doc: 'another name of `no-trace`', flag: true },
  trace: { doc: 'run and record this code, as the directive `trace` does', flag: true },
} as const satisfies OptionSpecs;

/** Options of a fence that holds a Mermaid diagram. */
export const mermaidFenceOptions = { ...shared, steps: { doc: 'reveal the diagram message by message', flag: true } } as const satisfies OptionSpecs;

/** Reports which of `attributes` a fence with the options `specs` does not take, each at its place. */
export function checkFence(attributes: readonly Attribute[], specs: OptionSpecs, { file, report }: Context): void {
  const names = Object.keys(specs);
  const given = new Set<string>();
  for (const { name, value, from, to, valueFrom, valueTo } of attributes) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    const accepted = names.toSorted().join(', ');
    const near = nearestName(name, names);
    const span = spanAt(file, from, to);
    if (!spec) report(diagnostic('markdown/fence-option', span, { option: file.text.slice(from, to), hint: `${near === undefined ? '' : `did you mean \`${near}\`?  `}accepted: ${accepted}` }));
    else if (given.has(name) && name !== 'class') report(diagnostic('markdown/fence-option', span, { option: name, hint: 'it is given twice, and the first one counts' }));
    else if (spec.flag && value !== '') report(diagnostic('markdown/fence-value', spanAt(file, valueFrom, valueTo), { option: name, value, accepted: 'nothing behind it' }));
    else if (!spec.flag && value === '') report(diagnostic('markdown/fence-option', span, { option: name, hint: `it takes a value: \`${name}=${spec.example ?? '…'}\`` }));
    given.add(name);
  }
}
