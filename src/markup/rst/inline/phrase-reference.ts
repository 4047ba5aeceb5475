import type { Inline } from '../../../document/inline.ts';
import type { Chars } from './chars.ts';
import { spanOfChars } from './chars.ts';
import { normalizeName, unescapeText } from './escape.ts';
import type { Construct } from './scan.ts';
import { isMailAddress, isUriStart } from './uri.ts';

/** The stretches of a phrase reference: all of it, and what stands between its backquotes. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
  readonly anonymous: boolean;
}

/**
 * Reads `` `a phrase`_ ``, with an embedded address `` `a phrase <https://…>`_ `` or alias `` `a phrase <name_>`_ ``; two
 * underscores make it anonymous. A reference with an embedded address also defines its phrase as a name (`defines`).
 */
export function readPhraseReference(chars: Chars, phrase: Phrase): Construct {
  const { from, to, textFrom, textTo, anonymous } = phrase;
  const escaped = chars.text.slice(textFrom, textTo);
  const span = spanOfChars(chars, from, to);
  const embedded = splitEmbedded(escaped);
  const shown = (value: string, start: number, end: number): Inline[] => [{ type: 'text', span: spanOfChars(chars, textFrom + start, textFrom + end), value }];
  if (!embedded) {
    const value = unescapeText(escaped);
    const place = anonymous ? { anonymous: true } : { ref: normalizeName(value) };
    return { from, to, nodes: [{ type: 'link', span, ...place, children: shown(value, 0, escaped.length) }] };
  }
  const { text, inside } = embedded;
  const alias = aliasOf(inside);
  const address = alias === undefined ? addressOf(inside) : undefined;
  const value = unescapeText(text) || (alias ?? address ?? '');
  const place = alias === undefined ? { href: address ?? '' } : { ref: normalizeName(alias) };
  const defines = anonymous ? {} : { defines: normalizeName(value) };
  return { from, to, nodes: [{ type: 'link', span, ...place, ...defines, children: text === '' ? shown(value, 1, escaped.length - 1) : shown(value, 0, text.length) }] };
}

/** Splits `text <inside>` at the last angle bracket that opens, when nothing but the text's own white space stands before it. */
function splitEmbedded(escaped: string): { readonly text: string; readonly inside: string } | undefined {
  const close = escaped.length - 1;
  if (escaped.charAt(close) !== '>' || /[\s\0]/.test(escaped.charAt(close - 1))) return undefined;
  let open = close - 1;
  while (open >= 0 && !(/[<>]/.test(escaped.charAt(open)) && escaped.charAt(open - 1) !== '\0')) open -= 1;
  if (open < 0 || escaped.charAt(open) !== '<' || /\s/.test(escaped.charAt(open + 1)) || open + 1 === close) return undefined;
  const before = escaped.slice(0, open);
  const text = before.replace(/[ \n]+$/, '');
  return before !== '' && text === before ? undefined : { text, inside: escaped.slice(open + 1, close) };
}

function aliasOf(inside: string): string | undefined {
  if (!inside.endsWith('_') || inside.endsWith('\0_') || isUriStart(inside)) return undefined;
  return unescapeText(inside.slice(0, -1));
}

/** Returns the address of `escaped`: white space that is not escaped goes, a mail address gets its scheme. */
export function addressOf(escaped: string): string {
  const kept = escaped.split(/\0[ \n]/).map((part) => part.replace(/\s+/g, '')).join(' ');
  const address = unescapeText(kept);
  return isMailAddress(kept) ? `mailto:${address}` : address;
}
