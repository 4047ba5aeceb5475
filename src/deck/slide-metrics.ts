import type { Inline } from '../document/inline.ts';
import type { Block, CodeBlock, LineBlock, Table } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { childBlocks } from '../document/walk.ts';

/**
 * Sizes on a slide, in CSS pixels at a slide height of 1080: the numbers of the theme as far as planning needs them, so that an
 * overflow is seen without a browser. Heights are estimates and lean to the generous side; what is left over is found by `check`.
 */
export const metrics = {
  /** Room at both sides, above the heading, and below the content. */
  side: 72, top: 54, bottom: 48,
  heading: { size: 64, line: 74, gap: 36 },
  /** Text is never set wider than `width`; `gap` stands between blocks. */
  text: { size: 40, line: 54, gap: 20, width: 1680 },
  /** Items of a list stand closer than blocks, and are indented. */
  item: { gap: 13, indent: 42 },
  table: { line: 47, gap: 21 },
  small: { line: 44 },
  /**
   * Code as small as it may be: 19 lines fill a slide. `pad` is the room of its frame, above and below together, `output` that of
   * output, which has none; `caption` what a line above it takes; `columns` a letter's width in its size, `side` what its frame
   * and the hanging indent take of the width.
   */
  code: { size: 32, line: 42.24, pad: 46, output: 22, caption: 56, columns: 0.6, side: 64 },
  /** What a picture needs to be seen, when nothing says how high it is. */
  picture: 420,
  diagram: 520,
  /** A slide may be shrunk to this without a word; pictures give way by `slack` before a slide is divided. */
  shrink: 0.85, slack: 1.05,
} as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns the width and the height that the content of a slide of `size` under the heading `heading` has, in pixels. */
export function contentRoom(size: Size, heading: string): Size {
  const width = size.width - 2 * metrics.side;
  const { top, bottom } = metrics;
  const lines = linesOfText(heading, width, metrics.heading.size);
  return { width, height: size.height - top - bottom - lines * metrics.heading.line - metrics.heading.gap };
}

/** Returns the height in pixels of `blocks` one below the other, `width` pixels wide, with the gaps between them. */
export function heightOf(blocks: readonly Block[], width: number): number {
  const heights = blocks.map((block) => heightOfBlock(block, width)).filter((height) => height > 0);
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * metrics.text.gap;
}

/** Returns the height in pixels of `block` at `width`, 0 for what is not seen. */
export function heightOfBlock(block: Block, width: number): number {
  const text = (inlines: readonly Inline[] | undefined): number => (inlines ? heightOfText(textOf(inlines), Math.min(width, metrics.text.width)) : 0);
  switch (block.type) {
    case 'paragraph': return text(block.children);
    case 'list': return rows(block.items.map((item) => heightOf(item.children, Math.min(width, metrics.text.width) - metrics.item.indent)));
    case 'definition-list':
      return rows(block.items.map((item) => item.terms.length * metrics.text.line + heightOf(item.children, width - metrics.item.indent)));
    case 'field-list': return rows(block.fields.map((field) => heightOf(field.children, width * 0.75) || metrics.text.line));
    case 'option-list': return rows(block.items.map((item) => heightOf(item.children, width * 0.7) || metrics.text.line));
    case 'code': return codeHeight(block, width) + (block.caption ? metrics.code.caption : 0);
    case 'trace': return codeHeight(block.code, width);
    case 'table': return tableHeight(block, width) + text(block.caption);
    case 'line-block': return heightOfLines(block, width);
    case 'figure': return pictureHeight(block.image.height) + text(block.caption) + heightOf(block.legend, width);
    case 'image': return pictureHeight(block.image.height);
    case 'mermaid': case 'drawn-timeline': return metrics.diagram + text(block.caption);
    case 'math': return block.text.split('\n').length * metrics.text.line;
    case 'raw': return block.formats.includes('html') ? metrics.text.line : 0;
    case 'problem': return block.text.split('\n').length * metrics.small.line;
    case 'columns': return columnsHeight(block.columns, width);
    case 'transition': return metrics.text.gap;
    case 'quote': return heightOf(block.children, Math.min(width, metrics.text.width) - metrics.item.indent) + text(block.attribution);
    case 'admonition': return heightOf(block.children, width - metrics.item.indent) + text(block.title) + 2 * metrics.text.gap;
    case 'object': return block.signatures.length * metrics.code.line + heightOf(block.children, width - metrics.item.indent);
    case 'directive': return heightOf(block.children, width) || block.content.split('\n').length * metrics.small.line;
    case 'comment': case 'target': case 'substitution': case 'notes': case 'timing': case 'background': case 'pause': case 'slide-break':
      return 0;
    default: return heightOf(childBlocks(block), width);
  }
}

/** Returns whether anything of `block` can be seen on a slide. */
export function isVisible(block: Block): boolean {
  return block.type !== 'transition' && heightOfBlock(block, 1000) > 0;
}

/** Returns the height in pixels of `text` at `width`, wrapped between words. */
export function heightOfText(text: string, width: number): number {
  return linesOfText(text, width, metrics.text.size) * metrics.text.line;
}

/** Returns the width in pixels of `text` in the sans-serif face of the theme at `size`: the mean advances of its letters in Inter. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += advance(letter);
  return width * size;
}

function advance(letter: string): number {
  if (/[ijlI.,:;'|!()[\]{}]/.test(letter)) return 0.3;
  if (/[ ftr/"-]/.test(letter)) return 0.36;
  if (/[mwMW@%—]/.test(letter)) return 0.88;
  if (/[A-Z]/.test(letter)) return 0.69;
  return /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(letter) ? 1 : 0.585;
}

function linesOfText(text: string, width: number, size: number): number {
  const space = textWidth(' ', size);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const own = textWidth(word, size);
    if (used > 0 && used + space + own > width) { lines += 1; used = 0; }
    lines += Math.floor(own / width);
    used += (used > 0 ? space : 0) + (own % width);
  }
  return text.trim() === '' ? 0 : lines;
}

/** Returns the height in pixels of the frame of `code`, above and below its lines together. */
export function codePad(code: CodeBlock): number {
  return code.doctest === 'output' ? metrics.code.output : metrics.code.pad;
}

/** Returns the height in pixels of lines of code without a frame, `width` pixels wide; lines that are too long are wrapped. */
export function heightOfCodeLines(lines: readonly string[], width: number): number {
  const { size, line, side, columns } = metrics.code;
  const fit = Math.max(1, Math.floor((width - side) / (size * columns)));
  return line * lines.reduce((sum, text) => sum + Math.max(1, Math.ceil(columnsOf(text) / fit)), 0);
}

function codeHeight(code: CodeBlock, width: number): number {
  if (code.doctest === 'setup' || code.doctest === 'cleanup') return 0;
  return heightOfCodeLines(code.text.replace(/\n$/, '').split('\n'), width) + codePad(code);
}

/** Columns that a line of code takes: tabs go to the next column of four, letters of East Asia take two. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += letter === '\t' ? 4 - (columns % 4) : advance(letter) === 1 ? 2 : 1;
  return columns;
}

function tableHeight(table: Table, width: number): number {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const share = (from: number, count: number): number => {
    const own = table.columns.slice(from, from + count).reduce((sum, column) => sum + (total > 0 ? column.width / total : 1 / table.columns.length), 0);
    return Math.max(80, own * width - metrics.text.line);
  };
  return [...table.head, ...table.body].reduce((sum, row) => {
    let at = 0;
    const heights = row.cells.map((cell) => {
      const height = heightOf(cell.children, share(at, cell.columnSpan)) / cell.rowSpan;
      at += cell.columnSpan;
      return height;
    });
    return sum + Math.max(metrics.table.line, ...heights.map((height) => (height * metrics.table.line) / metrics.text.line)) + metrics.table.gap;
  }, 0);
}

function columnsHeight(columns: readonly { readonly width?: string; readonly children: readonly Block[] }[], width: number): number {
  const open = columns.filter((column) => !percent(column.width)).length;
  const given = columns.reduce((sum, column) => sum + percent(column.width), 0);
  return Math.max(0, ...columns.map((column) => {
    const share = percent(column.width) || (100 - given) / Math.max(1, open);
    return heightOf(column.children, (width * share) / 100 - metrics.text.gap);
  }));
}

const percent = (width: string | undefined): number => (width?.endsWith('%') ? Number.parseFloat(width) || 0 : 0);

function heightOfLines(block: LineBlock, width: number): number {
  return block.lines.reduce((sum, line) => sum + (line.type === 'line'
    ? Math.max(metrics.text.line, heightOfText(textOf(line.children), width)) : heightOfLines(line, width - metrics.item.indent)), 0);
}

function pictureHeight(height: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(height ?? '');
  return match ? Number(match[1]) : metrics.picture;
}

const rows = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * metrics.item.gap;
