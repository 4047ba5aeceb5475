import { attribute } from '../contract/page.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { highlightLines } from './code.ts';
import { element, escapeHtml } from './html.ts';
import { nowIn, shown } from './stage-steps.ts';
import { fitText } from './stage-text.ts';
import { textWidth } from './text-width.ts';

/** Most pixels that the name of a lane takes beside a line. */
const mostBadge = 234;

/** One line of the program as it is shown: its HTML, how far its further rows are set in, and its number in the program, from 1. */
export interface CodeLine {
  readonly html: string;
  readonly hang: number;
  readonly number: number;
  readonly columns: number;
}

/** Returns the lines of the program that a timeline shows; with `narrow` they may break at more places. */
export function codeLines({ code }: Timeline, narrow = false): readonly CodeLine[] {
  return highlightLines(code.lines.join('\n'), 'python').map((html, index) => {
    const line = code.lines[index] ?? '';
    return { html: breakable(html, line.length, narrow).replace(/^ +/, (indent) => element('span', { class: 'indent' }, indent)), hang: hang(line), number: code.numbers?.[index] ?? index + 1, columns: line.length };
  });
}

/** A long line may break after an opening bracket or a comma, and before the dot of an attribute in a narrow panel, rather than within a word. */
function breakable(html: string, length: number, narrow: boolean): string {
  if (length < 30 && !narrow) return html;
  const broken = html.replace(/(<[^>]*>)|([([{])/g, (match, tag: string | undefined) => (tag === undefined ? `${match}<wbr>` : match));
  return narrow ? broken.replace(/(<[^>]*>)|(?<=[\w)\]>])\.(?=[a-z_<])/gi, (match, tag: string | undefined) => (tag === undefined ? `<wbr>${match}` : match)) : broken;
}

/** How far the further rows of a long line are set in, in characters: its own indentation and four more. */
function hang(line: string): number {
  return (/^ */.exec(line)?.[0].length ?? 0) + 4;
}

/** Returns the room that the widest name of a lane stopping at line `number` takes at the end of it, in pixels; 0 where none stops. */
export function badgeWidth(timeline: Timeline, number: number): number {
  const labels = timeline.steps.filter((step) => step.line === number).map((step) => timeline.lanes.find((lane) => lane.id === step.lane)?.label ?? '');
  return labels.length === 0 ? 0 : Math.min(mostBadge, Math.max(...labels.map((label) => textWidth(label, 32, true)))) + 40;
}

/** What a panel of code is called, whether its lines break often, whether the current line names who runs it, and until which step each step stays the current one; without that it is current alone. */
export interface CodePanelOptions {
  readonly label?: string;
  readonly narrow?: boolean;
  /** Whether the current line names who runs it; it does where this is not given. */
  readonly named?: boolean;
  readonly until?: ReadonlyMap<number, number>;
}

/** Returns the program as a panel of at most `rows` rows that follows the steps: the current line, who runs it, and the lines that ran. */
export function codePanel(timeline: Timeline, rows: number, { label = 'The program', narrow = false, named = true, until = new Map() }: CodePanelOptions = {}): string {
  const span = (step: number): readonly number[] => Array.from({ length: (until.get(step) ?? step + 1) - step }, (_, more) => step + more);
  const labels = new Map(timeline.lanes.map((lane) => [lane.id, lane.label]));
  const lines = codeLines(timeline, narrow).map(({ html, hang: by, number }) => {
    const current = timeline.steps.filter((step) => step.line === number);
    const ran = timeline.steps.filter((step) => step.lines.includes(number)).flatMap((step) => span(step.number));
    const who = (named ? current : []).map((step) => element('b', { class: 'who', 'aria-hidden': 'true', ...shown('stepped', step.number, until.get(step.number) ?? step.number + 1) }, escapeHtml(fitText(labels.get(step.lane) ?? '', mostBadge, 32, true))));
    const room = named && current.length > 0 ? badgeWidth(timeline, number) : 0;
    const mark = ran.length > 0 ? element('i', { class: 'ran', ...nowIn('stepped', ran) }) : '';
    return element('span', { class: 'line', style: room > 0 ? `--who:${room}px` : undefined, ...nowIn('stepped', current.flatMap((step) => span(step.number))) },
      `${mark}<span class="number" aria-hidden="true">${timeline.code.firstLine + number - 1}</span><span class="text" style="--hang:${by}ch">${html}\n</span>${who.join('')}`);
  });
  return element('pre', { class: 'stage-code', style: `--rows:${rows}`, [attribute.scroll]: true, tabindex: 0, 'aria-label': label }, element('code', { class: 'hljs language-python' }, lines.join('')));
}
