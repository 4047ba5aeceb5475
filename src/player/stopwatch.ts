const key = 'loopstage-stopwatch';

/** Time of the talk. It goes on over a reload of its window. */
export interface Stopwatch {
  /** Milliseconds counted so far. */
  readonly elapsed: () => number;
  readonly running: () => boolean;
  readonly toggle: () => void;
  readonly reset: () => void;
  /** Starts it if it stands at zero, for a talk whose speaker forgot to. */
  readonly begin: () => void;
}

interface State {
  /** Milliseconds counted before the last start. */
  readonly counted: number;
  /** When it was last started, in milliseconds of the clock; absent while it stands. */
  readonly since?: number;
}

/** Returns the stopwatch as this window left it, at zero the first time. */
export function openStopwatch(): Stopwatch {
  let state = restored();
  const set = (next: State): void => {
    state = next;
    try {
      sessionStorage.setItem(key, JSON.stringify(state));
    } catch {
      return;
    }
  };
  const elapsed = (): number => state.counted + (state.since === undefined ? 0 : Date.now() - state.since);
  const toggle = (): void => {
    set(state.since === undefined ? { counted: state.counted, since: Date.now() } : { counted: elapsed() });
  };
  return {
    elapsed,
    running: () => state.since !== undefined,
    toggle,
    reset: () => { set({ counted: 0 }); },
    begin: () => { if (elapsed() === 0) toggle(); },
  };
}

function restored(): State {
  try {
    const state: unknown = JSON.parse(sessionStorage.getItem(key) ?? '');
    if (typeof state !== 'object' || state === null || !('counted' in state) || typeof state.counted !== 'number') return { counted: 0 };
    return 'since' in state && typeof state.since === 'number' ? { counted: state.counted, since: state.since } : { counted: state.counted };
  } catch {
    return { counted: 0 };
  }
}
