import type { Deadline, Instant, Lane, Place, Segment, Step, Timeline } from '../../src/timeline/timeline.ts';

const times = [0, 0.05, 1, 1.25, 3, 4, 60, 61.5, 3600, 7200].map((seconds) => seconds * 1e9);
const names = ['main', 'a', 'worker 1', 'fetch(2)', 'consumer', 'b', 'to_thread 3'];

/** Returns a timeline of `lanes` lanes and `steps` steps, `each` of them an instant, in which every kind of segment and deadline occurs. */
export function syntheticTimeline(lanes: number, steps: number, each: number): Timeline {
  const all = Array.from({ length: lanes }, (_, index): Lane => ({ id: `l${index}`, label: names[index] ?? `t${index}`, kind: index === 0 ? 'main' : 'task', from: index === 0 ? 0 : 1, to: steps, about: `${names[index] ?? ''}()` }));
  const instants: Instant[] = [];
  for (let first = 1; first <= steps; first += each) instants.push({ at: times[instants.length % times.length] ?? 0, first, last: Math.min(steps, first + each - 1) });
  instants.forEach((instant, index) => { instants[index] = { ...instant, at: (times[index % times.length] ?? 0) + Math.floor(index / times.length) * 1e13 }; });
  const placeOf = (step: number): Place => {
    const instant = instants.findIndex((one) => one.first <= step && step <= one.last);
    return { instant, slot: step - (instants[instant]?.first ?? step) };
  };
  const laneOf = (step: number): string => `l${(step - 1) % lanes}`;
  const made: Segment[] = [];
  const deadlines: Deadline[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const [lane, at] = [laneOf(step), placeOf(step)];
    made.push({ lane, state: 'running', from: at, to: { ...at, slot: at.slot + 1 }, labels: [String(step)], step });
    const next = step + lanes;
    const end = { ...at, slot: at.slot + 1 };
    if (next <= steps) {
      const to = placeOf(next);
      const ready: Place = { instant: to.instant, slot: 0 };
      const wakes = to.instant > at.instant && to.slot > 0 ? ready : to;
      made.push({ lane, state: 'waiting', from: end, to: wakes, labels: ['gather worker 1 fetch(2) consumer', 'sleep 1.25 s', '1.25 s'], ...(step % 5 === 0 && { cancelling: step + 1 }) });
      if (wakes !== to) made.push({ lane, state: 'ready', from: wakes, to, labels: [] });
      if (to.instant > at.instant) deadlines.push({ lane, kind: step % 3 === 0 ? 'timeout' : 'sleep', label: 'timeout 1.25 s', due: instants[to.instant]?.at ?? 0, at: { instant: to.instant, slot: 0 }, made: step, decided: instants[to.instant]?.first ?? step, fate: step % 4 === 0 ? 'cancelled' : 'fired', late: step % 7 === 0 ? 2e9 : 0 });
    } else {
      const state = (['done', 'error', 'cancelled'] as const)[step % 3] ?? 'done';
      made.push({ lane, state, from: end, to: end, labels: [state === 'done' ? "'result'" : state === 'error' ? 'ValueError' : 'cancelled'] });
    }
  }
  return {
    source: { kind: 'recorded', python: '3.14.2' },
    code: { lines: Array.from({ length: 12 }, (_, line) => `line_${line} = "${'x'.repeat(20)}"`), firstLine: 1 },
    lanes: all, instants,
    steps: Array.from({ length: steps }, (_, index): Step => ({
      number: index + 1, at: instants[placeOf(index + 1).instant]?.at ?? 0, lane: laneOf(index + 1), lines: [index % 12 + 1], line: index % 12 + 1,
      sentence: [{ kind: 'lane', text: 'consumer' }, { kind: 'text', text: ' gets ' }, { kind: 'code', text: 'CancelledError' }, { kind: 'text', text: '; the timeout turns it into something with as many words as are allowed here' }],
      begins: { kind: 'wake', label: '' }, ends: { kind: 'waits', label: '' }, ready: all.slice(1, 6).map((lane) => lane.id),
      timers: all.slice(0, 4).map((lane) => ({ lane: lane.id, label: 'timeout 1 s', due: 9e9, left: 1.25e9, cancelled: false })),
      output: [{ text: `a line of output ${index}`, stream: 'stdout' }], blocked: 0,
    })),
    segments: made, deadlines,
    edges: steps > 3 && lanes > 2 ? [{ kind: 'cancels', from: laneOf(2), to: laneOf(4), step: 2, label: 'cancel()' }, { kind: 'wakes', from: laneOf(3), to: 'l0', step: 3, label: 'wakes' }] : [],
    brackets: lanes > 2 ? [{ kind: 'gather', owner: 'l0', lanes: all.slice(1).map((lane) => lane.id), open: 1, close: steps }] : [],
    phases: [], ending: { kind: 'finished', text: 'The program has ended.', at: 0 },
  };
}
