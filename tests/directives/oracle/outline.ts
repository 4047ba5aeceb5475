import type { Block, Document, LineBlock, TableRow } from '../../../src/document/nodes.ts';
import { textOf } from '../../../src/document/text.ts';

/** An outline of a document: lists whose first member names a node, as `outline.py` writes it. */
export type Outline = string | number | readonly Outline[];

/** Returns the outline of a `document` whose directives are applied and whose references are resolved. */
export function outlineOf(document: Document): readonly Outline[] {
  return document.children.flatMap(outline);
}

function outline(block: Block): readonly Outline[] {
  switch (block.type) {
    case 'section': return [['section', ['title', textOf(block.title)], ...block.children.flatMap(outline)]];
    case 'paragraph': return [['paragraph', textOf(block.children)]];
    case 'code': return [['literal_block', block.text]];
    case 'list': return [['bullet_list', ...block.items.map((item) => ['list_item', ...item.children.flatMap(outline)])]];
    case 'quote': return [['block_quote', ...block.children.flatMap(outline)]];
    case 'line-block': return [lines(block)];
    case 'table': return [[
      'table', block.caption ? [textOf(block.caption)] : [], block.columns.map(({ width }) => width).filter((width) => width > 0), block.stubColumns ?? 0,
      block.classes?.find((name) => name.startsWith('align-'))?.slice(6) ?? '', block.width ?? '', rows(block.head), rows(block.body),
    ]];
    case 'comment': case 'substitution': case 'target': return [];
    default: return [[`?${block.type}`]];
  }
}

const rows = (list: readonly TableRow[]): Outline => list.map((row) => row.cells.map((cell) => cell.children.flatMap(outline)));
const lines = (block: LineBlock): Outline => ['line_block', ...block.lines.map((line) => (line.type === 'line' ? ['line', textOf(line.children)] : lines(line)))];
