import type { Event, FutId, HandleId, Ns, PrimId, Recording, TaskId, Wait } from '../trace/recording.ts';
import { shownLine, stepComments } from '../trace/step-comments.ts';
import { loopLane, programLane } from './lanes.ts';
import { taskGroups } from './task-groups.ts';
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
  /** Locks, queues and the like; coroutines of tasks that are not the program's own; timers by their handle. */
  readonly prims: ReadonlyMap<PrimId, Of<'prim.new'>>;
  readonly coroutines: ReadonlyMap<TaskId, string>;
  readonly timers: ReadonlyMap<HandleId, Of<'timer'>>;
  /** Tasks that end with an exception. */
  readonly failed: ReadonlySet<FutId | TaskId>;
  /** Task groups by their children. */
  readonly groupOf: ReadonlyMap<FutId | TaskId, PrimId>;
  /** Index of the event with which each task ends. */
  readonly ended: ReadonlyMap<string, number>;
  /** Tasks by the number of the step that they run in. */
  readonly runs: ReadonlyMap<number, TaskId>;
  /** Name of the program's file, its lines, and the number that a line (from 1) has where the program is shown. */
  readonly file: string;
  readonly code: readonly string[];
  readonly numberOf: (line: number) => number;
}

/** A wait with the functions of asyncio that it is in, outermost first. */
export type Waiting = Wait & { readonly through?: readonly string[] };

/** A lock, a queue or the like before and after a turn that changed it. */
export interface PrimChange {
  readonly prim: Of<'prim.new'>;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
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
  return {
    labels, userTasks: new Set(userTasks), wantedFor, waiterOf, gatherOf, file: recording.files[0]?.name ?? '', code: (recording.files[0]?.text ?? '').split('\n'),
    prims: new Map(recording.events.flatMap((event) => (event.k === 'prim.new' ? [[event.prim, event] as const] : []))),
    coroutines: new Map(recording.events.flatMap((event) => (event.k === 'task.new' ? [[event.task, event.coro] as const] : []))),
    numberOf: shownLine(stepComments(recording.files[0]?.text ?? '')),
    groupOf: new Map([...taskGroups(recording.events)].flatMap(([group, tasks]) => tasks.map((task) => [task, group] as const))),
    ended: new Map(recording.events.flatMap((event) => (event.k === 'task.done' ? [[event.task, event.i] as const] : []))),
    runs: new Map(recording.events.flatMap((event) => (event.k === 'step' && event.task !== undefined && event.s !== undefined ? [[event.s, event.task] as const] : []))),
    failed: new Set(recording.events.flatMap((event) => (event.k === 'task.done' && event.how === 'exception' ? [event.task] : []))),
    timers: new Map(recording.events.flatMap((event) => (event.k === 'timer' ? [[event.h, event] as const] : []))),
  };
}

/** Who asks a task to cancel: another task, a timeout, a task group, or `asyncio.run` when the program is over. */
export type Canceller = TaskId | 'timeout' | 'group' | 'run';

/** What happened in one step: the facts that its sentence, its segments and its edges are made from. */
export interface Story {
  readonly turn: Turn;
  readonly lane: LaneId;
  readonly began: Of<'step'> | undefined;
  /** The wait that ended with this step, as it was announced when the task was suspended. */
  readonly waited: Waiting | undefined;
  /** Time since which it waited. */
  readonly since: Ns;
  /** Whether somebody asked this task to cancel since its last turn, and who; else a `CancelledError` comes from what it awaits. */
  readonly asked: boolean;
  readonly askedBy: Canceller | undefined;
  /** A timeout has asked this task to cancel in an earlier turn, and has not raised its `TimeoutError` yet. */
  readonly overdue: boolean;
  /** Children of a `gather` whose end its callback has counted, this turn's included; for that callback alone. */
  readonly counted: { readonly done: number; readonly of: number } | undefined;
  readonly created: readonly TaskId[];
  readonly cancels: readonly Of<'task.cancel'>[];
  /** Whether it cancelled a `gather`, and through it the tasks in `cancels`. */
  readonly cancelsGather: boolean;
  /** Lengths of the timeouts that it began and left running. */
  readonly timeouts: readonly Ns[];
  readonly suspended: Waiting | undefined;
  /** Tasks of the program that it made ready, in order, itself left out. */
  readonly woken: readonly TaskId[];
  readonly changes: readonly PrimChange[];
  /** The program runs while the loop does, but in no turn: Python calls it, as it calls an exception handler for what is lost. */
  readonly betweenTurns: boolean;
  /** It read the end of a stream, and no data. */
  readonly ofEnd: boolean;
  /** It is the rest of a turn that an eager task's first turn has interrupted. */
  readonly resumes: boolean;
  readonly done: Of<'task.done'> | undefined;
  /** Futures that this step made done itself, by `set_result` or the like. */
  readonly resolved: readonly Of<'fut.done'>[];
  readonly output: readonly Of<'out'>[];
  /** Whether an `except` clause of the program was entered; a `finally` handles an exception too, but does not catch it. */
  readonly catches: boolean;
  readonly raised: readonly Of<'raise'>[];
  readonly blocked: number;
}

/** A turn that the program's comments fold into step `step`. */
export interface Fold {
  readonly story: Story;
  readonly step: number;
}

/** Returns the stories of the steps, in order. */
export function storiesOf(events: readonly Event[], steps: readonly Turn[], cast: Cast): readonly Story[] {
  const states = statesBefore(events);
  const eager = new Set(events.flatMap((event) => (event.k === 'step' && event.outer !== undefined ? [event.outer] : [])));
  const waiting = new Map<TaskId, { readonly wait: Waiting | undefined; readonly since: number; readonly at: Ns; readonly overdue: boolean }>();
  return steps.map((turn) => {
    const { task } = turn;
    const before = task === undefined ? undefined : waiting.get(task);
    const request = events.slice(before?.since ?? 0, turn.first).findLast((event) => event.k === 'task.cancel' && event.task === task);
    const askedBy = request?.k === 'task.cancel' ? cancellerOf(request, events) : undefined;
    const story = {
      ...storyOf(turn, cast), changes: changesIn(turn, states, cast), resumes: resumesIn(turn, eager), betweenTurns: isBetween(turn, events), ofEnd: readsEnd(turn, before?.since ?? 0, events), waited: before?.wait, since: before?.at ?? turn.at, asked: request !== undefined, askedBy, overdue: before?.overdue ?? false, counted: countOf(turn, events, cast),
    };
    const late = (story.overdue || askedBy === 'timeout') && !story.raised.some((event) => event.exc.startsWith('TimeoutError'));
    if (task !== undefined) waiting.set(task, { wait: story.suspended ?? before?.wait, since: turn.first, at: turn.end, overdue: late });
    return story;
  });
}

function waitingIn(event: Of<'suspend'> | undefined): Waiting | undefined {
  return event && { ...event.on, through: event.chain.flatMap((link) => ('lib' in link ? [link.lib] : [])) };
}

/** The state that each lock, queue or the like had before the event of an index changed it; nothing is known of a new one. */
function statesBefore(events: readonly Event[]): ReadonlyMap<number, Readonly<Record<string, unknown>>> {
  const last = new Map<PrimId, Readonly<Record<string, unknown>>>();
  return new Map(events.flatMap((event) => {
    if (event.k !== 'prim') return [];
    const before = last.get(event.prim) ?? {};
    last.set(event.prim, event.state);
    return [[event.i, before] as const];
  }));
}

function changesIn(turn: Turn, states: ReadonlyMap<number, Readonly<Record<string, unknown>>>, cast: Cast): readonly PrimChange[] {
  return turn.events.flatMap((event): readonly PrimChange[] => {
    const prim = event.k === 'prim' ? cast.prims.get(event.prim) : undefined;
    return event.k === 'prim' && prim && !prim.internal ? [{ prim, before: states.get(event.i) ?? {}, after: event.state }] : [];
  });
}

/** Whether the ends of streams alone have come since a task began to wait. */
function readsEnd(turn: Turn, since: number, events: readonly Event[]): boolean {
  const came = events.slice(since, turn.first).filter((event) => event.k === 'net.recv' || event.k === 'net.eof');
  return came.length > 0 && came.every((event) => event.k === 'net.eof');
}

/** A loop that has run its last handle is over; `run_until_complete` and `stop` end it. */
function isBetween(turn: Turn, events: readonly Event[]): boolean {
  if (turn.kind !== 'outside') return false;
  const before = events.slice(0, turn.first).findLast((event) => event.k === 'step' || event.k === 'loop.new' || event.k === 'loop.close');
  if (before?.k !== 'step' || !events.slice(turn.last).some((event) => event.k === 'step' || event.k === 'iter')) return false;
  return before.cb?.c !== 'call' || !/^_run_until_complete_cb$|\.?stop$/.test(before.cb.fn);
}

function resumesIn(turn: Turn, eager: ReadonlySet<number>): boolean {
  const [first] = turn.events;
  return first?.k !== 'step' && first?.s !== undefined && eager.has(first.s);
}

function cancellerOf(request: Of<'task.cancel'>, events: readonly Event[]): Canceller | undefined {
  if (request.by !== undefined) return request.by;
  if (request.s === undefined) return 'run';
  const step = events.find((event) => event.k === 'step' && event.s === request.s);
  const fn = step?.k === 'step' && step.cb?.c === 'call' ? step.cb.fn : '';
  return fn.startsWith('Timeout.') ? 'timeout' : fn.startsWith('TaskGroup.') ? 'group' : undefined;
}

/** How many children a `gather` has counted when its callback has run in `turn`. */
function countOf(turn: Turn, events: readonly Event[], cast: Cast): Story['counted'] {
  const child = gatherChild(turn.events[0]);
  const of = child === undefined ? undefined : [...cast.gatherOf.values()].find((children) => children.includes(child));
  if (of === undefined) return undefined;
  const done = events.slice(0, turn.first + 1).map(gatherChild).filter((each) => each !== undefined && of.includes(each)).length;
  return { done, of: of.length };
}

function gatherChild(event: Event | undefined): TaskId | FutId | undefined {
  if (event?.k !== 'step' || event.cb?.c !== 'call' || !event.cb.fn.startsWith('gather.') || !('futs' in event.cb)) return undefined;
  return event.cb.futs?.[0] ?? undefined;
}

function storyOf(turn: Turn, cast: Cast): Omit<Story, 'waited' | 'since' | 'asked' | 'askedBy' | 'overdue' | 'counted' | 'changes' | 'resumes' | 'ofEnd' | 'betweenTurns'> {
  const all = <Kind extends Event['k']>(kind: Kind): Of<Kind>[] => turn.events.filter((event): event is Of<Kind> => event.k === kind);
  const mine = <Found extends { task: TaskId }>(events: Found[]): Found | undefined => events.filter((event) => event.task === turn.task).at(-1);
  const [began] = turn.events;
  return {
    turn,
    lane: laneOf(turn, cast),
    began: began?.k === 'step' ? began : undefined,
    created: all('task.new').filter((event) => event.user).map((event) => event.task),
    cancels: all('task.cancel').filter((event) => cast.userTasks.has(event.task)),
    cancelsGather: all('gather.cancel').length > 0,
    timeouts: all('timer').filter((event) => event.cb.c === 'call' && event.cb.fn.startsWith('Timeout.') && !all('handle.cancel').some(({ h }) => h === event.h)).map((event) => event.when - event.t),
    suspended: waitingIn(mine(all('suspend'))),
    woken: [...new Set(all('ready').flatMap(({ cb }) => (cb.c === 'wakeup' && cast.userTasks.has(cb.task) && cb.task !== turn.task ? [cb.task] : [])))],
    done: mine(all('task.done')),
    resolved: all('fut.done'),
    output: all('out'),
    catches: all('caught').length > 0 && all('line').some((event) => /^\s*except\b/.test(cast.code[event.line - 1] ?? '')),
    raised: all('raise'),
    blocked: Math.max(0, turn.end - turn.at),
  };
}

function laneOf(turn: Turn, cast: Cast): LaneId {
  const thread = threadOf(turn);
  if (turn.kind === 'outside') return thread ?? programLane;
  return thread ?? (turn.task !== undefined && cast.userTasks.has(turn.task) ? turn.task : loopLane);
}

/** Whether a task was cancelled before its first step: its coroutine ran no line. */
export function neverRan(story: Story): boolean {
  return story.done?.how === 'cancelled' && story.waited === undefined && story.asked && !story.turn.events.some((event) => event.k === 'line');
}
