import type { Line } from './lines.ts';

/** East Asian Wide and Fullwidth code points, as ranges of Unicode's `EastAsianWidth.txt`. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115F], [0x231A, 0x231B], [0x2329, 0x232A], [0x23E9, 0x23EC], [0x23F0, 0x23F0], [0x23F3, 0x23F3], [0x25FD, 0x25FE], [0x2614, 0x2615],
  [0x2648, 0x2653], [0x267F, 0x267F], [0x2693, 0x2693], [0x26A1, 0x26A1], [0x26AA, 0x26AB], [0x26BD, 0x26BE], [0x26C4, 0x26C5], [0x26CE, 0x26CE],
  [0x26D4, 0x26D4], [0x26EA, 0x26EA], [0x26F2, 0x26F3], [0x26F5, 0x26F5], [0x26FA, 0x26FA], [0x26FD, 0x26FD], [0x2705, 0x2705], [0x270A, 0x270B],
  [0x2728, 0x2728], [0x274C, 0x274C], [0x274E, 0x274E], [0x2753, 0x2755], [0x2757, 0x2757], [0x2795, 0x2797], [0x27B0, 0x27B0], [0x27BF, 0x27BF],
  [0x2B1B, 0x2B1C], [0x2B50, 0x2B50], [0x2B55, 0x2B55], [0x2E80, 0x303E], [0x3041, 0x4DBF], [0x4E00, 0xA4CF], [0xA960, 0xA97C], [0xAC00, 0xD7A3],
  [0xF900, 0xFAFF], [0xFE10, 0xFE19], [0xFE30, 0xFE6B], [0xFF01, 0xFF60], [0xFFE0, 0xFFE6], [0x16FE0, 0x18CFF], [0x1B000, 0x1B2FB], [0x1F004, 0x1F004],
  [0x1F0CF, 0x1F0CF], [0x1F18E, 0x1F18E], [0x1F191, 0x1F19A], [0x1F200, 0x1F320], [0x1F32D, 0x1F335], [0x1F337, 0x1F37C], [0x1F37E, 0x1F393],
  [0x1F3A0, 0x1F3CA], [0x1F3CF, 0x1F3D3], [0x1F3E0, 0x1F3F0], [0x1F3F4, 0x1F3F4], [0x1F3F8, 0x1F43E], [0x1F440, 0x1F440], [0x1F442, 0x1F4FC],
  [0x1F4FF, 0x1F53D], [0x1F54B, 0x1F54E], [0x1F550, 0x1F567], [0x1F57A, 0x1F57A], [0x1F595, 0x1F596], [0x1F5A4, 0x1F5A4], [0x1F5FB, 0x1F64F],
  [0x1F680, 0x1F6C5], [0x1F6CC, 0x1F6CC], [0x1F6D0, 0x1F6D2], [0x1F6D5, 0x1F6D7], [0x1F6DD, 0x1F6DF], [0x1F6EB, 0x1F6EC], [0x1F6F4, 0x1F6FC],
  [0x1F7E0, 0x1F7EB], [0x1F90C, 0x1F93A], [0x1F93C, 0x1F945], [0x1F947, 0x1F9FF], [0x1FA70, 0x1FAF6], [0x20000, 0x3FFFD],
];

const ascii = /^[\0-\x7F]*$/;
const combining = /\p{Mn}/u;

function isWide(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0x1100 && wide.some(([from, to]) => point >= from && point <= to);
}

/** Returns the columns that `text` takes in a fixed-width font: two for wide East Asian characters, none for combining ones. */
export function columnWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  return [...text].reduce((width, character) => width + (combining.test(character) ? 0 : isWide(character) ? 2 : 1), 0);
}

const pad = '\0';

/** Returns `line` with one character per column: a pad follows each wide character of a single code unit. */
export function padLine(line: Line): Line {
  if (ascii.test(line.text)) return line;
  const columns: number[] = [];
  let text = '';
  const offsetOf = (index: number): number => line.columns?.[index] ?? line.at + index;
  let index = 0;
  for (const character of line.text) {
    const padded = character.length === 1 && isWide(character) ? character + pad : character;
    for (let unit = 0; unit < padded.length; unit += 1) columns.push(offsetOf(index + Math.min(unit, character.length - 1)));
    text += padded;
    index += character.length;
  }
  columns.push(offsetOf(index));
  return { ...line, text, columns };
}

/** Returns `line`, made by `padLine` and cut, without its pads. */
export function unpadLine(line: Line): Line {
  if (!line.text.includes(pad) || !line.columns) return line;
  const { columns } = line;
  const kept = columns.filter((_, index) => line.text.charAt(index) !== pad);
  return { ...line, text: line.text.replaceAll(pad, ''), columns: kept };
}
