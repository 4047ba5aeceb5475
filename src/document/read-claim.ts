import type { Span } from '../source/span.ts';
import type { Claim } from './claim.ts';

/** The forms of a claim, each as it is written and what it says. */
const forms: readonly (readonly [RegExp, (groups: readonly string[]) => ClaimFacts])[] = [
  [/^ends at (\d+(?:\.\d+)?) ?s$/, ([seconds]) => ({ kind: 'ends-at', seconds: Number(seconds) })],
  [/^blocks for (\d+(?:\.\d+)?) ?s$/, ([seconds]) => ({ kind: 'blocks', seconds: Number(seconds) })],
  [/^order (.+,.+)$/, ([lanes = '']) => ({ kind: 'order', lanes: namesIn(lanes) })],
  [/^raises ([A-Z_a-z][\w.]*)$/, ([error = '']) => ({ kind: 'raises', error })],
  [/^deadlock$/, () => ({ kind: 'deadlock' })],
  [/^never ends$/, () => ({ kind: 'endless' })],
  [/^(\S.*) ends at (\d+(?:\.\d+)?) ?s$/, ([lane = '', seconds]) => ({ kind: 'ends-at', lane, seconds: Number(seconds) })],
  [/^(\S.*) is cancelled$/, ([lane = '']) => ({ kind: 'cancelled', lane })],
  [/^(\S.*) never ends$/, ([lane = '']) => ({ kind: 'unfinished', lane })],
  [/^(\S.*) raises ([A-Z_a-z][\w.]*)$/, ([lane = '', error = '']) => ({ kind: 'raises', lane, error })],
  [/^(\S.*?) returns (\S.*)$/, ([lane = '', value = '']) => ({ kind: 'returns', lane, value })],
];

type ClaimFacts = Claim extends infer One ? One extends Claim ? Omit<One, 'text' | 'span'> : never : never;

/** The forms as the reference and the hints show them, in Markdown. */
export const claimForms = '`ends at 3 s`, `raises TimeoutError`, `deadlock`, `never ends`, `blocks for 2 s`, `order a, b, c` (in which tasks end), and of one task `a ends at 1 s`, `a is cancelled`, `a raises ValueError`, `a returns 3`, `a never ends`';

/** Returns the claims in `text`, which are divided by semicolons or stand on lines of their own, as they are written. */
export function claimTexts(text: string): readonly string[] {
  return text.split(/[;\n]/).map((one) => one.trim().replace(/\s+/g, ' ')).filter((one) => one !== '');
}

/** Returns the claim that `text` is, with `span` as its place; `undefined` where it is of no known form. */
export function readClaim(text: string, span: Span): Claim | undefined {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (match) return { text, span, ...read(match.slice(1)) };
  }
  return undefined;
}

/** Names divided by commas; those inside parentheses belong to a name, as in `work('a', 3)`. */
function namesIn(text: string): readonly string[] {
  return text.split(/,(?![^(]*\))/).map((name) => name.trim()).filter((name) => name !== '');
}
