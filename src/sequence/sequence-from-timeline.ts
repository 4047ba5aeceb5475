import { formatDuration } from '../timeline/duration.ts';
import { stepRanges, type Range } from '../timeline/step-ranges.ts';
import type { Edge, LaneId, Step, Timeline } from '../timeline/timeline.ts';
import { divide } from './divide.ts';
import type { Line, TurnLines } from './lines.ts';
import { mermaidText, participantsOf, shortLabel, type Participants } from './participants.ts';
import type { SequenceDiagram } from './sequence.ts';
import { isNarrow, lanesIn } from './width.ts';

/** Pixels inside the margins of a slide of 16 to 9. */
const usualRoom = 1776;

/** A step that creates more tasks than this says how many in one message. */
const mostCreated = 6;

/**
 * Returns `timeline` as Mermaid sequence diagrams, the loop first, then the lanes in order of creation: who the loop runs, what
 * that turn creates or cancels, and what it gives control back for. Each step begins and ends one activation, so never two
 * run at once; a diagram ends between steps and the next one repeats the participants. `shown` keeps a part of the steps; `room` is the width inside
 * the margins of a slide, in pixels.
 */
export function sequenceFromTimeline(timeline: Timeline, shown?: Range, room = usualRoom): readonly SequenceDiagram[] {
  const participants = participantsOf(timeline);
  const turns = wholeTurns(stepsIn(timeline, shown).filter((step) => isInLoop(timeline, step)).map((step): TurnLines => ({ step, lines: stepLines(timeline, step, participants) })));
  const linesOf = (part: readonly TurnLines[]): readonly Line[] => part.flatMap(({ lines }) => lines);
  const all = participants.lanes;
  const lanesOf = isNarrow(all, linesOf(turns), participants, room) ? (): readonly LaneId[] => all : (part: readonly TurnLines[]): readonly LaneId[] => lanesIn(all, linesOf(part));
  let number = 0;
  return divide(timeline, turns, (part) => isNarrow(lanesOf(part), linesOf(part), participants, room)).map((part) => {
    const lanes = lanesOf(part);
    const lines = part.flatMap(({ step, lines: own }, index) => (part[index - 1]?.step.at !== step.at ? [timeNote(step, lanes, participants), ...own] : own));
    const from = number + 1;
    number += lines.filter((line) => line.item.kind === 'message').length;
    const text = ['sequenceDiagram', ...lanes.map((lane) => participants.declaration(lane)), ...lines.map((line) => `    ${line.code}`)].join('\n');
    return { text: `${text}\n`, items: lines.map((line) => line.item), range: { from, to: number } };
  });
}

/** The steps that the stage shows; the first goes on with no earlier turn, the last with no later one. */
function stepsIn(timeline: Timeline, shown: Range | undefined): readonly Step[] {
  const ranges = stepRanges(timeline, shown);
  const [from, to] = [ranges.at(0)?.from ?? 1, ranges.at(-1)?.to ?? 0];
  const steps = timeline.steps.filter((step) => from <= step.number && step.number <= to);
  const cut = (lane: LaneId, key: 'continues' | 'pauses', others: readonly Step[]): boolean => !others.some((other) => other.lane === lane && other[key] === true);
  return steps.map(({ continues, pauses, ...step }, index) => ({
    ...step,
    ...(continues && !cut(step.lane, 'pauses', steps.slice(0, index)) && { continues }), ...(pauses && !cut(step.lane, 'continues', steps.slice(index + 1)) && { pauses }),
  }));
}

/** Steps that are parts of one turn stay together, with the eager tasks inside it, so that no activation is cut. */
function wholeTurns(turns: readonly TurnLines[]): readonly TurnLines[] {
  const whole: TurnLines[] = [];
  let open = 0;
  for (const turn of turns) {
    const last = whole.at(-1);
    if (last && open > 0) whole[whole.length - 1] = { ...last, lines: [...last.lines, ...turn.lines] };
    else whole.push(turn);
    open += (turn.step.pauses === true ? 1 : 0) - (turn.step.continues === true ? 1 : 0);
  }
  return whole;
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
  const own = timeline.edges.filter((edge) => edge.step === step.number && (edge.from === step.lane || edge.kind === 'cancels'));
  return turnMessages(step, own, participants).map(({ from, arrow, to, label, around = [] }) => {
    const text = shortLabel(label, 28);
    return {
      item: { kind: 'message', step: step.number, words: `${participants.label(from)} to ${participants.label(to)}: ${text}` },
      code: [`${participants.id(from)}${arrow}${participants.id(to)}: ${mermaidText(text)}`, ...around].join('\n    '),
      message: { from, to, text },
    };
  });
}

/** `around` are the statements that begin and end activations where an eager task takes over from the turn it starts in. */
interface Message {
  readonly from: LaneId;
  readonly arrow: string;
  readonly to: LaneId;
  readonly label: string;
  readonly around?: readonly string[];
}

function turnMessages(step: Step, edges: readonly Edge[], participants: Participants): readonly Message[] {
  const { loop } = participants;
  const cancels = edges.filter((edge) => edge.kind === 'cancels');
  if (!participants.isTask(step.lane)) {
    const calls = cancels.map((edge): Message => ({ from: edge.from === step.lane ? loop : edge.from, arrow: '--)', to: edge.to, label: 'cancel()' }));
    return calls.length > 0 ? calls : [{ from: loop, arrow: '->>', to: loop, label: step.begins.label }];
  }
  const tasks = edges.filter((edge) => edge.kind === 'creates');
  const created: readonly Message[] = tasks.length > mostCreated
    ? [{ from: step.lane, arrow: '->>', to: step.lane, label: `create_task, ${tasks.length} times` }]
    : tasks.map((edge) => ({ from: step.lane, arrow: '->>', to: edge.to, label: 'create_task' }));
  const asked = cancels.map((edge): Message => ({ from: edge.from, arrow: '--)', to: edge.to, label: 'cancel()' }));
  return [...beginning(step, participants), ...created, ...asked, ...ending(step, participants)];
}

/** Why a lane runs: the loop runs it for the first time, or for what has ended its wait; an eager task is run by the turn that creates it. */
function beginning({ begins, continues, inside, lane }: Step, { loop, id, isTask }: Participants): readonly Message[] {
  if (continues) return [];
  if (inside !== undefined && isTask(inside)) return [{ from: inside, arrow: '->>', to: lane, label: 'run at once', around: [`deactivate ${id(inside)}`, `activate ${id(lane)}`] }];
  return [{ from: loop, arrow: '->>+', to: lane, label: begins.kind === 'wake' ? `wake: ${begins.label}` : begins.label }];
}

/** What a lane gives control back for: its next wait, its result or its exception; an eager task gives it back to the turn it started in. */
function ending({ ends, pauses, inside, lane }: Step, { loop, id, isTask }: Participants): readonly Message[] {
  if (pauses) return [];
  const eager = inside !== undefined && isTask(inside);
  const back = { from: lane, to: eager ? inside : loop, ...(eager && { around: [`activate ${id(inside)}`] }) };
  const { kind, label } = ends;
  if (kind === 'raises') return [{ ...back, arrow: '--x-', label: `raise ${label}` }];
  if (kind === 'returns') return [{ ...back, arrow: '-->>-', label: `result ${label}` }];
  return [{ ...back, arrow: '-->>-', label: kind === 'waits' ? `await ${label}` : label || 'back' }];
}
