import type { CutFault, MeasuredFault, OverFault } from '../../contract/measured.ts';
import type { Box, Look } from './look.ts';
import { named, type Parts, type TextPart } from './parts.ts';

/** Pixels by which a stretch of text may stick out of what cuts it; above and below, a line has room for marks that its letters may not use. */
const tolerance = { across: 2, along: 0.2 };

/** Returns the texts that cannot be seen whole: they leave the frame, a box around them hides a part, or in a diagram they leave their box. */
export function textFaults({ frame }: Parts, seen: readonly TextPart[], look: Look, step: string): readonly MeasuredFault[] {
  const edge = frame.getBoundingClientRect();
  return seen.flatMap((text): readonly MeasuredFault[] => {
    const box = look.box(text);
    if (box.width === 0 || box.height === 0) return [];
    const clip = clipOf(text, box, frame, look);
    if (clip === undefined) return [];
    const words = { ...named(text.element), step };
    const px = Math.round(beyond(box, clip));
    if (px > 0) return [{ kind: 'cut', ...words, px, diagram: text.drawing !== null } satisfies CutFault];
    const out = Math.round(beyond(box, edge));
    if (out > 0) return [{ kind: 'over', ...words, px: out, side: sideOf(box, edge) } satisfies OverFault];
    if (text.drawing === null) return [];
    const wider = Math.round(beyondItsShape(text, box));
    return wider > 0 ? [{ kind: 'cut', ...words, px: wider, diagram: true } satisfies CutFault] : [];
  });
}

/** Returns by how many pixels `box` reaches out of `edge` on its worst side, the tolerance taken off; 0 when it does not. */
function beyond(box: Box, edge: Box): number {
  const slack = (box.bottom - box.top) * tolerance.along;
  const across = Math.max(box.right - edge.right, edge.left - box.left);
  const along = Math.max(box.bottom - edge.bottom, edge.top - box.top);
  return Math.max(across > tolerance.across ? across : 0, along > slack ? along : 0);
}

function sideOf(box: Box, edge: Box): OverFault['side'] {
  const sides = [['bottom', box.bottom - edge.bottom], ['right', box.right - edge.right], ['left', edge.left - box.left], ['top', edge.top - box.top]] as const;
  return sides.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'bottom';
}

/**
 * Returns what of the slide a text can be seen in: all boxes around it that hide what leaves them. `undefined` where the text is outside on
 * purpose: scrolled away, or shortened with dots.
 */
function clipOf(text: TextPart, box: Box, frame: HTMLElement, look: Look): Box | undefined {
  let clip: Box = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  for (let around: Element | null = text.element; around && around !== frame; around = around.parentElement) {
    const style = look.style(around);
    const [across, along] = [style.overflowX !== 'visible', style.overflowY !== 'visible'];
    if ((!across && !along) || (around instanceof SVGElement && around !== text.drawing) || style.display === 'inline') continue;
    if (style.textOverflow === 'ellipsis') return undefined;
    const scrolls = around.matches('[data-scroll], .math-block');
    const inner = around.getBoundingClientRect();
    if (scrolls && (box.bottom <= inner.top + 1 || box.top >= inner.bottom - 1)) return undefined;
    clip = {
      left: across && !scrolls ? Math.max(clip.left, inner.left) : clip.left, right: across && !scrolls ? Math.min(clip.right, inner.right) : clip.right,
      top: along && !scrolls ? Math.max(clip.top, inner.top) : clip.top, bottom: along && !scrolls ? Math.min(clip.bottom, inner.bottom) : clip.bottom,
    };
  }
  return clip;
}

/** Returns by how many pixels a text of a diagram is wider than the shape it labels: the one beside it in its group that it stands in the middle of. */
function beyondItsShape({ element }: TextPart, box: Box): number {
  const text = element.closest('text') ?? element;
  const group = text.parentElement;
  if (!group || !(group instanceof SVGGElement)) return 0;
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const shapes = [...group.querySelectorAll(':scope > :is(rect, polygon, circle, ellipse)')].map((shape) => shape.getBoundingClientRect());
  const labelled = shapes.filter((shape) => Math.abs(middle.x - (shape.left + shape.right) / 2) < 3 && shape.top <= middle.y && middle.y <= shape.bottom);
  const widest = Math.max(...labelled.map((shape) => shape.width));
  const wider = (box.right - box.left - widest) / 2;
  return labelled.length > 0 && wider > tolerance.across ? wider : 0;
}
