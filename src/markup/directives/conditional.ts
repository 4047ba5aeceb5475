import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan } from './options.ts';
import type { DirectiveSpec } from './specification.ts';

/** What is true of the output of Loopstage. */
const tags = new Set(['html', 'slides', 'presentation', 'revealjs', 'slide', 'true']);

/** `.. only:: html`: content for some outputs. */
export const only: DirectiveSpec = {
  name: 'only', aliases: ['ifconfig'], doc: 'Content for some outputs. True here: `html`, `slides`, `presentation`, `revealjs`; `and`, `or`, `not` and parentheses join them.',
  example: '.. only:: html and not latex\n\n   Text for slides.',
  argument: 'required', body: 'blocks', options: {},
  run: (call) => {
    const verdict = evaluate(call.directive.argument);
    if (verdict === undefined) call.report(diagnostic('directive/bad-condition', argumentSpan(call), { condition: call.directive.argument }));
    return verdict === false ? [] : call.apply(call.directive.children);
  },
};

/** `.. ifslides::` and `.. ifnotslides::` of hieroglyph. */
export const ifSlides: DirectiveSpec = {
  name: 'ifslides', doc: 'Content for slides, which is what is made here.', argument: 'none', body: 'blocks', options: {}, run: (call) => call.apply(call.directive.children),
};
export const ifNotSlides: DirectiveSpec = {
  name: 'ifnotslides', doc: 'Content for other outputs than slides; left out.', argument: 'none', body: 'blocks', options: {}, run: () => [],
};

/** Returns the truth of a condition of names, `and`, `or`, `not` and parentheses; `undefined` where it is not one. */
function evaluate(condition: string): boolean | undefined {
  const words = condition.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const atom = (): boolean | undefined => {
    const word = words[at];
    at += 1;
    if (word === undefined || word === ')' || word === 'and' || word === 'or') return undefined;
    if (word === 'not') { const inner = atom(); return inner === undefined ? undefined : !inner; }
    if (word !== '(') return tags.has(word.toLowerCase());
    const inner = either();
    at += 1;
    return words[at - 1] === ')' ? inner : undefined;
  };
  const chain = (join: string, next: () => boolean | undefined, fold: (a: boolean, b: boolean) => boolean): boolean | undefined => {
    let value = next();
    while (value !== undefined && words[at] === join) {
      at += 1;
      const right = next();
      value = right === undefined ? undefined : fold(value, right);
    }
    return value;
  };
  const both = (): boolean | undefined => chain('and', atom, (a, b) => a && b);
  const either = (): boolean | undefined => chain('or', both, (a, b) => a || b);
  const value = either();
  return at === words.length ? value : undefined;
}
