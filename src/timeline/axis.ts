import type { Ns } from '../trace/recording.ts';
import type { Instant, Place } from './timeline.ts';
import type { Turn } from './turns.ts';

/** The cut of virtual time into instants, and the way from a moment of the recording to a place on it. */
export interface Axis {
  readonly instants: readonly Instant[];
  /** Place where step `number` (from 1) begins and ends. */
  readonly startOf: (number: number) => Place;
  readonly endOf: (number: number) => Place;
  /** Place of the event with index `i`: after the step it happened in or after, at the beginning of a new instant before its first step. */
  readonly placeOfEvent: (i: number, at: Ns) => Place;
  /** Place of a virtual time, in a gap if need be; absent after the end. */
  readonly placeOfTime: (at: Ns) => Place | undefined;
  /** Number of the last step that began before the event with index `i`, 0 before the first. */
  readonly stepBefore: (i: number) => number;
}

/** Returns the axis of `steps`, the turns that became steps, in order; an `endless` one ends in an empty instant at infinity. */
export function axisOf(steps: readonly Turn[], endless: boolean): Axis {
  const instants = [...instantsOf(steps), ...(endless ? [{ at: Infinity, first: steps.length + 1, last: steps.length }] : [])];
  const instantOfStep = (number: number): number => instants.findIndex((instant) => instant.first <= number && number <= instant.last);
  const startOf = (number: number): Place => {
    const instant = instantOfStep(number);
    return { instant, slot: number - (instants[instant]?.first ?? number) };
  };
  const endOf = (number: number): Place => {
    const { instant, slot } = startOf(number);
    return { instant, slot: slot + 1 };
  };
  const stepBefore = (i: number): number => {
    const next = steps.findIndex((turn) => turn.first > i);
    return next === -1 ? steps.length : next;
  };
  const placeOfEvent = (i: number, at: Ns): Place => {
    const number = stepBefore(i);
    const before = steps[number - 1];
    const next = steps[number];
    if (before && (at <= before.end && before.end === before.at || !next)) return endOf(number);
    if (before && at <= before.end) return afterBlock(instants, endOf(number), before.end);
    return next ? { instant: instantOfStep(number + 1), slot: 0 } : endOf(Math.max(1, number));
  };
  return { instants, startOf, endOf, placeOfEvent, stepBefore, placeOfTime: (at) => placeOfTime(instants, at) };
}

/** Returns where the lane of a step that blocked the loop until `end` is after it: the instant of that time. */
export function afterBlock(instants: readonly Instant[], place: Place, end: Ns): Place {
  const instant = instants.findIndex((one) => one.at === end);
  return instant > place.instant ? { instant, slot: 0 } : place;
}

function instantsOf(steps: readonly Turn[]): readonly Instant[] {
  const instants: Instant[] = [];
  for (const [index, turn] of steps.entries()) {
    const open = instants.at(-1);
    if (open && open.at === turn.at) instants[instants.length - 1] = { ...open, last: index + 1 };
    else instants.push({ at: turn.at, first: index + 1, last: index + 1 });
  }
  const last = steps.at(-1);
  if (last && last.end > last.at) instants.push({ at: last.end, first: steps.length + 1, last: steps.length });
  return instants;
}

function placeOfTime(instants: readonly Instant[], at: Ns): Place | undefined {
  const next = instants.findIndex((instant) => instant.at >= at);
  const after = instants[next];
  if (!after || (after.at === Infinity && at !== Infinity)) return undefined;
  if (after.at === at || next === 0) return { instant: next, slot: 0 };
  const from = instants[next - 1]?.at ?? 0;
  return { instant: next, slot: 0, before: (after.at - at) / (after.at - from) };
}
