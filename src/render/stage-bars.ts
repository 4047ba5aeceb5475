import type { Place, Segment, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { dotRows, hatch, type Box } from './stage-hatch.ts';
import { endBox } from './stage-labels.ts';
import { firstStepAfter, nowIn, placeOfStep, shown } from './stage-steps.ts';
import type { Drawing, LabelledDrawing } from './stage-drawing.ts';
import { lowLane } from './stage-layout.ts';
import { onGround } from './stage-words.ts';

/** Returns whether a segment is drawn as long as its time. A turn drawn by hand has no step: its bar is one too. */
export function isBar(segment: Segment): boolean {
  return segment.state === 'waiting' || segment.state === 'ready' || segment.state === 'blocking' || (segment.state === 'running' && segment.step === undefined);
}

function shareOfBar(segment: Segment): number {
  return segment.state === 'waiting' ? 1 / 3 : segment.state === 'ready' ? 2 / 3 : 1;
}

/** Returns a bar with its pattern, and with stripes from the step in which its cancellation was asked for. */
export function bar({ layout, timeline, motion }: Drawing, segment: Segment): string {
  const height = layout.bar * shareOfBar(segment);
  const [x, to, y] = [layout.xOf(segment.from) + 3, layout.xOf(segment.to) - 3, layout.yOf(segment.lane) - height / 2];
  const box = { x, y, width: Math.max(2, to - x), height };
  const ground = element('rect', { class: `tl-${segment.state}`, ...box, rx: 5 });
  const asked = segment.cancelling === undefined ? x : Math.max(x, layout.xOf(placeBefore(timeline, segment.cancelling)));
  const stripes = segment.cancelling === undefined ? '' : element('path', { class: 'tl-cancelling', d: hatch({ ...box, x: asked, width: Math.max(2, to - asked) }, 14, true), ...shown(motion, segment.cancelling) });
  return element('g', shown(motion, segment.step ?? firstStepAfter(timeline, segment.from)), ground + texture(segment, box) + stripes);
}

/** What tells the states apart where colour does not. */
function texture(segment: Segment, box: Box): string {
  switch (segment.state) {
    case 'waiting': return element('path', { class: 'tl-hatch', d: hatch(box, 17) });
    case 'ready': return element('path', { class: 'tl-dots', d: dotRows(box, 12) });
    case 'blocking': return element('path', { class: 'tl-block-edge', d: `M${box.x} ${box.y - 6}h${box.width}M${box.x} ${box.y + box.height + 6}h${box.width}` });
    default: return '';
  }
}

/** Where a step begins. */
function placeBefore(timeline: Timeline, step: number): Place {
  const place = placeOfStep(timeline, step);
  return { instant: place.instant, slot: Math.max(0, place.slot - 1) };
}

/** Returns the words of a bar, if they found a place. */
export function barLabel({ layout, timeline, motion, words }: LabelledDrawing, segment: Segment): string {
  const label = words.bars.get(segment);
  if (!label) return '';
  const attributes = shown(motion, segment.step ?? firstStepAfter(timeline, segment.from));
  if (segment.state === 'blocking' || segment.state === 'running') {
    return element('g', { class: 'tl-in-bar', ...attributes }, element('text', { class: 'tl-block-label', x: label.x, y: label.y, 'font-size': label.size }, escapeHtml(label.text)));
  }
  if (segment.state === 'ready') return onGround(label, { name: 'tl-ready-label', ground: 'tl-ready-label-ground', beside: 6, attributes: { class: 'tl-in-bar', ...attributes } });
  return layout.laneHeight < lowLane ? onGround(label, { name: 'tl-label', beside: 8, attributes: { class: 'tl-in-bar', ...attributes } }) : onGround(label, { name: 'tl-label', attributes });
}

/** Letters of fewer pixels are not read on a slide. */
const leastNumber = 23.9;

/** Returns the box of a step with its number, where that has room. */
export function runBox({ layout, motion }: Drawing, segment: Segment): string {
  const step = segment.step ?? 0;
  const x = layout.xOf(segment.from);
  const y = layout.yOf(segment.lane);
  const size = layout.text.number;
  const box = element('rect', { class: 'tl-running', x: x + 3, y: y - layout.bar / 2, width: layout.slot - 6, height: layout.bar, rx: 7 });
  const number = size < leastNumber ? '' : element('text', { class: 'tl-number', x: x + layout.slot / 2, y: y + size * 0.36, 'font-size': size, 'text-anchor': 'middle' }, String(step));
  return element('g', { class: 'tl-run', ...shown(motion, step), ...nowIn(motion, [step]) }, box + number);
}

/** Returns the mark with which a lane ends, and the word for it. */
export function endMark({ layout, timeline, motion, words }: LabelledDrawing, segment: Segment): string {
  const { state } = segment;
  if (state !== 'done' && state !== 'error' && state !== 'cancelled') return '';
  const box = endBox(segment, layout);
  const placed = words.ends.get(segment);
  const label = placed ? onGround(placed, { name: `tl-label tl-label-${state}`, bold: true }) : '';
  return element('g', shown(motion, lastStepBefore(timeline, segment)), element('rect', { class: `tl-${state}`, ...box, rx: state === 'done' ? 0 : 3 }) + endTexture(state, box) + label);
}

function endTexture(state: 'done' | 'error' | 'cancelled', box: Box): string {
  if (state === 'error') return element('path', { class: 'tl-error-line', d: hatch(box, 10) + hatch(box, 10, true) });
  return state === 'cancelled' ? element('path', { class: 'tl-cancelled', d: `M${box.x} ${box.y + box.height}l${box.width} ${-box.height}` }) : '';
}

/** The step with whose end an end mark shows: the last of its lane, or the one that a comment folded its last turn into. */
function lastStepBefore(timeline: Timeline, segment: Segment): number {
  const own = timeline.steps.filter((step) => step.lane === segment.lane).at(-1)?.number ?? 0;
  const { instant, slot } = segment.from;
  const here = (timeline.instants[instant]?.first ?? 1) + slot - 1;
  return timeline.steps.length === 0 ? 0 : Math.max(own, Math.min(here, timeline.steps.at(-1)?.number ?? here));
}
