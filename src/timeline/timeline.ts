import type { Ns } from '../trace/recording.ts';

/**
 * The model that every drawing of a recording is made from: the stage, the strip on paper, the Mermaid text, the list of steps.
 *
 * Steps count from 1 to `steps.length`; step 0 is the moment before anything ran. Virtual time is cut into *instants*, where
 * one or more steps happen, and *gaps* between them, where nothing runs. A place on the axis is a `Place`: an instant and the
 * number of step slots of that instant that lie before it. Step `n`, the `k`-th of its instant (from 0), fills the slot from
 * `{ instant, slot: k }` to `{ instant, slot: k + 1 }`; a gap lies between the last slot of one instant and slot 0 of the next.
 */
export interface Timeline {
  /** `recorded` with the Python version it was recorded on, or `drawn` by hand. */
  readonly source: { readonly kind: 'recorded'; readonly python: string } | { readonly kind: 'drawn' };
  readonly code: CodeText;
  readonly lanes: readonly Lane[];
  readonly instants: readonly Instant[];
  readonly steps: readonly Step[];
  readonly segments: readonly Segment[];
  readonly deadlines: readonly Deadline[];
  readonly edges: readonly Edge[];
  readonly brackets: readonly Bracket[];
  /** Parts that the program names by comments, in order; empty where it names none. */
  readonly phases: readonly Phase[];
  /** How the program ended, for the last line of the picture. */
  readonly ending: Ending;
}

/**
 * The program as shown: its lines without line feeds. `firstLine` is the number printed beside line 1 of the program; `numbers` says
 * which lines of the program these are, from 1, where they are not all of them.
 */
export interface CodeText {
  readonly lines: readonly string[];
  readonly firstLine: number;
  readonly numbers?: readonly number[];
}

export type LaneId = string;

/** A task, a thread, the loop's own callbacks, or the program outside the loop, with the name it has in the code. Labels are unique in a timeline. */
export interface Lane {
  readonly id: LaneId;
  readonly label: string;
  readonly kind: 'main' | 'task' | 'loop' | 'program' | 'thread';
  /** First and last step in which the lane exists; a task created in step 2 has `from: 2`. */
  readonly from: number;
  readonly to: number;
  /** What the lane does, for the tooltip and the text: `work('a', 3)`. */
  readonly about: string;
}

/** A virtual moment at which the steps `first` to `last` happen; the last instant may be empty (`last` before `first`) where a blocked loop ends. */
export interface Instant {
  readonly at: Ns;
  readonly first: number;
  readonly last: number;
}

/** `before`, in a gap: the part of the gap before `instant`, 0 to 1, that is still to come. */
export interface Place {
  readonly instant: number;
  readonly slot: number;
  readonly before?: number;
}

/** One turn of a lane, with what it changed and the loop's state at its end. */
export interface Step {
  readonly number: number;
  readonly at: Ns;
  readonly lane: LaneId;
  /** Lines of the code shown that ran in this step, in order, and the line it stopped at; from 1, absent outside the code shown. */
  readonly lines: readonly number[];
  readonly line?: number;
  readonly sentence: Sentence;
  /** Why the lane runs: its first turn, the end of what it waited for (`label`), a cancellation, an exception, a call. */
  readonly begins: { readonly kind: 'start' | 'wake' | 'cancelled' | 'raises' | 'call'; readonly label: string };
  /** What it gives control back for: a wait (`label` says for what), its result, an exception; `none` for callbacks. */
  readonly ends: { readonly kind: 'waits' | 'returns' | 'raises' | 'cancelled' | 'none'; readonly label: string };
  /** Ready queue at the end of the step, first to run first. */
  readonly ready: readonly LaneId[];
  /** Timers at the end of the step by deadline. */
  readonly timers: readonly PendingTimer[];
  /** Output printed in this step. */
  readonly output: readonly OutputLine[];
  /** Time the loop was blocked in this step by a call that did not yield, 0 when it was not. */
  readonly blocked: Ns;
  /** The lane in whose turn an eager task starts. */
  readonly inside?: LaneId;
  /** It goes on with a turn of an earlier step, or a later step goes on with its: where a question, an eager task or the next line cuts the turn. */
  readonly continues?: true;
  readonly pauses?: true;
  /** The step stops before its turn prints, and asks what that will be; the next step is the rest of the turn. */
  readonly asked?: true;
  /** The pass of the loop that the step belongs to; only where every handle is a step. */
  readonly pass?: LoopPass;
}

/** One pass of the loop, as `BaseEventLoop._run_once` has it: it works out a timeout, selects, moves due timers to the ready queue, and runs what was ready then. */
export interface LoopPass {
  readonly number: number;
  /** How long `select` may wait; absent where nothing is scheduled, so that it waits for ever. */
  readonly timeout?: Ns;
  readonly waited: Ns;
  /** Timers that were due, and handles that this pass runs. */
  readonly due: number;
  readonly runs: number;
}

/** What happened in a step and why: runs of text, the names of lanes and the code marked so that they can be set in bold. */
export type Sentence = readonly SentencePart[];
export interface SentencePart {
  readonly kind: 'text' | 'lane' | 'code';
  readonly text: string;
}

/** A timer still in the heap: `lane` is whom it wakes, `left` the time to its deadline; cancelled ones stay until popped. */
export interface PendingTimer {
  readonly lane: LaneId;
  readonly label: string;
  readonly due: Ns;
  readonly left: Ns;
  readonly cancelled: boolean;
}

/** A line of output, or a part of one: where it is `open`, what the same stream prints next goes on in it. */
export interface OutputLine {
  readonly text: string;
  readonly open?: true;
  readonly stream: 'stdout' | 'stderr';
  readonly line?: number;
}

/** States of STAGE.md's table. `done`, `error` and `cancelled` are ends: `from` equals `to`. */
export type SegmentState = 'running' | 'ready' | 'waiting' | 'blocking' | 'error' | 'cancelled' | 'done';

/** A stretch of one lane in one state. `label` says for what it waits or what it ended with; `step` numbers a running one. */
export interface Segment {
  readonly lane: LaneId;
  readonly state: SegmentState;
  readonly from: Place;
  readonly to: Place;
  /** The same label from long to short, so that a drawing can take the longest that fits. */
  readonly labels: readonly string[];
  readonly step?: number;
  /** A cancellation was requested in step `cancelling` and is not delivered before `to`. */
  readonly cancelling?: number;
}

/** A timer's deadline as a marker in its lane: open while pending, filled when fired, struck when cancelled. */
export interface Deadline {
  readonly lane: LaneId;
  readonly kind: 'sleep' | 'timeout' | 'call';
  readonly label: string;
  readonly due: Ns;
  /** Where the marker stands: at an instant, or in a gap when nothing ran then; absent when it lies after the end. */
  readonly at: Place | undefined;
  /** Step in which the timer was made, and the step from which its fate is known. */
  readonly made: number;
  readonly decided: number | undefined;
  readonly fate: 'fired' | 'cancelled' | 'pending';
  /** By how much it fired late because the loop was blocked, 0 when in time. */
  readonly late: Ns;
}

/**
 * `wakes`: the source made the target ready; `awaits`: the source waits for the target, until it runs again in step `until`; `cancels`: cancel() was
 * called, by the source or by the request that the source itself got; `raises`: an exception travels.
 */
export interface Edge {
  readonly kind: 'wakes' | 'awaits' | 'cancels' | 'raises' | 'creates';
  readonly from: LaneId;
  readonly to: LaneId;
  /** Step in which it happens, and for `awaits` the one with which it is over; absent where it waits to the end. */
  readonly step: number;
  readonly until?: number;
  readonly label: string;
}

/** Lanes that belong together: the children of a task group or a `gather`, the task behind a `shield`. */
export interface Bracket {
  readonly kind: 'group' | 'gather' | 'shield';
  readonly owner: LaneId;
  readonly lanes: readonly LaneId[];
  /** Step in which it opens, and the step with which its last lane has ended; absent while one still runs at the end. */
  readonly open: number;
  readonly close: number | undefined;
}

/** A part of a recording: its title and its first step. */
export interface Phase {
  readonly title: string;
  readonly from: number;
}

/** How the program ended, in one sentence. */
export interface Ending {
  readonly kind: 'finished' | 'raised' | 'deadlock' | 'stopped';
  readonly text: string;
  readonly at: Ns;
}
