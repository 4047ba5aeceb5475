import type { ListItem } from '../../../document/nodes.ts';
import type { Line } from '../lines.ts';
import { spanOfLines } from '../lines.ts';
import type { BlockRule } from '../reader.ts';
import type { Enumerator, Sequence } from './enumerator.ts';
import { markersOf, parseEnumerator } from './enumerator.ts';
import { readListItem, skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** Reads an enumerated list. A line that is not followed by a blank line, an indent or the next number is text after all. */
export const enumeratedList: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  const first = parseEnumerator(lines[start]?.text ?? '');
  if (!first || !beginsItem(lines, start, first)) return false;
  const style = first.sequence === '#' ? 'arabic' : first.sequence;
  const items: ListItem[] = [];
  let [next, at, blankFinish, auto] = [start, start, true, first.sequence === '#'];
  for (let enumerator: Enumerator | undefined = first; enumerator;) {
    const { item, block } = readListItem(lines, at, enumerator.width, reader);
    items.push(item);
    next = block.next;
    blankFinish = block.blankFinish;
    at = skipBlanks(lines, next);
    const previous: Enumerator = enumerator;
    const following: Enumerator | undefined = parseEnumerator(lines[at]?.text ?? '', style);
    enumerator = following && continues(previous, following, style, auto) && beginsItem(lines, at, following) ? following : undefined;
    if (following?.sequence === '#') auto = true;
  }
  const startAt = first.ordinal === 1 || first.ordinal === undefined ? {} : { start: first.ordinal };
  out.push({ type: 'list', span: spanOfLines(lines.slice(start, next)), style, ...startAt, items });
  cursor.index = next;
  if (!blankFinish) reportUnindent(cursor, reader, 'Enumerated list');
  return true;
};

function continues(previous: Enumerator, next: Enumerator, style: Sequence, auto: boolean): boolean {
  if (next.format !== previous.format) return false;
  return next.sequence === '#' || (!auto && next.sequence === style && next.ordinal === (previous.ordinal ?? 0) + 1);
}

function beginsItem(lines: readonly Line[], index: number, { ordinal, sequence, format }: Enumerator): boolean {
  if (ordinal === undefined) return false;
  const below = lines[index + 1]?.text ?? '';
  if (below.charAt(0).trim() === '') return true;
  return markersOf(sequence, format, ordinal + 1).some((marker) => below.startsWith(marker));
}
