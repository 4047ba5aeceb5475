/** A bullet and the white space behind it. */
export const bulletPattern = /^[-+*\u2022\u2023\u2043](?: +|$)/;

const numeral = '[0-9]+|[a-z]|[A-Z]|[ivxlcdm]+|[IVXLCDM]+|#';

/** An enumerator in one of its three formats: `(1)`, `1)` or `1.`. */
export const enumeratorPattern = new RegExp(String.raw`^(?:\((${numeral})\)|(${numeral})\)|(${numeral})\.)(?: +|$)`);

const optionArgument = '(?:[a-zA-Z][a-zA-Z0-9_-]*|<[^<>]+>)';
const option = String.raw`(?:[-+][a-zA-Z0-9](?: ?${optionArgument})?|(?:--|/)[a-zA-Z0-9][a-zA-Z0-9_-]*(?:[ =]${optionArgument})?)`;

/** The options of a command, two spaces behind them. */
export const optionPattern = new RegExp(`^${option}(?:, ${option})*(?:  +| ?$)`);

export const doctestPattern = /^>>>(?: +|$)/;
export const lineBlockPattern = /^\|(?: +|$)/;
export const gridTopPattern = /^\+-[-+]+-\+ *$/;
export const simpleTopPattern = /^=+(?: +=+)+ *$/;
export const explicitPattern = /^\.\.(?: +|$)/;
export const anonymousPattern = /^__(?: +|$)/;

/** A line of one repeated punctuation character: title adornment or transition. */
export const adornmentPattern = /^([!-/:-@[-`{-~])\1* *$/;

/** Returns the length of the field marker `:name:` that `text` starts with, the space behind it included; 0 if there is none. */
export function fieldMarkerLength(text: string): number {
  if (text.charAt(0) !== ':' || text.charAt(1) === ':' || text.charAt(1) === ' ') return 0;
  for (let index = 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === ':' && index > 1) {
      const after = text.charAt(index + 1);
      if (after !== ' ' && after !== '`' && after !== '') continue;
      if (after === '`' || text.charAt(index - 1) === ' ') return 0;
      return index + 1 + (/^ */.exec(text.slice(index + 1))?.[0].length ?? 0);
    }
  }
  return 0;
}

/** Tells whether `text` may begin a paragraph, a title or a definition: no other construct starts with it. */
export function isPlainText(text: string): boolean {
  return ![bulletPattern, enumeratorPattern, optionPattern, doctestPattern, lineBlockPattern, gridTopPattern, simpleTopPattern,
    explicitPattern, anonymousPattern, adornmentPattern].some((pattern) => pattern.test(text)) && fieldMarkerLength(text) === 0;
}
