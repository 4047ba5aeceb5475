import { formatDuration } from '../timeline/duration.ts';
import type { Edge, LaneId, Step, Timeline } from '../timeline/timeline.ts';
import { divide } from './divide.ts';
import type { Line, TurnLines } from './lines.ts';
import { mermaidText, participantsOf, shortLabel, type Participants } from './participants.ts';
import type { SequenceDiagram } from './sequence.ts';
import { isNarrow, lanesIn } from './width.ts';

/** A step that creates more tasks than this says how many in one message. */
const mostCreated = 6;

/**
 * Returns `timeline` as Mermaid sequence diagrams, the loop first, then the lanes in order of creation: who the loop runs, what
 * that turn creates or cancels, and what it gives control back for. Each step begins and ends one activation, so never two
 * run at once; a diagram ends between steps and the next one repeats the participants.
 */
export function sequenceFromTimeline(timeline: Timeline): readonly SequenceDiagram[] {
  const participants = participantsOf(timeline);
  const turns = timeline.steps.filter((step) => isInLoop(timeline, step)).map((step): TurnLines => ({ step, lines: stepLines(timeline, step, participants) }));
  const linesOf = (part: readonly TurnLines[]): readonly Line[] => part.flatMap(({ lines }) => lines);
  const all = participants.lanes;
  const shown = isNarrow(all, linesOf(turns), participants) ? (): readonly LaneId[] => all : (part: readonly TurnLines[]): readonly LaneId[] => lanesIn(all, linesOf(part));
  let number = 0;
  return divide(timeline, turns, (part) => isNarrow(shown(part), linesOf(part), participants)).map((part) => {
    const lanes = shown(part);
    const lines = part.flatMap(({ step, lines: own }, index) => (part[index - 1]?.step.at !== step.at ? [timeNote(step, lanes, participants), ...own] : own));
    const from = number + 1;
    number += lines.filter((line) => line.item.kind === 'message').length;
    const text = ['sequenceDiagram', ...lanes.map((lane) => participants.declaration(lane)), ...lines.map((line) => `    ${line.code}`)].join('\n');
    return { text: `${text}\n`, items: lines.map((line) => line.item), range: { from, to: number } };
  });
}

/** What the program does outside the loop is no message between the loop and its tasks. */
function isInLoop(timeline: Timeline, step: Step): boolean {
  return timeline.lanes.find((lane) => lane.id === step.lane)?.kind !== 'program';
}

function timeNote(step: Step, lanes: readonly LaneId[], participants: Participants): Line {
  const ends = [...new Set([lanes.at(0), lanes.at(-1)])].flatMap((lane) => (lane === undefined ? [] : [participants.id(lane)]));
  const text = `t = ${formatDuration(step.at)}`;
  return { item: { kind: 'note', step: step.number, words: text }, code: `Note over ${ends.join(',')}: ${mermaidText(text)}` };
}

function stepLines(timeline: Timeline, step: Step, participants: Participants): readonly Line[] {
  const own = timeline.edges.filter((edge) => edge.step === step.number && edge.from === step.lane);
  return turnMessages(step, own, participants).map(([from, arrow, to, label]) => {
    const text = shortLabel(label, 28);
    return {
      item: { kind: 'message', step: step.number, words: `${participants.label(from)} to ${participants.label(to)}: ${text}` },
      code: `${participants.id(from)}${arrow}${participants.id(to)}: ${mermaidText(text)}`,
      message: { from, to, text },
    };
  });
}

type Message = readonly [from: LaneId, arrow: string, to: LaneId, text: string];

function turnMessages(step: Step, edges: readonly Edge[], participants: Participants): readonly Message[] {
  const { loop } = participants;
  const cancels = edges.filter((edge) => edge.kind === 'cancels');
  if (!participants.isTask(step.lane)) {
    const calls = cancels.map((edge): Message => [loop, '--)', edge.to, 'cancel()']);
    return calls.length > 0 ? calls : [[loop, '->>', loop, step.begins.label]];
  }
  const tasks = edges.filter((edge) => edge.kind === 'creates');
  const created = tasks.length > mostCreated
    ? [[step.lane, '->>', step.lane, `create_task, ${tasks.length} times`] satisfies Message]
    : tasks.map((edge): Message => [step.lane, '->>', edge.to, 'create_task']);
  const asked = cancels.map((edge): Message => [step.lane, '--)', edge.to, 'cancel()']);
  return [[loop, '->>+', step.lane, beginning(step)], ...created, ...asked, ending(step, loop)];
}

/** Why the loop runs a lane: `run` the first time, else what has ended its wait. */
function beginning({ begins }: Step): string {
  return begins.kind === 'wake' ? `wake: ${begins.label}` : begins.label;
}

/** What a lane gives control back for: its next wait, its result or its exception. */
function ending(step: Step, loop: LaneId): Message {
  const { kind, label } = step.ends;
  if (kind === 'raises') return [step.lane, '--x-', loop, `raise ${label}`];
  if (kind === 'returns') return [step.lane, '-->>-', loop, `result ${label}`];
  return [step.lane, '-->>-', loop, kind === 'waits' ? `await ${label}` : label || 'back'];
}
