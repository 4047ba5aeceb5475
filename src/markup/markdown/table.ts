import type { Table as MdTable, TableCell as MdCell, TableRow as MdRow } from 'mdast';
import type { Table, TableCell, TableRow } from '../../document/nodes.ts';
import { spanOf, type Context } from './context.ts';
import { inlinesFrom } from './inlines.ts';

/** Returns a table of GFM: one row of heads, then the body; rows that are too short get empty cells at their end. */
export function tableFrom(node: MdTable, context: Context): Table {
  const rows = node.children.map((row) => rowFrom(row, node.children[0]?.children.length ?? 0, context));
  const columns = Array.from({ length: node.children[0]?.children.length ?? 0 }, (_, index): Table['columns'][number] => {
    const align = node.align?.[index];
    return { width: 0, ...(align && { align }) };
  });
  return { type: 'table', columns, head: rows.slice(0, 1), body: rows.slice(1), span: spanOf(node, context) };
}

function rowFrom(node: MdRow, count: number, context: Context): TableRow {
  const span = spanOf(node, context);
  const cells = node.children.map((cell) => cellFrom(cell, context));
  const missing = Array.from({ length: Math.max(0, count - cells.length) }, (): TableCell => (
    { type: 'cell', columnSpan: 1, rowSpan: 1, children: [], span: { ...span, start: span.end } }));
  return { type: 'row', cells: [...cells, ...missing], span };
}

function cellFrom(node: MdCell, context: Context): TableCell {
  const children = inlinesFrom(node.children, context);
  const [first, last] = [children[0], children.at(-1)];
  const paragraph = first && last ? [{ type: 'paragraph', children, span: { ...first.span, end: last.span.end } } as const] : [];
  return { type: 'cell', columnSpan: 1, rowSpan: 1, children: paragraph, span: spanOf(node, context) };
}
