import { formatDuration } from '../timeline/duration.ts';
import type { LaneId, PendingTimer, Step, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { outputCharacter, outputLines, printedLines } from './stage-output.ts';
import { runsOf, shown } from './stage-steps.ts';
import { fitText } from './stage-text.ts';
import { textWidth } from './text-width.ts';

const shownChips = 5;
const shownTimers = 4;
const shownLines = 4;
/** Sizes in pixels, as the style sheet has them: rows of chips in the panel, letters, and what a chip has besides its letters. */
const chips = { rows: 3, size: 32, frame: 30, gap: 10, more: 60 };
const timerSize = 32;
const gap = 26;
/** Least widths of the panels: of the queue that of its heading, of the output a dozen characters. */
const least = { ready: 196, timers: 130, output: 250 };

/** Widths of the three panels, in pixels. */
interface Widths {
  readonly ready: number;
  readonly timers: number;
  readonly output: number;
}

/**
 * Returns the three panels, `width` pixels wide together: the ready queue, the timers and the last lines of output in up to `outputRows` rows, in each step as they
 * are at its end. Their widths are those that the steps need, the same in all of them.
 */
export function panels(timeline: Timeline, width: number, outputRows: number): string {
  const widths = divide(timeline, width - 2 * gap);
  return element('div', { class: 'panels', style: `grid-template-columns:${widths.ready}px ${widths.timers}px minmax(0,1fr);--panels:${48 + outputRows * 42}px` }, [
    panel('ready queue', 'ready', readyRuns(timeline, widths.ready)),
    panel('timers', 'timers', timerRuns(timeline, widths.timers)),
    panel('output', 'output', outputLines(timeline, { columns: Math.floor(widths.output / outputCharacter), rows: outputRows, lines: shownLines }, 'stepped')),
  ].join(''));
}

/** The queue has what its first five chips need in three rows, the timers what their words need, both as long as the output keeps its least; the rest is the output's, which can break its lines. */
function divide(timeline: Timeline, room: number): Widths {
  const labels = labelsOf(timeline);
  const queues = timeline.steps.map((step) => step.ready.map((lane) => labels.get(lane) ?? lane));
  const longest = Math.max(0, ...printedLines(timeline).map((line) => line.text.length)) * outputCharacter + outputCharacter;
  const kept = Math.max(least.output, Math.min(longest, room * 0.4));
  const rows = (kinds: boolean): number => Math.max(least.timers, ...timeline.steps.flatMap((step) => step.timers.slice(0, shownTimers).map((timer) => timerWidth(timer, labels.get(timer.lane) ?? timer.lane, kinds))));
  const wish = queueWidth(queues);
  const timers = [rows(true), rows(false)].find((own) => wish + own + kept <= room) ?? Math.min(rows(false), Math.max(least.timers, room * 0.34));
  const ready = Math.max(least.ready, Math.min(wish, room - timers - kept));
  const spare = Math.max(0, room - ready - timers - Math.max(kept, longest));
  const own = { ready: Math.round(ready + spare * 0.3), timers: Math.round(timers + spare * 0.3) };
  return { ...own, output: room - own.ready - own.timers };
}

/** The least width at which up to five chips of every queue stand in three rows. */
function queueWidth(queues: readonly (readonly string[])[]): number {
  let width = least.ready;
  while (width < 480 && queues.some((queue) => chipsThatFit(queue, width) < Math.min(queue.length, shownChips))) width += 12;
  return width;
}

function panel(title: string, name: string, body: string): string {
  return element('div', { class: `panel panel-${name}` }, element('h3', {}, title) + body);
}

function labelsOf(timeline: Timeline): ReadonlyMap<LaneId, string> {
  return new Map(timeline.lanes.map((lane) => [lane.id, lane.label]));
}

function readyRuns(timeline: Timeline, width: number): string {
  const labels = labelsOf(timeline);
  const runs = runsOf<readonly LaneId[]>([[], ...timeline.steps.map((step) => step.ready)]);
  return runs.map((run) => {
    const fitting = chipsThatFit(run.value.map((lane) => labels.get(lane) ?? lane), width);
    const first = run.value.slice(0, fitting).map((lane) => element('span', { class: 'chip' }, escapeHtml(fitText(labels.get(lane) ?? lane, width - chips.frame, chips.size, true))));
    const more = run.value.length > fitting ? element('span', { class: 'more' }, `+${run.value.length - fitting}`) : '';
    return element('div', { class: 'chips', ...shown('stepped', run.from, run.until) }, first.join('') + more || '<span class="none">empty</span>');
  }).join('');
}

/** How many chips fit the panel, with room for the number of the others. */
function chipsThatFit(labels: readonly string[], width: number): number {
  let [rows, used, count] = [1, 0, 0];
  for (const label of labels.slice(0, shownChips)) {
    const own = Math.min(width, textWidth(label, chips.size, true) + chips.frame);
    if (used > 0 && used + chips.gap + own > width) [rows, used] = [rows + 1, own];
    else used += (used > 0 ? chips.gap : 0) + own;
    const last = count + 1 === labels.length;
    if (rows > chips.rows || (!last && rows === chips.rows && used + chips.gap + chips.more > width)) return Math.max(1, count);
    count += 1;
  }
  return count;
}

function timerRuns(timeline: Timeline, width: number): string {
  const labels = labelsOf(timeline);
  const runs = runsOf<Step['timers']>([[], ...timeline.steps.map((step) => step.timers)]);
  return runs.map((run) => {
    const rows = run.value.slice(0, shownTimers).map((timer) => timerRow(timer, labels.get(timer.lane) ?? timer.lane, width));
    const more = run.value.length > shownTimers ? element('span', { class: 'more' }, `+${run.value.length - shownTimers}`) : '';
    return element('div', { class: 'timer-list', ...shown('stepped', run.from, run.until) }, rows.join('') + more || '<span class="none">none</span>');
  }).join('');
}

/** Whom a timer wakes and in how long, and what it is for where that has room. */
function timerRow(timer: PendingTimer, lane: string, width: number): string {
  const time = ` in ${formatDuration(timer.left)}`;
  const name = fitText(lane, width - textWidth(time, timerSize), timerSize, true);
  const words = timerWidth(timer, name, true) <= width ? element('span', { class: 'timer-kind' }, escapeHtml(kindOf(timer))) : '';
  return element(timer.cancelled ? 's' : 'span', { class: 'timer' }, `<b>${escapeHtml(name)}</b>${time}${words}`);
}

function timerWidth(timer: PendingTimer, name: string, kinds: boolean): number {
  return textWidth(name, timerSize, true) + textWidth(` in ${formatDuration(timer.left)}${kinds ? kindOf(timer) : ''}`, timerSize) + 4;
}

function kindOf({ label }: PendingTimer): string {
  return ` ${label.split(' ')[0] ?? ''}`;
}
