import type { LaneId, Timeline } from '../timeline/timeline.ts';
import type { Box } from './stage-hatch.ts';
import type { StageLayout } from './stage-layout.ts';
import { placeOfNow } from './stage-steps.ts';

/** A lane that begins, at the end of step `step`, to wait for others: the thin edge from its bar to them. */
export interface Awaits {
  readonly lane: LaneId;
  readonly others: readonly LaneId[];
  readonly step: number;
}

/** Labels of waits whose tasks stand in a bracket. */
const bracketed: ReadonlySet<string> = new Set(['gather', 'TaskGroup']);

/** Returns who waits for whom by name. Those of a `gather` and of a task group stand in a bracket already, which says the same. */
export function awaitsOf({ edges }: Timeline): readonly Awaits[] {
  const found = new Map<string, { lane: LaneId; others: LaneId[]; step: number }>();
  for (const { kind, from, to, step, label } of edges) {
    if (kind !== 'awaits' || bracketed.has(label)) continue;
    const key = `${step} ${from}`;
    const wait = found.get(key);
    if (wait) wait.others.push(to);
    else found.set(key, { lane: from, others: [to], step });
  }
  return [...found.values()];
}

/** Returns what the line of a wait covers; its rings are on the lanes, where no words stand. */
export function awaitsBox(awaits: Awaits, timeline: Timeline, layout: StageLayout): Box {
  const { x, from, to } = awaitsLine(awaits, timeline, layout);
  const reach = [from, ...to];
  return { x: x - 2, y: Math.min(...reach), width: 4, height: Math.max(...reach) - Math.min(...reach) };
}

/** Returns where the line of a wait runs: between the boxes of the steps, from its bar to the lanes that are awaited. */
export function awaitsLine({ lane, others, step }: Awaits, timeline: Timeline, layout: StageLayout): { readonly x: number; readonly from: number; readonly to: readonly number[] } {
  const own = layout.yOf(lane);
  const to = others.map((other) => layout.yOf(other));
  const edge = to.every((y) => y > own) ? layout.bar / 6 : to.every((y) => y < own) ? -layout.bar / 6 : 0;
  return { x: layout.xOf(placeOfNow(timeline, step)), from: own + edge, to };
}
