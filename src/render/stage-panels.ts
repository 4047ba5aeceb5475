import { formatDuration } from '../timeline/duration.ts';
import type { LaneId, Step, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { nowIn, runsOf, shown } from './stage-steps.ts';
import { textWidth } from './text-width.ts';

const shownChips = 5;
/** Rows of chips in the panel; share of the panels' width that it has, and the gaps beside it, as the style sheet has them. */
const chips = { rows: 3, share: 0.8 / 3.3, gaps: 52, size: 32, frame: 30, gap: 10, more: 60 };
const shownTimers = 4;
const shownOutput = 4;

/** Returns the three panels, `width` pixels wide together: the ready queue, the timers and the last lines of output, in each step as they are at its end. */
export function panels(timeline: Timeline, width: number): string {
  return element('div', { class: 'panels' }, [
    panel('ready queue', 'ready', readyRuns(timeline, (width - chips.gaps) * chips.share)),
    panel('timers', 'timers', timerRuns(timeline)),
    panel('output', 'output', outputLines(timeline)),
  ].join(''));
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
    const first = run.value.slice(0, fitting).map((lane) => element('span', { class: 'chip' }, escapeHtml(labels.get(lane) ?? lane)));
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

function timerRuns(timeline: Timeline): string {
  const labels = labelsOf(timeline);
  const runs = runsOf<Step['timers']>([[], ...timeline.steps.map((step) => step.timers)]);
  return runs.map((run) => {
    const rows = run.value.slice(0, shownTimers).map((timer) => element(timer.cancelled ? 's' : 'span', { class: 'timer' },
      `<b>${escapeHtml(labels.get(timer.lane) ?? timer.lane)}</b> in ${formatDuration(timer.left)} <span class="timer-kind">${escapeHtml(timer.label.split(' ')[0] ?? '')}</span>`));
    const more = run.value.length > shownTimers ? element('span', { class: 'more' }, `+${run.value.length - shownTimers}`) : '';
    return element('div', { class: 'timer-list', ...shown('stepped', run.from, run.until) }, rows.join('') + more || '<span class="none">none</span>');
  }).join('');
}

/** While a step asks what will be printed, the place of the answer holds a question mark. */
function outputLines(timeline: Timeline): string {
  const lines = timeline.steps.flatMap((step) => step.output.map((line) => ({ ...line, step: step.number })));
  const printed = lines.map((line, index) => {
    const pushedOut = lines[index + shownOutput]?.step;
    return element('div', { class: `out out-${line.stream}`, ...shown('stepped', line.step, pushedOut), ...nowIn('stepped', [line.step]) }, escapeHtml(line.text) || ' ');
  });
  const asked = timeline.steps.filter((step) => step.asked).map((step) => element('div', { class: 'out out-asked', ...shown('stepped', step.number, step.number + 1) }, '?'));
  return printed.join('') + asked.join('');
}
