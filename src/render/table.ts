import { metrics } from '../deck/slide-metrics.ts';
import { isTight } from '../deck/table-height.ts';
import type { Table, TableCell, TableRow } from '../document/nodes.ts';
import { furtherAnchors, nodeAttributes, type RenderBlocks, type RenderContext } from './context.ts';
import { element } from './html.ts';
import { renderInlines } from './inline.ts';

/** Returns a table with its caption, its columns' widths in percent where any were given, and headers with their scope. */
export function renderTable(table: Table, context: RenderContext, renderBlocks: RenderBlocks): string {
  const caption = table.caption ? element('caption', {}, renderInlines(table.caption, context)) : '';
  const part = (name: 'thead' | 'tbody', rows: readonly TableRow[]): string => (rows.length === 0 ? '' : element(name, {}, placed(rows).map((row) => {
    const cells = row.cells.map(({ cell, column }) => {
      const scope = name === 'thead' ? 'col' : column < (table.stubColumns ?? 0) ? 'row' : undefined;
      return renderCell(cell, scope, table.columns[column]?.align, context, renderBlocks);
    });
    return element('tr', nodeAttributes(row.row), cells.join(''));
  }).join('')));
  const head = part('thead', table.head);
  const body = part('tbody', table.body);
  return furtherAnchors(table) + element('table', { ...nodeAttributes(table, isTight(table, (context.world.slideWidth ?? 1920) - 2 * metrics.side) ? 'is-tight' : ''), style: table.width && `width:${table.width}` }, caption + columnWidths(table) + head + body);
}

function columnWidths(table: Table): string {
  const sum = table.columns.reduce((total, column) => total + column.width, 0);
  if (!(sum > 0) || table.columns.some((column) => !(column.width > 0))) return '';
  return element('colgroup', {}, table.columns.map((column) => element('col', { style: `width:${Math.round((column.width / sum) * 1000) / 10}%` })).join(''));
}

interface PlacedRow {
  readonly row: TableRow;
  readonly cells: readonly { readonly cell: TableCell; readonly column: number }[];
}

/** Gives each cell its column: those that cells of earlier rows reach down into are taken. */
function placed(rows: readonly TableRow[]): readonly PlacedRow[] {
  const reach: number[] = [];
  return rows.map((row, index) => {
    let column = 0;
    const cells = row.cells.map((cell) => {
      while ((reach[column] ?? 0) > index) column += 1;
      const at = column;
      for (let span = 0; span < cell.columnSpan; span += 1) reach[at + span] = index + cell.rowSpan;
      column += cell.columnSpan;
      return { cell, column: at };
    });
    return { row, cells };
  });
}

function renderCell(
  cell: TableCell, scope: 'col' | 'row' | undefined, align: string | undefined, context: RenderContext, renderBlocks: RenderBlocks,
): string {
  const attributes = {
    ...nodeAttributes(cell, align === undefined || align === 'left' ? '' : `align-${align}`),
    scope,
    colspan: cell.columnSpan > 1 ? cell.columnSpan : undefined,
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
  };
  const [only, ...rest] = cell.children;
  const content = only?.type === 'paragraph' && rest.length === 0 ? renderInlines(only.children, context) : renderBlocks(cell.children, context);
  return element(scope ? 'th' : 'td', attributes, content);
}
