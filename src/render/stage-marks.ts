import { formatDuration } from '../timeline/duration.ts';
import type { Deadline, Edge } from '../timeline/timeline.ts';
import { element, escapeHtml, type Attributes } from './html.ts';
import { awaitsLine, type Awaits } from './stage-awaits.ts';
import { deadlineTip, edgeLine } from './stage-labels.ts';
import { shown } from './stage-steps.ts';
import { onGround } from './stage-words.ts';
import type { LabelledDrawing } from './stage-drawing.ts';

/** Returns the triangle of a deadline: open while pending, filled when fired, struck when cancelled; late ones carry a flag. */
export function deadlineMark({ layout, timeline, motion, words }: LabelledDrawing, deadline: Deadline): string {
  const { x, y, size } = deadlineTip(deadline, timeline, layout);
  const triangle = `M${x - 12 * size} ${y - 19 * size}h${24 * size}l${-12 * size} ${19 * size}z`;
  const title = `<title>${escapeHtml(`${deadline.label}, due at ${formatDuration(deadline.due)}: ${deadline.fate}`)}</title>`;
  const beyond = timeline.deadlines.filter((other) => other.at === undefined);
  const later = beyond.every((other) => other.due === deadline.due) ? formatDuration(deadline.due) : 'later';
  const far = beyond[0] === deadline ? element('text', { class: 'tl-gap-label', x: layout.beyond ?? x, y: layout.top - 24, 'text-anchor': 'middle' }, later) : '';
  const placed = words.deadlines.get(deadline);
  const word = placed ? onGround(placed, { name: deadline.late > 0 ? 'tl-late' : 'tl-label tl-timeout', bold: true }) : '';
  const [flag, name] = deadline.late > 0 ? [word, ''] : ['', word];
  const mark = (state: string, attributes: Attributes, extra: string): string => element('g', { class: `tl-deadline tl-deadline-${state}`, ...attributes }, element('path', { d: triangle }) + extra + title);
  const struck = element('path', { class: 'tl-strike', d: `M${x - 19 * size} ${y - 11 * size}h${38 * size}` });
  const { decided } = deadline;
  const fate = deadline.fate === 'pending' || decided === undefined ? '' : mark(deadline.fate, shown(motion, decided), (deadline.fate === 'cancelled' ? struck : flag) + name + far);
  const open = motion === 'final' && fate !== '' ? '' : mark('open', shown(motion, deadline.made, fate === '' ? undefined : decided), name + far);
  return open + fate;
}

/** Returns the arrow between two lanes: whole for a wake-up, dashed for a request to cancel, double for an exception. */
export function edgePath({ id, layout, motion, timeline, words }: LabelledDrawing, edge: Edge): string {
  if (edge.kind === 'creates' || edge.kind === 'awaits') return '';
  const { x, from, to } = edgeLine(edge, timeline, layout);
  const d = edge.kind === 'raises' ? `M${x - 3} ${from}V${to}M${x + 3} ${from}V${to}` : `M${x} ${from}V${to}`;
  const placed = words.edges.get(edge);
  const word = placed ? onGround(placed, { name: 'tl-late', bold: true, attributes: shown(motion, edge.step) }) : '';
  return element('path', { class: `tl-edge tl-edge-${edge.kind}`, d, 'marker-end': `url(#${id}-arrow)`, ...shown(motion, edge.step) }) + word;
}

/** Returns a thin line from where a wait begins, with a ring on each lane that is awaited. */
export function awaitsPath({ layout, timeline, motion }: LabelledDrawing, awaits: Awaits): string {
  const { x, from, to } = awaitsLine(awaits, timeline, layout);
  const reach = [from, ...to];
  const line = element('path', { class: 'tl-awaits', d: `M${x} ${Math.min(...reach)}V${Math.max(...reach)}` });
  const rings = to.map((y) => element('circle', { class: 'tl-awaits-end', cx: x, cy: y, r: Math.min(6, layout.slot * 0.12) }));
  return element('g', shown(motion, awaits.step), line + rings.join(''));
}
