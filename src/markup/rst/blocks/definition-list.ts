import type { DefinitionItem, Term } from '../../../document/nodes.ts';
import type { Inline, Text } from '../../../document/inline.ts';
import type { Point } from '../../../source/span.ts';
import { takeIndented, withoutLeadingBlanks } from '../indented.ts';
import type { Line } from '../lines.ts';
import { spanInLine, spanOfLines } from '../lines.ts';
import { isPlainText } from '../patterns.ts';
import type { BlockRule, Reader } from '../reader.ts';
import { escapeToNull, unescapeText } from '../inline/escape.ts';
import { skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** Reads a definition list: lines of text, each with an indented block directly below it. */
export const definitionList: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  const items: DefinitionItem[] = [];
  let next = start;
  let blankFinish = true;
  for (let at = start; isTermAt(lines, at) && (at === start || isPlainText(lines[at]?.text ?? '')); at = skipBlanks(lines, next)) {
    const block = takeIndented(lines, at + 1);
    const line = lines[at];
    if (!line) break;
    const children = reader.blocks(withoutLeadingBlanks(block.lines));
    items.push({ type: 'definition-item', span: spanOfLines(lines.slice(at, block.next)), terms: [readTerm(line, reader)], children });
    next = block.next;
    blankFinish = block.blankFinish;
  }
  if (items.length === 0) return false;
  out.push({ type: 'definition-list', span: spanOfLines(lines.slice(start, next)), items });
  cursor.index = next;
  if (!blankFinish) reportUnindent(cursor, reader, 'Definition list');
  return true;
};

function isTermAt(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  return text !== '' && !text.startsWith(' ') && (lines[index + 1]?.text.startsWith(' ') ?? false);
}

/** Returns the term on `line`, what follows ` : ` in its plain text read as classifiers. */
export function readTerm(line: Line, reader: Reader): Term {
  const parts: Inline[][] = [[]];
  for (const node of reader.inline([line])) {
    const pieces = node.type === 'text' ? splitAtColons(node, line) : [node];
    pieces.forEach((piece, index) => {
      if (index > 0) parts.push([]);
      if (piece.type !== 'text' || piece.value !== '') parts.at(-1)?.push(piece);
    });
  }
  const [children = [], ...classifiers] = parts;
  return { type: 'term', span: spanInLine(line), children, classifiers };
}

/** Splits `node` at colons with white space on both sides; looks at the source, where an escaped colon still has its backslash. */
function splitAtColons(node: Text, line: Line): readonly Text[] {
  const { start, end } = node.span;
  const source = escapeToNull(line.file.text.slice(start.offset, end.offset));
  const gaps = [...source.matchAll(/[ \t]+:[ \t]+/g)];
  if (gaps.length === 0) return [node];
  const point = (index: number): Point => ({ line: start.line, column: start.column + index, offset: start.offset + index });
  const bounds = [0, ...gaps.flatMap((gap) => [gap.index, gap.index + gap[0].length]), source.length];
  return [...gaps, undefined].map((_, index) => {
    const [from = 0, to = 0] = bounds.slice(2 * index, 2 * index + 2);
    return { type: 'text', span: { path: node.span.path, start: point(from), end: point(to) }, value: unescapeText(source.slice(from, to)) };
  });
}
