import type { Console } from './console.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Severity } from '../source/message-spec.ts';
import type { Point } from '../source/span.ts';

/**
 * A diagnostic as programs read it, one object a line. `path` is relative to the current folder; `line` and `column` of `start` and
 * `end` count from 1, `column` and `offset` in UTF-16 code units, `offset` from 0; `end` is the first place behind the span.
 * Fields may be added; those here keep their names and meanings.
 */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
}

/** Returns `diagnostic` as programs read it, at `path`. */
export function diagnosticJson({ code, severity, message, hint, span }: Diagnostic, path: string): DiagnosticJson {
  return { code, severity, message, ...(hint !== undefined && { hint }), path, start: span.start, end: span.end };
}

/** Prints the findings of a command to standard output, one JSON object a line. */
export function printFindings(console: Console): void {
  for (const finding of console.findings()) process.stdout.write(`${JSON.stringify(diagnosticJson(finding, console.shownPath(finding.span.path)))}\n`);
}
