import type { Callback, Event, HandleId, Ns, TaskId } from '../trace/recording.ts';

/** A timer in the heap: when it is due, what it will do, in which event it was made. */
export interface Timer {
  readonly handle: HandleId;
  readonly when: Ns;
  readonly callback: Callback;
  readonly made: Event;
  readonly cancelled: boolean;
}

/** What the loop holds at one moment. `ready` is in the order the handles will run. */
export interface LoopState {
  readonly ready: readonly { readonly handle: HandleId; readonly callback: Callback }[];
  readonly timers: readonly Timer[];
}

/**
 * Returns the loop's ready queue and timers after each event, by the event's index: the reduction that the recorder's own
 * self-check proves equal to `_ready` and `_scheduled`. Cancelled timers stay until they reach the top of the heap, as in
 * `BaseEventLoop._run_once`.
 */
export function loopStates(events: readonly Event[]): (i: number) => LoopState {
  const states: LoopState[] = [];
  const callbacks = new Map<HandleId, Callback>();
  let state: LoopState = { ready: [], timers: [] };
  for (const event of events) {
    if (event.k === 'ready' || event.k === 'timer') callbacks.set(event.h, event.cb);
    state = after(state, event, callbacks);
    states.push(state);
  }
  return (i) => states[Math.min(i, states.length - 1)] ?? state;
}

function after(state: LoopState, event: Event, callbacks: ReadonlyMap<HandleId, Callback>): LoopState {
  const queued = (handle: HandleId): { handle: HandleId; callback: Callback }[] => {
    const callback = callbacks.get(handle);
    return callback ? [{ handle, callback }] : [];
  };
  switch (event.k) {
    case 'ready': return { ...state, ready: [...state.ready, ...queued(event.h)] };
    case 'timer': {
      const timer: Timer = { handle: event.h, when: event.when, callback: event.cb, made: event, cancelled: false };
      return { ...state, timers: [...state.timers, timer].sort((a, b) => a.when - b.when) };
    }
    case 'iter': return { ...state, timers: state.timers.slice(firstLive(state.timers)) };
    case 'wake': {
      const due = new Set(event.due);
      return { ready: [...state.ready, ...event.due.flatMap(queued)], timers: state.timers.filter((timer) => !due.has(timer.handle)) };
    }
    case 'handle.cancel': {
      const { h } = event;
      return {
        ready: state.ready.filter(({ handle }) => handle !== h),
        timers: state.timers.map((timer) => (timer.handle === h ? { ...timer, cancelled: true } : timer)),
      };
    }
    case 'step': return event.h === undefined ? state : { ...state, ready: state.ready.filter(({ handle }) => handle !== event.h) };
    case 'loop.close': return { ready: [], timers: [] };
    default: return state;
  }
}

function firstLive(timers: readonly Timer[]): number {
  const live = timers.findIndex((timer) => !timer.cancelled);
  return live === -1 ? timers.length : live;
}

/** Returns the task that `callback` runs, if it runs one. */
export function taskOf(callback: Callback): TaskId | undefined {
  return callback.c === 'call' ? undefined : callback.task;
}
