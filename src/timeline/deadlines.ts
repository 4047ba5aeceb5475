import type { Callback, Event, Recording } from '../trace/recording.ts';
import type { Axis } from './axis.ts';
import { formatDuration } from './duration.ts';
import { loopLane } from './lanes.ts';
import type { Cast } from './story.ts';
import type { Deadline, LaneId } from './timeline.ts';
import { isPlumbing, isRecorders } from './turns.ts';

type TimerEvent = Extract<Event, { k: 'timer' }>;

/** Returns every timer of the program as a deadline in the lane it wakes, with its fate. */
export function deadlinesOf(recording: Recording, axis: Axis, cast: Cast): readonly Deadline[] {
  return recording.events.filter((event): event is TimerEvent => event.k === 'timer').flatMap((timer) => {
    const lane = timerLane(timer, recording.events, cast);
    if (lane === undefined) return [];
    const end = recording.events.find((event) => event.i > timer.i && decides(event, timer));
    const fired = end?.k === 'wake';
    return [{
      lane, kind: timerKind(timer.cb), label: timerLabel(timer), due: timer.when, at: axis.placeOfTime(timer.when),
      made: Math.max(1, axis.stepBefore(timer.i)),
      decided: end === undefined ? undefined : fired ? axis.stepBefore(end.i) + 1 : Math.max(1, axis.stepBefore(end.i)),
      fate: end === undefined ? 'pending' : fired ? 'fired' : 'cancelled',
      late: fired ? Math.max(0, end.t - timer.when) : 0,
    }];
  });
}

function decides(event: Event, timer: TimerEvent): boolean {
  return (event.k === 'wake' && event.due.includes(timer.h)) || (event.k === 'handle.cancel' && event.h === timer.h);
}

/** Returns the lane of the task that a timer is for: the one that waits for its future, else the one that made it. */
export function timerLane(timer: TimerEvent, events: readonly Event[], cast: Cast): LaneId | undefined {
  if (timer.cb.c !== 'call') return timer.cb.task;
  if (isRecorders(timer.cb)) return undefined;
  const futures = 'futs' in timer.cb ? timer.cb.futs ?? [] : [];
  const waiter = futures.map((future) => (future === null ? undefined : cast.waiterOf.get(future))).find((task) => task !== undefined);
  if (timerKind(timer.cb) === 'call') return loopLane;
  if (waiter !== undefined && cast.userTasks.has(waiter)) return waiter;
  const step = events.find((event) => event.k === 'step' && event.s === timer.s);
  const maker = step?.k === 'step' ? step.task : undefined;
  return maker !== undefined && cast.userTasks.has(maker) ? maker : undefined;
}

/** Returns what a timer is: the end of a sleep, a timeout, or a call the program asked for. */
export function timerKind(callback: Callback): Deadline['kind'] {
  if (callback.c !== 'call' || 'user' in callback) return 'call';
  if (callback.fn.endsWith('_set_result_unless_cancelled')) return 'sleep';
  return isPlumbing(callback) ? 'timeout' : 'call';
}

/** Returns the words for a timer: `sleep 3 s`, `timeout 1 s`, `set_result`. */
export function timerLabel(timer: TimerEvent): string {
  const kind = timerKind(timer.cb);
  if (kind === 'call') return timer.cb.c === 'call' ? timer.cb.fn.split('.').at(-1) ?? timer.cb.fn : 'call';
  return `${kind} ${formatDuration(Math.max(0, timer.when - timer.t))}`;
}
