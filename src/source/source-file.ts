import { diagnostic, type Report } from './diagnostic.ts';
import type { Point, Span } from './span.ts';

/** A text that was read: `text` has neither a byte order mark, carriage returns nor NUL characters; `lineStarts[n]` is the offset of line `n + 1`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/**
 * Returns the source file for `text` as it was read from `path`: the byte order mark goes, `\r\n` and `\r` become `\n`, NUL becomes
 * U+FFFD, as in HTML and CommonMark; the first one is reported.
 */
export function sourceFile(path: string, text: string, report?: Report): SourceFile {
  const plain = text.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  const clean = plain.replaceAll('\0', '\uFFFD');
  const lineStarts = [0];
  for (let at = clean.indexOf('\n'); at !== -1; at = clean.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const file = { path, text: clean, lineStarts };
  const nul = plain.indexOf('\0');
  if (nul !== -1) report?.(diagnostic('source/nul-byte', spanAt(file, nul, nul + 1), {}));
  return file;
}

/** Returns the point of `offset` (0 to the text's length) in `file`, by binary search over its lines. */
export function pointAt(file: SourceFile, offset: number): Point {
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (file.lineStarts[low] ?? 0) + 1, offset };
}

/** Returns the span `[from, to)` of `file`, both given as offsets. */
export function spanAt(file: SourceFile, from: number, to: number): Span {
  return { path: file.path, start: pointAt(file, from), end: pointAt(file, to) };
}

/** Returns line `line` (from 1) without its line feed, or `undefined` where the file has no such line. */
export function lineOf(file: SourceFile, line: number): string | undefined {
  const start = file.lineStarts[line - 1];
  if (start === undefined) return undefined;
  const next = file.lineStarts[line];
  return file.text.slice(start, next === undefined ? undefined : next - 1);
}

/** Returns `span` if it is a place of `file`, else the nearest place: for text that a directive has changed before it was read. */
export function insideFile(file: SourceFile, span: Span): Span {
  const last = file.text.length;
  const fits = (point: Point): boolean => point.offset <= last && samePoint(point, pointAt(file, point.offset));
  return fits(span.start) && fits(span.end) ? span : spanAt(file, Math.min(span.start.offset, last), Math.min(span.end.offset, last));
}

function samePoint(a: Point, b: Point): boolean {
  return a.line === b.line && a.column === b.column;
}
