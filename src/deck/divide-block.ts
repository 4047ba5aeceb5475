import type { Block, CodeBlock, List, Table } from '../document/nodes.ts';
import { codePad, heightOfBlock, heightOfCodeLines, tableHeights } from './block-height.ts';
import { metrics } from './slide-metrics.ts';
import { withFixedColumns } from './table-height.ts';

/**
 * A block that can go over several slides: `count` parts, with the height of each and the room above it when it is not the first.
 * `again` is what a further part needs on top when it begins a slide: a frame, the head of a table.
 */
export interface Division {
  readonly count: number;
  readonly heightOf: (index: number) => number;
  readonly gap: number;
  readonly again?: number;
  /** The same of single parts, where parts are of several kinds. */
  readonly gapOf?: (index: number) => number;
  /** The innermost block that a part shows. */
  readonly shownIn?: (index: number) => Block | undefined;
  readonly againOf?: (index: number) => number;
  /** Returns the parts `from` to `to` (not included) as a block of the same kind. */
  readonly cut: (from: number, to: number) => Block;
}

/**
 * Returns how `block` can be divided, or `undefined` for what stays whole: lists between their items (numbering goes on) or, where an item is higher than `height`, between the blocks of items, tables
 * between their rows (the head is repeated), line blocks between lines, quotations, admonitions and described objects higher than
 * `height` between their blocks, and inside a block that is itself higher, and code that is higher than `height` (it cannot be shrunk and stay legible): between lines, after
 * a blank line and before what is least indented where that is enough.
 */
export function divisionOf(block: Block, width: number, height: number): Division | undefined {
  switch (block.type) {
    case 'list': return dividedItems(block, width, height) ?? byItems(block.items.length, metrics.item.gap, width, (from, to) => (
      { ...block, ...(block.style !== 'bullet' && { start: (block.start ?? 1) + from }), items: block.items.slice(from, to) }));
    case 'definition-list': case 'option-list': return byItems(block.items.length, metrics.item.gap, width, (from, to) => (
      block.type === 'option-list' ? { ...block, items: block.items.slice(from, to) } : { ...block, items: block.items.slice(from, to) }));
    case 'field-list': return byItems(block.fields.length, metrics.item.gap, width, (from, to) => ({ ...block, fields: block.fields.slice(from, to) }));
    case 'line-block': return byItems(block.lines.length, 0, width, (from, to) => ({ ...block, lines: block.lines.slice(from, to) }));
    case 'table': return tableDivision(block, width);
    case 'code': return codeDivision(block, width, height);
    case 'quote': case 'admonition': case 'container': case 'object': return frameDivision(block, width, height);
    default: return undefined;
  }
}

function byItems(count: number, gap: number, width: number, cut: (from: number, to: number) => Block): Division | undefined {
  if (count < 2) return undefined;
  return { count, gap, cut, heightOf: (index) => heightOfBlock(cut(index, index + 1), width) };
}

/** What stays together of a run of blocks: a block, or part `index` of one that is divided. */
export interface Part {
  readonly of: Block;
  readonly index?: number;
  readonly division?: Division;
}

/** Returns the blocks that `parts`, which follow each other, make up; a block with all its parts is itself. */
export function blocksOfParts(parts: readonly Part[]): readonly Block[] {
  const out: Block[] = [];
  for (let at = 0; at < parts.length;) {
    const { of, index, division } = parts[at] as Part;
    let end = at + 1;
    while (index !== undefined && parts[end]?.of === of) end += 1;
    out.push(index === undefined || !division || end - at === division.count ? of : division.cut(index, index + end - at));
    at = end;
  }
  return out;
}

/** A part of the blocks in a frame or an item, measured there: code is set larger inside others than by itself. */
interface InnerPart extends Part {
  readonly height: number;
  readonly gap: number;
  readonly again: number;
}

function innerParts(blocks: readonly Block[], width: number, height: number, gap: number, rigid: boolean): readonly InnerPart[] {
  return blocks.flatMap((of): readonly InnerPart[] => {
    const inside = heightOfBlock(of, width, { gap, scale: 1, rigid });
    const larger = inside / Math.max(1, heightOfBlock(of, width));
    const division = inside > height ? divisionOf(of, width, height / Math.max(1, larger)) : undefined;
    if (!division) return [{ of, height: inside, gap, again: 0 }];
    return Array.from({ length: division.count }, (_, index) => ({
      of, index, division, height: division.heightOf(index) * larger, gap: index === 0 ? gap : division.gapOf?.(index) ?? division.gap, again: index === 0 ? 0 : division.againOf?.(index) ?? division.again ?? 0,
    }));
  });
}

function shownBy(part: Part | undefined): Block | undefined {
  return part?.index === undefined ? part?.of : part.division?.shownIn?.(part.index) ?? part.of;
}

/** A part of item `item` of a list; an empty item is one without anything. */
interface ItemPart {
  readonly item: number;
  readonly first: boolean;
  readonly part?: InnerPart;
}

/** A list with an item higher than a slide is divided inside its items; what goes on has the mark of its item again. */
function dividedItems(list: List, width: number, height: number): Division | undefined {
  const own = (from: number, items: List['items']): List => ({ ...list, ...(list.style !== 'bullet' && { start: (list.start ?? 1) + from }), items });
  if (!list.items.some((item, index) => item.children.length > 0 && heightOfBlock(own(index, [item]), width) > height)) return undefined;
  const parts = list.items.flatMap((item, index): readonly ItemPart[] => {
    const inside = innerParts(item.children, width - metrics.item.indent, height, metrics.item.inside, true);
    return inside.length === 0 ? [{ item: index, first: true }] : inside.map((part, at) => ({ item: index, first: at === 0, part }));
  });
  if (parts.length <= list.items.length) return undefined;
  const cut = (from: number, to: number): List => {
    const chosen = parts.slice(from, to);
    const first = chosen[0]?.item ?? 0;
    const items = list.items.slice(first, (chosen.at(-1)?.item ?? first) + 1).map((item, at) => ({ ...item, children: blocksOfParts(chosen.filter((one) => one.item === first + at).flatMap(({ part }) => part ?? [])) }));
    return own(first, items);
  };
  return {
    count: parts.length, gap: metrics.item.gap, cut, heightOf: (index) => parts[index]?.part?.height ?? 0,
    gapOf: (index) => (parts[index]?.first ? metrics.item.gap : parts[index]?.part?.gap ?? 0), againOf: (index) => parts[index]?.part?.again ?? 0,
    shownIn: (index) => shownBy(parts[index]?.part),
  };
}

function tableDivision(whole: Table, width: number): Division | undefined {
  const table = withFixedColumns(whole, width);
  if (table.body.some((row) => row.cells.some((cell) => cell.rowSpan > 1))) return undefined;
  const { head, rows } = tableHeights(table, width);
  const division = byItems(table.body.length, 0, width, (from, to) => ({ ...table, body: table.body.slice(from, to) }));
  return division && { ...division, again: head, heightOf: (index) => (rows[index] ?? 0) + (index === 0 ? head : 0) };
}

/** A frame around blocks is drawn again round each part, with its title or signature; the name behind a quotation closes it. */
function frameDivision(block: Extract<Block, { type: 'quote' | 'admonition' | 'container' | 'object' }>, width: number, height: number): Division | undefined {
  if (heightOfBlock(block, width) <= height) return undefined;
  const again = heightOfBlock({ ...block, children: [] }, width);
  const room = width - (block.type === 'container' ? 0 : block.type === 'object' ? metrics.item.indent : metrics.aside.indent);
  const gap = { container: metrics.text.gap, object: metrics.text.gap + metrics.item.inside, admonition: metrics.aside.admonition, quote: metrics.aside.quote }[block.type];
  const parts = innerParts(block.children, room, height - again, gap, block.type === 'admonition' || block.type === 'quote');
  if (parts.length < 2) return undefined;
  const cut = (from: number, to: number): Block => {
    const { ids, ...rest } = block;
    const part = { ...rest, ...(from === 0 && ids && { ids }), children: blocksOfParts(parts.slice(from, to)) };
    if (part.type !== 'quote' || to === parts.length) return part;
    const { attribution: _, ...open } = part;
    return open;
  };
  return {
    count: parts.length, gap, again, cut, heightOf: (index) => (parts[index]?.height ?? 0) + (index === 0 ? again : 0),
    gapOf: (index) => parts[index]?.gap ?? 0, againOf: (index) => again + (parts[index]?.again ?? 0),
    shownIn: (index) => shownBy(parts[index]),
  };
}

function codeDivision(code: CodeBlock, width: number, height: number): Division | undefined {
  if (heightOfBlock(code, width) <= height) return undefined;
  const lines = code.text.split('\n');
  const most = Math.floor((height - codePad(code) - (code.caption ? metrics.code.caption : 0)) / metrics.code.line);
  const starts = startsOf(lines, most);
  const cut = (from: number, to: number): CodeBlock => codeLines(code, lines, starts[from] ?? 0, starts[to] ?? lines.length);
  const frame = codePad(code) + (code.caption ? metrics.code.caption : 0);
  const heightOf = (index: number): number => heightOfCodeLines(lines.slice(starts[index], starts[index + 1]), width) + (index === 0 ? frame : 0);
  return { count: starts.length, gap: 0, again: codePad(code), cut, heightOf };
}

/** First lines (from 0) of the parts: where a blank line ends and nothing is indented; in a part of more than `most` lines at finer places. */
function startsOf(lines: readonly string[], most: number): readonly number[] {
  const rules: readonly ((at: number) => boolean)[] = [
    (at) => lines[at - 1]?.trim() === '' && /^\S/.test(lines[at] ?? ''),
    (at) => lines[at - 1]?.trim() === '' && lines[at]?.trim() !== '',
    (at) => lines[at]?.trim() !== '',
  ];
  let starts: readonly number[] = [0];
  for (const rule of rules) {
    starts = starts.flatMap((start, index) => {
      const end = starts[index + 1] ?? lines.length;
      if (end - start <= most) return [start];
      return [start, ...Array.from({ length: end - start - 1 }, (_, offset) => start + 1 + offset).filter(rule)];
    });
  }
  return starts;
}

/** Returns the lines `from` to `to` (from 0, not included) of `code`, whose text is `lines`; what is highlighted goes along, name and caption stay with the first. */
function codeLines(code: CodeBlock, lines: readonly string[], from: number, to: number): CodeBlock {
  const { name, ids, caption, emphasized, steps, lineNumbers, ...rest } = code;
  const text = lines.slice(from, to).join('\n').trimEnd();
  const count = text.split('\n').length;
  const inside = (group: readonly number[]): readonly number[] => group.map((line) => line - from).filter((line) => line >= 1 && line <= count);
  const groups = steps?.map(inside).filter((group) => group.length > 0) ?? [];
  return {
    ...rest, text, origin: { ...code.origin, line: code.origin.line + from },
    ...(emphasized && { emphasized: inside(emphasized) }), ...(groups.length > 0 && { steps: groups }),
    ...(lineNumbers && { lineNumbers: { start: lineNumbers.start + from, ...(lineNumbers.numbers && { numbers: lineNumbers.numbers.slice(from, to) }) } }),
    ...(from === 0 && { ...(name !== undefined && { name }), ...(ids && { ids }), ...(caption && { caption }) }),
  };
}
