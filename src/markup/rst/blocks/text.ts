import { diagnostic } from '../../../source/diagnostic.ts';
import { spanInLine } from '../lines.ts';
import type { BlockRule } from '../reader.ts';
import { definitionList } from './definition-list.ts';
import { readLiteralBlock } from './literal-block.ts';
import { readParagraph } from './paragraph.ts';
import { readAdornment, readUnderlined } from './title.ts';

/** Reads what starts with plain text, decided by the second line: a definition list, a title or a paragraph. */
export const text: BlockRule = (cursor, reader, out) => {
  if (definitionList(cursor, reader, out) || readUnderlined(cursor, reader, out)) return true;
  const { lines, index: start } = cursor;
  let end = start + 1;
  while (end < lines.length && lines[end]?.text !== '' && !lines[end]?.text.startsWith(' ')) end += 1;
  const announces = readParagraph(lines.slice(start, end), reader, out);
  const below = lines[end];
  if (below && below.text !== '') reader.report(diagnostic('rst/unexpected-indentation', spanInLine(below), {}));
  cursor.index = end;
  if (announces) readLiteralBlock(cursor, reader, out);
  return true;
};

/** Reads a line of punctuation: a transition or an overlined title. */
export const adornment: BlockRule = (cursor, reader, out) => readAdornment(cursor, reader, out);
