import type { Inline } from '../document/inline.ts';
import { inlinesOf } from '../document/inlines.ts';
import type { Block, Table, TableCell, TableRow } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { childBlocks } from '../document/walk.ts';
import { metrics, textWidth } from './slide-metrics.ts';
import { largest } from '../source/extremes.ts';

/** Returns the heights in pixels of the rows of a table's head and body at `width`; `inside` measures what stands in a cell. */
export function rowHeights(table: Table, width: number, inside: (blocks: readonly Block[], width: number) => number): { readonly head: readonly number[]; readonly body: readonly number[] } {
  const widths = columnWidths(table, width);
  const heightOf = (row: TableRow): number => {
    const heights = placed(row).map(({ cell, column }) => {
      const room = widths.slice(column, column + cell.columnSpan).reduce((total, own) => total + own, 0) - metrics.table.column;
      return inside(cell.children, Math.max(80, room)) / cell.rowSpan;
    });
    return largest(heights, metrics.text.line * metrics.table.scale) + metrics.table.row;
  };
  return { head: table.head.map(heightOf), body: table.body.map(heightOf) };
}

/** Heads are set heavier, and letters are measured by their means. */
const heavier = 1.12;

/** Returns whether the longest words of `table`, side by side, are wider than `width` pixels, so that words must be broken. */
export function isTight(table: Table, width: number): boolean {
  const least = wantedWidths(table, longestWord);
  return isTooWide(least, width);
}

const isTooWide = (least: readonly number[], width: number): boolean => sumOf(least) * heavier > width;

/** Returns `table` with the widths of its columns fixed where its text does not fit `width` pixels unbroken, so that its parts look alike. */
export function withFixedColumns(table: Table, width: number): Table {
  if (table.columns.some((column) => column.width > 0) || sumOf(wantedWidths(table, wholeText)) <= width) return table;
  const widths = columnWidths(table, width);
  return { ...table, columns: table.columns.map((column, index) => ({ ...column, width: Math.max(1, Math.round(widths[index] ?? 0)) })) };
}

/**
 * Columns have their share of the width where shares are given. Else they are as wide as their widest cell where all have room, and
 * where they have not, as browsers do it: each has its longest word, and of what is left in proportion to what it would take on top.
 */
function columnWidths(table: Table, width: number): readonly number[] {
  const given = table.columns.map((column) => column.width);
  if (given.length > 0 && given.every((own) => own > 0)) return given.map((own) => (own / sumOf(given)) * width);
  const most = wantedWidths(table, wholeText);
  if (sumOf(most) <= width) return most;
  const words = wantedWidths(table, longestWord);
  const least = isTooWide(words, width) ? most.map(() => metrics.table.column) : words;
  const share = (width - sumOf(least)) / Math.max(1, sumOf(most) - sumOf(least));
  return most.map((own, index) => (least[index] ?? 0) + (own - (least[index] ?? 0)) * Math.max(0, share));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What each column would take, by what its cells take. */
function wantedWidths(table: Table, of: (inlines: readonly Inline[]) => number): readonly number[] {
  const wanted = table.columns.map(() => 0);
  const widest = (blocks: readonly Block[]): number => blocks.reduce((most, block) => Math.max(most, of(inlinesOf(block)), widest(childBlocks(block))), 0);
  for (const part of [table.head, table.body]) {
    for (const { cells } of part) {
      let column = 0;
      for (const { columnSpan, children } of cells) {
        if (columnSpan === 1) wanted[column] = Math.max(wanted[column] ?? 0, widest(children) + metrics.table.column);
        column += columnSpan;
      }
    }
  }
  return wanted;
}

const size = metrics.text.size * metrics.table.scale;

function wholeText(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => sum + (inline.type === 'literal' ? inline.value.length * metrics.literal * size : textWidth(textOf([inline]), size)), 0);
}

function longestWord(inlines: readonly Inline[]): number {
  return inlines.reduce((most, inline) => Math.max(most, inline.type === 'literal'
    ? widestOf(inline.value, (word) => word.length * metrics.literal * size) : widestOf(textOf([inline]), (word) => textWidth(word, size))), 0);
}

/** The width of the widest word of `text`, which may break behind hyphens and slashes; most cells hold one word. */
function widestOf(text: string, width: (word: string) => number): number {
  return /[\s/-]/.test(text) ? largest(text.split(/(?<=[-/])|\s+/).map(width), 0) : width(text);
}

/** Cells with their columns, as far as one row tells. */
function placed(row: TableRow): readonly { readonly cell: TableCell; readonly column: number }[] {
  let column = 0;
  return row.cells.map((cell) => {
    const at = column;
    column += cell.columnSpan;
    return { cell, column: at };
  });
}
