import { diagnostic } from '../../../source/diagnostic.ts';
import type { Line } from '../lines.ts';
import { spanInLine, spanOfLines, textOfLines } from '../lines.ts';
import type { Output, Reader } from '../reader.ts';
import type { TableFault } from './table-data.ts';

/** Reports that `lines` are not a table after all and keeps them as they stand. */
export function keepMalformedTable(lines: readonly Line[], { fault, offset }: TableFault, reader: Reader, out: Output): void {
  const line = lines[offset] ?? lines[0];
  if (!line) return;
  reader.report(diagnostic('rst/malformed-table', spanInLine(line), { detail: fault === '' ? '' : `\n${fault}` }));
  out.push({ type: 'problem', span: spanOfLines(lines), text: textOfLines(lines) });
}

/** Reports that text follows a table without a blank line between them. */
export function reportBlankAfterTable(line: Line | undefined, reader: Reader): void {
  if (line) reader.report(diagnostic('rst/blank-after-table', spanInLine(line), {}));
}
