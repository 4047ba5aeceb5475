import { endStringSuffix, isSpaceAt, mayStart, nameStartBefore, simpleName } from './characters.ts';

/** A start-string, or for references the whole construct: `[from, to)` of the text. */
export type Start =
  | { readonly kind: 'strong' | 'emphasis' | 'literal' | 'target' | 'substitution'; readonly from: number; readonly to: number }
  | { readonly kind: 'interpreted'; readonly from: number; readonly to: number; readonly role?: string }
  | { readonly kind: 'reference'; readonly from: number; readonly to: number; readonly name: string; readonly anonymous: boolean }
  | { readonly kind: 'footnote'; readonly from: number; readonly to: number; readonly label: string; readonly citation: boolean };

/**
 * Returns the leftmost start of inline markup in `text` at or after `base`, where the scan began anew (so that any character
 * may start there). Looks at each character a bounded number of times: names are found from their end.
 */
export function findStart(text: string, base: number): Start | undefined {
  const candidates = /[*`_|[:]/g;
  candidates.lastIndex = base;
  for (let hit = candidates.exec(text); hit; hit = candidates.exec(text)) {
    const start = startAt(text, hit.index, base);
    if (start) return start;
  }
  return undefined;
}

function startAt(text: string, at: number, base: number): Start | undefined {
  const character = text.charAt(at);
  if (character === '_') return referenceAt(text, at, base) ?? (mayStart(text, at, base) ? targetAt(text, at) : undefined);
  if (!mayStart(text, at, base)) return undefined;
  switch (character) {
    case '[': return footnoteAt(text, at);
    case ':': return roleAt(text, at);
    case '*': return doubled(text, at, 'strong', 'emphasis');
    case '`': return backquoteAt(text, at);
    default: return text.charAt(at + 1) === '|' || isSpaceAt(text, at + 1) ? undefined : { kind: 'substitution', from: at, to: at + 1 };
  }
}

function doubled(text: string, at: number, twice: 'strong', once: 'emphasis'): Start | undefined {
  const width = text.charAt(at + 1) === text.charAt(at) ? 2 : 1;
  return isSpaceAt(text, at + width) ? undefined : { kind: width === 2 ? twice : once, from: at, to: at + width };
}

function backquoteAt(text: string, at: number): Start | undefined {
  const width = text.charAt(at + 1) === '`' ? 2 : 1;
  if (isSpaceAt(text, at + width)) return undefined;
  return width === 2 ? { kind: 'literal', from: at, to: at + 2 } : { kind: 'interpreted', from: at, to: at + 1 };
}

function targetAt(text: string, at: number): Start | undefined {
  return text.charAt(at + 1) === '`' && !isSpaceAt(text, at + 2) ? { kind: 'target', from: at, to: at + 2 } : undefined;
}

const suffix = new RegExp(endStringSuffix, 'uy');

function endsAt(text: string, at: number): boolean {
  suffix.lastIndex = at;
  return suffix.test(text);
}

function referenceAt(text: string, at: number, base: number): Start | undefined {
  const anonymous = text.charAt(at + 1) === '_';
  const to = at + (anonymous ? 2 : 1);
  if (!endsAt(text, to)) return undefined;
  const from = nameStartBefore(text, at, base);
  return from === -1 ? undefined : { kind: 'reference', from, to, name: text.slice(from, at), anonymous };
}

const footnote = new RegExp(String.raw`\[(?:([0-9]+|#(?:${simpleName})?|\*)|(${simpleName}))\]_${endStringSuffix}`, 'uy');

function footnoteAt(text: string, at: number): Start | undefined {
  footnote.lastIndex = at;
  const match = footnote.exec(text);
  const label = match?.[1] ?? match?.[2];
  if (!match || label === undefined) return undefined;
  return { kind: 'footnote', from: at, to: at + match[0].length, label, citation: match[1] === undefined };
}

const role = new RegExp(String.raw`:(${simpleName}):\x60(?!\x60)(?!\s)`, 'uy');

function roleAt(text: string, at: number): Start | undefined {
  role.lastIndex = at;
  const match = role.exec(text);
  return match?.[1] === undefined ? undefined : { kind: 'interpreted', from: at, to: at + match[0].length, role: match[1] };
}
