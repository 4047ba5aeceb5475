import type { ListItem } from '../../../document/nodes.ts';
import type { IndentedBlock } from '../indented.ts';
import { takeIndented, withoutLeadingBlanks } from '../indented.ts';
import type { Line } from '../lines.ts';
import { spanOfLines } from '../lines.ts';
import type { Reader } from '../reader.ts';

/** An item of a bullet or enumerated list and the block it was read from. */
export interface ReadItem {
  readonly item: ListItem;
  readonly block: IndentedBlock;
}

/** Reads the list item at line `index`, whose marker with its white space is `width` characters long. */
export function readListItem(lines: readonly Line[], index: number, width: number, reader: Reader): ReadItem {
  const marker = lines[index];
  const hasText = (marker?.text.length ?? 0) > width;
  const block = takeIndented(lines, index, hasText ? { block: width } : { first: width });
  const content = withoutLeadingBlanks(block.lines);
  const span = spanOfLines(lines.slice(index, block.next));
  return { item: { type: 'list-item', span, children: content.length > 0 ? reader.blocks(content) : [] }, block };
}

/** Returns the index of the first line at or after `index` that is not blank, or the number of lines. */
export function skipBlanks(lines: readonly Line[], index: number): number {
  let at = index;
  while (at < lines.length && lines[at]?.text === '') at += 1;
  return at;
}
