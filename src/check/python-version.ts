import { diagnostic } from '../source/diagnostic.ts';
import type { Rule } from './rule.ts';

/** Claims about a version of Python that is newer than the one they were recorded on. */
export const pythonVersion: Rule = {
  code: 'check/python-version', measures: false,
  find: ({ deck, timelines }) => deck.examples.flatMap((example) => {
    const source = timelines.get(example)?.source;
    const claimed = example.options.python;
    if (claimed === undefined || source?.kind !== 'recorded' || !isOlder(source.python, claimed)) return [];
    return [diagnostic('check/python-version', example.span, { claimed, python: source.python })];
  }),
};

/** Whether version `one` comes before `other`, by as many numbers as `other` has. */
function isOlder(one: string, other: string): boolean {
  const [own, least] = [numbersOf(one), numbersOf(other)];
  const at = least.findIndex((number, index) => (own[index] ?? 0) !== number);
  return at !== -1 && (own[at] ?? 0) < (least[at] ?? 0);
}

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).map(Number);
