import type { Inline } from '../../../document/inline.ts';
import type { Chars } from './chars.ts';
import { spanOfChars } from './chars.ts';
import { unescapeText } from './escape.ts';
import { findUri } from './uri.ts';

/** Returns the nodes of `[from, to)`, a stretch without explicit markup: text, and the URIs and mail addresses that stand in it. */
export function implicitInline(chars: Chars, from: number, to: number): Inline[] {
  const nodes: Inline[] = [];
  const stretch = chars.text.slice(from, to);
  let at = 0;
  for (let found = findUri(stretch, at); found; found = findUri(stretch, at)) {
    pushText(nodes, chars, from + at, from + found.from);
    const span = spanOfChars(chars, from + found.from, from + found.to);
    const shown = unescapeText(stretch.slice(found.from, found.to));
    nodes.push({ type: 'link', span, href: found.mail ? `mailto:${shown}` : shown, children: [{ type: 'text', span, value: shown }] });
    at = found.to;
  }
  pushText(nodes, chars, from + at, to);
  return nodes;
}

function pushText(nodes: Inline[], chars: Chars, from: number, to: number): void {
  const value = unescapeText(chars.text.slice(from, to));
  if (value !== '') nodes.push({ type: 'text', span: spanOfChars(chars, from, to), value });
}
