import type { Directive } from '../../../document/nodes.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import { findRole, newRoleTable } from '../inline/role-table.ts';
import type { Reader } from '../reader.ts';

/** Puts what `.. default-role::` and `.. role::` say in force for the text that follows. */
export function applyRoleDirective(directive: Directive, reader: Reader): void {
  if (directive.name === 'default-role') setDefaultRole(directive, reader);
  else if (directive.name === 'role') declareRole(directive, reader);
}

function setDefaultRole({ argument, argumentSpan }: Directive, { roles, report }: Reader): void {
  if (argument === '') roles.fallback = newRoleTable().fallback;
  else if (findRole(roles, argument)) roles.fallback = argument;
  else report(diagnostic('rst/unknown-role', argumentSpan, { name: argument }));
}

function declareRole(directive: Directive, { roles, report }: Reader): void {
  const match = /^([^\s()]+)\s*(?:\(\s*([^\s()]+)\s*\))?\s*$/.exec(directive.argument || directive.content.split('\n')[0] || '');
  if (!match?.[1]) {
    report(diagnostic('rst/role-argument', directive.argumentSpan, { text: directive.argument }));
    return;
  }
  const [, name, baseName] = match;
  const base = baseName === undefined ? { name: name.toLowerCase(), kind: 'shown' as const } : findRole(roles, baseName);
  if (!base) {
    report(diagnostic('rst/unknown-role', directive.argumentSpan, { name: baseName ?? name }));
    return;
  }
  const option = (key: string): string | undefined => directive.options.find((entry) => entry.name === key)?.value;
  const formats = option('format')?.split(/\s+/);
  roles.custom.set(name.toLowerCase(), { ...base, classes: (option('class') ?? name).split(/\s+/).map((part) => part.toLowerCase()), ...(formats && { formats }) });
}
