import { attribute } from '../contract/page.ts';
import { formatDuration } from '../timeline/duration.ts';
import type { Deadline, Edge, Place, Segment, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml, type Attributes } from './html.ts';
import type { StageLayout } from './stage-layout.ts';
import { dotRows, hatch, type Box } from './stage-hatch.ts';
import { firstStepAfter, nowIn, placeOfNow, placeOfStep, shown, type Motion } from './stage-steps.ts';
import { textWidth } from './text-width.ts';

/** What one drawing is made from; `id` is unique in its page and the base of the ids inside. */
export interface Drawing {
  readonly id: string;
  readonly timeline: Timeline;
  readonly layout: StageLayout;
  readonly motion: Motion;
  /** Says in a sentence or two what the picture shows, for those who do not see it. */
  readonly description: string;
}

/**
 * Returns the timeline as an SVG element. Bars of waiting and ready lanes are drawn whole and cut off at "now" by a clip whose
 * width follows the step; all else shows or hides by its own steps. Colours and patterns come from the style sheet.
 */
export function stageSvg(drawing: Drawing): string {
  const { id, layout, timeline, motion } = drawing;
  const positions = timeline.steps.map((step) => Math.round(layout.xOf(placeOfNow(timeline, step.number))));
  const track = [Math.round(layout.left), ...positions].join(' ');
  const bars = timeline.segments.filter(isBar);
  const clip = motion === 'final' ? {} : { 'clip-path': `url(#${id}-clip)` };
  const parts = [
    element('title', { id: `${id}-title` }, 'Timeline of the event loop'),
    element('desc', { id: `${id}-desc` }, escapeHtml(drawing.description)),
    definitions(id, layout),
    ...timeline.instants.map((_, index) => instantFrame(drawing, index)),
    ...layout.gaps.map((gap) => gapMark(drawing, gap)),
    ...timeline.lanes.map((lane) => laneLabel(drawing, lane.id)),
    element('g', clip, bars.map((segment) => bar(drawing, segment)).join('')),
    ...bars.map((segment) => barLabel(drawing, segment)),
    ...timeline.edges.map((edge) => edgeLine(drawing, edge)),
    ...timeline.segments.filter((segment) => segment.step !== undefined && segment.state === 'running').map((segment) => runBox(drawing, segment)),
    ...timeline.segments.filter((segment) => segment.from.instant === segment.to.instant && segment.from.slot === segment.to.slot).map((segment) => endMark(drawing, segment)),
    ...timeline.deadlines.map((deadline, index) => deadlineMark(drawing, deadline, index)),
    motion === 'final' ? '' : element('rect', { class: 'tl-now', x: -2, y: 58, width: 4, height: layout.height - 66 }),
  ];
  return element('svg', {
    class: 'tl', viewBox: `0 0 ${layout.width} ${layout.height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc`,
    ...(motion === 'final' ? {} : { [attribute.track]: `now:${track}` }),
  }, parts.join(''));
}

function definitions(id: string, layout: StageLayout): string {
  return element('defs', {}, [
    element('marker', { id: `${id}-arrow`, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 16, markerHeight: 16, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse' }, '<path class="tl-arrow" d="M0 0L10 5L0 10z"/>'),
    element('clipPath', { id: `${id}-clip` }, element('rect', { class: 'tl-clip', x: 0, y: 0, width: 1, height: layout.height })),
  ].join(''));
}

function instantFrame({ layout, timeline, motion }: Drawing, index: number): string {
  const instant = timeline.instants[index];
  if (!instant) return '';
  const slots = instant.last - instant.first + 1;
  const x = layout.xOf({ instant: index, slot: 0 });
  const width = Math.max(0, slots * layout.slot);
  const frame = { x, y: 14, width: Math.max(width, 6), height: layout.height - 20, rx: 6 };
  const head = (name: string): string => element('text', { class: name, x: x + width / 2, y: 52, 'text-anchor': 'middle' }, formatDuration(instant.at));
  const reached = element('g', shown(motion, instant.first), element('rect', { class: 'tl-instant', ...frame }) + head('tl-time'));
  if (motion === 'final') return reached;
  return element('g', shown(motion, undefined, instant.first), element('rect', { class: 'tl-instant tl-ghost', ...frame }) + head('tl-time tl-ghost')) + reached;
}

function gapMark({ motion }: Drawing, gap: StageLayout['gaps'][number]): string {
  const middle = (gap.from + gap.to) / 2;
  const half = textWidth(gap.label, 30) / 2 + 6;
  const rule = element('path', { class: 'tl-gap', d: `M${gap.from + 6} 42H${middle - half}M${middle + half} 42H${gap.to - 6}` });
  const text = element('text', { class: 'tl-gap-label', x: middle, y: 52, 'text-anchor': 'middle' }, gap.label);
  if (motion === 'final') return element('g', {}, rule + text);
  return element('g', { class: 'tl-ghost', ...shown(motion, undefined, gap.step) }, rule + text) + element('g', shown(motion, gap.step), rule + text);
}

function laneLabel({ layout, timeline, motion }: Drawing, id: string): string {
  const lane = timeline.lanes.find((one) => one.id === id);
  if (!lane) return '';
  const y = layout.yOf(id);
  const size = Math.min(40, layout.laneHeight * 0.55);
  const steps = timeline.steps.filter((step) => step.lane === id).map((step) => step.number);
  const text = element('text', { class: `tl-lane tl-lane-${lane.kind}`, x: layout.left - 20, y: y + size * 0.34, 'font-size': size, 'text-anchor': 'end', ...nowIn(motion, steps) },
    `${escapeHtml(layout.labels.get(id) ?? lane.label)}<title>${escapeHtml(lane.about)}</title>`);
  return element('line', { class: 'tl-base', x1: layout.left, x2: layout.width - 10, y1: y, y2: y }) + text;
}

/** A turn drawn by hand has no step: its bar is as long as its time. */
function isBar(segment: Segment): boolean {
  return segment.state === 'waiting' || segment.state === 'ready' || segment.state === 'blocking' || (segment.state === 'running' && segment.step === undefined);
}

function shareOfBar(segment: Segment): number {
  return segment.state === 'waiting' ? 1 / 3 : segment.state === 'ready' ? 2 / 3 : 1;
}

function bar({ layout, timeline, motion }: Drawing, segment: Segment): string {
  const height = layout.bar * shareOfBar(segment);
  const [x, to, y] = [layout.xOf(segment.from) + 3, layout.xOf(segment.to) - 3, layout.yOf(segment.lane) - height / 2];
  const box = { x, y, width: Math.max(2, to - x), height };
  const ground = element('rect', { class: `tl-${segment.state}`, ...box, rx: 5 });
  const asked = segment.cancelling === undefined ? x : Math.max(x, layout.xOf(placeBefore(timeline, segment.cancelling)));
  const stripes = segment.cancelling === undefined ? '' : element('path', { class: 'tl-cancelling', d: hatch({ ...box, x: asked, width: Math.max(2, to - asked) }, 14, true), ...shown(motion, segment.cancelling) });
  return element('g', shown(motion, firstStepAfter(timeline, segment.from)), ground + texture(segment, box) + stripes);
}

/** What tells the states apart where colour does not. */
function texture(segment: Segment, box: Box): string {
  switch (segment.state) {
    case 'waiting': return element('path', { class: 'tl-hatch', d: hatch(box, 17) });
    case 'ready': return element('path', { class: 'tl-dots', d: dotRows(box, 12) });
    case 'blocking': return element('path', { class: 'tl-block-edge', d: `M${box.x} ${box.y - 5}h${box.width}M${box.x} ${box.y + box.height + 5}h${box.width}` });
    default: return '';
  }
}

/** Where a step begins. */
function placeBefore(timeline: Timeline, step: number): Place {
  const place = placeOfStep(timeline, step);
  return { instant: place.instant, slot: place.slot - 1 };
}

function barLabel({ layout, timeline, motion }: Drawing, segment: Segment): string {
  if (segment.state === 'ready') return '';
  const size = Math.min(28, layout.laneHeight * 0.32);
  const x = layout.xOf(segment.from) + 6;
  const marks = timeline.deadlines.flatMap((deadline) => (deadline.lane === segment.lane && deadline.at ? [layout.xOf(deadline.at) - 16] : [])).filter((at) => at > x);
  const room = Math.min(layout.xOf(segment.to) - 8, ...marks) - x;
  const label = segment.labels.find((text) => textWidth(text, size) <= room);
  if (label === undefined) return '';
  const inside = segment.state === 'blocking' || segment.state === 'running';
  const y = inside ? layout.yOf(segment.lane) + size * 0.34 : layout.yOf(segment.lane) - layout.bar / 6 - size * 0.3;
  return element('text', { class: inside ? 'tl-block-label' : 'tl-label', x, y, 'font-size': size, ...shown(motion, firstStepAfter(timeline, segment.from)) }, escapeHtml(label));
}

function runBox({ layout, motion }: Drawing, segment: Segment): string {
  const step = segment.step ?? 0;
  const x = layout.xOf(segment.from);
  const y = layout.yOf(segment.lane);
  const size = Math.min(32, layout.slot * 0.56, layout.laneHeight * 0.42);
  const box = element('rect', { class: 'tl-running', x: x + 3, y: y - layout.bar / 2, width: layout.slot - 6, height: layout.bar, rx: 7 });
  const number = element('text', { class: 'tl-number', x: x + layout.slot / 2, y: y + size * 0.36, 'font-size': size, 'text-anchor': 'middle' }, String(step));
  return element('g', { class: 'tl-run', ...shown(motion, step), ...nowIn(motion, [step]) }, box + number);
}

function endMark({ layout, timeline, motion }: Drawing, segment: Segment): string {
  const { state } = segment;
  if (state !== 'done' && state !== 'error' && state !== 'cancelled') return '';
  const size = Math.min(28, layout.laneHeight * 0.32);
  const box = { x: layout.xOf(segment.from) + (state === 'done' ? -1 : 1), y: layout.yOf(segment.lane) - layout.bar / 2, width: state === 'done' ? 4 : 22, height: layout.bar };
  const room = layout.width - box.x - box.width - 10;
  const words = segment.labels.find((text) => textWidth(text, size) <= room);
  const label = words === undefined ? '' : element('text', { class: `tl-label tl-label-${state}`, x: box.x + box.width + 8, y: layout.yOf(segment.lane) + size * 0.34, 'font-size': size }, escapeHtml(words));
  return element('g', shown(motion, lastStepBefore(timeline, segment)), element('rect', { class: `tl-${state}`, ...box, rx: state === 'done' ? 0 : 3 }) + endTexture(state, box) + label);
}

function endTexture(state: 'done' | 'error' | 'cancelled', box: Box): string {
  if (state === 'error') return element('path', { class: 'tl-error-line', d: hatch(box, 10) + hatch(box, 10, true) });
  return state === 'cancelled' ? element('path', { class: 'tl-cancelled', d: `M${box.x} ${box.y + box.height}l${box.width} ${-box.height}` }) : '';
}

/** The step whose end an end mark belongs to. */
function lastStepBefore(timeline: Timeline, segment: Segment): number {
  const own = timeline.steps.filter((step) => step.lane === segment.lane).at(-1);
  return own?.number ?? timeline.steps.length;
}

function deadlineMark({ layout, timeline, motion }: Drawing, deadline: Deadline, index: number): string {
  const twins = timeline.deadlines.slice(0, index).filter((other) => other.lane === deadline.lane && JSON.stringify(other.at) === JSON.stringify(deadline.at)).length;
  const x = (deadline.at ? layout.xOf(deadline.at) : layout.beyond ?? layout.width - 40) + twins * 18;
  const y = layout.yOf(deadline.lane) - layout.bar / 2 - 6;
  const triangle = `M${x - 12} ${y - 10}h24l-12 19z`;
  const title = `<title>${escapeHtml(`${deadline.label}, due at ${formatDuration(deadline.due)}: ${deadline.fate}`)}</title>`;
  const far = deadline.at === undefined ? element('text', { class: 'tl-gap-label', x, y: 52, 'text-anchor': 'middle' }, formatDuration(deadline.due)) : '';
  const late = deadline.late > 0 ? element('text', { class: 'tl-late', x: x + 16, y: y + 6, 'font-size': 26 }, `late by ${formatDuration(deadline.late)}`) : '';
  const mark = (name: string, attributes: Attributes, extra = ''): string => element('g', { class: `tl-deadline tl-deadline-${name}`, ...attributes }, element('path', { d: triangle }) + extra + title);
  const struck = element('path', { class: 'tl-strike', d: `M${x - 15} ${y + 9}L${x + 15} ${y - 11}` });
  const decided = deadline.decided;
  const fate = deadline.fate === 'pending' || decided === undefined ? '' : mark(deadline.fate, shown(motion, decided), (deadline.fate === 'cancelled' ? struck : late) + far);
  const open = motion === 'final' && fate !== '' ? '' : mark('open', shown(motion, deadline.made, fate === '' ? undefined : decided), far);
  return open + fate;
}

function edgeLine({ id, layout, motion, timeline }: Drawing, edge: Edge): string {
  if (edge.kind === 'creates') return '';
  const instant = timeline.instants.findIndex((one) => one.first <= edge.step && edge.step <= one.last);
  const first = timeline.instants[instant]?.first ?? edge.step;
  const x = layout.xOf({ instant, slot: edge.step - first + 0.5 });
  const down = layout.yOf(edge.to) > layout.yOf(edge.from) ? 1 : -1;
  const from = layout.yOf(edge.from) + (down * layout.bar) / 2;
  const to = layout.yOf(edge.to) - down * (layout.bar / 6 + 2);
  const d = edge.kind === 'raises' ? `M${x - 3} ${from}V${to}M${x + 3} ${from}V${to}` : `M${x} ${from}V${to}`;
  return element('path', { class: `tl-edge tl-edge-${edge.kind}`, d, 'marker-end': `url(#${id}-arrow)`, ...shown(motion, edge.step) });
}
