import { attribute } from '../contract/page.ts';
import { formatDuration } from '../timeline/duration.ts';
import type { Bracket, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { awaitsOf } from './stage-awaits.ts';
import { axisText } from './stage-axis.ts';
import { bar, barLabel, endMark, isBar, runBox } from './stage-bars.ts';
import type { Drawing, LabelledDrawing } from './stage-drawing.ts';
import { isEnd, placeLabels } from './stage-labels.ts';
import type { Head, StageLayout } from './stage-layout.ts';
import { awaitsPath, deadlineMark, edgePath } from './stage-marks.ts';
import { nowIn, placeOfNow, shown } from './stage-steps.ts';
import { textWidth } from './text-width.ts';

/**
 * Returns the timeline as an SVG element. Bars of waiting and ready lanes are drawn whole and cut off at "now" by a clip whose
 * width follows the step; all else shows or hides by its own steps. Colours and patterns come from the style sheet.
 */
export function stageSvg(plain: Drawing): string {
  const drawing: LabelledDrawing = { ...plain, words: placeLabels(plain.timeline, plain.layout) };
  const { id, layout, timeline, motion } = drawing;
  const bars = timeline.segments.filter(isBar);
  const clip = motion === 'final' ? {} : { 'clip-path': `url(#${id}-clip)` };
  const parts = [
    element('title', { id: `${id}-title` }, 'Timeline of the event loop'),
    element('desc', { id: `${id}-desc` }, escapeHtml(drawing.description)),
    definitions(id, layout),
    ...timeline.instants.map((_, index) => instantFrame(drawing, index)),
    ...layout.gaps.map((gap) => gapMark(drawing, gap)),
    ...timeline.lanes.map((lane) => laneLabel(drawing, lane.id)),
    ...timeline.brackets.map((bracket, index) => bracketMark(drawing, bracket, layout.brackets[index] ?? layout.left)),
    element('g', clip, bars.map((segment) => bar(drawing, segment)).join('')),
    motion === 'final' ? '' : element('rect', { class: 'tl-now', x: -2, y: layout.top - 6, width: 4, height: layout.height - layout.top }),
    ...awaitsOf(timeline).map((awaits) => awaitsPath(drawing, awaits)),
    ...timeline.edges.map((edge) => edgePath(drawing, edge)),
    ...bars.map((segment) => barLabel(drawing, segment)),
    ...timeline.segments.filter((segment) => segment.step !== undefined && segment.state === 'running').map((segment) => runBox(drawing, segment)),
    ...timeline.segments.filter(isEnd).map((segment) => endMark(drawing, segment)),
    ...timeline.deadlines.map((deadline) => deadlineMark(drawing, deadline)),
  ];
  return element('svg', {
    class: 'tl', viewBox: `0 0 ${layout.width} ${layout.height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc`,
    ...(motion === 'final' ? {} : { [attribute.track]: `now:${track(drawing)}` }),
  }, parts.join(''));
}

/** Places of "now", from step 0 on: the end of each step, the beginning of the axis before it. */
function track({ timeline, layout, lastStep }: Drawing): string {
  const last = lastStep ?? timeline.steps.at(-1)?.number ?? 0;
  const first = timeline.instants.find((instant) => instant.first <= instant.last)?.first ?? 1;
  const end = timeline.instants.reduce((most, instant) => Math.max(most, instant.last), 0);
  return Array.from({ length: last + 1 }, (_, step) => Math.round(step < first ? layout.left : layout.xOf(placeOfNow(timeline, Math.min(step, end))))).join(' ');
}

function definitions(id: string, layout: StageLayout): string {
  return element('defs', {}, [
    element('marker', { id: `${id}-arrow`, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 16, markerHeight: 16, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse' }, '<path class="tl-arrow" d="M0 0L10 5L0 10z"/>'),
    element('clipPath', { id: `${id}-clip` }, element('rect', { class: 'tl-clip', x: 0, y: 0, width: layout.width, height: layout.height })),
  ].join(''));
}

function instantFrame({ layout, timeline, motion }: Drawing, index: number): string {
  const instant = timeline.instants[index];
  if (!instant) return '';
  const slots = instant.last - instant.first + 1;
  const x = layout.xOf({ instant: index, slot: 0 });
  const frame = { x, y: layout.top - 10, width: Math.max(slots * layout.slot, 6), height: layout.height - layout.top + 4, rx: 6 };
  const head = layout.heads[index];
  const reached = element('g', shown(motion, instant.first), element('rect', { class: 'tl-instant', ...frame }) + headText(head, 'tl-time', layout));
  if (motion === 'final') return reached;
  return element('g', shown(motion, undefined, instant.first), element('rect', { class: 'tl-instant tl-ghost', ...frame }) + headText(head, 'tl-time tl-ghost', layout)) + reached;
}

function headText(head: Head | undefined, name: string, { top }: StageLayout): string {
  return head ? element('text', { class: name, x: head.x, y: top - 24, 'text-anchor': 'middle' }, head.text) : '';
}

/** The duration of a gap between dotted lines; a short one is a dotted line alone. */
function gapMark({ motion, layout }: Drawing, gap: StageLayout['gaps'][number]): string {
  if (gap.to - gap.from < 14) return '';
  const middle = (gap.from + gap.to) / 2;
  const half = gap.label === undefined ? 0 : textWidth(gap.label, axisText.gap) / 2 + 8;
  const line = (from: number, to: number): string => (to - from < 8 ? '' : `M${from} ${layout.top - 34}H${to}`);
  const rule = element('path', { class: 'tl-gap', d: half === 0 ? line(gap.from + 6, gap.to - 6) : line(gap.from + 6, middle - half) + line(middle + half, gap.to - 6) });
  const text = gap.label === undefined ? '' : element('text', { class: 'tl-gap-label', x: middle, y: layout.top - 24, 'text-anchor': 'middle' }, gap.label);
  if (motion === 'final') return element('g', {}, rule + text);
  return element('g', { class: 'tl-ghost', ...shown(motion, undefined, gap.step) }, rule + text) + element('g', shown(motion, gap.step), rule + text);
}

/** The name of a lane with its base line: dotted until the lane is there, a hair line from then on. */
function laneLabel({ layout, timeline, motion }: Drawing, id: string): string {
  const lane = timeline.lanes.find((one) => one.id === id);
  if (!lane) return '';
  const y = layout.yOf(id);
  const size = layout.text.lane;
  const steps = timeline.steps.filter((step) => step.lane === id).map((step) => step.number);
  const text = element('text', { class: `tl-lane tl-lane-${lane.kind}`, x: nameEnd(layout), y: y + size * 0.34, 'font-size': size, 'text-anchor': 'end', ...nowIn(motion, steps) },
    `${escapeHtml(layout.labels.get(id) ?? lane.label)}<title>${escapeHtml(lane.about)}</title>`);
  const first = timeline.segments.find((segment) => segment.lane === id);
  const begins = first ? layout.xOf(first.from) : layout.left;
  const before = begins - layout.left < 12 ? '' : element('line', { class: 'tl-unborn', x1: layout.left + 6, x2: begins - 4, y1: y, y2: y });
  return element('line', { class: 'tl-base', x1: begins, x2: layout.width - 10, y1: y, y2: y }) + before + text;
}

function nameEnd(layout: StageLayout): number {
  return Math.min(layout.left, ...layout.brackets) - 18;
}

/** A bracket stands open, its line broken, until the last of its lanes has ended. */
function bracketMark({ layout, motion }: Drawing, bracket: Bracket, x: number): string {
  const rows = bracket.lanes.map((lane) => layout.yOf(lane));
  const [top, bottom] = [Math.min(...rows) - layout.bar / 2, Math.max(...rows) + layout.bar / 2];
  const path = `M${x} ${top}h-10V${bottom}h10`;
  const title = `<title>${bracketNames[bracket.kind]}</title>`;
  const mark = (name: string, from: number, until?: number): string => element('path', { class: `tl-bracket tl-bracket-${bracket.kind} tl-bracket-${name}`, d: path, ...shown(motion, from, until) });
  if (motion === 'final') return element('g', {}, mark(bracket.close === undefined ? 'open' : 'closed', bracket.open) + title);
  return element('g', {}, mark('open', bracket.open, bracket.close) + (bracket.close === undefined ? '' : mark('closed', bracket.close)) + title);
}

/** Words for brackets, as the legend has them. */
export const bracketNames: Readonly<Record<Bracket['kind'], string>> = { group: 'task group', gather: 'gather', shield: 'shield' };

/** Returns one sentence about the whole picture, for its text alternative. */
export function describe(timeline: Timeline): string {
  const lanes = timeline.lanes.filter((lane) => lane.kind === 'main' || lane.kind === 'task').map((lane) => lane.label);
  const end = timeline.instants.at(-1)?.at ?? 0;
  return `${timeline.steps.length} steps of ${lanes.join(', ')} in ${formatDuration(end)} of virtual time; the list of steps says the same in words.`;
}
