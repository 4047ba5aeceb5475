import type { Line } from '../lines.ts';
import type { RawCell, TableData, TableFault } from './table-data.ts';
import { cellLines } from './table-data.ts';

type Columns = readonly (readonly [number, number])[];

interface Row {
  readonly start: number;
  readonly cells: readonly RawCell[];
}

/** Where reading a simple table stands: the last column grows with the text that overflows it. */
interface State {
  readonly lines: readonly Line[];
  readonly columns: [number, number][];
  readonly border: number;
  readonly rows: Row[];
  readonly outside: number[];
}

/** Returns the cells of a simple table, whose borders are lines of `=` and whose column spans are underlined with `-`. */
export function simpleCells(lines: readonly Line[]): TableData | TableFault {
  const separator = findSeparator(lines);
  if (typeof separator !== 'number') return separator;
  const columns = runsOf((lines[0]?.text ?? '').replaceAll('=', '-'));
  const state: State = { lines, columns, border: columns.at(-1)?.[1] ?? 0, rows: [], outside: [] };
  const fault = readRows(state, separator);
  if (fault) return fault;
  const first = separator === 0 ? 0 : state.rows.findIndex((row) => row.start > separator);
  const headRows = first === -1 ? 0 : first;
  const cells = state.rows.map((row) => row.cells);
  return { widths: state.columns.map(([from, to]) => to - from), head: cells.slice(0, headRows), body: cells.slice(headRows), outside: state.outside };
}

/** Returns the index of the line between head and body, 0 where there is none. */
function findSeparator(lines: readonly Line[]): number | TableFault {
  let separator = 0;
  for (let offset = 1; offset < lines.length - 1; offset += 1) {
    if (!/^=[ =]*$/.test(lines[offset]?.text ?? '')) continue;
    if (separator) return { fault: `Multiple head/body row separators (table lines ${separator + 1} and ${offset + 1}); only one allowed.`, offset };
    separator = offset;
  }
  return separator;
}

function runsOf(line: string): [number, number][] {
  return [...line.matchAll(/-[^ ]*/g)].map((run) => [run.index, run.index + run[0].length]);
}

function readRows(state: State, separator: number): TableFault | undefined {
  const { lines } = state;
  const [from, to] = state.columns[0] ?? [0, 0];
  let start = 1;
  let textFound = false;
  for (let offset = 1; offset < lines.length; offset += 1) {
    const text = lines[offset]?.text ?? '';
    const border = offset === separator || offset === lines.length - 1 ? text.replaceAll('=', '-') : text;
    let fault: TableFault | undefined;
    if (/^-[ -]*$/.test(border)) {
      fault = readRow(state, start, offset, border.trimEnd());
      start = offset + 1;
      textFound = false;
    } else if (text.slice(from, to).trim() !== '') {
      if (textFound && offset !== start) fault = readRow(state, start, offset);
      start = offset;
      textFound = true;
    } else if (!textFound) {
      if (text.trim() !== '') state.outside.push(offset);
      start = offset + 1;
    }
    if (fault) return fault;
  }
  return undefined;
}

function readRow(state: State, start: number, end: number, underline?: string): TableFault | undefined {
  const lines = state.lines.slice(start, end);
  if (lines.length === 0 && underline === undefined) return undefined;
  let columns: [number, number][] = state.columns.map(([from, to]) => [from, to]);
  if (underline !== undefined) {
    columns = runsOf(underline);
    const last = columns.at(-1);
    if (!last || last[1] !== state.border) return { fault: `Column span incomplete in table line ${end + 1}.`, offset: end };
    last[1] = state.columns.at(-1)?.[1] ?? last[1];
  }
  const fault = checkMargins(state, lines, start, columns);
  if (fault) return fault;
  const cells = cellsOf(state.columns, columns, lines);
  if (!cells) return { fault: `Column span alignment problem in table line ${start + 2}.`, offset: start + 1 };
  state.rows.push({ start, cells });
  return undefined;
}

function checkMargins(state: State, lines: readonly Line[], start: number, columns: [number, number][]): TableFault | undefined {
  for (const [index, column] of columns.entries()) {
    const next = columns[index + 1]?.[0] ?? Infinity;
    for (const [offset, { text }] of lines.entries()) {
      const [, to] = column;
      if (text.slice(to, next).trim() === '') continue;
      if (index < columns.length - 1) return { fault: `Text in column margin in table line ${start + offset + 1}.`, offset: start + offset };
      const main = state.columns.at(-1);
      if (!main) continue;
      column[1] = Math.max(main[1], text.length);
      main[1] = column[1];
    }
  }
  return undefined;
}

function cellsOf(main: Columns, columns: Columns, lines: readonly Line[]): readonly RawCell[] | undefined {
  const cells: RawCell[] = [];
  let index = 0;
  for (const [from, to] of columns) {
    const first = index;
    if (main[index]?.[0] !== from) return undefined;
    while (main[index] && main[index]?.[1] !== to) index += 1;
    if (!main[index]) return undefined;
    index += 1;
    cells.push({ rowSpan: 1, columnSpan: index - first, lines: cellLines(lines, from, to) });
  }
  return cells;
}
