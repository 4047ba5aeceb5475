import type { OptionItem } from '../../../document/nodes.ts';
import { takeIndented, withoutLeadingBlanks } from '../indented.ts';
import { spanOfLines } from '../lines.ts';
import { optionPattern } from '../patterns.ts';
import type { BlockRule } from '../reader.ts';
import { skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** Reads a list of command options with their descriptions. Options without any description are text. */
export const optionList: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  const items: OptionItem[] = [];
  let next = start;
  let blankFinish = true;
  for (let at = start; at < lines.length; at = skipBlanks(lines, next)) {
    const match = optionPattern.exec(lines[at]?.text ?? '');
    if (!match) break;
    const block = takeIndented(lines, at, { first: match[0].length });
    const content = withoutLeadingBlanks(block.lines);
    if (content.length === 0) break;
    items.push({ type: 'option-item', span: spanOfLines(lines.slice(at, block.next)), options: match[0].trimEnd().split(', '), children: reader.blocks(content) });
    next = block.next;
    blankFinish = block.blankFinish;
  }
  if (items.length === 0) return false;
  out.push({ type: 'option-list', span: spanOfLines(lines.slice(start, next)), items });
  cursor.index = next;
  if (!blankFinish) reportUnindent(cursor, reader, 'Option list');
  return true;
};
