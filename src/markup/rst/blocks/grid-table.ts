import { diagnostic } from '../../../source/diagnostic.ts';
import type { Line } from '../lines.ts';
import { sliceLine, spanInLine } from '../lines.ts';
import { gridTopPattern } from '../patterns.ts';
import type { BlockRule, Cursor, Reader } from '../reader.ts';
import { padLine } from '../width.ts';
import { gridCells } from './grid-cells.ts';
import { keepMalformedTable, reportBlankAfterTable } from './malformed-table.ts';
import { tableNode } from './table-data.ts';

/** Reads a table drawn with `+`, `-` and `|`. */
export const gridTable: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  if (!gridTopPattern.test(lines[start]?.text ?? '')) return false;
  const { block, next, blankFinish, whole } = isolate(cursor, reader);
  const read = whole ? gridCells(block) : { fault: '', offset: 0 };
  if ('fault' in read) keepMalformedTable(lines.slice(start, next), read, reader, out);
  else out.push(tableNode(read, lines.slice(start, next), reader));
  cursor.index = next;
  if (!blankFinish) reportBlankAfterTable(lines[next] ?? lines.at(-1), reader);
  return true;
};

interface Isolated {
  readonly block: readonly Line[];
  readonly next: number;
  readonly blankFinish: boolean;
  readonly whole: boolean;
}

/** Cuts out the lines of the table; `whole` says that it has a bottom and an even right edge. */
function isolate(cursor: Cursor, reader: Reader): Isolated {
  const { lines, index: start } = cursor;
  let end = start;
  while (end < lines.length && lines[end]?.text !== '' && !lines[end]?.text.startsWith(' ')) end += 1;
  const stray = lines[end];
  let blankFinish = true;
  if (stray && stray.text !== '') {
    reader.report(diagnostic('rst/unexpected-indentation', spanInLine(stray), {}));
    blankFinish = false;
  }
  let block = lines.slice(start, end).map((line) => padLine(sliceLine(line, 0, line.text.length)));
  const edge = block.findIndex(({ text }) => !/^[+|]/.test(text));
  if (edge !== -1) {
    blankFinish = false;
    block = block.slice(0, edge);
  }
  if (!gridTopPattern.test(block.at(-1)?.text ?? '')) {
    blankFinish = false;
    let bottom = block.length - 2;
    while (bottom > 1 && !gridTopPattern.test(block[bottom]?.text ?? '')) bottom -= 1;
    if (bottom <= 1) return { block, next: start + block.length, blankFinish, whole: false };
    block = block.slice(0, bottom + 1);
  }
  const width = block[0]?.text.length;
  const whole = block.every(({ text }) => text.length === width && /[+|]$/.test(text));
  return { block, next: start + block.length, blankFinish, whole };
}
