import type { Inline } from '../../../document/inline.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import { spanOfChars } from './chars.ts';
import { normalizeName, restoreBackslashes, unescapeText } from './escape.ts';
import type { Construct, EndString, Scan } from './scan.ts';
import { findEnd, isQuoted, problemNode } from './scan.ts';

/** Constructs of a start-string, a text and an end-string. */
export type Delimited = 'strong' | 'emphasis' | 'literal' | 'target' | 'substitution';

const wording: Readonly<Record<Delimited, string>> = {
  strong: 'strong', emphasis: 'emphasis', literal: 'literal', target: 'target', substitution: 'substitution_reference',
};

/** Reads emphasis, strong, a literal, an inline target or a substitution reference whose start-string is `[from, to)`. */
export function readDelimited(scan: Scan, kind: Delimited, from: number, to: number): Construct {
  if (isQuoted(scan, from, to)) return { from, to };
  const end = findEnd(scan, kind, to);
  if (end) return { from, to: end.to, nodes: [delimitedNode(scan, kind, from, to, end)] };
  scan.report(diagnostic('rst/inline-unclosed', spanOfChars(scan.chars, from, to), { kind: wording[kind], mark: scan.chars.text.slice(from, to) }));
  return problemNode(scan, from, to);
}

function delimitedNode(scan: Scan, kind: Delimited, from: number, to: number, end: EndString): Inline {
  const span = spanOfChars(scan.chars, from, end.to);
  const escaped = scan.chars.text.slice(to, end.at);
  const value = unescapeText(escaped);
  const text = (): Inline => ({ type: 'text', span: spanOfChars(scan.chars, to, end.at), value });
  switch (kind) {
    case 'literal': return { type: 'literal', span, value: restoreBackslashes(escaped) };
    case 'target': return { type: 'inline-target', span, name: normalizeName(value), children: [text()] };
    case 'substitution': {
      const mark = end.groups[1] ?? '|';
      const name: Inline = { type: 'substitution-reference', span, name: value };
      if (mark === '|') return name;
      return mark === '|__' ? { type: 'link', span, anonymous: true, children: [name] } : { type: 'link', span, ref: normalizeName(value), children: [name] };
    }
    default: return { type: kind, span, children: [text()] };
  }
}
