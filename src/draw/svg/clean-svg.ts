import { arrowHeads } from './arrow-heads.ts';
import { geometryOf, placementOf } from './geometry.ts';
import { htmlRuns } from './html-runs.ts';
import { element } from './markup.ts';
import type { Area } from './paint.ts';
import { fillOf, groundOf, inkOf, isGround, strokeOf } from './paint.ts';
import type { TextRun } from './text-runs.ts';
import { textRuns } from './text-runs.ts';

/*
 * What Mermaid draws carries a style sheet, ids that count up, icons that nobody sees, and whatever the author's text smuggled in. Nothing of it
 * is copied: the drawing is read shape by shape as the browser shows it, and written again with these elements and no others:
 *
 *     line rect circle ellipse path polygon polyline text
 *
 * each in the coordinates of the whole drawing, with its own fill and stroke. So there are no ids, no references, no style sheets and no groups.
 */

/** A drawing under way: the matrix from screen to drawing, the markup so far, and the areas that are filled. */
interface Sheet {
  readonly root: SVGSVGElement;
  readonly fromScreen: DOMMatrix;
  readonly parts: string[];
  readonly areas: Area[];
}

/** How an element is seen through those around it. */
interface View {
  readonly matrix: DOMMatrix;
  readonly opacity: number;
  readonly message: string | undefined;
}

/** Something that a drawing shows and a clean one cannot; the message says what. */
export class Unsupported extends Error {}

/** Why a diagram with a picture in it is not drawn. */
export const noPictures = 'pictures inside a diagram are not supported';

/** Returns the shapes of a drawing that stands in the page, in its own coordinates, as markup. Throws `Unsupported` on pictures and formulas. */
export function cleanShapes(root: SVGSVGElement): string {
  const toScreen = root.getScreenCTM();
  if (!toScreen) throw new Error('the drawing does not stand in the page');
  const sheet: Sheet = { root, fromScreen: DOMMatrix.fromMatrix(toScreen).inverse(), parts: [], areas: [] };
  for (const child of root.children) visit(child, sheet, 1);
  return sheet.parts.join('');
}

function visit(node: Element, sheet: Sheet, opacity: number): void {
  const style = getComputedStyle(node);
  const seen = opacity * Number.parseFloat(style.opacity);
  if (style.display === 'none' || seen === 0 || !(node instanceof SVGGraphicsElement) || node instanceof SVGDefsElement) return;
  if (node instanceof SVGImageElement) throw new Unsupported(noPictures);
  const message = node.closest('[data-message]')?.getAttribute('data-message') ?? undefined;
  if (node instanceof SVGForeignObjectElement) {
    foreign(node, { matrix: new DOMMatrix(), opacity: seen, message }, sheet);
    return;
  }
  const toScreen = node.getScreenCTM();
  if (!toScreen) return;
  const view: View = { matrix: sheet.fromScreen.multiply(toScreen), opacity: seen, message };
  if (node instanceof SVGUseElement) use(node, view, sheet);
  else if (node instanceof SVGTextElement) text(node, view, sheet);
  else if (node instanceof SVGGeometryElement) shape(node, view, sheet);
  else for (const child of node.children) visit(child, sheet, seen);
}

/** The content of a symbol, drawn where it is used. */
function use(node: SVGUseElement, view: View, sheet: Sheet): void {
  const id = (node.getAttribute('href') ?? node.getAttribute('xlink:href') ?? '').replace(/^#/, '');
  const symbol = id === '' ? null : sheet.root.querySelector(`[id="${CSS.escape(id)}"]`);
  if (symbol) detached(symbol, { ...view, matrix: view.matrix.translate(node.x.baseVal.value, node.y.baseVal.value) }, sheet, undefined);
}

/** The children of a marker or symbol, which stand nowhere in the page themselves. */
function detached(parent: Element, view: View, sheet: Sheet, line: CSSStyleDeclaration | undefined): void {
  for (const child of parent.children) {
    if (!(child instanceof SVGGraphicsElement)) continue;
    const own = child.transform.baseVal.consolidate()?.matrix;
    const here: View = { ...view, matrix: own ? view.matrix.multiply(DOMMatrix.fromMatrix(own)) : view.matrix };
    if (child instanceof SVGGeometryElement) paint(child, here, sheet, line);
    else detached(child, here, sheet, line);
  }
}

function shape(node: SVGGeometryElement, view: View, sheet: Sheet): void {
  const style = getComputedStyle(node);
  if (style.visibility !== 'visible') return;
  paint(node, view, sheet, undefined);
  for (const { marker, placed } of arrowHeads(node)) detached(marker, { ...view, matrix: view.matrix.multiply(placed) }, sheet, style);
}

/** Writes a shape; `line` is the style of the line that it is a marker of. */
function paint(node: SVGGeometryElement, view: View, sheet: Sheet, line: CSSStyleDeclaration | undefined): void {
  const style = getComputedStyle(node);
  const colour = (computed: string): string => (
    line && computed === 'context-stroke' ? line.stroke : line && computed === 'context-fill' ? line.fill : gradientStart(computed, sheet));
  const area = areaOf(node.getBBox(), view.matrix);
  const under = groundAt(sheet, area.x + area.width / 2, area.y + area.height / 2);
  const [fill, stroke] = [fillOf(colour(style.fill), isOwn(node, 'fill'), under), strokeOf(colour(style.stroke), isOwn(node, 'stroke'), under)];
  const width = stroke ? Number.parseFloat(style.strokeWidth) : 0;
  const form = fill || width > 0 ? geometryOf(node, placementOf(view.matrix)) : undefined;
  if (!form) return;
  const solid = fill !== undefined && isGround(fill);
  const opacity = solid ? 1 : (fill?.opacity ?? 1) * Number.parseFloat(style.fillOpacity);
  const ground = fill && groundOf({ colour: fill.colour, opacity: opacity * view.opacity });
  if (ground) sheet.areas.push({ ...ground, box: area });
  sheet.parts.push(element(node.localName, {
    ...form,
    fill: node instanceof SVGLineElement ? undefined : fill?.colour ?? 'none',
    'fill-opacity': partial(opacity),
    ...(stroke && width > 0 ? {
      stroke: stroke.colour,
      'stroke-width': width === 1 ? undefined : width,
      'stroke-dasharray': /[1-9]/.test(style.strokeDasharray) ? style.strokeDasharray.replace(/px/g, '').replace(/,\s*/g, ' ') : undefined,
      'stroke-linecap': style.strokeLinecap === 'butt' ? undefined : style.strokeLinecap,
      'stroke-linejoin': style.strokeLinejoin === 'miter' ? undefined : style.strokeLinejoin,
      'stroke-opacity': partial(stroke.opacity * Number.parseFloat(style.strokeOpacity)),
    } : {}),
    opacity: solid ? undefined : partial(view.opacity),
    'data-message': view.message,
    'data-gap': node.getAttribute('data-gap') ?? undefined,
  }));
}

/** Whether the author gave the colour: Mermaid writes `style` and `classDef` into the element, its own looks into the style sheet. */
function isOwn(node: Element, property: 'fill' | 'stroke' | 'color'): boolean {
  const styled = node.closest<SVGElement | HTMLElement>(`[style*="${property}"]`);
  return styled !== null && styled.localName !== 'svg' && styled.style.getPropertyPriority(property) === 'important';
}

function groundAt(sheet: Sheet, x: number, y: number): Area | undefined {
  return sheet.areas.findLast(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
}

function areaOf(box: DOMRect, matrix: DOMMatrix): DOMRect {
  const [one, other] = [matrix.transformPoint({ x: box.x, y: box.y }), matrix.transformPoint({ x: box.x + box.width, y: box.y + box.height })];
  return new DOMRect(Math.min(one.x, other.x), Math.min(one.y, other.y), Math.abs(other.x - one.x), Math.abs(other.y - one.y));
}

function partial(opacity: number): number | undefined {
  return opacity < 1 ? opacity : undefined;
}

/** A gradient becomes its first colour. */
function gradientStart(computed: string, sheet: Sheet): string {
  const id = /^url\("?#([^")]+)"?\)/.exec(computed)?.[1];
  const stop = id === undefined ? null : sheet.root.querySelector(`[id="${CSS.escape(id)}"] stop`);
  return stop ? getComputedStyle(stop).stopColor : computed;
}

function text(node: SVGTextElement, view: View, sheet: Sheet): void {
  for (const run of textRuns(node)) write(run, view, sheet, getComputedStyle(run.style).fill, isOwn(run.style, 'fill'));
}

function foreign(node: SVGForeignObjectElement, view: View, sheet: Sheet): void {
  if (node.querySelector('math, .katex')) throw new Unsupported('formulas inside a diagram are not supported');
  if (node.querySelector('img, svg, i[class]')) throw new Unsupported(noPictures);
  for (const run of htmlRuns(node, sheet.fromScreen)) write(run, view, sheet, getComputedStyle(run.style).color, isOwn(run.style, 'color'));
}

/** Writes one line of text. `textLength` keeps it in its place with another font. */
function write(run: TextRun, view: View, sheet: Sheet, colour: string, own: boolean): void {
  const style = getComputedStyle(run.style);
  const middle = view.matrix.transformPoint({ x: run.x + run.width / 2, y: run.y - 0.35 * Number.parseFloat(style.fontSize) });
  const ink = inkOf(colour, own, groundAt(sheet, middle.x, middle.y));
  if (!ink || style.visibility !== 'visible') return;
  const { dx, dy, transform } = placementOf(view.matrix);
  sheet.parts.push(element('text', {
    x: run.x + dx, y: run.y + dy, transform,
    textLength: run.text.length > 1 ? run.width : undefined,
    lengthAdjust: run.text.length > 1 ? 'spacingAndGlyphs' : undefined,
    'font-size': Number.parseFloat(style.fontSize),
    'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
    'font-style': style.fontStyle === 'italic' ? 'italic' : undefined,
    'text-decoration': style.textDecorationLine.includes('underline') ? 'underline' : undefined,
    fill: ink.colour,
    'fill-opacity': partial(ink.opacity),
    opacity: partial(view.opacity),
    'data-message': view.message,
  }, run.text));
}
