import type { Inline } from '../document/inline.ts';
import type { Block, CodeBlock, LineBlock, ListItem, Table } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { childBlocks } from '../document/walk.ts';
import { largest } from '../source/extremes.ts';
import { formulaHeight } from './formula-height.ts';
import { columnsOf, heightOfText, longestCodeLine, metrics, textWidth } from './slide-metrics.ts';
import { rowHeights } from './table-height.ts';

/** How blocks are set: the gap between them, the size of their letters, and whether code keeps its size instead of giving way. */
export interface Setting {
  readonly gap: number;
  readonly scale: number;
  readonly rigid: boolean;
}

const onSlide: Setting = { gap: metrics.text.gap, scale: 1, rigid: false };

/** Returns the height in pixels of `blocks` one below the other, `width` pixels wide, with the gaps between them. */
export function heightOf(blocks: readonly Block[], width: number, setting: Setting = onSlide): number {
  const heights = blocks.map((block) => heightOfBlock(block, width, setting)).filter((height) => height > 0);
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * setting.gap;
}

/** Returns the height in pixels of `block` at `width`, 0 for what is not seen. */
export function heightOfBlock(block: Block, width: number, setting: Setting = onSlide): number {
  const { scale } = setting;
  const narrow = Math.min(width, metrics.text.width);
  const text = (inlines: readonly Inline[] | undefined, size = scale): number => (inlines ? heightOfText(textOf(inlines), narrow, size) : 0);
  const caption = (inlines: readonly Inline[] | undefined): number => (inlines ? text(inlines, 0.8) + metrics.table.caption : 0);
  switch (block.type) {
    case 'paragraph': return text(block.children);
    case 'list': return heightOfItems(block.items, narrow, setting);
    case 'definition-list': {
      const inside = { ...setting, gap: metrics.item.inside, rigid: true };
      return rows(block.items.map((item) => item.terms.length * (metrics.text.line * scale + metrics.pair.row) + heightOf(item.children, narrow - metrics.item.indent, inside)),
        metrics.item.inside + metrics.pair.row);
    }
    case 'field-list': return pairs(block.fields.map((field) => ({ name: textWidth(textOf(field.name), metrics.text.size), children: field.children })), narrow, setting);
    case 'option-list': return pairs(block.items.map((item) => ({ name: item.options.join(', ').length * 0.56 * metrics.text.size, children: item.children })), narrow, setting);
    case 'code': return codeHeight(block, width, setting.rigid);
    case 'trace': return codeHeight(block.code, width, setting.rigid);
    case 'table': {
      const { head, rows: body } = tableHeights(block, width);
      return body.reduce((sum, row) => sum + row, head);
    }
    case 'line-block': return heightOfLines(block, width, scale);
    case 'figure': return pictureHeight(block.image.height) + caption(block.caption) + heightOf(block.legend, width, { ...setting, scale: 0.8 });
    case 'image': return pictureHeight(block.image.height);
    case 'mermaid': case 'drawn-timeline': return metrics.diagram + caption(block.caption);
    case 'math': return formulaHeight(block.text);
    case 'raw': return block.formats.includes('html') ? metrics.text.line : 0;
    case 'problem': return sourceHeight(block.text, width);
    case 'columns': return columnsHeight(block.columns, width);
    case 'transition': return metrics.text.gap;
    case 'quote': return quoteHeight(block, narrow, setting);
    case 'admonition': return admonitionHeight(block, narrow, setting);
    case 'object': {
      const lines = block.signatures.reduce((sum, signature) => sum + Math.ceil((signature.length * metrics.signature.letter) / Math.max(width, 200)), 0);
      const below = heightOf(block.children, width - metrics.item.indent, { ...setting, gap: metrics.text.gap + metrics.item.inside });
      return lines * metrics.text.line + block.signatures.length * (metrics.signature.pad + metrics.pair.row) + below;
    }
    case 'directive': return sourceHeight(`${block.name}\n${block.options.map(({ name, value }) => `${name} ${value}\n`).join('')}\n${block.content}`, width);
    case 'comment': case 'target': case 'substitution': case 'notes': case 'timing': case 'background': case 'pause': case 'slide-break':
      return 0;
    default: return heightOf(childBlocks(block), width, setting);
  }
}

/** Returns the heights in pixels of a table at `width`: of its caption and head together, and of each row of its body. */
export function tableHeights(table: Table, width: number): { readonly head: number; readonly rows: readonly number[] } {
  const { head, body } = rowHeights(table, width, (blocks, room) => heightOf(blocks, room, { gap: 0, scale: metrics.table.scale, rigid: true }));
  const caption = table.caption ? heightOfText(textOf(table.caption), width, 0.8) + metrics.table.caption : 0;
  return { head: head.reduce((sum, row) => sum + row, caption), rows: body };
}

/** Returns whether anything of `block` can be seen on a slide. */
export function isVisible(block: Block): boolean {
  return block.type !== 'transition' && heightOfBlock(block, 1000) > 0;
}

/** Returns the height in pixels of the frame of `code`, above and below its lines together. */
export function codePad(code: CodeBlock): number {
  return code.doctest === 'output' ? metrics.code.output : metrics.code.pad;
}

/** Returns the height in pixels of lines of code without a frame, `width` pixels wide, in letters of `size`; lines that are too long are wrapped. */
export function heightOfCodeLines(lines: readonly string[], width: number, size: number = metrics.code.size): number {
  const { side, line, columns } = metrics.code;
  const fit = Math.max(1, Math.floor((width - side) / (size * columns)));
  const further = Math.max(1, fit - 4);
  const count = lines.reduce((sum, text) => sum + 1 + Math.max(0, Math.ceil((columnsOf(text) - fit) / further)), 0);
  return (count * line * size) / metrics.code.size;
}

/** Code on a slide of its own gives way down to its smallest size; in lists, admonitions and columns it is as large as it fits. */
function codeHeight(code: CodeBlock, width: number, rigid: boolean): number {
  if (code.doctest === 'setup' || code.doctest === 'cleanup') return 0;
  const lines = code.text.replace(/\n$/, '').split('\n');
  const { side, columns, size, largest: most } = metrics.code;
  const numbers = code.lineNumbers ? metrics.code.numbers : 0;
  const widest = largest(lines.map(columnsOf)) + numbers;
  const own = rigid || widest > longestCodeLine(width) ? Math.min(most, Math.max(size, (width - side) / (widest * columns + 1))) : size;
  return heightOfCodeLines(lines, width - numbers * columns * own, own) + codePad(code) + (code.caption ? metrics.code.caption : 0);
}

const sourceHeight = (text: string, width: number): number => heightOfCodeLines(text.split('\n'), width, metrics.code.largest) + metrics.code.pad;

function heightOfItems(items: readonly ListItem[], width: number, setting: Setting): number {
  const room = width - metrics.item.indent;
  return rows(items.map(({ children }) => {
    const [first, ...rest] = children;
    if (first?.type !== 'paragraph') return heightOf(children, room, { ...setting, gap: metrics.item.inside, rigid: true });
    return [first, ...rest].reduce((sum, block) => {
      const nested = block.type === 'list';
      const height = heightOfBlock(block, room, { gap: metrics.item.inside, scale: nested ? setting.scale * metrics.item.nested : setting.scale, rigid: true });
      return sum + height + (block === first || height === 0 ? 0 : nested ? metrics.item.nestedGap : metrics.item.inside);
    }, 0);
  }), setting.scale < 1 ? metrics.item.nestedGap : metrics.item.gap);
}

/** Names beside what they say: the names take the width of the longest of them. */
function pairs(list: readonly { readonly name: number; readonly children: readonly Block[] }[], width: number, setting: Setting): number {
  const name = largest(list.map((pair) => pair.name), 0);
  const room = Math.max(width / 4, width - name - metrics.pair.column);
  return rows(list.map(({ children }) => Math.max(metrics.text.line * setting.scale, heightOf(children, room, { ...setting, gap: metrics.item.inside, rigid: true }))), metrics.pair.row);
}

function quoteHeight(block: Extract<Block, { type: 'quote' }>, width: number, setting: Setting): number {
  const large = block.kind !== 'quote';
  const { scale, pad, leading } = metrics.display;
  const inner = heightOf(block.children, width - metrics.aside.indent, { gap: metrics.aside.quote, scale: large ? scale : setting.scale, rigid: true });
  const source = block.attribution ? heightOfText(textOf(block.attribution), width, metrics.aside.small) + metrics.aside.quote : 0;
  return large ? (inner + source) * leading + pad : inner + source;
}

function admonitionHeight(block: Extract<Block, { type: 'admonition' }>, width: number, setting: Setting): number {
  const small = /^(?:version|deprecated)/.test(block.kind);
  const plain = block.kind === 'topic' || block.kind === 'sidebar' || block.kind === 'admonition';
  const inner = heightOf(block.children, width - metrics.aside.indent, { gap: metrics.aside.admonition, scale: small ? metrics.aside.small : setting.scale, rigid: true });
  const title = block.title && block.title.length > 0 ? heightOfText(textOf(block.title), width, metrics.aside.small) : plain ? 0 : metrics.text.line * metrics.aside.small;
  return inner + title + (inner > 0 && title > 0 ? metrics.aside.admonition : 0);
}

function columnsHeight(columns: readonly { readonly width?: string; readonly children: readonly Block[] }[], width: number): number {
  const shares = columns.map(({ width: own }) => Number.parseFloat(own ?? '') || 0);
  const known = shares.filter((share) => share > 0);
  const mean = known.length > 0 ? known.reduce((sum, share) => sum + share, 0) / known.length : 1;
  const total = shares.reduce((sum, share) => sum + (share || mean), 0);
  const room = width - (columns.length - 1) * metrics.column;
  return largest(columns.map((column, index) => heightOf(column.children, (room * (shares[index] || mean)) / total, { ...onSlide, rigid: true })), 0);
}

function heightOfLines(block: LineBlock, width: number, scale: number): number {
  return block.lines.reduce((sum, line) => sum + (line.type === 'line'
    ? Math.max(metrics.text.line * scale, heightOfText(textOf(line.children), width, scale)) : heightOfLines(line, width - metrics.item.indent, scale)), 0);
}

function pictureHeight(height: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(height ?? '');
  return match ? Number(match[1]) : metrics.picture;
}

const rows = (heights: readonly number[], gap: number): number => heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * gap;
