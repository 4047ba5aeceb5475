import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import { treeOfPiece } from './syntax.ts';

/** Characters that are read at once: the time that micromark takes grows with the square of the containers in a text. */
const pieceSize = 4096;

/** A block longer than this is kept as it stands: micromark takes minutes for it, and gigabytes. */
export const longestBlock = 100_000;

declare module 'mdast' {
  interface ParagraphData {
    /** The paragraph stands for a block that is too long to be read. */
    unread?: true;
  }
}

/** A piece of the text: where it begins, and what of the tree stands in it. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly children: readonly RootContent[];
}

/** A label that something in the text defines, as it was written: `[label]` or `[^label]`. */
type Labels = ReadonlyMap<string, string>;

/**
 * Returns `text` as one tree of the unified family, read piece by piece so that the time grows with the text.
 *
 * A piece ends at a blank line. The last block of a piece may go on behind it, so it is left to the next piece; the blocks before it
 * are what they would be in the whole. Only a label may be defined elsewhere: a piece with such a label is read again below a
 * definition of it.
 */
export function markdownTree(text: string, size = pieceSize): Root {
  if (text.length <= size) return treeOfPiece(text);
  const pieces = piecesOf(text, size);
  const labels = labelsIn(pieces, text);
  const children = pieces.flatMap((piece) => completed(piece, labels, text));
  return { type: 'root', children };
}

function piecesOf(text: string, size: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const head = /^---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
  for (let [from, length] = [0, size]; from < text.length;) {
    const end = blankLineBehind(text, Math.max(from + length, head));
    const to = Math.min(end, from + Math.max(length, longestBlock, head));
    const { children } = read(text, from, to, '');
    const last = children.at(-1);
    const next = to === text.length || !last ? to : lineStart(text, last.position?.start.offset ?? to);
    if (next === from && (length < longestBlock || last?.type === 'code' || last?.type === 'html')) length *= 2;
    else {
      pieces.push(next === from ? unread(text, from, end) : { from, to: next, children: next === to ? children : children.slice(0, -1) });
      [from, length] = [next === from ? end : next, size];
    }
  }
  return pieces;
}

/** Returns `[from, to)` of `text` as a paragraph whose words were not looked at. */
function unread(text: string, from: number, to: number): Piece {
  const position = { start: { line: 1, column: 1, offset: from }, end: { line: 1, column: 1, offset: from + text.slice(from, to).trimEnd().length } };
  return { from, to, children: [{ type: 'paragraph', data: { unread: true }, children: [], position }] };
}

/** Returns whether `node` stands for a block that is too long to be read. */
export function isUnread({ data }: Paragraph): boolean {
  return data?.unread === true;
}

/** Returns where the line behind the first blank line at or after `offset` begins, the end of the text where there is none. */
function blankLineBehind(text: string, offset: number): number {
  const blank = /\n[ \t]*\n/g;
  blank.lastIndex = offset;
  const found = blank.exec(text);
  return found ? found.index + found[0].length : text.length;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Reads `[from, to)` of `text` below `definitions`. A line feed before it keeps front matter and a byte order mark what they are at the very start. */
function read(text: string, from: number, to: number, definitions: string): Root {
  const before = from === 0 && definitions === '' ? '' : `${definitions}\n`;
  const tree = treeOfPiece(before + text.slice(from, to));
  if (before === '') return tree;
  const children = tree.children.filter((node) => (node.position?.start.offset ?? 0) >= before.length);
  const seen = new Set<object>();
  for (const child of children) moveAll(child, from - before.length, seen);
  return { type: 'root', children };
}

/** Adds `by` to the offsets of `root` and of all that stands in it, and to those of the fences of directives. */
function moveAll(root: Nodes, by: number, seen: Set<object>): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const fences = node.type === 'containerDirective' ? [node.data?.position?.opening, node.data?.position?.closing] : node.type === 'leafDirective' ? [node.data?.position?.opening] : [];
    for (const place of [node.position, ...fences]) {
      for (const point of place ? [place.start, place.end] : []) {
        if (point.offset !== undefined && !seen.has(point)) point.offset += by;
        seen.add(point);
      }
    }
    if ('children' in node) for (const child of node.children) open.push(child);
  }
}

function labelsIn(pieces: readonly Piece[], text: string): Labels {
  const labels = new Map<string, string>();
  const open: Nodes[] = pieces.flatMap(({ children }) => children);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const written = /^\[(?:\\[^]|[^\\\]])*\]/.exec(text.slice(node.position?.start.offset, node.position?.end.offset))?.[0];
      if (written !== undefined) labels.set(normal(written), written.replace(/\s*\n[\s>]*/g, ' '));
    }
    if ('children' in node) for (const child of node.children) open.push(child);
  }
  return labels;
}

/** Labels are compared without regard to case and to the width of blanks; in a quotation they may go over its marks. */
function normal(label: string): string {
  const [open = '['] = /^\[\^?/.exec(label) ?? [];
  return open + label.slice(open.length, -1).replace(/\s*\n[\s>]*|\s+/g, ' ').trim().toLowerCase().toUpperCase();
}

/** Reads a piece again where it has labels in brackets that other pieces define; front matter, which is that only at the very start, stays as it was read. */
function completed({ from, to, children }: Piece, labels: Labels, text: string): readonly RootContent[] {
  if (labels.size === 0 || children.some((child) => child.type === 'paragraph' && isUnread(child))) return children;
  const used = new Set(Array.from(text.slice(from, to).matchAll(/\[(?:\\[^]|[^\\[\]])*\]/g), ([label]) => normal(label)));
  const own = new Set(labelsIn([{ from, to, children }], text).keys());
  const foreign = [...used].filter((label) => labels.has(label) && !own.has(label)).map((label) => labels.get(label) ?? '');
  if (foreign.length === 0) return children;
  const definitions = foreign.map((label) => (label.startsWith('[^') ? `${label}: -\n\n` : `${label}: <>\n\n`)).join('');
  const [head] = children;
  const below = head?.type === 'yaml' ? head.position?.end.offset : undefined;
  return head && below !== undefined ? [head, ...read(text, below, to, definitions).children] : read(text, from, to, definitions).children;
}
