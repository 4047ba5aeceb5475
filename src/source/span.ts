/** A place in a text: `line` and `column` count from 1, `column` and `offset` in UTF-16 code units, `offset` from 0. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The half-open stretch `[start, end)` of the file at `path`, a path relative to the project with `/` between its parts. */
export interface Span {
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
}

/** Returns the span that starts where `first` starts and ends where `last` ends; both lie in one file. */
export function spanBetween(first: Span, last: Span): Span {
  return { path: first.path, start: first.start, end: last.end };
}

/** Returns the empty span at the very start of `path`: for what concerns a file as a whole. */
export function spanOfFile(path: string): Span {
  const start: Point = { line: 1, column: 1, offset: 0 };
  return { path, start, end: start };
}
