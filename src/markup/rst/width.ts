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
const mark = /\p{Mn}/u;

/** Tells whether `character` has a combining class: Unicode then sorts it among marks of other classes (1 and 230 are tried). */
function isCombining(character: string): boolean {
  const [after, before] = [`a\u0301${character}`, `a${character}\u0334`];
  return mark.test(character) && (after.normalize('NFD') !== after || before.normalize('NFD') !== before);
}

function isWide(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0x1100 && wide.some(([from, to]) => point >= from && point <= to);
}

/** Returns the columns that `text` takes in a fixed-width font: two for wide East Asian characters, none for combining ones. */
export function columnWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  return [...text].reduce((width, character) => width + (isCombining(character) ? 0 : isWide(character) ? 2 : 1), 0);
}

const pad = '\0';
/** Stands for what the file has in its place: a character of two code units, or one with combining marks. */
const standIn = '\uFDD0';

/**
 * Returns `line` with one code unit per column: a pad follows each wide character, and a stand-in replaces what is longer than
 * one code unit. Combining characters take a column of their own unless `combined`: docutils counts them in grid tables only.
 */
export function padLine(line: Line, combined = false): Line {
  if (ascii.test(line.text)) return line;
  const columns: number[] = [];
  let text = '';
  let from = 0;
  for (const cluster of clustersOf(line.text, combined)) {
    const offset = line.columns?.[from] ?? line.at + from;
    const padded = (cluster.length === 1 ? cluster : standIn) + (isWide(cluster) ? pad : '');
    for (let unit = 0; unit < padded.length; unit += 1) columns.push(offset);
    text += padded;
    from += cluster.length;
  }
  columns.push(line.columns?.[from] ?? line.at + from);
  return { ...line, text, columns };
}

function clustersOf(text: string, combined: boolean): readonly string[] {
  const clusters: string[] = [];
  for (const character of text) {
    if (combined && clusters.length > 0 && isCombining(character)) clusters.push(clusters.pop() + character);
    else clusters.push(character);
  }
  return clusters;
}

function nextOffset(columns: readonly number[], index: number): number | undefined {
  let next = index + 1;
  while (columns[next] === columns[index]) next += 1;
  return columns[next];
}

/** Returns `line`, made by `padLine` and cut, with the characters of its file: pads go, stand-ins become what they stand for. */
export function unpadLine(line: Line): Line {
  const { columns } = line;
  if (!columns || !(line.text.includes(pad) || line.text.includes(standIn))) return line;
  const kept: number[] = [];
  let text = '';
  for (let index = 0; index < line.text.length; index += 1) {
    const unit = line.text.charAt(index);
    if (unit === pad) continue;
    const from = columns[index] ?? line.at;
    const source = unit === standIn ? line.file.text.slice(from, nextOffset(columns, index)) : unit;
    for (let part = 0; part < source.length; part += 1) kept.push(from + part);
    text += source;
  }
  kept.push(columns[line.text.length] ?? line.at);
  return { ...line, text, columns: kept };
}
