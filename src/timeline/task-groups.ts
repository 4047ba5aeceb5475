import type { Event, PrimId, TaskId } from '../trace/recording.ts';

/** Returns the tasks of each task group, in order, by all it ever held or waited for. */
export function taskGroups(events: readonly Event[]): ReadonlyMap<PrimId, readonly TaskId[]> {
  const groups = new Map<PrimId, TaskId[]>();
  for (const event of events) {
    if (event.k === 'prim.new' && event.type === 'TaskGroup') groups.set(event.prim, []);
    const [group, tasks] = event.k === 'suspend' && event.on.w === 'taskgroup' && event.on.prim !== null ? [groups.get(event.on.prim), event.on.of] as const
      : event.k === 'prim' ? [groups.get(event.prim), tasksIn(event.state['tasks'])] as const : [undefined, []] as const;
    group?.push(...tasks.filter((task) => !group.includes(task)));
  }
  return groups;
}

function tasksIn(state: unknown): readonly TaskId[] {
  return Array.isArray(state) ? state.filter((id): id is TaskId => typeof id === 'string' && /^T\d+$/.test(id)) : [];
}
