import type { Table, TableRow } from '../../../document/nodes.ts';
import type { Span } from '../../../source/span.ts';
import { smallest } from '../../../source/extremes.ts';
import { trimLines, cutLine, indentOf, sliceLine, spanInLine, spanOfLines } from '../lines.ts';
import type { Line } from '../lines.ts';
import type { Reader } from '../reader.ts';
import { unpadLine } from '../width.ts';

/** A cell as it was cut out of a table: its lines and how many rows and columns it takes. */
export interface RawCell {
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly lines: readonly Line[];
}

/** A table before its cells are parsed: widths in characters, rows of cells; cells that a span covers are left out. */
export interface TableData {
  readonly widths: readonly number[];
  readonly head: readonly (readonly RawCell[])[];
  readonly body: readonly (readonly RawCell[])[];
  /** Lines (from 0) with text that belongs to no row. */
  readonly outside?: readonly number[];
}

/** Why a table cannot be read, and on which of its lines (from 0) that shows. */
export interface TableFault {
  readonly fault: string;
  readonly offset: number;
}

/** Returns the stretch `[left, right)` of `lines` with common indentation removed, pads of wide characters taken out. */
export function cellLines(lines: readonly Line[], left: number, right: number): readonly Line[] {
  const cut = lines.map((line) => sliceLine(line, left, right));
  const indent = smallest(cut.filter(({ text }) => text !== '').map(({ text }) => indentOf(text)));
  return cut.map((line) => unpadLine(Number.isFinite(indent) ? cutLine(line, indent) : line));
}

/** Returns the table node of `data`, read from `lines`, its cells parsed as blocks. */
export function tableNode(data: TableData, lines: readonly Line[], reader: Reader): Table {
  const span = spanOfLines(lines);
  const rows = (raw: TableData['head']): TableRow[] => raw.filter((cells) => cells.length > 0).map((cells) => rowNode(cells, span, reader));
  return { type: 'table', span, columns: data.widths.map((width) => ({ width })), head: rows(data.head), body: rows(data.body) };
}

function rowNode(cells: readonly RawCell[], table: Span, reader: Reader): TableRow {
  const nodes = cells.map(({ rowSpan, columnSpan, lines }) => {
    const content = trimLines(lines);
    const [first] = lines;
    const span = content.length > 0 ? spanOfLines(content) : first ? spanInLine(first, 0, 0) : table;
    return { type: 'cell' as const, span, rowSpan, columnSpan, children: content.length > 0 ? reader.blocks(content) : [] };
  });
  const [first, last] = [nodes[0]?.span ?? table, nodes.reduce((end, { span }) => (span.end.offset > end.end.offset ? span : end), nodes[0]?.span ?? table)];
  return { type: 'row', span: { path: table.path, start: first.start, end: last.end }, cells: nodes };
}
