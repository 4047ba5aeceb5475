import { formatDuration } from './duration.ts';
import { sentenceText } from './sentences.ts';
import { stateAt } from './state-at.ts';
import type { Place, Timeline } from './timeline.ts';

/** Returns the timeline as text that a person can check against the program: steps with their queues, then lanes with their segments. */
export function printTimeline(timeline: Timeline): string {
  const label = new Map(timeline.lanes.map((lane) => [lane.id, lane.label]));
  const name = (lane: string): string => label.get(lane) ?? lane;
  const steps = timeline.steps.map((step) => {
    const timers = step.timers.map((timer) => `${name(timer.lane)} in ${formatDuration(timer.left)}${timer.cancelled ? ' cancelled' : ''}`);
    const rows = [
      `${step.number}. ${formatDuration(step.at)}  ${sentenceText(step.sentence)}${step.asked ? ' (asks)' : ''}`,
      `   line ${step.line ?? '-'} | ready ${step.ready.map(name).join(' ') || '-'} | timers ${timers.join(', ') || '-'}`,
      `   ${lanesIn(timeline, step.number).join(', ') || '-'}`,
      ...(step.pass ? [`   pass ${step.pass.number}: timeout ${step.pass.timeout === undefined ? 'none' : formatDuration(step.pass.timeout)}, waits ${formatDuration(step.pass.waited)}, ${step.pass.due} due, runs ${step.pass.runs}`] : []),
      ...step.output.map((line) => `   ${line.stream === 'stderr' ? '!' : '>'} ${line.text}`),
    ];
    return rows.join('\n');
  });
  const lanes = timeline.lanes.map((lane) => {
    const segments = timeline.segments.filter((segment) => segment.lane === lane.id)
      .map((segment) => `   ${place(segment.from)} to ${place(segment.to)}  ${segment.state} ${segment.labels[0] ?? ''}${segment.cancelling === undefined ? '' : ` (cancel asked in ${segment.cancelling})`}`.trimEnd());
    const deadlines = timeline.deadlines.filter((deadline) => deadline.lane === lane.id)
      .map((deadline) => `   ${deadline.label} due ${formatDuration(deadline.due)} ${deadline.fate}${deadline.late > 0 ? `, late by ${formatDuration(deadline.late)}` : ''}`);
    return [`${lane.label}: ${lane.about}`, ...segments, ...deadlines].join('\n');
  });
  const edges = timeline.edges.map((edge) => `${edge.step}${edge.kind === 'awaits' ? `-${edge.until ?? ''}` : ''}: ${name(edge.from)} ${edge.kind} ${name(edge.to)}`);
  const brackets = timeline.brackets.map((bracket) => `${bracket.kind} of ${name(bracket.owner)}: ${bracket.lanes.map(name).join(' ')}, opens in ${bracket.open}, ${bracket.close === undefined ? 'stays open' : `closes with ${bracket.close}`}`);
  const phases = timeline.phases.map((phase) => `from ${phase.from}: ${phase.title}`);
  const parts = [edges, brackets, phases].filter((part) => part.length > 0).flatMap((part) => ['', ...part]);
  return [...steps, timeline.ending.text, '', ...lanes, ...parts, ''].join('\n');
}

/** What each lane does in a step, those that are not there yet or have ended before left out. */
function lanesIn(timeline: Timeline, step: number): readonly string[] {
  const ended = new Set(stateAt(timeline, step - 1).lanes.filter(({ state }) => /^(?:done|error|cancelled)$/.test(state)).map(({ lane }) => lane));
  return stateAt(timeline, step).lanes.filter(({ lane, state }) => state !== 'unborn' && !ended.has(lane))
    .map(({ lane, state, label, cancelling }) => `${timeline.lanes.find(({ id }) => id === lane)?.label ?? lane} ${state}${label === '' ? '' : ` (${label})`}${cancelling ? ' cancelling' : ''}`);
}

function place(at: Place): string {
  return at.before === undefined ? `${at.instant}.${at.slot}` : `${at.instant}-${at.before.toFixed(2)}`;
}
