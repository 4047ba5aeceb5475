import type { MessageCode } from '../../../source/catalogue.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import type { Line } from '../lines.ts';
import { cutLine, indentOf, spanInLine, spanOfLines, textOfLines } from '../lines.ts';
import { adornmentPattern } from '../patterns.ts';
import type { Cursor, Output, Reader } from '../reader.ts';
import { columnWidth } from '../width.ts';

type TitleFault = Extract<MessageCode, 'rst/title-incomplete' | 'rst/title-overline-alone' | 'rst/title-mismatch' | 'rst/title-adornment-twice' | 'rst/title-not-here' | 'rst/title-or-transition-not-here'>;

/** Keeps lines that look like a title but are none, with a message on `at`. */
function keepAsProblem(lines: readonly Line[], code: TitleFault, at: Line, reader: Reader, out: Output): void {
  reader.report(diagnostic(code, spanInLine(at), {}));
  out.push({ type: 'problem', span: spanOfLines(lines), text: textOfLines(lines) });
}

/**
 * Reads a line of punctuation at the cursor: the overline of a title, or a transition. Returns `false` where it is ordinary
 * text because it is short.
 */
export function readAdornment(cursor: Cursor, reader: Reader, out: Output): boolean {
  const { lines, index, titles } = cursor;
  const line = lines[index];
  if (!line || !adornmentPattern.test(line.text)) return false;
  const short = line.text.length < 4;
  if (!titles) {
    if (short) return false;
    keepAsProblem([line], 'rst/title-or-transition-not-here', line, reader, out);
    cursor.index = index + 1;
    return true;
  }
  const title = lines[index + 1];
  if (title && title.text !== '') return readOverlined(cursor, line, title, reader, out);
  if (short) return false;
  out.push({ type: 'transition', span: spanInLine(line) });
  cursor.index = index + 1;
  return true;
}

function readOverlined(cursor: Cursor, over: Line, title: Line, reader: Reader, out: Output): boolean {
  const { lines, index } = cursor;
  const short = over.text.length < 4;
  const under = lines[index + 2];
  const all = under ? [over, title, under] : [over, title];
  const adorned = adornmentPattern.test(title.text);
  const tooShort = columnWidth(title.text) > over.text.length;
  const whole = !adorned && under?.text === over.text;
  if (short && (!whole || tooShort)) return false;
  cursor.index = index + (adorned ? 2 : all.length);
  if (adorned) keepAsProblem([over, title], 'rst/title-adornment-twice', over, reader, out);
  else if (!under) keepAsProblem(all, 'rst/title-incomplete', over, reader, out);
  else if (!adornmentPattern.test(under.text)) keepAsProblem(all, 'rst/title-overline-alone', over, reader, out);
  else if (!whole) keepAsProblem(all, 'rst/title-mismatch', over, reader, out);
  else {
    if (tooShort) reader.report(diagnostic('rst/title-overline-short', spanInLine(over), {}));
    const text = cutLine(title, indentOf(title.text));
    const style = over.text.charAt(0).repeat(2);
    out.push({ type: 'heading', style, title: reader.inline([text]), source: textOfLines(all), titleSpan: spanInLine(text), span: spanOfLines(all) });
  }
  return true;
}

/** Reads a title with an adornment below it, at the cursor. Returns `false` where the underline is too short to be one. */
export function readUnderlined(cursor: Cursor, reader: Reader, out: Output): boolean {
  const [title, under] = [cursor.lines[cursor.index], cursor.lines[cursor.index + 1]];
  if (!title || !under || !adornmentPattern.test(under.text)) return false;
  const tooShort = columnWidth(title.text) > under.text.length;
  if (tooShort && under.text.length < 4) return false;
  if (tooShort) reader.report(diagnostic('rst/title-underline-short', spanInLine(under), {}));
  cursor.index += 2;
  const lines = [title, under];
  if (!cursor.titles) keepAsProblem(lines, 'rst/title-not-here', under, reader, out);
  else out.push({ type: 'heading', style: under.text.charAt(0), title: reader.inline([title]), source: textOfLines(lines), titleSpan: spanInLine(title), span: spanOfLines(lines) });
  return true;
}
