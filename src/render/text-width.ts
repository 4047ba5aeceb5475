/**
 * Returns the width of `text` set in Inter at `size` pixels, in whole pixels, rounded up: the advance widths of Inter 4.0 regular and bold
 * in 1/100 em, digits as wide as in tables. What is outside printable ASCII counts as wide as the widest usual letter.
 */
export function textWidth(text: string, size: number, bold = false): number {
  const widths = bold ? boldWidths : regularWidths;
  let units = 0;
  for (const character of text) units += /[0-9]/.test(character) ? (bold ? 68 : 65) : widths[character.charCodeAt(0) - 32] ?? other(character);
  return Math.ceil((units * size) / 100);
}

/** Chinese, Japanese and Korean characters, and pictures, fill a square. */
function other(character: string): number {
  return (character.codePointAt(0) ?? 0) >= 0x1100 ? 105 : 101;
}

const regularWidths: readonly number[] = [
  29, 29, 47, 64, 65, 99, 65, 30, 37, 37, 51, 67, 29, 46, 29, 37, 64, 41, 61, 62, 65, 60, 63, 57, 62, 63, 29, 31, 67, 67, 67, 52,
  97, 69, 66, 74, 73, 61, 60, 75, 75, 27, 58, 68, 57, 91, 76, 77, 64, 77, 65, 65, 65, 75, 69, 99, 69, 68, 63, 37, 37, 37, 48, 46,
  33, 57, 62, 58, 62, 59, 38, 62, 60, 25, 25, 55, 25, 88, 60, 60, 62, 62, 38, 53, 33, 60, 57, 82, 55, 57, 56, 43, 34, 43, 67,
];
const boldWidths: readonly number[] = [
  24, 34, 56, 65, 66, 102, 68, 34, 38, 38, 56, 68, 34, 47, 34, 39, 68, 44, 63, 65, 68, 63, 65, 59, 66, 65, 34, 35, 68, 68, 68, 56,
  102, 75, 67, 74, 73, 61, 59, 76, 75, 29, 59, 72, 57, 94, 77, 78, 65, 78, 66, 66, 67, 74, 75, 104, 74, 74, 67, 38, 39, 38, 49, 48,
  37, 59, 64, 59, 64, 60, 40, 64, 63, 28, 28, 59, 28, 92, 63, 62, 64, 64, 41, 57, 37, 63, 60, 86, 59, 61, 58, 47, 38, 47, 68,
];
