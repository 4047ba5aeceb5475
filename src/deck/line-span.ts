import type { Span } from '../source/span.ts';
import type { Program } from '../trace/program.ts';

/** Returns where line `line` (from 1) of `program` stands in its document, without its indentation; `span` is the place of the whole example. */
export function spanOfLine({ path, main }: Pick<Program, 'path' | 'main'>, span: Span, line: number): Span {
  const text = main.text.split('\n')[line - 1] ?? '';
  const at = { line: main.line + line - 1, offset: span.start.offset };
  const column = (main.column ?? 1) + (/^\s*/.exec(text)?.[0].length ?? 0);
  return { path, start: { ...at, column }, end: { ...at, column: column + Math.max(1, text.trim().length) } };
}
