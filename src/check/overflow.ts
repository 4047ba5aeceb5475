import { diagnostic } from '../source/diagnostic.ts';
import { placeOf, wordsOf } from './place.ts';
import { measuredSlides, type Rule } from './rule.ts';

/** What reaches beyond its slide, once for each slide: the thing that reaches farthest. */
export const overflow: Rule = {
  code: 'check/overflow', measures: true,
  find: (facts) => measuredSlides(facts).flatMap(([slide, { faults }]) => {
    const [worst] = faults.filter((fault) => fault.kind === 'over').toSorted((a, b) => b.px - a.px || b.text.length - a.text.length);
    return worst ? [diagnostic('check/overflow', placeOf(worst, slide), { ...wordsOf(worst, slide), px: worst.px, beyond: worst.side === 'clock' ? 'its place, into the clock' : `the ${worst.side} of its slide` })] : [];
  }),
};
