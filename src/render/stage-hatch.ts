/** A rectangle in the pixels of a drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Returns path data for diagonal lines that fill `box`, `spacing` pixels apart, rising to the right, or falling when `falling`.
 * Drawn lines instead of an SVG pattern: a PDF repeats a pattern's content for every tile and grows by megabytes.
 */
export function hatch(box: Box, spacing: number, falling = false): string {
  const { x, y, width, height } = box;
  const lines: string[] = [];
  for (let foot = x - height + spacing / 2; foot < x + width; foot += spacing) {
    const from = Math.max(0, x - foot);
    const to = Math.min(height, x + width - foot);
    if (to - from < 1) continue;
    const rise = (along: number): number => (falling ? y + along : y + height - along);
    lines.push(`M${round(foot + from)} ${round(rise(from))}L${round(foot + to)} ${round(rise(to))}`);
  }
  return lines.join('');
}

/** Returns path data for rows of dots in `box`; drawn with round caps and the dashes `0 12`, each dash is a dot. */
export function dotRows(box: Box, spacing: number): string {
  const rows = Math.max(1, Math.floor(box.height / spacing));
  const first = box.y + (box.height - (rows - 1) * spacing) / 2;
  return Array.from({ length: rows }, (_, row) => `M${round(box.x + spacing / 2)} ${round(first + row * spacing)}H${round(box.x + box.width - 2)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
