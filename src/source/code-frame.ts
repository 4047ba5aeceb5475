import type { Diagnostic } from './diagnostic.ts';
import { lineOf, type SourceFile } from './source-file.ts';

/** Columns of a line that are shown, and how many of them stand before the caret in a line that is longer. */
const shown = { columns: 120, before: 40 };
const tabStop = 8;
const contextLines = 1;
/** Of a line longer than `most` only the part is looked at that begins `before` code units before the place. */
const long = { most: 4000, before: 400, length: 1200 };

/**
 * Returns `diagnostic` as text, the way compilers print: place, severity, code and message, then the line with carets below it
 * when `file` is known, then the hint. Tabs go to columns of eight, wide letters take two columns and accents none, so that the
 * carets stand below what they mean; what is about no file has no place; of a long line the part round the carets is shown, with dots where it is cut.
 */
export function formatDiagnostic(diagnostic: Diagnostic, file: SourceFile | undefined): string {
  const { span, severity, code, message, hint } = diagnostic;
  const indented = (text: string): string => text.split('\n').join('\n  ');
  const place = span.path === '' ? '' : `${span.path}:${span.start.line}:${span.start.column}  `;
  const head = `${place}${severity}  ${code}\n  ${indented(message)}`;
  return [head, ...(file ? codeFrame(diagnostic, file) : []), ...(hint ? [`  hint: ${indented(hint)}`] : [])].join('\n');
}

function codeFrame(diagnostic: Diagnostic, file: SourceFile): string[] {
  const { start, end } = diagnostic.span;
  const marked = lineOf(file, start.line);
  if (marked === undefined) return [];
  const cut = marked.length > long.most ? Math.max(0, start.column - 1 - long.before) : 0;
  const part = (line: string): readonly Cell[] => cellsOf(line.length > long.most || cut > 0 ? line.slice(cut, cut + long.length) : line);
  const cells = part(marked);
  const from = columnAt(cells, start.column - 1 - cut);
  const to = columnAt(cells, end.line === start.line ? end.column - 1 - cut : marked.length);
  const first = columnAt(cells, marked.length) <= shown.columns || from < shown.columns - shown.before ? 0 : from - shown.before;
  const width = String(start.line).length + 1;
  const row = (number: string, text: string): string => `  ${number.padStart(width)} | ${text}`.trimEnd();
  const rows: string[] = [];
  for (let line = Math.max(1, start.line - contextLines); line < start.line; line += 1) rows.push(row(String(line), windowOf(part(lineOf(file, line) ?? ''), first)));
  const carets = Math.max(1, Math.min(to, first + shown.columns) - from);
  return [...rows, row(String(start.line), windowOf(cells, first)), row('', `${' '.repeat(from - first)}${'^'.repeat(carets)}`)];
}

/** A letter of a line: the index behind it in UTF-16 code units, what is printed for it, and the columns it begins and ends at. */
interface Cell {
  readonly until: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let [until, column] = [0, 0];
  for (const letter of line) {
    until += letter.length;
    const width = letter === '\t' ? tabStop - (column % tabStop) : widthOf(letter);
    const text = letter === '\t' ? ' '.repeat(width) : /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(letter) ? '\uFFFD' : letter;
    cells.push({ until, text, from: column, to: column + width });
    column += width;
  }
  return cells;
}

/** Columns that terminals give to a letter: Unicode's East Asian Width, two for `W` and `F`; none for accents and joiners. */
function widthOf(letter: string): number {
  if (/\p{Mn}|\p{Me}|[\u200b-\u200d]/u.test(letter)) return 0;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(letter) ? 2 : 1;
}

/** Column at which index `index` of the line stands; behind its last letter where the line ends before. */
function columnAt(cells: readonly Cell[], index: number): number {
  const cell = cells.find(({ until }) => until > index);
  return cell ? cell.from : cells.at(-1)?.to ?? 0;
}

function windowOf(cells: readonly Cell[], first: number): string {
  const text = cells.filter(({ from, to }) => from >= first && to <= first + shown.columns).map((cell) => cell.text).join('');
  const [before, after] = [first > 0 && cells.length > 0, (cells.at(-1)?.to ?? 0) > first + shown.columns];
  return `${before ? `\u2026${text.slice(1)}` : text}${after ? '\u2026' : ''}`;
}
