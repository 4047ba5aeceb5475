import type { List } from '../../../document/nodes.ts';
import { enumeratorPattern } from '../patterns.ts';

/** The numerals of an enumerated list; `#` numbers itself. */
export type Sequence = Exclude<List['style'], 'bullet'> | '#';

/** How the numerals are set: `(1)`, `1)` or `1.`. */
export type EnumeratorFormat = 'parens' | 'rparen' | 'period';

/** An enumerator; `ordinal` is absent where the text is not a number of its sequence. */
export interface Enumerator {
  readonly format: EnumeratorFormat;
  readonly sequence: Sequence;
  readonly text: string;
  readonly ordinal: number | undefined;
  readonly width: number;
}

const sequences = ['arabic', 'loweralpha', 'upperalpha', 'lowerroman', 'upperroman'] as const;
const shapes: Readonly<Record<(typeof sequences)[number], RegExp>> = {
  arabic: /^[0-9]+$/, loweralpha: /^[a-z]$/, upperalpha: /^[A-Z]$/, lowerroman: /^[ivxlcdm]+$/, upperroman: /^[IVXLCDM]+$/,
};

/** Returns the enumerator that `line` starts with. `expected` is tried first, so that `i.` after `h.` stays a letter. */
export function parseEnumerator(line: string, expected?: Sequence): Enumerator | undefined {
  const match = enumeratorPattern.exec(line);
  if (!match) return undefined;
  const text = match[1] ?? match[2] ?? match[3] ?? '';
  const format = match[1] !== undefined ? 'parens' : match[2] !== undefined ? 'rparen' : 'period';
  const sequence = sequenceOf(text, expected);
  return { format, sequence, text, ordinal: ordinalOf(sequence, text), width: match[0].length };
}

function sequenceOf(text: string, expected: Sequence | undefined): Sequence {
  if (text === '#') return '#';
  if (expected !== undefined) {
    if (expected !== '#' && shapes[expected].test(text)) return expected;
  } else if (text === 'i') return 'lowerroman';
  else if (text === 'I') return 'upperroman';
  return sequences.find((sequence) => shapes[sequence].test(text)) ?? 'arabic';
}

function ordinalOf(sequence: Sequence, text: string): number | undefined {
  switch (sequence) {
    case '#': return 1;
    case 'arabic': return Number(text);
    case 'loweralpha': return text.charCodeAt(0) - 96;
    case 'upperalpha': return text.charCodeAt(0) - 64;
    default: return fromRoman(text.toUpperCase());
  }
}

const romanDigits = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const;

function toRoman(value: number): string | undefined {
  if (value < 1 || value > 4999) return undefined;
  let rest = value;
  let text = '';
  for (const [worth, digits] of romanDigits) for (; rest >= worth; rest -= worth) text += digits;
  return text;
}

function fromRoman(text: string): number | undefined {
  let rest = text;
  let value = 0;
  for (const [worth, digits] of romanDigits) for (; rest.startsWith(digits); rest = rest.slice(digits.length)) value += worth;
  return rest === '' && toRoman(value) === text ? value : undefined;
}

/** Returns the markers that may follow an item of `ordinal - 1`: the next numeral and the automatic one, a space behind each. */
export function markersOf(sequence: Sequence, format: EnumeratorFormat, ordinal: number): readonly string[] {
  const numeral = numeralOf(sequence, ordinal);
  if (numeral === undefined) return [];
  const set = (text: string): string => `${format === 'parens' ? '(' : ''}${text}${format === 'period' ? '.' : ')'} `;
  return [set(numeral), set('#')];
}

function numeralOf(sequence: Sequence, ordinal: number): string | undefined {
  switch (sequence) {
    case '#': return '#';
    case 'arabic': return String(ordinal);
    case 'loweralpha': return ordinal > 26 ? undefined : String.fromCharCode(96 + ordinal);
    case 'upperalpha': return ordinal > 26 ? undefined : String.fromCharCode(64 + ordinal);
    case 'lowerroman': return toRoman(ordinal)?.toLowerCase();
    case 'upperroman': return toRoman(ordinal);
  }
}
