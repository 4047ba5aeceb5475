import type { Deck, SequenceSlide, Slide, SlideNote, StageSlide, StepCounts, StepRange } from './deck.ts';
import { names } from './slug.ts';

/**
 * Returns `deck` with the steps of its recordings: each planned stage and sequence slide becomes as many slides as `counts` says
 * for its example, with their ranges, the titles of their phases and numbers of fragments. A range counts the steps shown, `from` to `to`, both included;
 * the state before its first step is the slide without any fragment. Slides of an example without counts are left out, since
 * its recording failed.
 */
export function numberSteps(deck: Deck, counts: ReadonlyMap<string, StepCounts>): Deck {
  const ids = names(deck.slides.map((slide) => slide.id));
  return { ...deck, slides: deck.slides.flatMap((slide) => numbered(slide, counts, (base) => ids.take(base))) };
}

function numbered(slide: Slide, counts: ReadonlyMap<string, StepCounts>, newId: (base: string) => string): readonly Slide[] {
  if (slide.kind !== 'stage' && slide.kind !== 'sequence') return [slide];
  const ranges = counts.get(slide.example)?.[slide.kind] ?? [];
  return ranges.map((range, index): StageSlide | SequenceSlide => {
    const { anchors, minutes, ...rest } = slide;
    const own = index === 0 ? { ...rest, ...(anchors && { anchors }), ...(minutes !== undefined && { minutes }) } : { ...rest, id: newId(slide.id) };
    const numbers = {
      range, steps: stepsOf(range), notes: notesIn(slide.notes, ranges, index),
      ...(ranges.length > 1 && { part: { number: index + 1, of: ranges.length } }),
    };
    const titled = withTitle(own, range.title);
    return titled.kind === 'sequence' ? { ...titled, ...numbers, diagram: index } : { ...titled, ...numbers };
  });
}

/** The title of a phase follows the heading that the slides of the recording share. */
function withTitle<Kind extends StageSlide | SequenceSlide>(slide: Kind, title: string | undefined): Kind {
  return title === undefined ? slide : { ...slide, heading: [...slide.heading, { type: 'text', value: `: ${title}`, span: slide.span }], headingText: `${slide.headingText}: ${title}` };
}

const stepsOf = ({ from, to }: StepRange): number => Math.max(0, to - from + 1);

/** A note of a step goes with the slide that shows the step; one for a step that does not exist, and one of no step, with the first. */
function notesIn(notes: readonly SlideNote[], ranges: readonly StepRange[], index: number): readonly SlideNote[] {
  return notes.flatMap((note) => {
    const { step } = note;
    const place = step === undefined ? -1 : ranges.findIndex((range) => range.from <= step && step <= range.to);
    if (Math.max(0, place) !== index) return [];
    return [place === -1 ? { blocks: note.blocks } : note];
  });
}
