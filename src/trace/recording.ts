/**
 * The recording of one run of an asyncio program: a flat list of events, sorted as they happened. Everything a slide shows is
 * derived from these events alone. The same program gives the same bytes whatever ran before it.
 */

/** Integer nanoseconds of virtual time since the program began. */
export type Ns = number;
export type TaskId = `T${number}`;   // in creation order; own counter, not the name 'Task-1'
export type FutId = `F${number}`;
export type HandleId = `h${number}`; // loop handle (ready queue or timer heap)
export type FrameId = `f${number}`;  // one activation of a user function / coroutine / generator
export type PrimId = `P${number}`;   // Lock, Event, Queue, TaskGroup, Timeout ...
export type ThreadId = `W${number}`; // virtual worker thread
export type LoopId = `L${number}`;
/** 1-based line, 0-based column in UTF-16 units (end exclusive); 5th = index into Recording.files when not 0 */
export type Pos = [line: number, col: number, endLine: number, endCol: number] | [number, number, number, number, file: number];

export interface Recording {
  v: 1;
  engine: { name: 'pyodide' | 'cpython'; version: string; python: string; recorder: string };
  /** What was run, prompts and expected output left out; `Pos` and every `line` count in these texts. `lines[n]` is the line of the part's own text that line `n + 1` was read from. */
  files: { name: string; text: string; lines: number[] }[];
  epoch: string;                      // wall clock of t = 0
  options: { seed: number };
  events: Event[];
  stdout: string; stderr: string; code: number;
  stopped: Stop;                      // why the recording ended
  error?: Uncaught;                   // scripts only: the exception that ended the program
  checks?: Check[];                   // sessions only: each example with what it should print
}
/** An uncaught exception: its type, its text, and the innermost line of the program in its traceback (`file` when not 0). */
export interface Uncaught { type: string; message: string; line?: number; file?: number }
/** One example of a session: `line` counts in the text shown, `ok` is doctest's verdict on `got` against `want`, `error` an exception that it does not expect. */
export interface Check { line: number; want: string; got: string; ok: boolean; error?: Uncaught }
export type Stop = 'exit' | 'deadlock' | 'idle' | 'step-budget' | 'event-budget' | 'line-budget' | 'time-budget' | 'wall-clock' | 'crash';

/** what a handle will do */
export type Callback =
  | { c: 'step'; task: TaskId }                                   // first step, or after a bare yield
  | { c: 'wakeup'; task: TaskId; fut?: FutId | TaskId | null }    // the awaited future is done
  | { c: 'call'; fn: string; user: true; line: number; args: string[] }
  | { c: 'call'; fn: string; mod?: string | null; futs?: (FutId | TaskId | null)[]; args?: string[]; self?: string };

/** what a suspended task (or a future) waits for */
export type Wait = { fut?: FutId | TaskId | null } & (
  | { w: 'turn' }                                                 // sleep(0): next iteration
  | { w: 'sleep'; delay: number } | { w: 'task' } | { w: 'gather'; of: (TaskId | FutId)[] }
  | { w: 'wait'; of: (TaskId | FutId)[]; when?: string; timeout?: number | null } | { w: 'shield'; of: (TaskId | FutId | null)[] }
  | { w: 'lock' | 'event' | 'condition' | 'semaphore' | 'queue.get' | 'queue.put' | 'queue.join' | 'barrier' | 'read'; prim: PrimId | null }
  | { w: 'taskgroup'; prim: PrimId | null; of: TaskId[] } | { w: 'as_completed'; of: (TaskId | FutId)[] }
  | { w: 'thread'; thread?: ThreadId } | { w: 'connect'; addr?: string } | { w: 'accept' | 'drain' | 'closed' | 'serve' | 'server.closed' | 'executor' }
  | { w: 'future'; name?: string | null; lib?: string });

export type Link = { f: FrameId; fn: string; pos: Pos | null } | { lib: string };   // await chain, outermost first

/** What all events have: the number in the list from 0, the moment, and the step this happened in; `s` is absent outside the loop. */
interface Base { i: number; t: Ns; s?: number }

/** Something that happened. `recording.schema.json` says the same for other programs. */
export type Event = Base & (LoopEvent | TaskEvent | CodeEvent | PrimitiveEvent | ThreadEvent | NetworkEvent | OutputEvent);

type LoopEvent =
  /** A loop was made, or was closed. */
  | { k: 'loop.new' | 'loop.close'; loop: LoopId }
  /** One pass of the loop begins; it will wait at most `poll` for a timer, for ever when that is absent. */
  | { k: 'iter'; n: number; loop: LoopId; poll?: Ns }
  /** The selector has returned after `waited`; the timers `due` are moved, and `ready` is the queue of this pass. */
  | { k: 'wake'; waited: Ns; due: HandleId[]; ready: HandleId[] }
  /** A handle was put into the ready queue; `io` when by the selector or another thread. */
  | { k: 'ready'; h: HandleId; cb: Callback; io?: true }
  /** A timer was set for the moment `when`, which may be over already. */
  | { k: 'timer'; h: HandleId; when: Ns; cb: Callback }
  /** A handle was cancelled before it ran. */
  | { k: 'handle.cancel'; h: HandleId }
  /** The loop runs a handle: a step of `task` with its reason, or the callback `cb`; `outer` is the step in which an eager one is nested. */
  | { k: 'step'; h?: HandleId; task?: TaskId; why?: 'start' | 'wakeup' | 'turn' | 'eager'; fut?: FutId | TaskId; throw?: string; cb?: Callback; outer?: number }
  /** The handle has run. */
  | { k: 'step.end'; task?: TaskId }
  /** `time.sleep` blocks the loop, or the thread, for `dur`. */
  | { k: 'block'; dur: Ns; thread?: ThreadId };

type TaskEvent =
  /** A task was made: `coro` is what it runs, `var` the name that the program gives it, `user` is false for the library's own. */
  | { k: 'task.new'; task: TaskId; name: string; coro: string; args: Record<string, string>; parent?: TaskId; pos?: Pos; var?: string; user: boolean; eager?: true }
  /** A task has stopped at an `await`, and waits for `on`. */
  | { k: 'suspend'; task: TaskId; on: Wait; chain: Link[] }
  /** A task was asked to cancel, for the `n`-th time, while it waited for `via`. */
  | { k: 'task.cancel'; task: TaskId; by?: TaskId; msg?: string; pos?: Pos; via?: FutId | TaskId; n: number }
  /** A request to cancel was taken back; `n` are left. */
  | { k: 'task.uncancel'; task: TaskId; n: number }
  /** A task was renamed. */
  | { k: 'task.name'; task: TaskId; name: string }
  /** A task has ended. */
  | { k: 'task.done'; task: TaskId; how: 'result' | 'exception' | 'cancelled'; value?: string }
  /** A future was made. */
  | { k: 'fut.new'; fut: FutId; on?: Wait; pos?: Pos }
  /** A future was settled. */
  | { k: 'fut.done'; fut: FutId; how: 'result' | 'exception' | 'cancelled'; value?: string }
  /** `gather` made its future, which waits for all of `of`. */
  | { k: 'gather'; fut: FutId; of: (TaskId | FutId)[] }
  /** The future of a `gather` was asked to cancel, and asks its children. */
  | { k: 'gather.cancel'; fut: FutId };

/** What the code of the program does, from `sys.monitoring`. */
type CodeEvent =
  /** A function of the program was entered, from the frame `up`. */
  | { k: 'call'; f: FrameId; fn: string; kind: 'function' | 'coroutine' | 'generator' | 'asyncgen'; line: number; file?: number; up?: FrameId; thread?: ThreadId }
  /** A line begins. */
  | { k: 'line'; f: FrameId; line: number; thread?: ThreadId }
  /** A frame has stopped at an `await`, or has yielded a value. */
  | { k: 'await' | 'yield'; f: FrameId; pos?: Pos }
  /** A frame goes on where it had stopped. */
  | { k: 'resume'; f: FrameId; line?: number }
  /** A frame has returned. */
  | { k: 'return'; f: FrameId; value: string }
  /** An exception was thrown into a frame, was raised in it, or has entered a handler of it. */
  | { k: 'throw' | 'raise' | 'caught'; f: FrameId; exc: string; pos?: Pos }
  /** An exception has left a frame. */
  | { k: 'unwind'; f: FrameId; exc: string }
  /** A place was reached so often that it is silent for the rest of the step. */
  | { k: 'hot'; line?: number };

type PrimitiveEvent =
  /** A lock, an event, a queue, a group or a timeout was made; `internal` when inside another one. */
  | { k: 'prim.new'; prim: PrimId; type: string; var?: string; pos?: Pos; internal?: true }
  /** The state of a primitive after a step that changed it. */
  | { k: 'prim'; prim: PrimId; state: Record<string, unknown> };

type ThreadEvent =
  /** A call was handed to a virtual thread; `queued` when all workers are busy. */
  | { k: 'thread.new'; thread: ThreadId; fut: FutId; fn: string; queued: boolean }
  /** The call begins on its thread. */
  | { k: 'thread.start'; thread: ThreadId }
  /** The call has ended. */
  | { k: 'thread.end'; thread: ThreadId; how: 'result' | 'exception'; value: string };

/** `ep` is an end of a connection, `C1.client` or `C1.server`, or a datagram socket, `U1`. */
type NetworkEvent =
  /** A client asks for a connection to `addr`, which is made. */
  | { k: 'net.connect'; conn: string; addr: string }
  /** `n` bytes were sent from an end or read at it; `data` shows the first of them. */
  | { k: 'net.send' | 'net.recv'; ep?: string; n: number; data: string }
  /** An end has read the end of what the other sends, or was closed. */
  | { k: 'net.eof' | 'net.close'; ep: string };

type OutputEvent =
  /** The program has printed, at a line of its own where one is known. */
  | { k: 'out'; fd: 'stdout' | 'stderr'; text: string; line?: number; file?: number; task?: TaskId; thread?: ThreadId }
  /** The run is over; `pending` are the tasks that have not ended, and what each waits for. */
  | { k: 'end'; reason: Stop; pending: { task: TaskId; on: Wait }[]; code?: number; task?: TaskId; pos?: Pos };
