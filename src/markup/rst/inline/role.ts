import type { Inline, TextPlace } from '../../../document/inline.ts';
import type { Span } from '../../../source/span.ts';
import { restoreBackslashes, unescapeText } from './escape.ts';
import type { RoleSpec } from './role-table.ts';

/** Interpreted text: `escaped` is what stands between the backquotes, with NUL for backslashes; `inner` is its span. */
export interface InterpretedText {
  readonly escaped: string;
  readonly span: Span;
  readonly inner: Span;
  readonly places: () => readonly TextPlace[];
}

/** What a role says is wrong with its text. */
export type RoleComplaint = 'not-a-number' | 'raw-without-format';

/** Returns the node that `role` makes of `source`, or what is wrong with it. */
export function roleNode(role: RoleSpec, source: InterpretedText): Inline | RoleComplaint {
  const { escaped, span, inner } = source;
  const base = { span, ...(role.classes && role.classes.length > 0 && { classes: role.classes }) };
  const text = unescapeText(escaped);
  switch (role.kind) {
    case 'emphasis': case 'strong': return { type: role.kind, ...base, children: [{ type: 'text', span: inner, value: text }] };
    case 'literal': return { type: 'literal', ...base, value: role.name === 'code' ? restoreBackslashes(escaped) : text };
    case 'math': return { type: 'inline-math', ...base, text: restoreBackslashes(escaped), places: source.places() };
    case 'raw':
      return role.formats ? { type: 'inline-raw', ...base, formats: role.formats, text: restoreBackslashes(escaped) } : 'raw-without-format';
    case 'shown': return { type: 'role', ...base, name: role.name, text };
    case 'pep': case 'rfc': return numbered(role.kind, text, base) ?? 'not-a-number';
    case 'place': return { type: 'role', ...base, name: role.name, ...titleAndTarget(escaped) };
    case 'object': return { type: 'role', ...base, name: role.name, ...objectText(role.name, escaped) };
  }
}

/** `492`, `8#section` or, as Sphinx reads it, `title <492>`: the texts and addresses that peps.python.org and the IETF use. Numbers are written as Python's `int` takes them. */
function numbered(kind: 'pep' | 'rfc', text: string, base: { readonly span: Span }): Inline | undefined {
  const split = titleAndTarget(text);
  const [, written = '', section = ''] = /^\+?(\d+(?:_\d+)*)(?:#(\S+))?$/.exec((split.target ?? split.text).trim()) ?? [];
  const number = Number(written.replaceAll('_', ''));
  if (written === '' || (kind === 'pep' ? number > 9999 : number < 1)) return undefined;
  const anchor = section === '' ? '' : `#${section}`;
  const address = kind === 'pep' ? `https://peps.python.org/pep-${String(number).padStart(4, '0')}/` : `https://datatracker.ietf.org/doc/html/rfc${number}`;
  const shown = split.target === undefined ? `${kind.toUpperCase()} ${kind === 'rfc' ? number : written}` : split.text;
  return { type: 'role', ...base, name: kind, text: shown, target: `${written}${anchor}`, href: address + anchor };
}

/** Splits `title <target>`; a text without a target is its own. */
function titleAndTarget(escaped: string): { readonly text: string; readonly target?: string } {
  const open = escaped.endsWith('>') ? escaped.lastIndexOf('<') : -1;
  if (open <= 0 || escaped.charAt(open - 1) === '\0') return { text: unescapeText(escaped) };
  const title = unescapeText(escaped.slice(0, open)).trimEnd();
  return title === '' ? { text: unescapeText(escaped) } : { text: title, target: unescapeText(escaped.slice(open + 1, -1)) };
}

/** As Sphinx shows Python objects: `~a.b` as `b`, leading dots and `!` dropped, parentheses after functions. */
function objectText(name: string, escaped: string): { readonly text: string; readonly target: string } {
  const split = titleAndTarget(escaped);
  if (split.target !== undefined) return { text: split.text, target: split.target.replace(/^[!~.]+/, '') };
  const path = split.text.replace(/^!/, '');
  const full = path.replace(/^~/, '').replace(/^\.+/, '');
  const shown = path.startsWith('~') ? full.split('.').at(-1) ?? full : full;
  const call = (name === 'func' || name === 'meth') && !shown.endsWith(')') ? '()' : '';
  return { text: shown + call, target: full };
}
