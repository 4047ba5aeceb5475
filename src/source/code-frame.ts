import type { Diagnostic } from './diagnostic.ts';
import { lineOf, type SourceFile } from './source-file.ts';

const contextLines = 1;

/**
 * Returns `diagnostic` as text, the way compilers print: place, severity, code and message, then the line with a caret
 * below it when `file` is known, then the hint. Lines are cut to 120 characters round the caret.
 */
export function formatDiagnostic(diagnostic: Diagnostic, file: SourceFile | undefined): string {
  const { span, severity, code, message, hint } = diagnostic;
  const head = `${span.path}:${span.start.line}:${span.start.column}  ${severity}  ${code}\n  ${message}`;
  return [head, ...(file ? codeFrame(diagnostic, file) : []), ...(hint ? [`  hint: ${hint}`] : [])].join('\n');
}

function codeFrame(diagnostic: Diagnostic, file: SourceFile): string[] {
  const { start, end } = diagnostic.span;
  const width = String(start.line).length + 1;
  const shift = start.column > 100 ? start.column - 40 : 0;
  const rows: string[] = [];
  for (let line = Math.max(1, start.line - contextLines); line <= start.line; line += 1) {
    const text = lineOf(file, line);
    if (text === undefined) return [];
    rows.push(`  ${String(line).padStart(width)} | ${expand(text.slice(shift, shift + 120))}`.trimEnd());
  }
  const text = lineOf(file, start.line) ?? '';
  const until = end.line === start.line ? end.column : text.length + 1;
  const before = expand(text.slice(shift, start.column - 1)).length;
  const length = Math.max(1, Math.min(until - start.column, 120));
  rows.push(`  ${' '.repeat(width)} | ${' '.repeat(before)}${'^'.repeat(length)}`);
  return rows;
}

const expand = (text: string): string => text.replaceAll('\t', ' ');
