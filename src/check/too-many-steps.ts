import { diagnostic } from '../source/diagnostic.ts';
import type { Rule } from './rule.ts';

const most = 20;

/** Slides with more steps than an audience follows. */
export const tooManySteps: Rule = {
  code: 'check/too-many-steps', measures: false,
  find: ({ deck }) => deck.slides.flatMap((slide) => (slide.kind === 'content' && slide.steps > most ? [diagnostic('check/too-many-steps', slide.span, { steps: slide.steps, most })] : [])),
};
