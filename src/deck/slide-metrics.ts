/**
 * Sizes on a slide, in CSS pixels at a slide height of 1080: the numbers of the theme as far as planning needs them, so that an
 * overflow is seen without a browser. Heights are estimates and lean to the generous side; what is left over is found by `check`.
 */
export const metrics = {
  /** Room at both sides, above the heading, and below the content. */
  side: 72, top: 54, bottom: 48,
  heading: { size: 64, line: 74, gap: 36 },
  /** Text is never set wider than `width`; `gap` stands between blocks. */
  text: { size: 40, line: 54, gap: 20, width: 1680 },
  /** Items of a list stand closer than blocks, and are indented; a list in a list is set smaller; `inside` parts the blocks of an item. */
  item: { gap: 12.8, indent: 42, nested: 0.92, nestedGap: 6, inside: 12 },
  /** Terms and their definitions, names of fields and what they say: `row` between rows, `column` between name and value. */
  pair: { row: 4, column: 32 },
  /** A letter of code in a line of text, by the size of the text. Letters of a table, the room of a row besides its lines, between columns, and of a caption besides its lines. */
  literal: 0.552,
  table: { scale: 0.9, row: 21.2, column: 40, caption: 16 },
  /** A frame at the side of an admonition or a quotation, the gap of its blocks, and its small print. */
  aside: { indent: 48, admonition: 10, quote: 16, small: 0.9 },
  /** A quotation set large. */
  display: { scale: 1.35, pad: 24, leading: 1.3 / 1.35 },
  /** The signature of an object: its letters are code in the size of text. */
  signature: { pad: 8, letter: 24 },
  /**
   * Code as small as it may be: 19 lines fill a slide. `pad` is the room of its frame, above and below together, `output` that of
   * output, which has none; `caption` what a line above it takes; `columns` a letter's width in its size, `numbers` the columns of line numbers, `side` what its frame
   * takes of the width. It is set as large as `largest` where there is room.
   */
  code: { size: 32, line: 42.24, largest: 44, pad: 46, output: 22, caption: 56, columns: 0.6, numbers: 4, side: 64 },
  /** Between two columns. */
  column: 64,
  /** What a picture needs to be seen, when nothing says how high it is. */
  picture: 420,
  diagram: 520,
  /** A slide may be shrunk to this without a word; pictures give way by `slack` before a slide is divided. */
  shrink: 0.85, slack: 1.05,
} as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns the width and the height that the content of a slide of `size` under the heading `heading` has, in pixels. */
export function contentRoom(size: Size, heading: string): Size {
  const width = size.width - 2 * metrics.side;
  const { top, bottom } = metrics;
  const lines = linesOfText(heading, width, metrics.heading.size);
  return { width, height: size.height - top - bottom - lines * metrics.heading.line - metrics.heading.gap };
}

/** Returns the height in pixels of `text` at `width`, wrapped between words, its letters `scale` times the size of text. */
export function heightOfText(text: string, width: number, scale = 1): number {
  return linesOfText(text, width, metrics.text.size * scale) * metrics.text.line * scale;
}

/** Returns the width in pixels of `text` in the sans-serif face of the theme at `size`: the mean advances of its letters in Inter. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += advance(letter);
  return width * size;
}

/** Returns the mean advance of a letter at size 1. */
function advance(letter: string): number {
  return latin[letter.charCodeAt(0)] ?? advanceOf(letter);
}

function advanceOf(letter: string): number {
  if (/[ijlI.,:;'|!()[\]{}]/.test(letter)) return 0.3;
  if (/[ ftr/"-]/.test(letter)) return 0.36;
  if (/[mwMW@%—]/.test(letter)) return 0.88;
  if (/[A-Z]/.test(letter)) return 0.69;
  return /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(letter) ? 1 : 0.585;
}

/** The advances of the first 128 letters, which nearly all texts are made of. */
const latin: readonly number[] = Array.from({ length: 128 }, (_, code) => advanceOf(String.fromCharCode(code)));

function linesOfText(text: string, room: number, size: number): number {
  const width = Math.max(room, 4 * size);
  const space = textWidth(' ', size);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const own = textWidth(word, size);
    if (used > 0 && used + space + own > width) { lines += 1; used = 0; }
    lines += Math.floor(own / width);
    used += (used > 0 ? space : 0) + (own % width);
  }
  return text.trim() === '' ? 0 : lines;
}

/** Returns the columns that a line of code takes: tabs go to the next column of four, letters of East Asia take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += letter === '\t' ? 4 - (columns % 4) : advance(letter) === 1 ? 2 : 1;
  return columns;
}

/** Returns the columns that a line of code has at most, `width` pixels wide, in its smallest letters; longer ones wrap. */
export function longestCodeLine(width: number): number {
  const { side, size, columns } = metrics.code;
  return Math.floor(((width - side) / size - 1) / columns) - 3;
}
