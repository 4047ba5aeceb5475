/** Returns the height that a part takes in the drawing; of a text that of its letters, for its box has room for accents. */
export function boxOf(part: SVGGraphicsElement, root: SVGSVGElement): { top: number; bottom: number } {
  const heights = cornersOf(part, root).map((corner) => corner.y);
  const letters = part.localName === 'text' ? part.getBBox().height : 0;
  return { top: Math.min(...heights) + letters * 0.17, bottom: Math.max(...heights) - letters * 0.03 };
}

/** Returns how far a part reaches to the left and to the right, in the coordinates of the drawing. */
export function sidesOf(part: SVGGraphicsElement, root: SVGSVGElement): { left: number; right: number } {
  const places = cornersOf(part, root).map((corner) => corner.x);
  return { left: Math.min(...places), right: Math.max(...places) };
}

/** The corners of a part's box in the coordinates of the drawing. */
function cornersOf(part: SVGGraphicsElement, root: SVGSVGElement): DOMPoint[] {
  const [here, whole] = [part.getScreenCTM(), root.getScreenCTM()];
  if (!here || !whole) throw new Error('the drawing does not stand in the page');
  const matrix = DOMMatrix.fromMatrix(whole).inverse().multiply(here);
  const { x, y, width, height } = part.getBBox();
  return [new DOMPoint(x, y), new DOMPoint(x + width, y), new DOMPoint(x, y + height), new DOMPoint(x + width, y + height)].map((corner) => matrix.transformPoint(corner));
}
