import type { BlockRule } from '../reader.ts';
import { doctestPattern } from '../patterns.ts';
import { codeOfLines } from './code-text.ts';

/** Reads a doctest session: from `>>>` to the next blank line. */
export const doctestBlock: BlockRule = (cursor, _reader, out) => {
  const { lines, index: start } = cursor;
  if (!doctestPattern.test(lines[start]?.text ?? '')) return false;
  let end = start;
  while (end < lines.length && lines[end]?.text !== '') end += 1;
  out.push({ ...codeOfLines(lines.slice(start, end), 'doctest'), language: 'pycon' });
  cursor.index = end;
  return true;
};
