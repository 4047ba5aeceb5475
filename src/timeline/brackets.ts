import type { Event, Recording, TaskId } from '../trace/recording.ts';
import type { Axis } from './axis.ts';
import type { Cast } from './story.ts';
import { taskGroups } from './task-groups.ts';
import type { Bracket, LaneId } from './timeline.ts';

/** Returns the brackets of a recording in the order they open: one for each task group, `gather` and `shield` that the program's own tasks make. */
export function bracketsOf({ events }: Recording, axis: Axis, cast: Cast): readonly Bracket[] {
  const groups = taskGroups(events);
  const ends = new Map(events.flatMap((event) => (event.k === 'task.done' ? [[event.task, axis.stepBefore(event.i)] as const] : [])));
  const makers = new Map(events.flatMap((event) => (event.k === 'step' && event.task !== undefined && event.s !== undefined ? [[event.s, event.task] as const] : [])));
  const bracket = (kind: Bracket['kind'], made: Event, children: readonly LaneId[]): readonly Bracket[] => {
    const owner = made.s === undefined ? undefined : makers.get(made.s);
    const lanes = [...new Set(children)].filter((lane): lane is TaskId => [...cast.userTasks].some((task) => task === lane));
    if (owner === undefined || !cast.userTasks.has(owner) || lanes.length === 0) return [];
    const last = lanes.map((lane) => ends.get(lane));
    const open = Math.max(1, axis.stepBefore(made.i));
    const close = last.some((step) => step === undefined) ? undefined : Math.max(open, ...last.map((step) => step ?? 0));
    return [{ kind, owner, lanes, open, close }];
  };
  return events.flatMap((event): readonly Bracket[] => {
    if (event.k === 'gather') return bracket('gather', event, event.of);
    if (event.k === 'fut.new' && event.on?.w === 'shield') return bracket('shield', event, event.on.of.filter((id) => id !== null));
    if (event.k === 'prim.new' && event.type === 'TaskGroup') return bracket('group', event, groups.get(event.prim) ?? []);
    return [];
  });
}
