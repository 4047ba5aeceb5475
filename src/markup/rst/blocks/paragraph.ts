import type { Inline } from '../../../document/inline.ts';
import type { Paragraph } from '../../../document/nodes.ts';
import type { Span } from '../../../source/span.ts';
import type { Line } from '../lines.ts';
import { sliceLine, spanOfLines } from '../lines.ts';
import type { Output, Reader } from '../reader.ts';

/** Reads `lines` as a paragraph into `out`; returns whether it ends with `::`, which announces a literal block. */
export function readParagraph(lines: readonly Line[], reader: Reader, out: Output): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  const announces = /(?<!\\)(?:\\\\)*::$/.test(last.text);
  const kept = announces ? withoutColons(lines, last) : lines;
  if (kept.length > 0) {
    if (isPause(kept)) out.push({ type: 'pause', span: spanOfLines(kept) });
    else out.push(paragraphOf(spanOfLines(kept), reader.inline(kept)));
  }
  return announces;
}

/** A paragraph of nothing but text shares its span with the text: a long document is made of such paragraphs. */
function paragraphOf(span: Span, children: readonly Inline[]): Paragraph {
  const [only] = children;
  const whole = children.length === 1 && only?.type === 'text' && only.span.start.offset === span.start.offset && only.span.end.offset === span.end.offset;
  return { type: 'paragraph', span: whole ? only.span : span, children };
}

/** `::` vanishes after white space or by itself, else one colon stays. */
function withoutColons(lines: readonly Line[], last: Line): readonly Line[] {
  const body = last.text.slice(0, -2);
  const before = lines.slice(0, -1);
  if (body === '') return before;
  return [...before, body.endsWith(' ') ? sliceLine(last, 0, body.length) : sliceLine(last, 0, body.length + 1)];
}

/** `. . .` alone in a paragraph makes what follows wait for the next step. */
function isPause(lines: readonly Line[]): boolean {
  return lines.length === 1 && lines[0]?.text.trim() === '. . .';
}
