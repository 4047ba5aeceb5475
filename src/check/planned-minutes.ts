import { diagnostic } from '../source/diagnostic.ts';
import type { Rule } from './rule.ts';

/** Decks whose slides are planned to take longer than the talk. */
export const plannedMinutes: Rule = {
  code: 'check/planned-minutes', measures: false,
  find: ({ deck }) => {
    const planned = deck.slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0);
    const { duration } = deck.meta;
    if (duration === undefined || planned <= duration + 0.01) return [];
    return [diagnostic('check/planned-minutes', deck.slides[0]?.span ?? deck.span, { title: deck.titleText, planned: Math.round(planned * 10) / 10, duration })];
  },
};
