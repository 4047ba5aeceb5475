import type { Line as LineNode, LineBlock } from '../../../document/nodes.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import { spanBetween } from '../../../source/span.ts';
import { takeIndented } from '../indented.ts';
import { spanInLine, spanOfLines } from '../lines.ts';
import { lineBlockPattern } from '../patterns.ts';
import type { BlockRule } from '../reader.ts';

interface IndentedLine {
  readonly node: LineNode;
  readonly indent: number;
}

/** Reads a line block; deeper indented lines become line blocks inside it. */
export const lineBlock: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  const read: IndentedLine[] = [];
  let next = start;
  let blankFinish = true;
  for (let line = lines[next]; line; line = lines[next]) {
    const match = lineBlockPattern.exec(line.text);
    if (!match) break;
    const block = takeIndented(lines, next, { first: match[0].length, untilBlank: true });
    const span = spanOfLines(lines.slice(next, block.next));
    const indent = line.text === '|' ? read.at(-1)?.indent ?? 0 : match[0].length - 2;
    read.push({ indent, node: { type: 'line', span, children: reader.inline(block.lines) } });
    next = block.next;
    blankFinish = block.blankFinish;
  }
  if (read.length === 0) return false;
  out.push(nest(read, spanOfLines(lines.slice(start, next))));
  cursor.index = next;
  const below = lines[next];
  if (!blankFinish && below) reader.report(diagnostic('rst/line-block-end', spanInLine(below), {}));
  return true;
};

function nest(read: readonly IndentedLine[], span: Span): LineBlock {
  const least = read.reduce((smallest, { indent }) => Math.min(smallest, indent), Infinity);
  const lines: (LineNode | LineBlock)[] = [];
  let deeper: IndentedLine[] = [];
  const flush = (): void => {
    const [first, last] = [deeper[0], deeper.at(-1)];
    if (first && last) lines.push(nest(deeper, spanBetween(first.node.span, last.node.span)));
    deeper = [];
  };
  for (const line of read) {
    if (line.indent > least) deeper.push(line);
    else {
      flush();
      lines.push(line.node);
    }
  }
  flush();
  return { type: 'line-block', span, lines };
}
