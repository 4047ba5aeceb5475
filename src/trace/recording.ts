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

interface Base { i: number; t: Ns; s?: number }                   // s: step this happened in; absent = outside the loop
export type Event = Base & (
  // loop
  | { k: 'loop.new' | 'loop.run' | 'loop.pause' | 'loop.close'; loop: LoopId }
  | { k: 'iter'; n: number; loop: LoopId; poll?: Ns }             // poll absent: nothing scheduled
  | { k: 'wake'; waited: Ns; due: HandleId[]; ready: HandleId[] } // select() returned; timers moved; queue of this iteration
  | { k: 'ready'; h: HandleId; cb: Callback; io?: true }
  | { k: 'timer'; h: HandleId; when: Ns; cb: Callback }
  | { k: 'handle.cancel'; h: HandleId }
  | { k: 'step'; h?: HandleId; task?: TaskId; why?: 'start' | 'wakeup' | 'turn' | 'eager'; fut?: FutId | TaskId; throw?: string; cb?: Callback; outer?: number }
  | { k: 'step.end'; task?: TaskId }
  | { k: 'block'; dur: Ns; thread?: ThreadId }                    // time.sleep(): the loop (or the thread) is blocked
  // tasks and futures
  | { k: 'task.new'; task: TaskId; name: string; coro: string; args: Record<string, string>; parent?: TaskId; pos?: Pos; var?: string; user: boolean; eager?: true }
  | { k: 'suspend'; task: TaskId; on: Wait; chain: Link[] }
  | { k: 'task.cancel'; task: TaskId; by?: TaskId; msg?: string; pos?: Pos; via?: FutId | TaskId; n: number }
  | { k: 'task.uncancel'; task: TaskId; n: number }
  | { k: 'task.name'; task: TaskId; name: string }
  | { k: 'task.done'; task: TaskId; how: 'result' | 'exception' | 'cancelled'; value?: string }
  | { k: 'fut.new'; fut: FutId; on?: Wait; pos?: Pos }
  | { k: 'fut.done'; fut: FutId; how: 'result' | 'exception' | 'cancelled'; value?: string }
  | { k: 'gather'; fut: FutId; of: (TaskId | FutId)[] } | { k: 'gather.cancel'; fut: FutId }
  // user code (sys.monitoring)
  | { k: 'call'; f: FrameId; fn: string; kind: 'function' | 'coroutine' | 'generator' | 'asyncgen'; line: number; file?: number; up?: FrameId; thread?: ThreadId }
  | { k: 'line'; f: FrameId; line: number; thread?: ThreadId }
  | { k: 'await' | 'yield'; f: FrameId; pos?: Pos }
  | { k: 'resume'; f: FrameId; line?: number }
  | { k: 'return'; f: FrameId; value: string }
  | { k: 'throw' | 'raise' | 'caught'; f: FrameId; exc: string; pos?: Pos }
  | { k: 'unwind'; f: FrameId; exc: string }
  | { k: 'hot'; line?: number }                                   // location silenced for the rest of the step
  // primitives
  | { k: 'prim.new'; prim: PrimId; type: string; var?: string; pos?: Pos; internal?: true }
  | { k: 'prim'; prim: PrimId; state: Record<string, unknown> }   // state after the step, when changed
  // threads and network
  | { k: 'thread.new'; thread: ThreadId; fut: FutId; fn: string; queued: boolean }
  | { k: 'thread.start'; thread: ThreadId } | { k: 'thread.end'; thread: ThreadId; how: 'result' | 'exception'; value: string }
  | { k: 'net.connect'; conn: string; addr: string }
  | { k: 'net.send' | 'net.recv'; ep?: string; n: number; data: string } | { k: 'net.eof' | 'net.close'; ep: string }
  // output and end
  | { k: 'out'; fd: 'stdout' | 'stderr'; text: string; line?: number; file?: number; task?: TaskId; thread?: ThreadId }
  | { k: 'end'; reason: Stop; pending: { task: TaskId; on: Wait }[]; code?: number; task?: TaskId; pos?: Pos });
