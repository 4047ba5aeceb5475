import { attribute } from '../contract/page.ts';
import type { Place, Timeline } from '../timeline/timeline.ts';
import type { Attributes } from './html.ts';

/** Whether a drawing follows the steps in the page or stands still in its final state, as on paper. */
export type Motion = 'stepped' | 'final';

/** A value with the steps `[from, until)` in which it holds. */
export interface Run<Value> {
  readonly value: Value;
  readonly from: number;
  readonly until: number;
}

/** Returns the runs of equal neighbours among the values of steps 0 to n, compared by their JSON text. */
export function runsOf<Value>(values: readonly Value[]): readonly Run<Value>[] {
  const runs: Run<Value>[] = [];
  for (const [step, value] of values.entries()) {
    const open = runs.at(-1);
    if (open && JSON.stringify(open.value) === JSON.stringify(value)) runs[runs.length - 1] = { ...open, until: step + 1 };
    else runs.push({ value, from: step, until: step + 1 });
  }
  return runs;
}

/** Returns the attributes by which an element shows in steps `[from, until)`; none when nothing moves. */
export function shown(motion: Motion, from: number | undefined, until?: number): Attributes {
  return motion === 'final' ? {} : { [attribute.from]: from === undefined || from <= 0 ? undefined : from, [attribute.until]: until };
}

/** Returns the attributes of an element that is current in `steps`. */
export function nowIn(motion: Motion, steps: readonly number[]): Attributes {
  return motion === 'final' || steps.length === 0 ? {} : { [attribute.now]: steps.join(' ') };
}

/** Returns the first step in which something that begins at `place` has width: the first whose end lies after it. */
export function firstStepAfter(timeline: Timeline, place: Place): number {
  const instant = timeline.instants[place.instant];
  return instant === undefined ? timeline.steps.length : instant.first + Math.floor(place.slot);
}

/** Returns the place at the end of the slot of `step`; the very beginning for step 0. */
export function placeOfStep(timeline: Timeline, step: number): Place {
  const index = timeline.instants.findIndex((instant) => instant.first <= step && step <= instant.last);
  const instant = timeline.instants[index];
  return instant ? { instant: index, slot: step - instant.first + 1 } : { instant: 0, slot: 0 };
}

/** Returns the place where the picture ends in `step`: the end of its slot, after what it blocked; the very beginning for step 0. */
export function placeOfNow(timeline: Timeline, step: number): Place {
  const place = placeOfStep(timeline, step);
  const { at, blocked } = timeline.steps[step - 1] ?? { at: 0, blocked: 0 };
  const after = blocked > 0 ? timeline.instants.findIndex((one) => one.at === at + blocked) : -1;
  return after > place.instant ? { instant: after, slot: 0 } : place;
}
