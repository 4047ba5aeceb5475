import { diagnostic } from '../../../source/diagnostic.ts';
import { takeIndented } from '../indented.ts';
import { spanInLine, trimLines } from '../lines.ts';
import type { Cursor, Output, Reader } from '../reader.ts';
import { codeOfLines } from './code-text.ts';
import { skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** Reads the literal block that `::` announced, from the cursor on: indented, or unindented with one quote character per line. */
export function readLiteralBlock(cursor: Cursor, reader: Reader, out: Output): void {
  const block = takeIndented(cursor.lines, cursor.index);
  const text = trimLines(block.lines);
  if (text.length === 0) {
    readQuotedLiteral(cursor, reader, out);
    return;
  }
  out.push(codeOfLines(text, 'literal'));
  cursor.index = block.next;
  if (!block.blankFinish) reportUnindent(cursor, reader, 'Literal block');
}

const quote = /^[!-/:-@[-`{-~]/;

function readQuotedLiteral(cursor: Cursor, reader: Reader, out: Output): void {
  const { lines } = cursor;
  const start = skipBlanks(lines, cursor.index);
  const first = lines[start];
  const mark = first ? quote.exec(first.text)?.[0] : undefined;
  if (mark === undefined) {
    const line = first ?? lines.at(-1);
    if (line) reader.report(diagnostic('rst/literal-expected', spanInLine(line), {}));
    cursor.index = start;
    return;
  }
  let end = start;
  while (lines[end]?.text.startsWith(mark)) end += 1;
  out.push(codeOfLines(lines.slice(start, end), 'literal'));
  cursor.index = end;
  const below = lines[end];
  if (!below || below.text === '') return;
  const code = below.text.startsWith(' ') ? 'rst/unexpected-indentation' : 'rst/literal-quoting';
  reader.report(diagnostic(code, spanInLine(below), {}));
}
