import type { Callback, Event, Ns, Recording, TaskId, ThreadId } from '../trace/recording.ts';

/** One handle that the loop ran, or a stretch of the program outside the loop, with all that happened in it. */
export interface Turn {
  readonly kind: 'handle' | 'outside';
  readonly task: TaskId | undefined;
  readonly events: readonly Event[];
  /** Index of its first and last event in the recording. */
  readonly first: number;
  readonly last: number;
  /** Virtual time at which it began and ended; they differ only when it blocked the loop. */
  readonly at: Ns;
  readonly end: Ns;
  /** It is cut off before it prints, and asks what that will be. */
  readonly asked?: true;
}

/** Which turns become steps: `task` folds plumbing into the steps it causes, `loop` shows every handle, `line` every line. */
export type Detail = 'task' | 'loop' | 'line';

/**
 * Returns the turns of `recording` in the order they happened. An eager task's first turn runs inside the turn that creates it, which is cut in
 * two: what came before and what comes after.
 */
export function turnsOf(recording: Recording): readonly Turn[] {
  const groups: Event[][] = [];
  let key: number | undefined;
  for (const event of recording.events) {
    if (event.s === undefined && !outsideKinds.has(event.k)) continue;
    if (groups.length === 0 || event.s !== key) groups.push([]);
    key = event.s;
    groups.at(-1)?.push(event);
  }
  const tasks = new Map(recording.events.flatMap((event) => (event.k === 'step' && event.task !== undefined ? [[event.s, event.task] as const] : [])));
  return joinThreadTurns(groups.map(turnFrom).map((turn) => {
    const [first] = turn.events;
    return first?.s === undefined || first.k === 'step' ? turn : { ...turn, task: tasks.get(first.s) };
  }));
}

/** What a thread prints at one moment reaches the loop in several handles; they make one turn. */
function joinThreadTurns(turns: readonly Turn[]): readonly Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const before = joined.at(-1);
    const thread = threadOf(turn);
    if (before && thread !== undefined && threadOf(before) === thread && before.at === turn.at) joined[joined.length - 1] = { ...turnFrom([...before.events, ...turn.events]) };
    else joined.push(turn);
  }
  return joined;
}

/** Returns the thread whose output or end a turn brings to the loop, if it brings one. */
export function threadOf(turn: Turn): ThreadId | undefined {
  const [first] = turn.events;
  if (turn.kind === 'outside') return turn.events.flatMap((event) => ('thread' in event ? [event.thread] : [])).find((thread) => thread !== undefined);
  if (first?.k !== 'step' || first.cb?.c !== 'call' || !isRecorders(first.cb)) return undefined;
  return turn.events.flatMap((event) => (event.k === 'out' || event.k === 'thread.end' ? [event.thread] : [])).find((thread) => thread !== undefined);
}

/** Whether a handle is the recorder's own: threads that are only played have no others. */
export function isRecorders(callback: Callback): boolean {
  return callback.c === 'call' && 'mod' in callback && callback.mod === '_loopstage.threads';
}

/** Whether a handle is plumbing of asyncio or of the recorder, and not a call the program asked for, as `loop.call_later(2, loop.stop)` is. */
export function isPlumbing(callback: Callback): boolean {
  if (callback.c !== 'call' || 'user' in callback) return false;
  return isRecorders(callback) || ((callback.mod ?? '').startsWith('asyncio') && !offered.test(callback.fn));
}

/** Methods that asyncio offers to programs and schedules for nobody by itself. */
const offered = /^\w+\.(?:stop|set|clear|cancel|release|put_nowait|set_result|set_exception|notify|notify_all|shutdown)$/;

const outsideKinds = new Set<Event['k']>(['call', 'line', 'out', 'return', 'raise', 'caught', 'unwind', 'block']);

function turnFrom(events: readonly Event[]): Turn {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) throw new Error('a turn has at least one event');
  const step = first.k === 'step' ? first : undefined;
  return { kind: first.s === undefined ? 'outside' : 'handle', task: step?.task, events, first: first.i, last: last.i, at: first.t, end: last.t };
}

/** Returns whether `turn` is a step of its own, given which tasks are the program's own. */
export function isStep(turn: Turn, userTasks: ReadonlySet<TaskId>, detail: Detail): boolean {
  const says = turn.events.some((event) => event.k === 'out' || event.k === 'block');
  if (turn.kind === 'outside') return says;
  if (detail === 'loop' || says || (turn.task !== undefined && userTasks.has(turn.task))) return true;
  const cancels = turn.events.some((event) => event.k === 'task.cancel' && userTasks.has(event.task));
  return cancels || isUserCallback(turn);
}

function isUserCallback(turn: Turn): boolean {
  const [step] = turn.events;
  return step?.k === 'step' && step.cb?.c === 'call' && !isPlumbing(step.cb);
}

/** Returns `turn` cut before each line it ran but the first, so that every line is a step of its own. */
export function lineTurns(turn: Turn): readonly Turn[] {
  const parts: Event[][] = [[]];
  let lines = 0;
  for (const event of turn.events) {
    if (event.k === 'line' && (lines += 1) > 1) parts.push([]);
    parts.at(-1)?.push(event);
  }
  return parts.map((events) => ({ ...turnFrom(events), kind: turn.kind, task: turn.task }));
}

/** Returns `turn` cut before the first output of a line in `asked`, so that what it prints can be guessed first. */
export function askingTurns(turn: Turn, asked: ReadonlySet<number>): readonly Turn[] {
  const line = turn.events.findIndex((event) => event.k === 'line' && asked.has(event.line));
  const out = line === -1 ? -1 : turn.events.findIndex((event, index) => index > line && event.k === 'out');
  if (out < 1) return [turn];
  const part = (events: readonly Event[]): Turn => ({ ...turnFrom(events), kind: turn.kind, task: turn.task });
  return [{ ...part(turn.events.slice(0, out)), asked: true }, part(turn.events.slice(out))];
}

/** Returns the lines of the program shown that a turn begins to run, in order. */
export function linesBegun(turn: Turn): readonly number[] {
  const files = new Map(turn.events.flatMap((event) => (event.k === 'call' ? [[event.f, event.file ?? 0] as const] : [])));
  return turn.events.flatMap((event) => (event.k === 'line' && (files.get(event.f) ?? 0) === 0 ? [event.line] : []));
}
