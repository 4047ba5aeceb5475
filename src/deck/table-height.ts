import { inlinesOf } from '../document/inlines.ts';
import type { Block, Table, TableCell, TableRow } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { childBlocks } from '../document/walk.ts';
import { metrics, textWidth } from './slide-metrics.ts';

/** Returns the height in pixels of a table's rows at `width`; `inside` measures what stands in a cell. */
export function tableHeight(table: Table, width: number, inside: (blocks: readonly Block[], width: number) => number): number {
  const widths = columnWidths(table, width);
  return [...table.head, ...table.body].reduce((sum, row) => {
    const heights = placed(row).map(({ cell, column }) => {
      const room = widths.slice(column, column + cell.columnSpan).reduce((total, own) => total + own, 0) - metrics.table.column;
      return inside(cell.children, Math.max(80, room)) / cell.rowSpan;
    });
    return sum + Math.max(metrics.text.line * metrics.table.scale, ...heights) + metrics.table.row;
  }, 0);
}

/** Columns are as wide as their widest cell where all have room; else each has its share of the width, given or by what it holds. */
function columnWidths(table: Table, width: number): readonly number[] {
  const given = table.columns.map((column) => column.width);
  const sum = given.reduce((total, own) => total + own, 0);
  if (sum > 0 && given.every((own) => own > 0)) return given.map((own) => (own / sum) * width);
  const wanted = table.columns.map(() => 0);
  for (const row of [...table.head, ...table.body]) {
    for (const { cell, column } of placed(row)) {
      if (cell.columnSpan === 1) wanted[column] = Math.max(wanted[column] ?? 0, widest(cell) + metrics.table.column);
    }
  }
  const total = wanted.reduce((all, own) => all + own, 0);
  return total <= width ? wanted : wanted.map((own) => (own / total) * width);
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

function widest(cell: TableCell): number {
  const size = metrics.text.size * metrics.table.scale;
  const of = (block: Block): number => Math.max(textWidth(textOf(inlinesOf(block)), size), ...childBlocks(block).map(of));
  return Math.max(0, ...cell.children.map(of));
}
