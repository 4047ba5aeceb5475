import type { Event, FutId, Recording, TaskId } from '../trace/recording.ts';
import type { Axis } from './axis.ts';
import { passedOn } from './deeds.ts';
import { taskOf } from './loop-state.ts';
import type { Cast, Fold, Story, Waiting } from './story.ts';
import type { Edge, LaneId } from './timeline.ts';
import { exceptionName } from './values.ts';
import { waitLabels } from './waits.ts';

/** Returns the arrows between lanes: who created, awaits, woke or cancelled whom, and where an exception went on. */
export function edgesOf(recording: Recording, stories: readonly Story[], folds: readonly Fold[], axis: Axis, cast: Cast): readonly Edge[] {
  return [
    ...stories.flatMap((story, index) => [...ownEdges(story, index + 1, cast), ...awaitEdges(story, index + 1, stories, cast), ...groupEdges(story, index + 1, cast)]),
    ...folds.flatMap(({ story, step }) => ownEdges(story, step, cast)), ...wakeEdges(recording.events, stories, axis, cast),
  ];
}

function ownEdges(story: Story, step: number, cast: Cast): Edge[] {
  const created = story.created.map((task): Edge => ({ kind: 'creates', from: story.lane, to: task, step, label: 'create_task' }));
  const through = passedOn(story, cast);
  const cancels = story.cancels.filter((cancel) => cancel.task !== story.lane)
    .map((cancel): Edge => ({ kind: 'cancels', from: through.get(cancel.task) ?? story.lane, to: cancel.task, step, label: 'cancel()' }));
  return [...created, ...cancels];
}

/** From the step in which a task begins to wait for others to the one in which it runs again. */
function awaitEdges({ suspended, lane, turn }: Story, step: number, stories: readonly Story[], cast: Cast): Edge[] {
  const awaited = suspended ? awaitedBy(suspended).filter((id) => id !== lane && cast.labels.has(id) && (cast.ended.get(id) ?? Infinity) > turn.last) : [];
  const until = stories.findIndex((story, index) => index >= step && story.lane === lane);
  const [label = ''] = (suspended ? waitLabels(suspended, cast) : []).slice(-1);
  return [...new Set(awaited)].map((to): Edge => ({ kind: 'awaits', from: lane, to, step, ...(until !== -1 && { until: until + 1 }), label }));
}

function awaitedBy(wait: Waiting): readonly LaneId[] {
  if (wait.w === 'task') return wait.fut ? [wait.fut] : [];
  if (wait.w === 'thread') return wait.thread === undefined ? [] : [wait.thread];
  const of: readonly (TaskId | FutId | null)[] = 'of' in wait ? wait.of : [];
  return of.filter((id) => id !== null);
}

/** A task group raises the errors of its children when all of them have ended. */
function groupEdges({ waited, raised, lane }: Story, step: number, cast: Cast): Edge[] {
  const group = raised.find((event) => /^(?:Base)?ExceptionGroup/.test(event.exc));
  if (waited?.w !== 'taskgroup' || group === undefined) return [];
  const children = [...cast.failed].filter((id) => cast.labels.has(id) && cast.groupOf.get(id) === waited.prim);
  return children.map((from): Edge => ({ kind: 'raises', from, to: lane, step, label: exceptionName(group.exc) }));
}

/** A turn that settles what another task waits for makes it ready: directly, or through the future of a `gather`, a `wait` or a group. */
function wakeEdges(events: readonly Event[], stories: readonly Story[], axis: Axis, cast: Cast): Edge[] {
  const seen = new Set<string>();
  return events.flatMap((event): Edge[] => {
    if (event.k !== 'ready' || event.cb.c !== 'wakeup') return [];
    const target = taskOf(event.cb);
    const step = axis.stepBefore(event.i);
    const story = stories[step - 1];
    if (!story || target === undefined || !cast.userTasks.has(target) || target === story.lane || event.t > story.turn.end) return [];
    const own = story.turn.first <= event.i && event.i <= story.turn.last;
    if (!own && (!story.done || !waitsFor(cast, event.cb.fut ?? undefined, story.done.task))) return [];
    const cancelled = story.cancels.some((cancel) => cancel.task === target);
    const key = `${story.lane} ${target} ${step}`;
    if (cancelled || seen.has(key)) return [];
    seen.add(key);
    const thrown = story.done?.how === 'exception' ? stories.slice(step).find((other) => other.lane === target)?.began?.throw : undefined;
    return [thrown === undefined ? { kind: 'wakes', from: story.lane, to: target, step, label: 'wakes' } : { kind: 'raises', from: story.lane, to: target, step, label: exceptionName(thrown) }];
  });
}

function waitsFor(cast: Cast, future: FutId | TaskId | undefined, ended: TaskId): boolean {
  if (future === undefined) return false;
  if (future === ended) return true;
  const wait = cast.wantedFor.get(future);
  return wait !== undefined && 'of' in wait && wait.of.includes(ended) || (cast.gatherOf.get(future)?.includes(ended) ?? false);
}
