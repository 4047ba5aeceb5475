import type { Timeline } from './timeline.ts';

/** Most steps that a slide holds. */
export const mostSteps = 20;

/** Steps `from` to `to`, both included, and the title of the phase they belong to. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly title?: string;
}

/**
 * Returns the steps of each slide of a recording, in order: a new one with each phase that the program names, else one
 * for up to twenty steps; a longer stretch is cut where an instant begins, or evenly where none is in reach. `shown` keeps a part.
 */
export function stepRanges(timeline: Pick<Timeline, 'instants' | 'phases'> & { readonly steps: readonly unknown[] }, shown?: Range): readonly Range[] {
  const total = timeline.steps.length;
  const from = Math.max(1, shown?.from ?? 1);
  const to = Math.min(total, shown?.to ?? total);
  if (from > to) return total === 0 ? [] : stepRanges(timeline);
  const starts = [from, ...timeline.phases.map((phase) => phase.from).filter((step) => step > from && step <= to)];
  return starts.flatMap((start, index) => cut({ from: start, to: (starts[index + 1] ?? to + 1) - 1 }, timeline)).map((range) => {
    const title = timeline.phases.findLast((phase) => phase.from <= range.from)?.title;
    return title === undefined ? range : { ...range, title };
  });
}

function cut(range: Range, { instants }: Pick<Timeline, 'instants'>): readonly Range[] {
  const ranges: Range[] = [];
  for (let { from } = range; from <= range.to;) {
    const left = range.to - from + 1;
    const target = left <= mostSteps ? range.to : from + Math.ceil(left / Math.ceil(left / mostSteps)) - 1;
    const border = instants.map((instant) => instant.last).filter((last) => last > from + 4 && last <= from + mostSteps - 1 && last <= target + 4).at(-1);
    const to = target === range.to ? range.to : border ?? target;
    ranges.push({ from, to });
    from = to + 1;
  }
  return ranges;
}
