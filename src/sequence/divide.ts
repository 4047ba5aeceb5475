import type { Timeline } from '../timeline/timeline.ts';
import type { TurnLines } from './lines.ts';

/** Height at which letters are 28 px high on a slide, as rows of messages; a note and a message of a lane to itself take this many. */
const most = { rows: 14.85, note: 1.4, toItself: 2, messages: 12 } as const;

/**
 * Returns `turns` in parts that each fit a slide, by their height and by `isNarrow`: whole instants as long as they fit; an instant that is too much by
 * itself is cut between its steps. A single step that is too much is a part of its own.
 */
export function divide(timeline: Timeline, turns: readonly TurnLines[], isNarrow: (turns: readonly TurnLines[]) => boolean): readonly (readonly TurnLines[])[] {
  const fits = (part: readonly TurnLines[]): boolean => isLow(part) && isNarrow(part);
  const parts: (readonly TurnLines[])[] = [];
  for (const [index, turn] of turns.entries()) {
    const instant = timeline.instants.find((one) => one.first <= turn.step.number && turn.step.number <= one.last);
    const begins = turns[index - 1]?.step.at !== turn.step.at;
    const whole = instant && begins ? turns.filter(({ step }) => instant.first <= step.number && step.number <= instant.last) : [turn];
    const open = parts.at(-1);
    if (open && fits([...open, ...(fits(whole) ? whole : [turn])])) parts[parts.length - 1] = [...open, turn];
    else parts.push([turn]);
  }
  return parts;
}

function isLow(part: readonly TurnLines[]): boolean {
  const messages = part.flatMap(({ lines }) => lines.flatMap(({ message }) => (message ? [message] : [])));
  const rows = messages.reduce((sum, { from, to }) => sum + (from === to ? most.toItself : 1), 0);
  const notes = new Set(part.map(({ step }) => step.at)).size;
  return messages.length <= most.messages && rows + notes * most.note <= most.rows;
}
