import type { TextPlace } from '../../../document/inline.ts';
import type { Span } from '../../../source/span.ts';
import type { Line } from '../lines.ts';
import { pointInLine, textOfLines } from '../lines.ts';
import { escapeToNull } from './escape.ts';

/** A text to scan for inline markup: `text` has NUL for escaping backslashes; `starts[n]` is where `lines[n]` begins in it. */
export interface Chars {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly starts: readonly number[];
}

/** Returns the text of `lines` for the inline scanner. */
export function charsOfLines(lines: readonly Line[]): Chars {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.text.length + 1;
  }
  return { text: escapeToNull(textOfLines(lines)), lines, starts };
}

/** Returns the span in the file of the characters `[from, to)` of `chars`. */
export function spanOfChars(chars: Chars, from: number, to: number): Span {
  const first = locate(chars, from);
  const start = pointInLine(first.line, first.index);
  if (to <= from) return { path: first.line.file.path, start, end: start };
  const last = locate(chars, to - 1);
  const width = chars.text.charAt(to - 1) === '\n' ? 0 : 1;
  return { path: first.line.file.path, start, end: pointInLine(last.line, last.index + width) };
}

/** Returns where each line of the characters `[from, to)` begins in the file. */
export function placesOfLines(chars: Chars, from: number, to: number): readonly TextPlace[] {
  return [from, ...chars.starts.filter((start) => start > from && start < to)].map((start) => {
    const { line, column } = spanOfChars(chars, start, start).start;
    return { line, column };
  });
}

function locate(chars: Chars, position: number): { readonly line: Line; readonly index: number } {
  let low = 0;
  let high = chars.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chars.starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  const line = chars.lines[low];
  if (!line) throw new Error('a text has at least one line');
  return { line, index: position - (chars.starts[low] ?? 0) };
}
