import { metrics } from '../deck/slide-metrics.ts';
import type { Sentence } from '../timeline/timeline.ts';
import { textWidth } from './text-width.ts';

/** Returns `text`, or as much of its beginning as stands on `width` pixels, with an ellipsis. */
export function fitText(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, size, bold) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** Returns the width of a sentence in pixels, its code in JetBrains Mono at 0.92 of `size`. */
export function sentenceWidth(sentence: Sentence, size: number): number {
  return sentence.reduce((sum, part) => sum + (part.kind === 'code' ? part.text.length * 0.552 * size : textWidth(part.text, size, part.kind === 'lane')), 0);
}

/** Room that the clock of a stage takes from its heading, and the sizes this may have, in pixels. */
const heading = { clock: 446, size: 50, least: 34 };

/** Returns the width of what stands between the margins of a slide of `slideWidth` pixels. */
export function roomOf(slideWidth: number): number {
  return slideWidth - 2 * metrics.side;
}

/** Returns the size at which a heading stands beside the clock of a slide of `slideWidth` pixels in one row, `undefined` for the usual one; a very long one takes two rows at the least. */
export function stageHeadingSize(text: string, slideWidth = 1920): number | undefined {
  const room = roomOf(slideWidth) - heading.clock;
  const width = textWidth(text, heading.size, true);
  return width <= room ? undefined : Math.max(heading.least, Math.floor((heading.size * room) / width));
}
