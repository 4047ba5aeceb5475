import { formatDuration } from '../timeline/duration.ts';
import type { Edge, LaneId, Step, Timeline } from '../timeline/timeline.ts';
import { mermaidText, participantsOf, type Participants } from './participants.ts';
import type { SequenceDiagram, SequenceItem } from './sequence.ts';

/** Height that a diagram may have so that its letters are at least 28 px on a slide, as rows of messages; Mermaid gives a note this many rows. */
const most = { rows: 15.2, note: 1.4, messages: 12 } as const;

interface Line {
  readonly item: SequenceItem;
  readonly code: string;
}

/**
 * Returns `timeline` as Mermaid sequence diagrams, the loop first, then the lanes in order of creation: who the loop runs, what
 * that turn creates or cancels, and what it gives control back for. Each step begins and ends one activation, so never two
 * run at once; a diagram ends between steps and the next one repeats the participants.
 */
export function sequenceFromTimeline(timeline: Timeline): readonly SequenceDiagram[] {
  const participants = participantsOf(timeline);
  const turns = timeline.steps.filter((step) => isInLoop(timeline, step)).map((step): TurnLines => ({ step, lines: stepLines(timeline, step, participants) }));
  let number = 0;
  return divide(timeline, turns).map((part) => {
    const lines = part.flatMap(({ step, lines: own }, index) => (part[index - 1]?.step.at !== step.at ? [timeNote(step, participants), ...own] : own));
    const from = number + 1;
    number += lines.filter((line) => line.item.kind === 'message').length;
    const text = ['sequenceDiagram', ...participants.declarations, ...lines.map((line) => `    ${line.code}`)].join('\n');
    return { text: `${text}\n`, items: lines.map((line) => line.item), range: { from, to: number } };
  });
}

/** What the program does outside the loop is no message between the loop and its tasks. */
function isInLoop(timeline: Timeline, step: Step): boolean {
  return timeline.lanes.find((lane) => lane.id === step.lane)?.kind !== 'program';
}

interface TurnLines {
  readonly step: Step;
  readonly lines: readonly Line[];
}

/** How much of a diagram is taken: by messages, and by the notes of the instants before them. */
interface Filled {
  readonly messages: number;
  readonly notes: number;
}

/** Fills parts with whole instants as long as they fit; an instant that is too long by itself is cut between its steps. */
function divide(timeline: Timeline, turns: readonly TurnLines[]): readonly (readonly TurnLines[])[] {
  const parts: TurnLines[][] = [];
  let filled: Filled = { messages: Infinity, notes: 0 };
  for (const [index, turn] of turns.entries()) {
    const instant = timeline.instants.find((one) => one.first <= turn.step.number && turn.step.number <= one.last);
    const begins = turns[index - 1]?.step.at !== turn.step.at;
    const ahead = instant && begins ? turns.filter(({ step }) => instant.first <= step.number && step.number <= instant.last) : [turn];
    const whole = ahead.reduce((sum, { lines }) => sum + lines.length, 0);
    const notes = begins ? 1 : 0;
    const needed = { messages: filled.messages + (fits({ messages: whole, notes: 1 }) ? whole : turn.lines.length), notes: filled.notes + notes };
    if (fits(needed)) {
      parts.at(-1)?.push(turn);
      filled = { messages: filled.messages + turn.lines.length, notes: filled.notes + notes };
    } else {
      parts.push([turn]);
      filled = { messages: turn.lines.length, notes: 1 };
    }
  }
  return parts;
}

const fits = ({ messages, notes }: Filled): boolean => messages <= most.messages && messages + notes * most.note <= most.rows;

function timeNote(step: Step, participants: Participants): Line {
  const text = `t = ${formatDuration(step.at)}`;
  return { item: { kind: 'note', step: step.number, words: text }, code: `Note over ${participants.span}: ${mermaidText(text)}` };
}

function stepLines(timeline: Timeline, step: Step, participants: Participants): readonly Line[] {
  const own = timeline.edges.filter((edge) => edge.step === step.number && edge.from === step.lane);
  return turnMessages(step, own, participants).map(([from, arrow, to, text]) => ({
    item: { kind: 'message', step: step.number, words: `${participants.label(from)} to ${participants.label(to)}: ${text}` },
    code: `${participants.id(from)}${arrow}${participants.id(to)}: ${mermaidText(text)}`,
  }));
}

type Message = readonly [from: LaneId, arrow: string, to: LaneId, text: string];

function turnMessages(step: Step, edges: readonly Edge[], participants: Participants): readonly Message[] {
  const { loop } = participants;
  const cancels = edges.filter((edge) => edge.kind === 'cancels');
  if (!participants.isTask(step.lane)) {
    const calls = cancels.map((edge): Message => [loop, '--)', edge.to, 'cancel()']);
    return calls.length > 0 ? calls : [[loop, '->>', loop, step.begins.label]];
  }
  const created = edges.filter((edge) => edge.kind === 'creates').map((edge): Message => [step.lane, '->>', edge.to, 'create_task']);
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
