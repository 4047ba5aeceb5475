import { diagnostic } from '../source/diagnostic.ts';
import { placeOf, wordsOf } from './place.ts';
import { measuredSlides, type Rule } from './rule.ts';

/** Text that is too faint, once for each pair of colours of a slide. */
export const contrast: Rule = {
  code: 'check/contrast', measures: true,
  find: (facts) => measuredSlides(facts).flatMap(([slide, { faults }]) => {
    const faint = faults.filter((fault) => fault.kind === 'faint').toSorted((a, b) => a.ratio - b.ratio);
    const pairs = new Map(faint.toReversed().map((fault) => [`${fault.color} ${fault.ground}`, fault] as const));
    return [...pairs.values()].map((fault) => {
      const { element, text } = wordsOf(fault, slide);
      const { ratio, needed, color, ground, scheme } = fault;
      return diagnostic('check/contrast', placeOf(fault, slide), { element, text, ratio, needed, color, ground, scheme });
    });
  }),
};
