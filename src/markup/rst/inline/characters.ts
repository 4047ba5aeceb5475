/**
 * The character classes of inline markup recognition, from the reStructuredText specification ("Inline markup
 * recognition rules"): a start-string follows white space, an opening character or a delimiter; an end-string is followed
 * by white space, a closing character or a delimiter. Outside ASCII they are the Unicode categories Ps Pi Pf, Pe Pi Pf and Pd Po.
 */
const prefix = /[\s"'(<[{\-/:\p{Ps}\p{Pi}\p{Pf}\p{Pd}]|[^\0-\x7F\P{Po}]/u;

/** What must follow an end-string, as the source of a regular expression with the flag `u`. */
export const endStringSuffix = String.raw`(?=$|[\s\0\\.,;!?\-/:"')>\]}\p{Pe}\p{Pi}\p{Pf}\p{Pd}\u201A\u201E]|[^\0-\x7F\P{Po}])`;

/** A simple reference name, as the source of a regular expression with the flag `u`: words joined by single `-._+:`. */
export const simpleName = String.raw`[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*`;

const wordCharacter = /[\p{L}\p{N}]/u;
const nameSeparators = '-._+:';

/** Returns the code point that ends before `index` in `text`, or an empty string at its start. */
function characterBefore(text: string, index: number): string {
  const unit = text.charAt(index - 1);
  const low = unit >= '\uDC00' && unit <= '\uDFFF';
  return low && index > 1 ? text.slice(index - 2, index) : unit;
}

/** Returns the code point at `index` of `text`, or an empty string at its end. */
export function characterAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** Tells whether a start-string may stand at `index` of `text`, `base` being where the scan began anew. */
export function mayStart(text: string, index: number, base: number): boolean {
  return index === base || prefix.test(characterBefore(text, index));
}

/** Tells whether `text` has white space at `index`; its end is not white space. */
export function isSpaceAt(text: string, index: number): boolean {
  return index < text.length && /\s/.test(text.charAt(index));
}

const oddPairs: Readonly<Record<string, string>> = {
  '"': '"', '\'': '\'', '(': ')', '<': '>', '[': ']', '{': '}', '«': '»', '»': '«»', '‘': '’‚', '’': '‘’', '‚': '‛‘’', '“': '”„', '”': '“”',
  '„': '‟“”', '‛': '‚', '‟': '„', '‹': '›', '›': '‹›', '［': '］', '｛': '｝',
};
const opening = /[\p{Ps}\p{Pi}]/u;
const closingInitial = /\p{Pf}/u;

/** Tells whether `open` and `close` are a pair of brackets or quotation marks, in the conventions of any language. */
export function arePair(open: string, close: string): boolean {
  const odd = oddPairs[open];
  if (odd !== undefined) return close !== '' && odd.includes(close);
  const [from, to] = [open.codePointAt(0) ?? 0, close.codePointAt(0) ?? 0];
  return (opening.test(open) && to === from + 1) || (closingInitial.test(open) && to === from - 1);
}

/** Returns the start of the leftmost simple name that ends at `end` and may start a reference, not before `base`; -1 if there is none. */
export function nameStartBefore(text: string, end: number, base: number): number {
  let start = -1;
  let index = end;
  while (index > base) {
    const character = characterBefore(text, index);
    if (character === '') break;
    if (wordCharacter.test(character)) {
      index -= character.length;
      if (mayStart(text, index, base)) start = index;
    } else if (index < end && nameSeparators.includes(character) && index - 1 > base && wordCharacter.test(characterBefore(text, index - 1))) {
      index -= 1;
    } else break;
  }
  return start;
}
