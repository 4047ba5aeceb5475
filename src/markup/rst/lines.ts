import type { SourceFile } from '../../source/source-file.ts';
import { lineOf } from '../../source/source-file.ts';
import type { Point, Span } from '../../source/span.ts';

/**
 * One line of a block as the block sees it: without the indentation of what it stands in, tabs expanded to columns of
 * eight, without trailing white space. `at` is the file offset of its first character; a line that had tabs maps each
 * character (and its end) through `columns` instead.
 */
export interface Line {
  readonly text: string;
  readonly file: SourceFile;
  readonly number: number;
  readonly at: number;
  readonly columns?: readonly number[];
}

const tabWidth = 8;

/**
 * Returns the lines of `file` as the block parser reads them; NUL characters become U+FFFD, form feeds become spaces. The
 * separators of ASCII and Unicode (U+001C to U+001E, U+0085, U+2028, U+2029) end a line too, as they do in Python. With `range`
 * only the text between these offsets is read.
 */
export function linesOfFile(file: SourceFile, range?: { readonly from: number; readonly to: number }): Line[] {
  if (range) return wholeLines(file).flatMap((line) => clipLine(line, range));
  return wholeLines(file);
}

function clipLine(line: Line, { from, to }: { readonly from: number; readonly to: number }): readonly Line[] {
  const { offset: start } = pointInLine(line, 0);
  const { offset: end } = pointInLine(line, line.text.length);
  if (end < from || start >= to) return [];
  const indexOf = (offset: number): number => (line.columns ? Math.max(0, line.columns.findIndex((column) => column >= offset)) : offset - line.at);
  return [sliceLine(line, start < from ? indexOf(from) : 0, end > to ? indexOf(to) : line.text.length)];
}

function wholeLines(file: SourceFile): Line[] {
  const lines = separator.test(file.text)
    ? file.lineStarts.flatMap((_, index) => partsOfLine(file, index + 1))
    : file.lineStarts.map((at, index) => lineAt(file, index + 1, at, lineOf(file, index + 1) ?? ''));
  if (lines.at(-1)?.at === file.text.length) lines.pop();
  return lines;
}

/** Line ends of Python besides the line feed, all of them beyond what a regular expression should hold as such. */
const separator = new RegExp(`[${String.fromCharCode(0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)}]`);

function partsOfLine(file: SourceFile, number: number): Line[] {
  let at = file.lineStarts[number - 1] ?? 0;
  return (lineOf(file, number) ?? '').split(separator).map((part) => {
    const line = lineAt(file, number, at, part);
    at += part.length + 1;
    return line;
  });
}

/** Returns line `number` (from 1) of `file` as the block parser reads it, `undefined` where the file has no such line. */
export function lineNumbered(file: SourceFile, number: number): Line | undefined {
  const text = lineOf(file, number);
  return text === undefined ? undefined : lineAt(file, number, file.lineStarts[number - 1] ?? 0, text);
}

function lineAt(file: SourceFile, number: number, at: number, source: string): Line {
  const raw = source.replace(/[\v\f]/g, ' ').replaceAll('\0', '\uFFFD').trimEnd();
  return raw.includes('\t') ? expandedLine(file, number, at, raw) : { text: raw, file, number, at };
}

function expandedLine(file: SourceFile, number: number, at: number, raw: string): Line {
  const columns: number[] = [];
  let text = '';
  let width = 0;
  for (let index = 0; index < raw.length; index += 1) {
    const unit = raw.charAt(index);
    const low = unit >= '\uDC00' && unit <= '\uDFFF';
    const count = unit === '\t' ? tabWidth - (width % tabWidth) : 1;
    for (let copy = 0; copy < count; copy += 1) columns.push(at + index);
    text += unit === '\t' ? ' '.repeat(count) : unit;
    width += low ? 0 : count;
  }
  columns.push(at + raw.length);
  return { text, file, number, at, columns };
}

/** Returns `line` without its first `count` characters. */
export function cutLine(line: Line, count: number): Line {
  if (count <= 0) return line;
  const taken = Math.min(count, line.text.length);
  const { file, number, at, columns } = line;
  const text = line.text.slice(taken);
  return columns ? { text, file, number, at, columns: columns.slice(taken) } : { text, file, number, at: at + taken };
}

/** Returns the characters `[from, to)` of `line` as a line of their own, without white space at the end. */
export function sliceLine(line: Line, from: number, to: number): Line {
  const cut = cutLine(line, from);
  return { ...cut, text: cut.text.slice(0, Math.max(0, to - from)).trimEnd() };
}

/** Returns the place of character `index` of `line` in its file; the length of the text is the end of the line. */
export function pointInLine(line: Line, index: number): Point {
  const offset = line.columns ? line.columns[Math.min(index, line.columns.length - 1)] ?? line.at : line.at + index;
  return { line: line.number, column: offset - (line.file.lineStarts[line.number - 1] ?? 0) + 1, offset };
}

/** Returns the span of the characters `[from, to)` of `line`, by default of its whole text. */
export function spanInLine(line: Line, from = 0, to = line.text.length): Span {
  return { path: line.file.path, start: pointInLine(line, from), end: pointInLine(line, to) };
}

/** Returns the span from the start of the first to the end of the last line of `lines`, blank ones at the ends left out. */
export function spanOfLines(lines: readonly Line[]): Span {
  const first = lines.find((line) => line.text !== '') ?? lines[0];
  const last = lines.findLast((line) => line.text !== '') ?? first;
  if (!first || !last) throw new Error('a block has at least one line');
  return { path: first.file.path, start: pointInLine(first, 0), end: pointInLine(last, last.text.length) };
}

/** Returns `lines` without the blank ones at both ends. */
export function trimLines(lines: readonly Line[]): readonly Line[] {
  let from = 0;
  let to = lines.length;
  while (from < to && lines[from]?.text.trim() === '') from += 1;
  while (to > from && lines[to - 1]?.text.trim() === '') to -= 1;
  return lines.slice(from, to);
}

/** Returns the number of spaces `text` starts with. */
export function indentOf(text: string): number {
  let count = 0;
  while (text.charCodeAt(count) === 32) count += 1;
  return count;
}

/** Returns the text of `lines`, joined by line feeds. */
export function textOfLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n');
}
