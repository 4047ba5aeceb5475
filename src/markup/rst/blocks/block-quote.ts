import type { Quote } from '../../../document/nodes.ts';
import { takeIndented } from '../indented.ts';
import type { Line } from '../lines.ts';
import { cutLine, indentOf, spanOfLines } from '../lines.ts';
import type { BlockRule, Reader } from '../reader.ts';
import { skipBlanks } from './list-item.ts';
import { reportUnindent } from './unindent.ts';

/** Reads an indented block as quotes; an attribution ends one quote and begins the next. */
export const blockQuote: BlockRule = (cursor, reader, out) => {
  if (!cursor.lines[cursor.index]?.text.startsWith(' ')) return false;
  const block = takeIndented(cursor.lines, cursor.index);
  out.push(...quotesOf(block.lines, 'quote', reader));
  cursor.index = block.next;
  if (!block.blankFinish) reportUnindent(cursor, reader, 'Block quote');
  return true;
};

/** Returns the quotes that `lines` hold, an unindented block, cut after each attribution. */
export function quotesOf(lines: readonly Line[], kind: Quote['kind'], reader: Reader): Quote[] {
  const quotes: Quote[] = [];
  for (let from = skipBlanks(lines, 0); from < lines.length;) {
    const at = findAttribution(lines, from);
    const children = reader.blocks(lines.slice(from, at?.start));
    const span = spanOfLines(lines.slice(from, at?.end));
    quotes.push({ type: 'quote', kind, span, children, ...(at && { attribution: reader.inline(at.lines) }) });
    from = at ? skipBlanks(lines, at.end) : lines.length;
  }
  return quotes;
}

interface Attribution {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
}

const dash = /^(?:---?(?!-)|\u2014) *(?=[^ \n])/;

/** Finds a dash that begins a paragraph after other text from line `from` on, its further lines all indented alike. */
function findAttribution(lines: readonly Line[], from: number): Attribution | undefined {
  for (let start = from + 2; start < lines.length; start += 1) {
    const line = lines[start];
    const match = line && lines[start - 1]?.text === '' ? dash.exec(line.text) : null;
    if (!line || !match) continue;
    let end = start + 1;
    while (end < lines.length && lines[end]?.text !== '') end += 1;
    const indents = lines.slice(start + 1, end).map(({ text }) => indentOf(text));
    if (new Set(indents).size > 1) continue;
    const below = lines.slice(start + 1, end).map((further) => cutLine(further, indents[0] ?? 0));
    return { start, end, lines: [cutLine(line, match[0].length), ...below] };
  }
  return undefined;
}
