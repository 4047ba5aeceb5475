import { boxOf, sidesOf } from './boxes.ts';

/*
 * Mermaid leaves about a line of empty height above and below every message, so that twelve of them do not fit a slide in letters that can be read
 * from the last row. Everything in a sequence diagram is a row or a vertical line through rows, so empty heights can be cut out:
 *
 *     ┌──────┐   ┌──────┐            ┌──────┐   ┌──────┐
 *     │ loop │   │ main │            │ loop │   │ main │
 *     └──┬───┘   └──┬───┘            └──┬───┘   └──┬───┘
 *        │          │        ───▶       │ create   │
 *        │ create   │                   │─────────▶│
 *        │          │                   │  await   │
 *        │─────────▶│                   │◀─────────│
 *        │          │
 *        │  await   │
 *        …
 */

/** The heights from `top` to `bottom` that something takes; `first` and `last` are the messages whose parts stand at its edges. */
interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Empty heights that are kept, in units of the drawing: between a text and the line it belongs to, and between rows. */
const gaps = { inside: 1, between: 9 } as const;

/** How far a life line goes on below the last row. */
const tail = 6;

/** Moves the rows of a sequence diagram together and ends its life lines below the last one. */
export function squeeze(root: SVGSVGElement): void {
  settle(root);
  const parts = partsOf(root);
  const tall = parts.filter(isTall);
  const rigid = parts.filter((part) => !isTall(part));
  const frames = tall.filter((part) => part.localName === 'rect' && part.matches('.rect'));
  const rows = rigid.filter((part) => !part.matches('.sequenceNumber'));
  const cut = cutAbove(merged([...rows.map((part) => bandOf(part, root)), ...frames.flatMap((part) => edgesOf(part, root))]));
  const ends = [...rows, ...tall.filter((part) => !isLifeLine(part))].map((part) => boxOf(part, root).bottom);
  const bottom = Math.max(...ends.map((end) => end - cut(end))) + tail;
  const moves = rigid.map((part) => [part, cut(anchorOf(part, root))] as const);
  for (const part of tall) stretch(part, cut);
  for (const [part, up] of moves) part.setAttribute('transform', `translate(0 ${-up}) ${part.getAttribute('transform') ?? ''}`.trim());
  for (const part of tall) if (isLifeLine(part) && Number(part.getAttribute('y2')) > bottom) part.setAttribute('y2', String(bottom));
  interrupt(root, tall.filter(isLifeLine));
}

/** Puts the words of a note in the middle of its box, and those of a message to itself beside the life line, or the bar, that they would run over. */
function settle(root: SVGSVGElement): void {
  for (const note of root.querySelectorAll('[data-et="note"]')) {
    const texts = Array.from(note.querySelectorAll('text'));
    const box = note.querySelector('rect');
    if (!box || texts.length === 0) continue;
    const [frame, heights] = [boxOf(box, root), texts.map((text) => boxOf(text, root))];
    const down = (frame.top + frame.bottom - Math.min(...heights.map(({ top }) => top)) - Math.max(...heights.map(({ bottom }) => bottom))) / 2;
    for (const text of texts) text.setAttribute('y', String(Number(text.getAttribute('y')) + down));
  }
  const bars = Array.from(root.querySelectorAll<SVGRectElement>('rect[class^="activation"]'), (bar) => ({ ...sidesOf(bar, root), ...boxOf(bar, root) }));
  const lines = Array.from(root.querySelectorAll('[data-et="life-line"]'), (line) => Number(line.getAttribute('x1')));
  for (const text of root.querySelectorAll<SVGTextElement>('text.messageText')) {
    const [{ left, right }, { top, bottom }] = [sidesOf(text, root), boxOf(text, root)];
    const bar = bars.findLast((one) => one.top < bottom && one.bottom > top && Math.abs((one.left + one.right - left - right) / 2) < 8);
    const line = isToItself(text, root) ? lines.find((x) => Math.abs(x - (left + right) / 2) < 8) : undefined;
    const beside = bar ? bar.right + 4 : line === undefined ? undefined : line + 6;
    if (beside !== undefined) text.setAttribute('transform', `translate(${beside - left} 0)`);
  }
}

/** Whether words belong to a message from a lane to itself, which Mermaid draws as a path where others are lines. */
function isToItself(text: Element, root: SVGSVGElement): boolean {
  return root.querySelector(`path[data-et="message"][data-message="${text.getAttribute('data-message')}"]`) !== null;
}

/**
 * Cuts out the pieces of life lines that would run through words. The piece stays in the drawing as a line of its own, marked with the message
 * whose words it would cross (`data-gap`), for as long as those are not shown; words that belong to no message leave no piece.
 */
function interrupt(root: SVGSVGElement, lines: readonly SVGGraphicsElement[]): void {
  const words = Array.from(root.querySelectorAll<SVGTextElement>('text.messageText, text.loopText, text.sectionTitle'), (text) => ({
    ...sidesOf(text, root), ...boxOf(text, root), message: text.closest('[data-message]')?.getAttribute('data-message') ?? undefined,
  }));
  for (const line of lines) {
    const x = Number(line.getAttribute('x1'));
    let from = Number(line.getAttribute('y1'));
    for (const word of words.filter(({ left, right }) => left - 4 < x && x < right + 4).toSorted((one, other) => one.top - other.top)) {
      if (word.bottom <= from || word.top >= Number(line.getAttribute('y2'))) continue;
      const until = Math.max(from, word.top - 1);
      line.before(pieceOf(line, from, until));
      from = word.bottom + 1;
      if (word.message === undefined) continue;
      const gap = pieceOf(line, until, from);
      gap.setAttribute('data-gap', word.message);
      line.before(gap);
    }
    line.setAttribute('y1', String(from));
  }
}

function pieceOf(line: SVGGraphicsElement, from: number, to: number): Element {
  const piece = line.cloneNode() as SVGGraphicsElement;
  piece.setAttribute('y1', String(from));
  piece.setAttribute('y2', String(to));
  return piece;
}

/** What moves as one: the outermost group with a `transform` of its own, else the single shape. */
function partsOf(root: SVGSVGElement): SVGGraphicsElement[] {
  const parts = new Set<SVGGraphicsElement>();
  for (const shape of root.querySelectorAll<SVGGraphicsElement>('line, rect, path, polygon, circle, ellipse, text, use')) {
    if (shape.closest('defs, marker, symbol') || shape.getClientRects().length === 0) continue;
    let part = shape;
    for (let group = shape.parentElement; group instanceof SVGGElement; group = group.parentElement) if (group.hasAttribute('transform')) part = group;
    parts.add(part);
  }
  return [...parts];
}

function isLifeLine(part: Element): boolean {
  return part.getAttribute('data-et') === 'life-line';
}

/** A part that goes through rows: it changes its height, the others only move. */
function isTall(part: Element): boolean {
  if (part.localName === 'rect') return part.matches('[class^="activation"], .rect');
  return part.localName === 'line' && part.getAttribute('x1') === part.getAttribute('x2') && part.getAttribute('y1') !== part.getAttribute('y2');
}

function bandOf(part: SVGGraphicsElement, root: SVGSVGElement): Band {
  const message = part.closest('[data-message]')?.getAttribute('data-message') ?? null;
  return { ...boxOf(part, root), first: message, last: message };
}

function edgesOf(part: SVGGraphicsElement, root: SVGSVGElement): Band[] {
  const { top, bottom } = boxOf(part, root);
  return [{ top, bottom: top, first: null, last: null }, { top: bottom, bottom, first: null, last: null }];
}

/** The number of a message goes with its line, which stands four units above the number's base line. */
function anchorOf(part: SVGGraphicsElement, root: SVGSVGElement): number {
  return part.matches('.sequenceNumber') ? Number(part.getAttribute('y')) - 4 : boxOf(part, root).top;
}

function merged(bands: readonly Band[]): Band[] {
  const result: Band[] = [];
  for (const band of bands.toSorted((one, other) => one.top - other.top)) {
    const last = result.at(-1);
    if (!last || band.top > last.bottom) result.push(band);
    else if (band.bottom > last.bottom) result[result.length - 1] = { ...last, bottom: band.bottom, last: band.last };
  }
  return result;
}

/** Returns the function that says how much empty height is cut out above a height. Inside a gap the cut grows evenly, so that nothing changes places. */
function cutAbove(bands: readonly Band[]): (height: number) => number {
  const cuts = bands.slice(1).map((band, at) => {
    const above = bands[at];
    const from = above?.bottom ?? band.top;
    const keep = above && above.last !== null && above.last === band.first ? gaps.inside : gaps.between;
    return { from, to: band.top, removed: Math.max(0, band.top - from - keep) };
  });
  return (height) => cuts.reduce((total, { from, to, removed }) => (
    height >= to ? total + removed : height > from ? total + removed * (height - from) / (to - from) : total), 0);
}

function stretch(part: SVGGraphicsElement, cut: (height: number) => number): void {
  if (part.localName === 'line') {
    for (const name of ['y1', 'y2']) part.setAttribute(name, String(moved(Number(part.getAttribute(name)), cut)));
    return;
  }
  const [top, height] = [Number(part.getAttribute('y')), Number(part.getAttribute('height'))];
  const [from, to] = [moved(top, cut), moved(top + height, cut)];
  part.setAttribute('y', String(from));
  part.setAttribute('height', String(to - from));
}

function moved(height: number, cut: (height: number) => number): number {
  return height - cut(height);
}
