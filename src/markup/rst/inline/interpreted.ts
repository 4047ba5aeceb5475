import { diagnostic } from '../../../source/diagnostic.ts';
import { placesOfLines, spanOfChars } from './chars.ts';
import { unescapeText } from './escape.ts';
import { readPhraseReference } from './phrase-reference.ts';
import { roleNode } from './role.ts';
import { findRole } from './role-table.ts';
import type { Construct, Scan } from './scan.ts';
import { findEnd, isQuoted, problemNode } from './scan.ts';

/** Reads interpreted text with a role before or behind it, or a phrase reference; `[from, to)` is `:role:` and the backquote. */
export function readInterpreted(scan: Scan, from: number, to: number, prefix: string | undefined): Construct {
  if (prefix === undefined && isQuoted(scan, from, to)) return { from, to };
  const end = findEnd(scan, 'interpreted', to);
  if (!end) {
    scan.report(diagnostic('rst/interpreted-unclosed', spanOfChars(scan.chars, to - 1, to), {}));
    const open = problemNode(scan, to - 1, to);
    return { ...open, from: to - 1 };
  }
  const whole = spanOfChars(scan.chars, from, end.to);
  const suffix = end.groups[1]?.slice(1, -1);
  const mark = end.groups[2];
  if (prefix !== undefined && suffix !== undefined) {
    scan.report(diagnostic('rst/role-twice', whole, {}));
    return problemNode(scan, from, end.to);
  }
  if (mark === undefined) return readRole(scan, { from, to: end.to, textFrom: to, textTo: end.at, name: prefix ?? suffix });
  if (prefix !== undefined || suffix !== undefined) {
    scan.report(diagnostic('rst/role-and-reference', whole, { position: prefix === undefined ? 'suffix' : 'prefix' }));
    return problemNode(scan, from, end.to);
  }
  return readPhraseReference(scan.chars, { from, to: end.to, textFrom: to, textTo: end.at, anonymous: mark === '__' });
}

interface RoleText {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
  readonly name: string | undefined;
}

function readRole(scan: Scan, { from, to, textFrom, textTo, name }: RoleText): Construct {
  const role = findRole(scan.roles, name ?? scan.roles.fallback);
  const span = spanOfChars(scan.chars, from, to);
  if (!role) {
    scan.report(diagnostic('rst/unknown-role', span, { name: name ?? scan.roles.fallback }));
    return problemNode(scan, from, to);
  }
  const escaped = scan.chars.text.slice(textFrom, textTo);
  const node = roleNode(role, { escaped, span, inner: spanOfChars(scan.chars, textFrom, textTo), places: () => placesOfLines(scan.chars, textFrom, textTo) });
  if (typeof node !== 'string') return { from, to, nodes: [node] };
  const text = unescapeText(escaped);
  if (node === 'raw-without-format') scan.report(diagnostic('rst/raw-role', span, {}));
  else if (role.kind === 'pep') scan.report(diagnostic('rst/pep-number', span, { text }));
  else scan.report(diagnostic('rst/rfc-number', span, { text }));
  return problemNode(scan, from, to);
}
