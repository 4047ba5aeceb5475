import type { Interpreter } from './interpreter.ts';
import { epoch } from './recording-text.ts';

const epochMs = Date.parse(epoch);

/** Cells of the recorder's array of float64 (`clock.py`): the time in ns, events so far, the result, and how often the clock was looked at. */
const cell = { now: 0, events: 1, finished: 2, address: 3, length: 4, looks: 5 } as const;

/** Thrown through the interpreter to abandon its stack when a program has ended. */
export const finished: unique symbol = Symbol('finished');

/** The clock and the entropy that the interpreter sees, read from its own memory. */
export interface VirtualWorld {
  /** Begins a run with the entropy of `seed`. */
  readonly begin: (seed: number) => void;
  /** Returns the text that the run handed over, `undefined` when it has not ended by itself. */
  readonly result: () => string | undefined;
}

/** Returns a generator of 32-bit numbers from a seed (mulberry32, public domain, Tommy Ettinger). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Numbers from a seed in the place of the system's entropy. */
export interface Entropy {
  readonly begin: (seed: number) => void;
  /** Fills an array, as `crypto.getRandomValues` does, and returns it. */
  readonly fill: <View extends ArrayBufferView>(view: View) => View;
}

/** Returns entropy that begins with `seed`. */
export function seededEntropy(seed: number): Entropy {
  let next = generator(seed);
  return {
    begin: (again) => { next = generator(again); },
    fill: (view) => {
      const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = next() & 0xff;
      return view;
    },
  };
}

/**
 * Lets the worker's clocks count how often they are looked at, from the epoch of recordings on. An interpreter that is being loaded keeps times, such as
 * when its files were written, and compares them by the second: by the machine's clock a second that ends meanwhile would change where later objects lie.
 */
export function countingClocks(): void {
  let looks = 0;
  performance.now = () => (looks += 1);
  Date.now = () => epochMs + performance.now();
}

/** Puts the clock of the recorder at `address` in the place of the worker's clocks; `progress` takes the number of events so far. */
export function virtualWorld(interpreter: Interpreter, address: number, entropy: Entropy, progress: Int32Array): VirtualWorld {
  const memory = (): ArrayBufferLike => interpreter.HEAPU8.buffer;
  let cells = new Float64Array(memory(), address, 8);
  const read = (index: number): number => {
    if (cells.buffer !== memory()) cells = new Float64Array(memory(), address, 8);
    return cells[index] ?? 0;
  };
  const milliseconds = (): number => {
    Atomics.store(progress, 0, read(cell.events));
    if (read(cell.finished) === 1) throw finished;
    cells[cell.looks] = read(cell.looks) + 1;
    return read(cell.now) / 1e6;
  };
  performance.now = milliseconds;
  Date.now = () => epochMs + milliseconds();
  return {
    begin: entropy.begin,
    result: () => {
      if (read(cell.finished) !== 1) return undefined;
      const start = read(cell.address);
      return new TextDecoder().decode(interpreter.HEAPU8.slice(start, start + read(cell.length)));
    },
  };
}
