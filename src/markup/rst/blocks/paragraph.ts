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
    else out.push({ type: 'paragraph', span: spanOfLines(kept), children: reader.inline(kept) });
  }
  return announces;
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
