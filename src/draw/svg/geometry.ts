import type { Attributes } from './markup.ts';
import { short, shortPath } from './markup.ts';

/** How a matrix is written: as a shift of coordinates if it only moves, else as the attribute `transform`. */
export interface Placement {
  readonly dx: number;
  readonly dy: number;
  readonly transform: string | undefined;
}

/** Returns how to write `matrix`, which goes from the coordinates of a shape to those of the drawing. */
export function placementOf(matrix: DOMMatrix): Placement {
  const parts = [matrix.a, matrix.b, matrix.c, matrix.d].map((part) => Math.round(part * 1e4) / 1e4);
  if (parts.join() === '1,0,0,1') return { dx: matrix.e, dy: matrix.f, transform: undefined };
  return { dx: 0, dy: 0, transform: `matrix(${parts.join(' ')} ${short(matrix.e)} ${short(matrix.f)})` };
}

/** Returns the attributes that give a shape its form in the coordinates of the drawing, `undefined` for an empty one. */
export function geometryOf(node: SVGGeometryElement, { dx, dy, transform }: Placement): Attributes | undefined {
  const value = (length: SVGAnimatedLength): number => length.baseVal.value;
  if (node instanceof SVGLineElement) {
    const [x1, y1, x2, y2] = [value(node.x1), value(node.y1), value(node.x2), value(node.y2)];
    return x1 === x2 && y1 === y2 ? undefined : { x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy, transform };
  }
  if (node instanceof SVGCircleElement) return { cx: value(node.cx) + dx, cy: value(node.cy) + dy, r: value(node.r), transform };
  if (node instanceof SVGEllipseElement) return { cx: value(node.cx) + dx, cy: value(node.cy) + dy, rx: value(node.rx), ry: value(node.ry), transform };
  if (node instanceof SVGRectElement) {
    const [width, height, corner] = [value(node.width), value(node.height), Number.parseFloat(getComputedStyle(node).rx) || value(node.rx)];
    return width > 0 && height > 0 ? { x: value(node.x) + dx, y: value(node.y) + dy, width, height, rx: corner > 0 ? corner : undefined, transform } : undefined;
  }
  if (node instanceof SVGPolygonElement || node instanceof SVGPolylineElement) {
    return { points: Array.from(node.points, (point) => `${short(point.x + dx)},${short(point.y + dy)}`).join(' '), transform };
  }
  const data = node instanceof SVGPathElement ? shortPath(node.getAttribute('d') ?? '') : undefined;
  const move = dx === 0 && dy === 0 ? undefined : `translate(${short(dx)} ${short(dy)})`;
  return data ? { d: data, transform: transform ?? move } : undefined;
}
