/** The content of a marker and where on its line it goes. */
export interface ArrowHead {
  readonly marker: SVGMarkerElement;
  readonly placed: DOMMatrix;
}

/**
 * Returns the markers of a line or path, each with the matrix that puts its content into the coordinates of the line (SVG 2, section 13.7).
 * Drawn as shapes they need no ids, and a line can be coloured together with its heads.
 */
export function arrowHeads(line: SVGGeometryElement): ArrowHead[] {
  const style = getComputedStyle(line);
  const length = line.getTotalLength();
  const ends = [
    { reference: style.markerStart, at: 0, back: false },
    { reference: style.markerEnd, at: length, back: true },
  ];
  return ends.flatMap(({ reference, at, back }) => {
    const id = /^url\("?#([^")]+)"?\)$/.exec(reference)?.[1];
    const marker = id === undefined ? null : line.ownerDocument.getElementById(id);
    if (!(marker instanceof SVGMarkerElement)) return [];
    const point = line.getPointAtLength(at);
    const near = line.getPointAtLength(back ? Math.max(0, length - 0.5) : Math.min(length, 0.5));
    const direction = (back ? Math.atan2(point.y - near.y, point.x - near.x) : Math.atan2(near.y - point.y, near.x - point.x)) * 180 / Math.PI;
    const placed = new DOMMatrix().translate(point.x, point.y).rotate(angle(marker, direction, back)).scale(scale(marker, style))
      .translate(-marker.refX.baseVal.value, -marker.refY.baseVal.value);
    return [{ marker, placed }];
  });
}

function angle(marker: SVGMarkerElement, direction: number, atEnd: boolean): number {
  const orient = marker.getAttribute('orient') ?? '0';
  if (orient === 'auto') return direction;
  if (orient === 'auto-start-reverse') return atEnd ? direction : direction + 180;
  return Number.parseFloat(orient) || 0;
}

function scale(marker: SVGMarkerElement, style: CSSStyleDeclaration): number {
  const unit = marker.getAttribute('markerUnits') === 'userSpaceOnUse' ? 1 : Number.parseFloat(style.strokeWidth);
  if (!marker.hasAttribute('viewBox')) return unit;
  const box = marker.viewBox.baseVal;
  return unit * Math.min(marker.markerWidth.baseVal.value / box.width, marker.markerHeight.baseVal.value / box.height);
}
