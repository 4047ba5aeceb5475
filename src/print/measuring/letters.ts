import { legible, type MeasuredFault } from '../../contract/measured.ts';
import type { Look } from './look.ts';
import { named, type TextPart } from './parts.ts';

/** Returns the texts that are smaller than can be read at the back. What stands above or below a line, as exponents do, counts with its line. */
export function smallText(seen: readonly TextPart[], look: Look, step: string): readonly MeasuredFault[] {
  return seen.flatMap((text) => {
    const px = sizeOf(text, look);
    return px < legible.text - 0.05 ? [{ kind: 'small' as const, ...named(text.element), step, px: Math.round(px * 10) / 10 }] : [];
  });
}

/** Returns the height of a text in pixels of the slide, drawings and parts that were scaled measured as they are shown. */
export function sizeOf({ element, drawing }: Pick<TextPart, 'element' | 'drawing'>, look: Look): number {
  const carrier = element.closest('math, sub, sup')?.closest(':not(math, math *, sub, sup)') ?? element;
  const size = Number.parseFloat(look.style(carrier).fontSize);
  if (drawing && element instanceof SVGGraphicsElement) {
    const matrix = element.getScreenCTM();
    return matrix ? size * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : size;
  }
  return size * scaleOf(carrier);
}

function scaleOf(element: Element): number {
  const box = element.closest<HTMLElement>('p, li, td, th, div, pre, h1, h2, h3, h4, figcaption, section');
  return box && box.offsetWidth > 0 ? box.getBoundingClientRect().width / box.offsetWidth : 1;
}
