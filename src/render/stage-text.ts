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
