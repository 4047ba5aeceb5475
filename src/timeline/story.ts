import type { Event, FutId, Recording, TaskId, Wait } from '../trace/recording.ts';
import { loopLane, programLane } from './lanes.ts';
import type { LaneId } from './timeline.ts';
import { threadOf, type Turn } from './turns.ts';

type Of<Kind extends Event['k']> = Event & { k: Kind };

/** What the drawing has to know of a recording as a whole: who is who, what each future is for, who waits for it. */
export interface Cast {
  readonly labels: ReadonlyMap<LaneId, string>;
  readonly userTasks: ReadonlySet<TaskId>;
  readonly wantedFor: ReadonlyMap<FutId | TaskId, Wait>;
  readonly waiterOf: ReadonlyMap<FutId | TaskId, TaskId>;
  readonly gatherOf: ReadonlyMap<FutId | TaskId, readonly (TaskId | FutId)[]>;
  /** Lines of the program shown. */
  readonly code: readonly string[];
}

/** Returns the cast of `recording`; `labels` names its lanes. */
export function castOf(recording: Recording, userTasks: readonly TaskId[], labels: ReadonlyMap<LaneId, string>): Cast {
  const wantedFor = new Map<FutId | TaskId, Wait>();
  const waiterOf = new Map<FutId | TaskId, TaskId>();
  const gatherOf = new Map<FutId | TaskId, readonly (TaskId | FutId)[]>();
  for (const event of recording.events) {
    if (event.k === 'fut.new' && event.on) wantedFor.set(event.fut, event.on);
    if (event.k === 'gather') gatherOf.set(event.fut, event.of);
    if (event.k === 'suspend' && event.on.fut) {
      waiterOf.set(event.on.fut, event.task);
      wantedFor.set(event.on.fut, event.on);
    }
  }
  return { labels, userTasks: new Set(userTasks), wantedFor, waiterOf, gatherOf, code: (recording.files[0]?.text ?? '').split('\n') };
}

/** What happened in one step: the facts that its sentence, its segments and its edges are made from. */
export interface Story {
  readonly turn: Turn;
  readonly lane: LaneId;
  readonly began: Of<'step'> | undefined;
  /** The wait that ended with this step, as it was announced when the task was suspended. */
  readonly waited: Wait | undefined;
  /** Whether somebody asked this task to cancel since its last turn; else a `CancelledError` comes from what it awaits. */
  readonly asked: boolean;
  readonly created: readonly TaskId[];
  readonly cancels: readonly Of<'task.cancel'>[];
  readonly suspended: Wait | undefined;
  readonly done: Of<'task.done'> | undefined;
  /** Futures that this step made done itself, by `set_result` or the like. */
  readonly resolved: readonly Of<'fut.done'>[];
  readonly output: readonly Of<'out'>[];
  /** Whether an `except` clause of the program was entered; a `finally` handles an exception too, but does not catch it. */
  readonly catches: boolean;
  readonly raised: readonly Of<'raise'>[];
  readonly blocked: number;
}

/** Returns the stories of the steps, in order. */
export function storiesOf(events: readonly Event[], steps: readonly Turn[], cast: Cast): readonly Story[] {
  const waiting = new Map<TaskId, { readonly wait: Wait | undefined; readonly since: number }>();
  return steps.map((turn) => {
    const { task } = turn;
    const before = task === undefined ? undefined : waiting.get(task);
    const asked = events.slice(before?.since ?? 0, turn.first).some((event) => event.k === 'task.cancel' && event.task === task);
    const story = { ...storyOf(turn, cast), waited: before?.wait, asked };
    if (task !== undefined) waiting.set(task, { wait: story.suspended ?? before?.wait, since: turn.first });
    return story;
  });
}

function storyOf(turn: Turn, cast: Cast): Omit<Story, 'waited' | 'asked'> {
  const all = <Kind extends Event['k']>(kind: Kind): Of<Kind>[] => turn.events.filter((event): event is Of<Kind> => event.k === kind);
  const mine = <Found extends { task: TaskId }>(events: Found[]): Found | undefined => events.filter((event) => event.task === turn.task).at(-1);
  const [began] = turn.events;
  return {
    turn,
    lane: laneOf(turn, cast),
    began: began?.k === 'step' ? began : undefined,
    created: all('task.new').filter((event) => event.user).map((event) => event.task),
    cancels: all('task.cancel').filter((event) => cast.userTasks.has(event.task)),
    suspended: mine(all('suspend'))?.on,
    done: mine(all('task.done')),
    resolved: all('fut.done'),
    output: all('out'),
    catches: all('caught').length > 0 && all('line').some((event) => /^\s*except\b/.test(cast.code[event.line - 1] ?? '')),
    raised: all('raise'),
    blocked: Math.max(0, turn.end - turn.at),
  };
}

function laneOf(turn: Turn, cast: Cast): LaneId {
  if (turn.kind === 'outside') return programLane;
  return threadOf(turn) ?? (turn.task !== undefined && cast.userTasks.has(turn.task) ? turn.task : loopLane);
}

/** Whether a task was cancelled before its first step: its coroutine ran no line. */
export function neverRan(story: Story): boolean {
  return story.done?.how === 'cancelled' && story.waited === undefined && story.asked && !story.turn.events.some((event) => event.k === 'line');
}
