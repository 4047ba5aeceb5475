import type { ListItem } from '../../../document/nodes.ts';
import { spanOfLines } from '../lines.ts';
import { bulletPattern } from '../patterns.ts';
import type { BlockRule } from '../reader.ts';
import { readListItem, skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** Reads a bullet list: items with the same bullet. A different bullet begins a new list. */
export const bulletList: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  const bullet = lines[start]?.text.charAt(0);
  const items: ListItem[] = [];
  let next = start;
  let blankFinish = true;
  for (let at = start; at < lines.length; at = skipBlanks(lines, next)) {
    const text = lines[at]?.text ?? '';
    const match = bulletPattern.exec(text);
    if (!match || text.charAt(0) !== bullet) break;
    const { item, block } = readListItem(lines, at, match[0].length, reader);
    items.push(item);
    next = block.next;
    blankFinish = block.blankFinish;
  }
  if (items.length === 0) return false;
  out.push({ type: 'list', span: spanOfLines(lines.slice(start, next)), style: 'bullet', items });
  cursor.index = next;
  if (!blankFinish) reportUnindent(cursor, reader, 'Bullet list');
  return true;
};
