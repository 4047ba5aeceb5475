import { diagnostic } from '../../../source/diagnostic.ts';
import { spanInLine } from '../lines.ts';
import type { Cursor, Reader } from '../reader.ts';

/** Reports that `construct` ends at the cursor without a blank line before what follows it. */
export function reportUnindent(cursor: Cursor, reader: Reader, construct: string): void {
  const line = cursor.lines[cursor.index] ?? cursor.lines.at(-1);
  if (line) reader.report(diagnostic('rst/unexpected-unindent', spanInLine(line), { construct }));
}
