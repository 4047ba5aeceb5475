import type { LaneId } from '../timeline/timeline.ts';
import type { Line } from './lines.ts';
import type { Participants } from './participants.ts';

/** Sizes in units of Mermaid's drawing, in which letters are 16 high: the mean letter, a participant's least width, the room between two of them. */
const sizes = { letter: 8.4, actor: 96, apart: 28, padding: 16 } as const;

/** Pixels to a unit at which letters are 28 px high, the least that can be read from the last row. */
const leastScale = 28 / 16;

/**
 * Returns whether a diagram of `lanes` with `lines` can be read from the last row, by an estimate of its width: Mermaid moves two neighbours apart
 * until the words between them fit (sequenceRenderer.ts, `calculateActorMargins`). `room` is the width inside the margins of the slide, in pixels.
 */
export function isNarrow(lanes: readonly LaneId[], lines: readonly Line[], participants: Participants, room: number): boolean {
  const widths = lanes.map((lane) => Math.max(sizes.actor, lettersOf(participants.label(lane)) * (sizes.letter + 0.8) + sizes.padding));
  const apart = widths.slice(1).map((width, index) => Math.max((width + (widths[index] ?? 0)) / 2 + sizes.apart, wordsBetween(lanes[index], lanes[index + 1], lines) + sizes.apart));
  const ends = ((widths[0] ?? 0) + (widths.at(-1) ?? 0)) / 2;
  return apart.reduce((sum, width) => sum + width, ends) <= room / leastScale;
}

function wordsBetween(one: LaneId | undefined, other: LaneId | undefined, lines: readonly Line[]): number {
  const own = lines.flatMap(({ message }) => (message && ((message.from === one && message.to === other) || (message.from === other && message.to === one)) ? [lettersOf(message.text)] : []));
  return Math.max(0, ...own) * sizes.letter + sizes.padding;
}

/** Mermaid measures a character that has to be an entity in the form it gives entities inside, seven letters long (utils.ts, `encodeEntities`). */
const lettersOf = (text: string): number => text.replace(/[#;<>%]/g, '-------').length;

/** Returns the lanes of `all` that take part in `lines`; the first, the loop, always does. */
export function lanesIn(all: readonly LaneId[], lines: readonly Line[]): readonly LaneId[] {
  const used = new Set(lines.flatMap(({ message }) => (message ? [message.from, message.to] : [])));
  return all.filter((lane, index) => index === 0 || used.has(lane));
}
