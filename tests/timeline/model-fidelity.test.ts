import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecorder, type Recorder } from '../../src/record/recorder.ts';
import { sentenceText } from '../../src/timeline/sentences.ts';
import { stateAt } from '../../src/timeline/state-at.ts';
import type { LaneId, Step, Timeline } from '../../src/timeline/timeline.ts';
import { timelineFromRecording } from '../../src/timeline/timeline-from-recording.ts';
import type { Detail } from '../../src/timeline/turns.ts';
import type { Event, Recording } from '../../src/trace/recording.ts';
import { fidelityPrograms } from '../fidelity/programs.ts';
import { recorded, script } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { projectRecordings } from '../stage/project-recordings.ts';

/**
 * Reads the recording of every program of the project, and of every program that is compared with native CPython, back out of its timeline. Programs that
 * fold steps away by a comment are left out.
 */
let recorder: Recorder;
let all: readonly { readonly name: string; readonly recording: Recording }[];
beforeAll(async () => {
  recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker(), states: true });
  const cases = join(import.meta.dirname, 'cases');
  const programs = [
    ...fidelityPrograms().map(({ name, program }) => ({ name, program })),
    ...readdirSync(cases).filter((file) => file.endsWith('.py')).map((name) => ({ name, program: script(readFileSync(join(cases, name), 'utf8')) })),
  ];
  const results = await recorder.record(programs.map(({ program }) => program));
  all = [...programs.map(({ name }, index) => ({ name, recording: recorded(results[index]) })), ...await projectRecordings()].filter(({ recording }) => !/#\s*skip$/m.test(recording.files[0]?.text ?? ''));
}, 300_000);
afterAll(() => recorder.close());

const timelines = new WeakMap<Recording, Map<Detail, Timeline>>();

function timelineOf(recording: Recording, detail: Detail): Timeline {
  const known = timelines.get(recording) ?? new Map<Detail, Timeline>();
  timelines.set(recording, known);
  const timeline = known.get(detail) ?? timelineFromRecording(recording, detail);
  known.set(detail, timeline);
  return timeline;
}

type StepEvent = Extract<Event, { k: 'step' }>;

const own = (recording: Recording): ReadonlySet<string> => new Set(recording.events.flatMap((event) => (event.k === 'task.new' && event.user ? [event.task] : [])));

/** Runs `check` on every recording and collects what it says, with the name of the program. */
function faultsOf(check: (recording: Recording) => readonly string[]): readonly string[] {
  return all.flatMap(({ name, recording }) => check(recording).map((fault) => `${name}: ${fault}`));
}

test('more-than-three-hundred-programs-are-read', () => {
  expect(all.length).toBeGreaterThan(300);
});

test('bars-run-exactly-when-the-loop-ran-their-tasks', () => {
  expect(faultsOf((recording) => {
    const tasks = own(recording);
    const timeline = timelineOf(recording, 'task');
    const ends = new Map(recording.events.flatMap((event) => (event.k === 'step.end' ? [[event.s, event.t] as const] : [])));
    const real = recording.events.filter((event): event is StepEvent => event.k === 'step' && event.task !== undefined && tasks.has(event.task) && ranALine(event, recording))
      .map((event) => `${event.task} ${event.t}-${ends.get(event.s) ?? recording.events.at(-1)?.t}`);
    const drawn = mergedRuns(timeline).filter(({ lane }) => tasks.has(lane)).map(({ lane, from, to }) => `${lane} ${from}-${to}`);
    return real.toSorted().join('\n') === drawn.toSorted().join('\n') ? [] : [`ran ${real.join(', ')} | drawn ${drawn.join(', ')}`];
  })).toEqual([]);
});

/** A task that was cancelled before its first step has a turn, in which nothing of it runs. */
function ranALine(step: StepEvent, recording: Recording): boolean {
  const turn = recording.events.filter((event) => event.s === step.s && event.i >= step.i);
  const cancelled = turn.some((event) => event.k === 'task.done' && event.how === 'cancelled');
  const first = !recording.events.some((event) => event.k === 'step' && event.task === step.task && event.i < step.i);
  return !(cancelled && first && step.throw !== undefined && !turn.some((event) => event.k === 'line'));
}

/** Running bars with the times at which they begin and end; the parts of one turn are one. */
function mergedRuns(timeline: Timeline): readonly { readonly lane: LaneId; readonly from: number; readonly to: number }[] {
  const runs: { lane: LaneId; from: number; to: number; open: boolean }[] = [];
  for (const step of timeline.steps) {
    const bars = timeline.segments.filter((segment) => segment.step === step.number && segment.lane === step.lane);
    const [first] = bars;
    if (!first) continue;
    const at = (instant: number): number => timeline.instants[instant]?.at ?? Number.NaN;
    const blocking = bars.find((bar) => bar.state === 'blocking');
    const [from, to] = [at(first.from.instant), blocking ? at(blocking.to.instant) : at(first.to.instant)];
    const open = step.continues ? runs.findLast((run) => run.lane === step.lane && run.open) : undefined;
    if (open) Object.assign(open, { to, open: step.pauses === true });
    else runs.push({ lane: step.lane, from, to, open: step.pauses === true });
  }
  return runs;
}

test('the-ready-queue-is-the-order-in-which-tasks-then-run', () => {
  expect(faultsOf((recording) => {
    const tasks = own(recording);
    const cancelled = new Set(recording.events.flatMap((event) => (event.k === 'handle.cancel' ? [event.h] : [])));
    const { steps } = timelineOf(recording, 'loop');
    const handles = recording.events.filter((event): event is StepEvent => event.k === 'step');
    if (recording.stopped !== 'exit' || handles.some((step) => step.outer !== undefined) || cancelled.size > 0) return [];
    const runs = handles.flatMap((step) => (step.task !== undefined && tasks.has(step.task) ? [{ i: step.i, lane: step.task }] : []));
    return handles.flatMap((handle, index) => {
      const step = steps.filter((one) => !isOutside(one))[index];
      const ready = step?.ready.filter((lane) => tasks.has(lane)) ?? [];
      const next = runs.filter((run) => run.i > handle.i).slice(0, ready.length).map((run) => run.lane);
      return ready.join() === next.join() || endsEarly(recording) ? [] : [`after handle ${index + 1}: ready ${ready.join(' ')} | then ran ${next.join(' ')}`];
    });
  })).toEqual([]);
});

const isOutside = (step: Step): boolean => step.lane === 'program' || /^W\d/.test(step.lane);

/** A loop that is stopped leaves handles that never run. */
function endsEarly(recording: Recording): boolean {
  return recording.error !== undefined || recording.code !== 0 || /\.stop\b|SystemExit|exit\(|Runner|run_until_complete/.test(recording.files[0]?.text ?? '');
}

test('queues-after-every-step-hold-what-the-loop-really-held', () => {
  const compared = { ready: 0, timers: 0 };
  expect(faultsOf((recording) => {
    const states = new Map(statesOf(recording).map((state) => [state.i, state] as const));
    const tasks = own(recording);
    if (states.size === 0) return [];
    const waking = new Map<string, string>(recording.events.flatMap((event) => (event.k === 'ready' && event.cb.c !== 'call' ? [[event.h, event.cb.task] as const] : [])));
    const due = new Map<string, number>(recording.events.flatMap((event) => (event.k === 'timer' ? [[event.h, event.when] as const] : [])));
    const { steps } = timelineOf(recording, 'loop');
    const turns = steps.filter((step) => !isOutside(step));
    const ends = recording.events.filter((event) => event.k === 'step.end' && !isInner(event, recording));
    if (turns.length !== ends.length) return [];
    return ends.flatMap((end, index) => {
      const state = states.get(end.i);
      const step = turns[index];
      const until = recording.events.findIndex((event) => event.i > end.i && (event.k === 'step' || event.t > end.t || event.k === 'loop.close'));
      const between = recording.events.slice(end.i, until === -1 ? undefined : until);
      const moved = new Set<string>(between.flatMap((event) => (event.k === 'wake' ? event.due : [])));
      const outside = between.flatMap((event) => (event.k === 'ready' && event.s === undefined ? [event.h] : []));
      if (!state || !step || between.some((event) => event.s === undefined && event.k === 'line')) return [];
      const ready = [...state.ready, ...outside].flatMap((handle) => { const task = waking.get(handle); return task !== undefined && tasks.has(task) ? [task] : []; });
      const shown = step.ready.filter((lane) => tasks.has(lane));
      const real = new Set(state.timers.filter((handle) => !moved.has(handle)).map((handle) => due.get(handle)));
      const extra = step.timers.filter((timer) => !timer.cancelled && !real.has(timer.due));
      compared.ready += shown.length;
      compared.timers += step.timers.length;
      return [...(shown.join() === ready.join() ? [] : [`step ${step.number}: ready ${shown.join(' ')} | really ${ready.join(' ')}`]), ...extra.map((timer) => `step ${step.number}: a timer for ${timer.due} that is not there`)];
    });
  })).toEqual([]);
  expect(compared.ready).toBeGreaterThan(1000);
  expect(compared.timers).toBeGreaterThan(1000);
});

function isInner(end: Event, recording: Recording): boolean {
  return recording.events.some((event) => event.k === 'step' && event.s === end.s && event.outer !== undefined);
}

/** The loop's real queues after each step, as the recorder notes them beside the events. */
function statesOf(recording: Recording): readonly { readonly i: number; readonly ready: readonly string[]; readonly timers: readonly string[] }[] {
  const states: unknown = Reflect.get(recording, 'states');
  return Array.isArray(states) ? states : [];
}

test('time-left-and-order-of-the-timers-follow-from-their-deadlines', () => {
  expect(faultsOf((recording) => timelineOf(recording, 'task').steps.flatMap((step) => {
    const now = step.at + step.blocked;
    const wrong = step.timers.filter((timer) => timer.left !== Math.max(0, timer.due - now));
    const order = step.timers.every((timer, index) => index === 0 || (step.timers[index - 1]?.due ?? 0) <= timer.due);
    return [...wrong.map((timer) => `step ${step.number}: ${timer.label} left ${timer.left}`), ...(order ? [] : [`step ${step.number}: timers out of order`])];
  }))).toEqual([]);
});

test('the-output-of-the-steps-is-the-output-of-the-program', () => {
  const plain = (text: string): string => text.replace(/\n/g, '');
  expect(faultsOf((recording) => (['task', 'loop', 'line'] as const).flatMap((detail) => {
    const { steps } = timelineOf(recording, detail);
    return (['stdout', 'stderr'] as const).flatMap((stream) => {
      const shown = steps.flatMap((step) => step.output.filter((line) => line.stream === stream).map((line) => line.text)).join('');
      return plain(shown) === plain(recording[stream]) ? [] : [`${detail}, ${stream}: ${plain(shown).slice(0, 60)} | ${plain(recording[stream]).slice(0, 60)}`];
    });
  }))).toEqual([]);
});

test('lanes-end-as-their-tasks-do', () => {
  const words = { result: 'done', exception: 'error', cancelled: 'cancelled' } as const;
  expect(faultsOf((recording) => {
    const tasks = own(recording);
    const real = recording.events.flatMap((event) => (event.k === 'task.done' && tasks.has(event.task) ? [`${event.task} ${words[event.how]}`] : []));
    const drawn = timelineOf(recording, 'task').segments.flatMap((segment) => (/^(?:done|error|cancelled)$/.test(segment.state) && tasks.has(segment.lane) ? [`${segment.lane} ${segment.state}`] : []));
    return real.toSorted().join() === drawn.toSorted().join() ? [] : [`${real.join()} | ${drawn.join()}`];
  })).toEqual([]);
});

test('a-cancellation-is-asked-in-one-step-and-delivered-in-a-later-one', () => {
  expect(faultsOf((recording) => {
    const { edges, steps } = timelineOf(recording, 'task');
    return edges.filter((edge) => edge.kind === 'cancels').flatMap((edge) => {
      const delivered = steps.find((step) => step.number > edge.step && step.lane === edge.to);
      return delivered === undefined || delivered.begins.kind !== 'start' ? [] : [`${edge.to} starts after it was asked in ${edge.step}`];
    });
  })).toEqual([]);
});

test('sentences-have-at-most-twenty-words-and-nearly-all-fourteen', () => {
  const lengths = all.flatMap(({ name, recording }) => timelineOf(recording, 'task').steps.map((step) => ({ text: `${name} ${step.number}: ${sentenceText(step.sentence)}`, words: sentenceText(step.sentence).split(/\s+/).length })));
  expect(lengths.filter(({ words }) => words > 20).map(({ text }) => text)).toEqual([]);
  expect(lengths.filter(({ words }) => words > 14).length / lengths.length).toBeLessThan(0.02);
});

test('brackets-arrows-and-deadlines-end-after-they-begin', () => {
  expect(faultsOf((recording) => {
    const { brackets, edges, deadlines, steps, lanes } = timelineOf(recording, 'task');
    const known = new Set(lanes.map((lane) => lane.id));
    return [
      ...brackets.filter((bracket) => (bracket.close ?? bracket.open) < bracket.open || new Set(bracket.lanes).size < bracket.lanes.length).map((bracket) => `the ${bracket.kind} of ${bracket.owner}`),
      ...edges.filter((edge) => edge.step < 1 || edge.step > steps.length || (edge.until ?? edge.step + 1) <= edge.step || !known.has(edge.from) || !known.has(edge.to)).map((edge) => `${edge.from} ${edge.kind} ${edge.to} in ${edge.step}`),
      ...deadlines.filter((deadline) => deadline.made > steps.length || (deadline.decided ?? deadline.made) < deadline.made).map((deadline) => `${deadline.label} of ${deadline.lane}`),
    ];
  })).toEqual([]);
});

test('whoever-is-awaited-or-wakes-is-drawn-so', () => {
  expect(faultsOf((recording) => {
    const tasks = own(recording);
    const { edges } = timelineOf(recording, 'task');
    const awaits = recording.events.flatMap((event) => (event.k === 'suspend' && tasks.has(event.task) && event.on.w === 'task' && event.on.fut && tasks.has(event.on.fut) ? [[event.task, event.on.fut] as const] : []));
    const cancels = recording.events.flatMap((event) => (event.k === 'task.cancel' && tasks.has(event.task) && event.by !== undefined && event.by !== event.task ? [event.task] : []));
    return [
      ...awaits.filter(([from, to]) => !edges.some((edge) => edge.kind === 'awaits' && edge.from === from && edge.to === to)).map(([from, to]) => `${from} awaits ${to}`),
      ...cancels.filter((task) => !edges.some((edge) => edge.kind === 'cancels' && edge.to === task)).map((task) => `${task} is asked to cancel`),
    ];
  })).toEqual([]);
});

test('in-every-step-one-lane-runs-and-the-ready-lanes-are-the-ready-queue', () => {
  expect(faultsOf((recording) => {
    const timeline = timelineOf(recording, 'task');
    const tasks = own(recording);
    return timeline.steps.flatMap((step) => {
      const { lanes, ready } = stateAt(timeline, step.number);
      const of = (state: string): readonly LaneId[] => lanes.filter((lane) => lane.state === state && tasks.has(lane.lane)).map(({ lane }) => lane);
      const running = of('running').length + of('blocking').length;
      const queued = [...new Set(ready.filter((lane) => tasks.has(lane) && lane !== step.lane))].toSorted().join();
      const drawn = of('ready').filter((lane) => lane !== step.lane).toSorted().join();
      const eager = timeline.steps.some((one) => one.inside !== undefined);
      return [...(running <= 1 || eager ? [] : [`step ${step.number}: ${running} lanes run`]), ...(queued === drawn ? [] : [`step ${step.number}: queue ${queued} | drawn ${drawn}`])];
    });
  })).toEqual([]);
});
