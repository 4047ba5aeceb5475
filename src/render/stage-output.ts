import type { OutputLine, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { nowIn, shown, type Motion } from './stage-steps.ts';

/** Room for output: characters in a row, rows, and the most lines in them, as many as there are rows where this is not given. */
export interface OutputRoom {
  readonly columns: number;
  readonly rows: number;
  readonly lines?: number;
}

/** Width of a character of output in pixels, as the style sheet has it. */
export const outputCharacter = 20.4;

/**
 * Returns the last lines of output that have room, in each step. A long line goes on in the next row, so that nothing is cut at the side; one
 * longer than all rows ends in an ellipsis. While a step asks what will be printed, the place of the answer holds a question mark.
 */
export function outputLines(timeline: Timeline, room: OutputRoom, motion: Motion): string {
  const lines = growingLines(timeline).filter(({ text }) => !advice.test(text));
  const shownLines = motion === 'final' ? lastThatFit(lines.filter((line) => line.until === undefined), room) : lines;
  const printed = shownLines.map((line, index) => element('div', {
    class: `out out-${line.stream}`, ...shown(motion, line.step, earlier(line.until, pushedOut(lines, index, room))), ...nowIn(motion, [line.step]),
  }, rowsOf(line.text, room).map(escapeHtml).join('<br>') || ' '));
  const asked = motion === 'final' ? [] : timeline.steps.filter((step) => step.asked).map((step) => element('div', { class: 'out out-asked', ...shown('stepped', step.number, step.number + 1) }, '?'));
  return printed.join('') + asked.join('');
}

/** What Python adds to a warning that nobody awaited: it would push the warning itself out of the panel. Paper and reading pages have it. */
const advice = /^RuntimeWarning: Enable tracemalloc /;

/** A line of output from step `step` on, until it goes on in step `until`, from where the longer line stands in its place. */
interface GrowingLine extends OutputLine {
  readonly step: number;
  readonly until?: number;
  /** All steps that printed something of it. */
  readonly steps: readonly number[];
}

/** Returns the output as it stands on a terminal: what a stream prints after an open line goes on in that line. */
function growingLines(timeline: Timeline): readonly GrowingLine[] {
  const lines: GrowingLine[] = [];
  for (const step of timeline.steps) {
    for (const { open, ...line } of step.output) {
      const before = lines.at(-1);
      const goesOn = before?.open === true && before.stream === line.stream;
      const text = goesOn ? before.text + line.text : line.text;
      const steps = goesOn ? [...new Set([...before.steps, step.number])] : [step.number];
      if (goesOn && before.step === step.number) lines.pop();
      else if (goesOn) lines.splice(-1, 1, { ...before, until: step.number });
      lines.push({ ...line, text, step: step.number, steps, ...(open && { open }) });
    }
  }
  return lines;
}

/** Returns the lines of output as they stand in the end, each with the steps that printed it. */
export function printedLines(timeline: Timeline): readonly Pick<GrowingLine, 'text' | 'stream' | 'steps'>[] {
  return growingLines(timeline).filter(({ until }) => until === undefined);
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || (b !== undefined && b < a) ? b : a);

/** The step in which line `index` has no room any more; of a line that grew the newest form counts. */
function pushedOut(lines: readonly GrowingLine[], index: number, room: OutputRoom): number | undefined {
  let [used, grown, whole] = [0, 0, 0];
  return lines.slice(index).find((line) => {
    const rows = rowsOf(line.text, room).length;
    used += rows - grown;
    grown = line.until === undefined ? 0 : rows;
    const count = whole + 1;
    if (line.until === undefined) whole = count;
    return used > room.rows || count > (room.lines ?? room.rows);
  })?.step;
}

function lastThatFit<Line extends OutputLine>(lines: readonly Line[], room: OutputRoom): readonly Line[] {
  let used = 0;
  return lines.toReversed().filter((line) => {
    used += rowsOf(line.text, room).length;
    return used <= room.rows;
  }).toReversed();
}

/** The rows of a line: broken between words where there is one in reach, and ending in an ellipsis where it has more rows than there are. */
function rowsOf(text: string, { columns, rows }: OutputRoom): readonly string[] {
  const found: string[] = [];
  let rest = [...text];
  while (rest.length > 0 || found.length === 0) {
    const fitting = howManyFit(rest, columns);
    const cut = rest.length > fitting ? breakAt(rest, fitting, columns) : fitting;
    if (found.length === rows - 1 && rest.length > cut) return [...found, `${rest.slice(0, Math.max(1, fitting - 1)).join('')}…`];
    found.push(rest.slice(0, cut).join('').slice(0, fitting));
    rest = rest.slice(cut);
  }
  return found;
}

/** Where a line that is too long goes on in the next row: after the last blank of a row, if the word behind it fits in one or little is left free, else in a word. */
function breakAt(characters: readonly string[], fitting: number, columns: number): number {
  const blank = characters.slice(0, fitting + 1).lastIndexOf(' ') + 1;
  const word = characters.slice(blank).findIndex((character) => character === ' ');
  const length = word === -1 ? characters.length - blank : word;
  return blank > 0 && (blank > fitting / 2 || length <= columns) ? blank : fitting;
}

/** How many characters stand in a row; what is outside ASCII may be as wide as two. */
function howManyFit(characters: readonly string[], columns: number): number {
  let used = 0;
  const over = characters.findIndex((character) => {
    used += character > '\u1100' ? 2 : 1;
    return used > columns;
  });
  return over === -1 ? characters.length : Math.max(1, over);
}
