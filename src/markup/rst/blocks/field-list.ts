import type { Field } from '../../../document/nodes.ts';
import { takeIndented, withoutLeadingBlanks } from '../indented.ts';
import type { Line } from '../lines.ts';
import { cutLine, spanOfLines } from '../lines.ts';
import { fieldMarkerLength } from '../patterns.ts';
import type { BlockRule, Reader } from '../reader.ts';
import { skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** A field before its body is parsed: the name between the colons and the lines of the body. */
export interface RawField {
  readonly name: Line;
  readonly body: readonly Line[];
  readonly lines: readonly Line[];
  readonly next: number;
  readonly blankFinish: boolean;
}

/** Returns the field that starts on line `index` of `lines`, or `undefined` where no field marker stands. */
export function takeField(lines: readonly Line[], index: number): RawField | undefined {
  const line = lines[index];
  const width = line ? fieldMarkerLength(line.text) : 0;
  if (!line || width === 0) return undefined;
  const block = takeIndented(lines, index, { first: width });
  const end = line.text.slice(0, width).lastIndexOf(':');
  const name = { ...cutLine(line, 1), text: line.text.slice(1, end) };
  return { name, body: withoutLeadingBlanks(block.lines), lines: lines.slice(index, block.next), next: block.next, blankFinish: block.blankFinish };
}

/** Reads a field list. */
export const fieldList: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  const fields: Field[] = [];
  let next = start;
  let blankFinish = true;
  for (let raw = takeField(lines, start); raw; raw = takeField(lines, skipBlanks(lines, next))) {
    fields.push(readField(raw, reader));
    next = raw.next;
    blankFinish = raw.blankFinish;
  }
  if (fields.length === 0) return false;
  out.push({ type: 'field-list', span: spanOfLines(lines.slice(start, next)), fields });
  cursor.index = next;
  if (!blankFinish) reportUnindent(cursor, reader, 'Field list');
  return true;
};

function readField(raw: RawField, reader: Reader): Field {
  const children = raw.body.length > 0 ? reader.blocks(raw.body) : [];
  return { type: 'field', span: spanOfLines(raw.lines), name: reader.inline([raw.name]), children };
}
