import { diagnostic } from '../../../source/diagnostic.ts';
import { simpleTopPattern } from '../patterns.ts';
import type { BlockRule } from '../reader.ts';
import type { Line } from '../lines.ts';
import { indentOf, spanInLine } from '../lines.ts';
import { padLine } from '../width.ts';
import { keepMalformedTable, reportBlankAfterTable } from './malformed-table.ts';
import { simpleCells } from './simple-cells.ts';
import { tableNode } from './table-data.ts';

/** Reads a simple table: columns between lines of `=`. */
export const simpleTable: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  if (!simpleTopPattern.test(lines[start]?.text ?? '')) return false;
  const { next, blankFinish, fault } = isolate(lines, start);
  const block = lines.slice(start, next);
  const read = fault === undefined ? simpleCells(block.map((line) => padLine(line, true))) : { fault, offset: 0 };
  if ('fault' in read) keepMalformedTable(block, read, reader, out);
  else {
    for (const line of read.outside?.map((at) => block[at]) ?? []) if (line) reader.report(diagnostic('rst/table-line-outside', spanInLine(line, indentOf(line.text)), {}));
    out.push(tableNode(read, block, reader));
  }
  cursor.index = next;
  if (!blankFinish) reportBlankAfterTable(lines[next] ?? lines.at(-1), reader);
  return true;
};

interface Isolated {
  readonly next: number;
  readonly blankFinish: boolean;
  readonly fault?: string;
}

/** Finds the bottom of the table: the second border after the top, or the first with a blank line behind it. */
function isolate(lines: readonly Line[], start: number): Isolated {
  const width = lines[start]?.text.trim().length;
  const blankAfter = (index: number): boolean => (lines[index + 1]?.text ?? '') === '';
  let found: number | undefined;
  for (let index = start + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (!/^=+[ =]*$/.test(text)) continue;
    if (text.trim().length !== width) return { next: index + 1, blankFinish: blankAfter(index), fault: 'Bottom/header table border does not match top border.' };
    if (found !== undefined || blankAfter(index)) return { next: index + 1, blankFinish: blankAfter(index) };
    found = index;
  }
  if (found === undefined) return { next: lines.length, blankFinish: true, fault: 'No bottom table border found.' };
  return { next: found + 1, blankFinish: false, fault: 'No bottom table border found or no blank line after table bottom.' };
}
