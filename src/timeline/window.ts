import type { Deadline, Instant, Lane, Place, Segment, Timeline } from './timeline.ts';

/** Part of a timeline as one slide draws it, with the lanes that are left out of it. */
export interface TimelineWindow {
  readonly timeline: Timeline;
  /** Lanes that have ended before, or do not run in these steps where there are too many. */
  readonly folded: readonly Lane[];
}

/** More lanes than these do not fit a slide: those that do not run in its steps are folded away. */
export const mostLanes = 7;

/** Returns how many lanes are there in steps `from` to `to` of `timeline`: those that have ended before do not count. */
export function lanesThere(timeline: Timeline, range: { readonly from: number; readonly to: number }): number {
  return seenLanes(timeline, viewOf(timeline, range.from, range.to), range).length;
}

/**
 * Returns what is to be drawn for steps `from` to `to` of `timeline`: its axis begins and ends with them, and lanes that are not
 * there yet or have ended before are left out. Steps keep their numbers, and all of them stay in `steps`.
 */
export function timelineWindow(timeline: Timeline, { from, to }: { readonly from: number; readonly to: number }): TimelineWindow {
  const view = viewOf(timeline, from, to);
  const segments = timeline.segments.flatMap((segment) => clipped(segment, view, from, to));
  const there = seenLanes(timeline, view, { from, to });
  const running = new Set(segments.filter((segment) => segment.state === 'running').map((segment) => segment.lane));
  const spare = Math.max(0, there.length - mostLanes);
  const idle = there.filter((lane) => !running.has(lane.id) && lane.kind !== 'main').slice(-spare || there.length);
  const lanes = there.filter((lane) => !idle.includes(lane));
  const kept = new Set(lanes.map((lane) => lane.id));
  const ended = timeline.lanes.filter((lane) => !there.includes(lane) && lane.from < from);
  return {
    timeline: {
      ...timeline, lanes, instants: view.instants,
      segments: segments.filter((segment) => kept.has(segment.lane)),
      deadlines: timeline.deadlines.filter((deadline) => kept.has(deadline.lane) && deadline.made <= to && (deadline.decided ?? to) >= from).map((deadline) => moved(deadline, view)),
      edges: timeline.edges.filter((edge) => (from <= edge.step || (edge.kind === 'awaits' && (edge.until ?? Infinity) > from)) && edge.step <= to && kept.has(edge.from) && kept.has(edge.to)),
      brackets: timeline.brackets.filter((bracket) => bracket.open <= to && (bracket.close ?? to) >= from)
        .map((bracket) => ({ ...bracket, lanes: bracket.lanes.filter((lane) => kept.has(lane)) })).filter((bracket) => bracket.lanes.length > 0),
    },
    folded: [...ended, ...idle],
  };
}

function seenLanes(timeline: Timeline, view: View, { from, to }: { readonly from: number; readonly to: number }): readonly Lane[] {
  const seen = new Set(timeline.segments.filter((segment) => clipped(segment, view, from, to).length > 0).map((segment) => segment.lane));
  return timeline.lanes.filter((lane) => seen.has(lane.id));
}

interface View {
  readonly instants: readonly Instant[];
  /** Index of the first instant shown, and how many of its slots lie before the window. */
  readonly index: number;
  readonly skipped: number;
  readonly end: Place;
}

function viewOf({ instants }: Timeline, from: number, to: number): View {
  const index = Math.max(0, instants.findIndex((instant) => instant.last >= from && instant.last >= instant.first));
  let last = Math.max(index, instants.findLastIndex((instant) => instant.first <= to && instant.first <= instant.last));
  while (isEmpty(instants[last + 1])) last += 1;
  const skipped = Math.max(0, from - (instants[index]?.first ?? from));
  const shown = instants.slice(index, last + 1).map((instant) => (isEmpty(instant) ? instant : { ...instant, first: Math.max(instant.first, from), last: Math.min(instant.last, to) }));
  const end = shown.at(-1);
  return { instants: shown, index, skipped, end: { instant: Math.max(0, shown.length - 1), slot: end ? end.last - end.first + 1 : 0 } };
}

function isEmpty(instant: Instant | undefined): boolean {
  return instant !== undefined && instant.last < instant.first;
}

function placeIn({ instant, slot, before }: Place, view: View): Place {
  const index = instant - view.index;
  if (index < 0 || (index === 0 && before !== undefined)) return { instant: 0, slot: 0 };
  if (index > view.end.instant) return view.end;
  const shifted = Math.max(0, index === 0 ? slot - view.skipped : slot);
  return { instant: index, slot: index === view.end.instant ? Math.min(shifted, view.end.slot) : shifted, ...(before !== undefined && { before }) };
}

function clipped(segment: Segment, view: View, from: number, to: number): readonly Segment[] {
  const { step } = segment;
  if (step !== undefined && (step < from || step > to)) return [];
  const moved = { ...segment, from: placeIn(segment.from, view), to: placeIn(segment.to, view) };
  const isEnd = segment.state === 'done' || segment.state === 'error' || segment.state === 'cancelled';
  if (!isEnd) return samePlace(moved.from, moved.to) ? [] : [moved];
  const atStart = from > 1 && moved.from.instant === 0 && moved.from.slot === 0;
  const after = segment.from.instant - view.index > view.end.instant || (segment.from.instant - view.index === 0 ? segment.from.slot - view.skipped : segment.from.slot) > moved.from.slot;
  return atStart || after ? [] : [moved];
}

function moved(deadline: Deadline, view: View): Deadline {
  const { at } = deadline;
  return { ...deadline, at: at === undefined || at.instant - view.index > view.end.instant ? undefined : placeIn(at, view) };
}

function samePlace(a: Place, b: Place): boolean {
  return a.instant === b.instant && a.slot === b.slot && a.before === b.before;
}
