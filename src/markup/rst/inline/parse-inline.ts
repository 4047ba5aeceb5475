import type { Inline } from '../../../document/inline.ts';
import type { Report } from '../../../source/diagnostic.ts';
import type { Line } from '../lines.ts';
import type { Chars } from './chars.ts';
import { charsOfLines, spanOfChars } from './chars.ts';
import { readDelimited } from './delimited.ts';
import { normalizeName } from './escape.ts';
import type { Start } from './find-start.ts';
import { findStart } from './find-start.ts';
import { implicitInline } from './implicit.ts';
import { readInterpreted } from './interpreted.ts';
import type { RoleTable } from './role-table.ts';
import type { Construct, Scan } from './scan.ts';

/**
 * Returns the inline nodes of `lines`, joined by line feeds. Follows docutils' inliner: the leftmost start-string is read
 * to its end-string; one without an end becomes a problem, and the scan begins anew behind it.
 */
export function parseInline(lines: readonly Line[], roles: RoleTable, report: Report): Inline[] {
  const chars = charsOfLines(lines);
  if (chars.text === '') return [];
  return markupCharacter.test(chars.text) ? parseChars(chars, roles, report) : [{ type: 'text', span: spanOfChars(chars, 0, chars.text.length), value: chars.text }];
}

/** A character without which a text has no markup, no escape and no address. */
const markupCharacter = /[*`_|[:@\0]/;

function parseChars(chars: Chars, roles: RoleTable, report: Report): Inline[] {
  const nodes: Inline[] = [];
  const hopeless = new Set<string>();
  let base = 0;
  let pending = 0;
  for (let start = findStart(chars.text, base); start; start = findStart(chars.text, base)) {
    const construct = readConstruct({ chars, report, roles, base, hopeless }, start);
    if (construct.nodes) {
      append(nodes, implicitInline(chars, pending, construct.from));
      append(nodes, construct.nodes);
      pending = construct.to;
    }
    base = construct.to;
  }
  append(nodes, implicitInline(chars, pending, chars.text.length));
  return nodes;
}

function append(nodes: Inline[], more: readonly Inline[]): void {
  for (const node of more) nodes.push(node);
}

function readConstruct(scan: Scan, start: Start): Construct {
  const { from, to } = start;
  const span = spanOfChars(scan.chars, from, to);
  switch (start.kind) {
    case 'interpreted': return readInterpreted(scan, from, to, start.role);
    case 'footnote': return { from, to, nodes: [{ type: 'footnote-reference', span, kind: start.citation ? 'citation' : 'footnote', label: start.label }] };
    case 'reference': {
      const text: Inline = { type: 'text', span: spanOfChars(scan.chars, from, from + start.name.length), value: start.name };
      const place = start.anonymous ? { anonymous: true } : { ref: normalizeName(start.name) };
      return { from, to, nodes: [{ type: 'link', span, ...place, children: [text] }] };
    }
    default: return readDelimited(scan, start.kind, from, to);
  }
}
