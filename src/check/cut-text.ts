import { diagnostic } from '../source/diagnostic.ts';
import { placeOf, wordsOf } from './place.ts';
import { measuredSlides, type Rule } from './rule.ts';

/** Text of which a part is hidden, the words of diagrams included; up to three of a slide. */
export const cutText: Rule = {
  code: 'check/cut-text', measures: true,
  find: (facts) => measuredSlides(facts).flatMap(([slide, { faults }]) => faults
    .filter((fault) => fault.kind === 'cut').toSorted((a, b) => b.px - a.px).slice(0, 3)
    .map((fault) => diagnostic('check/cut-text', placeOf(fault, slide), { ...wordsOf(fault, slide), px: fault.px }))),
};
