import type { Block, Table, TableCell, TableRow } from '../../document/nodes.ts';
import type { Inline } from '../../document/inline.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { largest } from '../../source/extremes.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { argumentSpan, badOption, baseOf, commonOptions, numberOption } from './options.ts';
import type { DirectiveCall, DirectiveSpec, OptionSpecs } from './specification.ts';
import { parseCsv, type CsvValue } from './csv.ts';

const tableOptions = {
  ...commonOptions, widths: { doc: '`auto`, `grid` or relative widths of the columns' }, width: { doc: 'width of the table' },
  align: { doc: 'where the table stands', values: ['left', 'center', 'right'] },
} as const satisfies OptionSpecs;
const headOptions = {
  'header-rows': { doc: 'number of rows that are headings', example: '1', otherwise: '0' }, 'stub-columns': { doc: 'number of columns that are headings', example: '1', otherwise: '0' },
} as const satisfies OptionSpecs;

function caption(call: DirectiveCall): { readonly caption?: readonly Inline[] } {
  const text = call.directive.argument;
  return text === '' ? {} : { caption: call.inline(text, call.directive.argumentSpan) };
}

/** What is left of a table that cannot be made: its caption above what was to be the table. */
function withoutTable(call: DirectiveCall, blocks: readonly Block[]): readonly Block[] {
  const children = caption(call).caption;
  return children ? [{ type: 'paragraph', span: call.directive.argumentSpan, children }, ...blocks] : blocks;
}

function widthsOf(call: DirectiveCall, count: number): Table['columns'] {
  const value = call.option('widths') ?? '';
  const words = value.split(/[\s,]+/).filter((word) => word !== '' && word !== 'auto' && word !== 'grid');
  const numbers = words.filter((word) => /^\d+$/.test(word) && Number(word) > 0).map(Number);
  const wrong = numbers.length < words.length || (words.length > 0 && words.length !== count);
  if (wrong) badOption(call, 'widths', value, `\`auto\`, \`grid\` or ${count} whole numbers`);
  return Array.from({ length: count }, (_, index) => ({ width: wrong ? 0 : numbers[index] ?? 0 }));
}

/** `.. table:: caption`: a caption for the table in the content. */
export const table: DirectiveSpec = {
  name: 'table', doc: 'A caption, widths or classes for the table in the content.',
  example: '.. table:: Two states\n   :widths: 1 2\n\n   =====  =======\n   name   meaning\n   =====  =======\n   ready  may run\n   =====  =======',
  argument: 'optional', body: 'blocks', options: tableOptions,
  run: (call) => {
    const blocks = call.apply(call.directive.children);
    const inner = blocks.find((block) => block.type === 'table');
    if (!inner) {
      call.report(diagnostic('directive/no-table', argumentSpan(call), { directive: 'table', accepted: 'one table' }));
      return withoutTable(call, blocks);
    }
    const columns = call.option('widths') === undefined ? inner.columns : widthsOf(call, inner.columns.length);
    return blocks.map((block) => (block === inner ? { ...inner, ...frameOf(call), ...caption(call), columns } : block));
  },
};

/** `.. list-table::`: a bullet list of rows, each a bullet list of cells. */
export const listTable: DirectiveSpec = {
  name: 'list-table', doc: 'A table written as a list of rows, each a list of cells.',
  example: '.. list-table:: What waits\n   :header-rows: 1\n\n   * - call\n     - waits for\n   * - ``gather``\n     - all',
  argument: 'optional', body: 'blocks', options: { ...tableOptions, ...headOptions },
  run: (call) => {
    const blocks = call.apply(call.directive.children).filter(({ type }) => type !== 'comment');
    const rows = listRows(blocks);
    const count = rows?.[0]?.cells.length ?? 0;
    if (!rows || rows.some((row) => row.cells.length !== count)) {
      call.report(diagnostic('directive/no-table', argumentSpan(call), { directive: 'list-table', accepted: 'one bullet list of bullet lists of the same length' }));
      return withoutTable(call, blocks);
    }
    return [tableOf(call, rows, count)];
  },
};

function listRows(blocks: readonly Block[]): readonly TableRow[] | undefined {
  const [list, ...others] = blocks;
  if (list?.type !== 'list' || others.length > 0) return undefined;
  const rows = list.items.map((item): TableRow | undefined => {
    const [cells, ...more] = item.children.filter(({ type }) => type !== 'comment' && type !== 'target');
    if (cells?.type !== 'list' || more.length > 0) return undefined;
    return { type: 'row', span: item.span, cells: cells.items.map(({ span, children }): TableCell => ({ type: 'cell', span, columnSpan: 1, rowSpan: 1, children })) };
  });
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

/** Class names and width that the options give the table. */
function frameOf(call: DirectiveCall): Pick<Table, 'span' | 'ids' | 'classes' | 'width'> {
  const align = tableOptions.align.values.find((value) => value === call.option('align'));
  const width = call.option('width')?.trim();
  const known = width !== undefined && /^\d+(?:\.\d+)?(?:%|px|em|rem|ex|cm|mm|in|pt|pc)?$/.test(width);
  if (width !== undefined && !known) badOption(call, 'width', width, 'a length, `50%` or `20em`');
  return { ...baseOf(call, ...(align === undefined ? [] : [`align-${align}`])), ...(known && { width: /\d$/.test(width) ? `${width}px` : width }) };
}

function tableOf(call: DirectiveCall, rows: readonly TableRow[], count: number): Table {
  const headRows = checkedCount(call, 'header-rows', rows.length - 1, 'one row less than there are');
  const stubColumns = checkedCount(call, 'stub-columns', count - 1, 'one column less than there are');
  return {
    type: 'table', ...frameOf(call), ...caption(call), columns: widthsOf(call, count), head: rows.slice(0, headRows), body: rows.slice(headRows),
    ...(stubColumns > 0 && { stubColumns }),
  };
}

/** Returns the number in option `name`; a table keeps a row and a column that are no headings. */
function checkedCount(call: DirectiveCall, name: string, most: number, accepted: string): number {
  const count = numberOption(call, name) ?? 0;
  if (count > most) badOption(call, name, String(count), `at most ${most}, ${accepted}`);
  return Math.min(count, Math.max(0, most));
}

/** `.. csv-table::`: rows of comma-separated values, in the content or in a file; cells hold markup. */
export const csvTable: DirectiveSpec = {
  name: 'csv-table', doc: 'A table from comma-separated values.',
  example: '.. csv-table:: What waits\n   :header: call, waits for\n\n   ``gather``, all\n   ``wait``, "all, or the first"',
  argument: 'optional', body: 'text',
  options: {
    ...tableOptions, ...headOptions, header: { doc: 'a row of headings, in the same form' }, file: { doc: 'path of the file to read' }, url: { doc: 'not read: nothing is fetched from the network' },
    delim: { doc: 'what parts the values; `tab`, `space` or a character', example: ';', otherwise: ',' }, quote: { doc: 'what encloses a value', example: "'", otherwise: '"' }, escape: { doc: 'what makes the next character plain' },
    keepspace: { doc: 'keep white space behind the delimiter', flag: true }, encoding: { doc: 'accepted for docutils; files are UTF-8' },
  },
  reads: (directive) => directive.options.filter(({ name }) => name === 'file').map(({ value }) => value.trim()),
  run: (call) => {
    const path = call.option('file');
    const url = call.option('url');
    if (url !== undefined) badOption(call, 'url', url, 'a file of the project, by `file`');
    if (path !== undefined && call.directive.content !== '') call.report(diagnostic('directive/file-and-content', call.optionSpan('file'), { directive: 'csv-table' }));
    const file = path === undefined ? undefined : call.file(path.trim());
    const text = file?.text ?? call.directive.content;
    const header = call.option('header');
    if (path !== undefined && !file && header === undefined) return withoutTable(call, []);
    const head = header === undefined ? [] : cellsOf(call, header, ({ line, column }) => {
      const { start } = call.optionSpan('header');
      return { line: start.line + line, column: (line === 0 ? start.column : 1) + column };
    });
    const { contentLine, contentColumn } = call.directive;
    const body = cellsOf(call, text, ({ line, column }) => (file ? { line: line + 1, column: column + 1 } : { line: contentLine + line, column: contentColumn + column }), file);
    const count = largest([...head, ...body].map((row) => row.cells.length), 0);
    if (count === 0) {
      call.report(diagnostic('directive/no-table', argumentSpan(call), { directive: 'csv-table', accepted: 'rows of comma-separated values' }));
      return withoutTable(call, []);
    }
    const [headings, rows] = [head, body].map((part) => part.map((row) => padRow(row, count)));
    const node = tableOf(call, rows ?? [], count);
    return [{ ...node, head: [...headings ?? [], ...node.head] }];
  },
};

type PlaceOfValue = (value: CsvValue) => { readonly line: number; readonly column: number };

function cellsOf(call: DirectiveCall, text: string, placeOf: PlaceOfValue, file?: SourceFile): readonly TableRow[] {
  const { span } = call.directive;
  const dialect = { delimiter: character(call.option('delim')) ?? ',', quote: character(call.option('quote')) ?? '"', escape: character(call.option('escape')), keepSpace: call.option('keepspace') !== undefined };
  const blocksOf = (value: CsvValue): readonly Block[] => {
    const { line, column } = placeOf(value);
    return value.text === '' ? [] : call.blocks(value.text, line, column, file);
  };
  return parseCsv(text, dialect).map((row): TableRow => ({ type: 'row', span, cells: row.map((value): TableCell => ({ type: 'cell', span, columnSpan: 1, rowSpan: 1, children: blocksOf(value) })) }));
}

function character(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const word = value.trim();
  return word === 'tab' ? '\t' : word === 'space' ? ' ' : /^(?:U\+|0x|\\u|x)?([0-9a-f]{4,})$/i.test(word) ? String.fromCodePoint(Number.parseInt(word.replace(/^(?:U\+|0x|\\u|x)/i, ''), 16)) : word.charAt(0);
}

function padRow(row: TableRow, count: number): TableRow {
  const missing = Array.from({ length: count - row.cells.length }, (): TableCell => ({ type: 'cell', span: row.span, columnSpan: 1, rowSpan: 1, children: [] }));
  return { ...row, cells: [...row.cells, ...missing] };
}
