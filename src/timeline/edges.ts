import type { Event, FutId, Recording, TaskId } from '../trace/recording.ts';
import type { Axis } from './axis.ts';
import { taskOf } from './loop-state.ts';
import type { Cast, Fold, Story } from './story.ts';
import type { Edge } from './timeline.ts';
import { exceptionName } from './values.ts';

/** Returns the arrows between lanes: who created, woke or cancelled whom, and where an exception went on. */
export function edgesOf(recording: Recording, stories: readonly Story[], folds: readonly Fold[], axis: Axis, cast: Cast): readonly Edge[] {
  return [...stories.flatMap((story, index) => ownEdges(story, index + 1)), ...folds.flatMap(({ story, step }) => ownEdges(story, step)), ...wakeEdges(recording.events, stories, axis, cast)];
}

function ownEdges(story: Story, step: number): Edge[] {
  const created = story.created.map((task): Edge => ({ kind: 'creates', from: story.lane, to: task, step, label: 'create_task' }));
  const cancels = story.cancels.filter((cancel) => cancel.task !== story.lane)
    .map((cancel): Edge => ({ kind: 'cancels', from: story.lane, to: cancel.task, step, label: 'cancel()' }));
  return [...created, ...cancels];
}

/** A task that ended wakes the one that waits for it, directly or through the future of a `gather`, a `wait` or a group. */
function wakeEdges(events: readonly Event[], stories: readonly Story[], axis: Axis, cast: Cast): Edge[] {
  return events.flatMap((event): Edge[] => {
    if (event.k !== 'ready' || event.cb.c !== 'wakeup') return [];
    const target = taskOf(event.cb);
    const step = axis.stepBefore(event.i);
    const story = stories[step - 1];
    if (!story?.done || target === undefined || !cast.userTasks.has(target) || target === story.lane) return [];
    if (!waitsFor(cast, event.cb.fut ?? undefined, story.done.task) || event.t > story.turn.end) return [];
    const failed = story.done.how === 'exception';
    return [{ kind: failed ? 'raises' : 'wakes', from: story.lane, to: target, step, label: failed ? exceptionName(story.done.value ?? '') : 'wakes' }];
  });
}

function waitsFor(cast: Cast, future: FutId | TaskId | undefined, ended: TaskId): boolean {
  if (future === undefined) return false;
  if (future === ended) return true;
  const wait = cast.wantedFor.get(future);
  return wait !== undefined && 'of' in wait && wait.of.includes(ended) || (cast.gatherOf.get(future)?.includes(ended) ?? false);
}
