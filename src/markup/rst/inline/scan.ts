import type { Inline } from '../../../document/inline.ts';
import type { Report } from '../../../source/diagnostic.ts';
import type { Chars } from './chars.ts';
import { spanOfChars } from './chars.ts';
import { restoreBackslashes } from './escape.ts';
import { arePair, characterAt, endStringSuffix } from './characters.ts';
import type { RoleTable } from './role-table.ts';

/** One text being scanned. `hopeless` names the end-strings that the rest of the text does not have: they are not looked for again. */
export interface Scan {
  readonly chars: Chars;
  readonly report: Report;
  readonly roles: RoleTable;
  readonly base: number;
  readonly hopeless: Set<string>;
}

/** What a construct read: `[from, to)` of the text became `nodes`; without `nodes` the stretch is plain text after all. */
export interface Construct {
  readonly from: number;
  readonly to: number;
  readonly nodes?: readonly Inline[];
}

/** An end-string at `[at, to)` of the text, with the groups of its pattern. */
export interface EndString {
  readonly at: number;
  readonly to: number;
  readonly groups: readonly (string | undefined)[];
}

const notAfterSpace = String.raw`(?<!\s)`;
const notAfterSpaceOrEscape = String.raw`(?<![\s\0])`;
const patternOf = (before: string, end: string): RegExp => new RegExp(before + end + endStringSuffix, 'ug');

const endPatterns = {
  emphasis: patternOf(notAfterSpaceOrEscape, String.raw`\*`),
  strong: patternOf(notAfterSpaceOrEscape, String.raw`\*\*`),
  literal: patternOf(notAfterSpace, '``'),
  target: patternOf(notAfterSpaceOrEscape, '`'),
  substitution: patternOf(notAfterSpaceOrEscape, String.raw`(\|_{0,2})`),
  interpreted: patternOf(String.raw`(?<!(?<!\0)[\s\0])`, '`(:[\\p{L}\\p{N}]+(?:[-._+:][\\p{L}\\p{N}]+)*:)?(__?)?'),
} as const;

/** Returns the end-string of `kind` that ends what starts at `from`; `undefined` where there is none or nothing stands before it. */
export function findEnd(scan: Scan, kind: keyof typeof endPatterns, from: number): EndString | undefined {
  if (scan.hopeless.has(kind)) return undefined;
  const pattern = endPatterns[kind];
  pattern.lastIndex = from;
  const match = pattern.exec(scan.chars.text);
  if (!match) scan.hopeless.add(kind);
  return match && match.index > from ? { at: match.index, to: match.index + match[0].length, groups: match } : undefined;
}

/** Tells whether the start-string `[from, to)` stands between quotation marks or brackets, or at the very end: then it is text. */
export function isQuoted(scan: Scan, from: number, to: number): boolean {
  const { text } = scan.chars;
  if (from === scan.base) return false;
  const after = characterAt(text, to);
  return after === '' || arePair(text.charAt(from - 1), after);
}

/** Returns `[from, to)` as a problem, shown as it was written. */
export function problemNode(scan: Scan, from: number, to: number): Construct {
  const text = restoreBackslashes(scan.chars.text.slice(from, to));
  return { from, to, nodes: [{ type: 'inline-problem', span: spanOfChars(scan.chars, from, to), text }] };
}
