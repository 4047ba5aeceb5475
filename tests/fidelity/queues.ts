import type { Recording } from '../../src/trace/recording.ts';
import { loopStates } from '../../src/timeline/loop-state.ts';

/** The loop's real queues after a step, as the recorder noted them beside the events (`states: true`). */
interface RealState {
  readonly i: number;
  readonly ready: readonly string[];
  readonly timers: readonly string[];
}

function realStates(recording: Recording): readonly RealState[] {
  const states: unknown = Reflect.get(recording, 'states');
  if (!Array.isArray(states)) throw new Error('the recording holds no states');
  return states;
}

/** Returns how many steps of a recording can be compared. */
export function stepsCompared(recording: Recording): number {
  return realStates(recording).length;
}

/** Returns the steps after which the queues rebuilt from the events are not the real ones. Cancelled timers are left out of both. */
export function queueDifferences(recording: Recording): readonly string[] {
  const rebuilt = loopStates(recording.events);
  return realStates(recording).flatMap(({ i, ready, timers }) => {
    const state = rebuilt(i);
    const mine = `ready ${state.ready.map(({ handle }) => handle).join(' ')}; timers ${state.timers.filter(({ cancelled }) => !cancelled).map(({ handle }) => handle).join(' ')}`;
    const real = `ready ${ready.join(' ')}; timers ${timers.join(' ')}`;
    return mine === real ? [] : [`event ${i}: rebuilt ${mine} | real ${real}`];
  });
}
