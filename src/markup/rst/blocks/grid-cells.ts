import type { Line } from '../lines.ts';
import type { RawCell, TableData, TableFault } from './table-data.ts';
import { cellLines } from './table-data.ts';

interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Row and column boundaries seen while tracing a cell. */
interface Bounds {
  readonly rows: number[];
  readonly columns: number[];
}

/**
 * Returns the cells of a grid table. Starting from the upper left corner each rectangle is traced along its border; its upper
 * right and lower left corners are where further cells may begin (the method of docutils' `GridTableParser`).
 */
export function gridCells(lines: readonly Line[]): TableData | TableFault {
  const separator = findSeparator(lines);
  if (typeof separator !== 'number') return separator;
  const text = lines.map((line, index) => (index === separator ? line.text.replaceAll('=', '-') : line.text));
  const [bottom, right] = [text.length - 1, (text[0] ?? '').length - 1];
  const done = Array.from({ length: right + 1 }, () => -1);
  const rows = new Set([0]);
  const columns = new Set([0]);
  const boxes: Box[] = [];
  const corners: (readonly [number, number])[] = [[0, 0]];
  for (let corner = corners.shift(); corner; corner = corners.shift()) {
    const [top, left] = corner;
    if (top === bottom || left === right || top <= (done[left] ?? bottom)) continue;
    const bounds: Bounds = { rows: [], columns: [] };
    const box = traceRight(text, top, left, bounds);
    if (!box) continue;
    for (const row of bounds.rows) rows.add(row);
    for (const column of bounds.columns) columns.add(column);
    if (done.slice(left, box.right).some((seen) => seen !== top - 1)) return incomplete;
    done.fill(box.bottom - 1, left, box.right);
    boxes.push(box);
    corners.push([top, box.right], [box.bottom, left]);
    corners.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }
  if (done.slice(0, right).some((seen) => seen !== bottom - 1)) return incomplete;
  return arrange(lines, boxes, [...rows].sort((a, b) => a - b), [...columns].sort((a, b) => a - b), separator);
}

const incomplete: TableFault = { fault: 'Malformed table; parse incomplete.', offset: 0 };

/** Returns the index of the line between head and body, 0 where there is none. */
function findSeparator(lines: readonly Line[]): number | TableFault {
  let separator: number | undefined;
  for (const [offset, { text }] of lines.entries()) {
    if (!/^\+=[=+]+=\+ *$/.test(text)) continue;
    if (separator) return { fault: `Multiple head/body row separators (table lines ${separator + 1} and ${offset + 1}); only one allowed.`, offset };
    separator = offset;
  }
  const last = lines.length - 1;
  if (separator !== 0 && separator !== last) return separator ?? 0;
  return { fault: 'The head/body row separator may not be the first or last line of the table.', offset: last };
}

function traceRight(text: readonly string[], top: number, left: number, bounds: Bounds): Box | undefined {
  const line = text[top] ?? '';
  const seen: number[] = [];
  for (let right = left + 1; right < line.length; right += 1) {
    if (line.charAt(right) === '+') {
      seen.push(right);
      const bottom = traceDown(text, top, left, right, bounds);
      if (bottom !== undefined) {
        bounds.columns.push(...seen);
        return { top, left, bottom, right };
      }
    } else if (line.charAt(right) !== '-') return undefined;
  }
  return undefined;
}

function traceDown(text: readonly string[], top: number, left: number, right: number, bounds: Bounds): number | undefined {
  const seen: number[] = [];
  for (let bottom = top + 1; bottom < text.length; bottom += 1) {
    const character = text[bottom]?.charAt(right);
    if (character === '+') {
      seen.push(bottom);
      if (traceBack(text, { top, left, bottom, right }, bounds)) {
        bounds.rows.push(...seen);
        return bottom;
      }
    } else if (character !== '|') return undefined;
  }
  return undefined;
}

/** Follows the bottom border to the left and the left border up; notes the boundaries when both are whole. */
function traceBack(text: readonly string[], { top, left, bottom, right }: Box, bounds: Bounds): boolean {
  const columns: number[] = [];
  const rows: number[] = [];
  for (let column = right - 1; column > left; column -= 1) {
    const character = text[bottom]?.charAt(column);
    if (character === '+') columns.push(column);
    else if (character !== '-') return false;
  }
  if (text[bottom]?.charAt(left) !== '+') return false;
  for (let row = bottom - 1; row > top; row -= 1) {
    const character = text[row]?.charAt(left);
    if (character === '+') rows.push(row);
    else if (character !== '|') return false;
  }
  bounds.columns.push(...columns);
  bounds.rows.push(...rows);
  return true;
}

function arrange(lines: readonly Line[], boxes: readonly Box[], rows: readonly number[], columns: readonly number[], separator: number): TableData {
  const [rowAt, columnAt] = [new Map(rows.map((row, index) => [row, index])), new Map(columns.map((column, index) => [column, index]))];
  const between = (map: ReadonlyMap<number, number>, from: number, to: number): number => (map.get(to) ?? 0) - (map.get(from) ?? 0);
  const cells = rows.slice(1).map((): RawCell[] => []);
  for (const box of [...boxes].sort((a, b) => a.left - b.left)) {
    cells[rowAt.get(box.top) ?? 0]?.push({
      rowSpan: between(rowAt, box.top, box.bottom), columnSpan: between(columnAt, box.left, box.right),
      lines: cellLines(lines.slice(box.top + 1, box.bottom), box.left + 1, box.right),
    });
  }
  const headRows = separator === 0 ? 0 : rowAt.get(separator) ?? 0;
  const widths = columns.slice(1).map((column, index) => column - (columns[index] ?? 0) - 1);
  return { widths, head: cells.slice(0, headRows), body: cells.slice(headRows) };
}
