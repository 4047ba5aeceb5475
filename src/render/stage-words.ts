import { element, escapeHtml, type Attributes } from './html.ts';
import type { Box } from './stage-hatch.ts';
import { textWidth } from './text-width.ts';

/** Words with the place they stand at: `x` is their left end, `y` their base line. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Returns what the letters of a text cover: from the height of a capital to below the base line, and `beside` pixels left and right. */
export function textBox({ text, x, y, size }: PlacedText, bold: boolean, beside = 3): Box {
  return { x: x - beside, y: y - size * 0.76, width: textWidth(text, size, bold) + 2 * beside, height: size * 0.96 };
}

/** How words stand: the class of their letters, whether these are bold, the class of their ground, the pixels that it reaches beyond them, and when they show. */
export interface WordsLook {
  readonly name: string;
  readonly bold?: boolean;
  readonly ground?: string;
  readonly beside?: number;
  readonly attributes?: Attributes;
}

/** Returns words on a ground of their own, so that no line passes through them: neither the edge of an instant nor that of "now". */
export function onGround(placed: PlacedText, { name, bold = false, ground = 'tl-label-ground', beside, attributes = {} }: WordsLook): string {
  const text = element('text', { class: name, x: placed.x, y: placed.y, 'font-size': placed.size }, escapeHtml(placed.text));
  return element('g', attributes, element('rect', { class: ground, ...textBox(placed, bold, beside) }) + text);
}
