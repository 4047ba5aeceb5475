import { legible } from '../contract/measured.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { placeOf, wordsOf } from './place.ts';
import { measuredSlides, type Rule } from './rule.ts';

/** Text that is too small, once for each slide: the smallest. */
export const smallText: Rule = {
  code: 'check/small-text', measures: true,
  find: (facts) => measuredSlides(facts).flatMap(([slide, { faults }]) => {
    const [smallest] = faults.filter((fault) => fault.kind === 'small').toSorted((a, b) => a.px - b.px);
    if (!smallest) return [];
    const { element, text } = wordsOf(smallest, slide);
    return [diagnostic('check/small-text', placeOf(smallest, slide), { element, text, px: smallest.px, least: legible.text })];
  }),
};
