import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import { nestedBlocks } from './nesting.ts';
import { treeOfPiece } from './syntax.ts';

/** Characters that are read at once where no heading comes before: the time that micromark takes grows with the square of the containers in a text. */
const pieceSize = 4096;

/** A block longer than this is kept as it stands: micromark takes minutes for it, and gigabytes. */
export const longestBlock = 100_000;

declare module 'mdast' {
  interface ParagraphData {
    /** The paragraph stands for a block that is too long to be read, or too deeply nested. */
    unread?: 'long' | 'nested';
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
 * Returns `text` as one tree of the unified family, read piece by piece so that the time grows with the text. With `known`, pieces that stood in the text
 * that was read with it before are not read again; the tree of that text must not be in use any more.
 *
 * A piece ends behind the next heading, at a blank line, or before a block whose marks are too deep inside each other, which is not read. The last block of a piece may go on behind it, so it is left to the next piece; the blocks
 * before it are what they would be in the whole. Only a label may be defined elsewhere: a piece with such a label is read again below a definition of it.
 */
export function markdownTree(text: string, size = pieceSize, known = newKnownPieces()): Root {
  const pieces = piecesOf(text, size, known);
  const labels = labelsIn(pieces, text);
  const children = pieces.flatMap((piece) => completed(piece, labels, text, known));
  known.forgetOthers();
  return { type: 'root', children };
}

function piecesOf(text: string, size: number, known: KnownPieces): readonly Piece[] {
  const pieces: Piece[] = [];
  const head = /^---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
  const nested = nestedBlocks(text).filter((block) => block.from >= head).values();
  let stop = nested.next().value;
  for (let [from, length] = [0, 0]; from < text.length;) {
    if (stop && from >= stop.from) {
      pieces.push(unread(text, from, stop.to, 'nested'));
      [from, length, stop] = [Math.max(from, stop.to), 0, nested.next().value];
      continue;
    }
    const limit = stop?.from ?? text.length;
    const end = Math.min(limit, endBehind(text, Math.max(from + length, head), size));
    const to = Math.min(end, from + Math.max(length, longestBlock, head));
    const children = read(text, from, to, '', known);
    const last = children.at(-1);
    const next = to === limit || !last ? to : lineStart(text, last.position?.start.offset ?? to);
    if (next === from && (length < longestBlock || last?.type === 'code' || last?.type === 'html')) length = Math.max(2 * length, size);
    else {
      pieces.push(next === from ? unread(text, from, end, 'long') : { from, to: next, children: next === to ? children : children.slice(0, -1) });
      [from, length] = [next === from ? end : next, 0];
    }
  }
  return pieces;
}

/** Returns `[from, to)` of `text` as a paragraph whose words were not looked at. */
function unread(text: string, from: number, to: number, why: 'long' | 'nested'): Piece {
  const position = { start: { line: 1, column: 1, offset: from }, end: { line: 1, column: 1, offset: from + text.slice(from, to).trimEnd().length } };
  return { from, to, children: [{ type: 'paragraph', data: { unread: why }, children: [], position }] };
}

/** Returns why the block was not read that `node` stands for: it is too long, or its marks are too deep inside each other; `undefined` for any other. */
export function whyUnread({ data }: Paragraph): 'long' | 'nested' | undefined {
  return data?.unread;
}

/** Returns where a piece ends at or after `offset`: behind the next line that looks like a heading, but at the first blank line once it is `size` long. */
function endBehind(text: string, offset: number, size: number): number {
  const blank = matchBehind(/\n[ \t]*\n/g, text, offset + size);
  const heading = matchBehind(/\n[ \t]*\n#{1,6} [^\n]*\n/g, text.slice(0, blank), offset);
  return Math.min(blank, heading);
}

/** Returns where the first match at or after `offset` ends, the end of the text where there is none. */
function matchBehind(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  const found = pattern.exec(text);
  return found ? found.index + found[0].length : text.length;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Reads `[from, to)` of `text` below `definitions`. A line feed before it keeps front matter and a byte order mark what they are at the very start. */
function read(text: string, from: number, to: number, definitions: string, known: KnownPieces): readonly RootContent[] {
  const before = from === 0 && definitions === '' ? '' : `${definitions}\n`;
  const written = before + text.slice(from, to);
  const piece = known.take(written) ?? { at: 0, children: treeOfPiece(written).children.filter((node) => (node.position?.start.offset ?? 0) >= before.length) };
  const at = from - before.length;
  const seen = new Set<object>();
  if (at !== piece.at) for (const child of piece.children) moveAll(child, at - piece.at, seen);
  known.keep(written, { at, children: piece.children });
  return piece.children;
}

/** What stands in a piece, and the offset in the whole text that its offsets are counted from. */
interface ReadPiece {
  readonly at: number;
  readonly children: readonly RootContent[];
}

/** Pieces of a text by what is written in them, until the text is read again. */
export interface KnownPieces {
  /** Returns a piece that was written like this in the text before, which is then nobody else's. */
  readonly take: (written: string) => ReadPiece | undefined;
  readonly keep: (written: string, piece: ReadPiece) => void;
  readonly forgetOthers: () => void;
}

/** Returns the pieces of a text that was not read yet: none. */
export function newKnownPieces(): KnownPieces {
  let before = new Map<string, ReadPiece[]>();
  let now = new Map<string, ReadPiece[]>();
  return {
    take: (written) => before.get(written)?.pop(),
    keep: (written, piece) => { now.set(written, [...now.get(written) ?? [], piece]); },
    forgetOthers: () => { [before, now] = [now, new Map()]; },
  };
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
function completed({ from, to, children }: Piece, labels: Labels, text: string, known: KnownPieces): readonly RootContent[] {
  if (labels.size === 0 || children.some((child) => child.type === 'paragraph' && whyUnread(child) !== undefined)) return children;
  const used = new Set(Array.from(text.slice(from, to).matchAll(/\[(?:\\[^]|[^\\[\]])*\]/g), ([label]) => normal(label)));
  const own = new Set(labelsIn([{ from, to, children }], text).keys());
  const foreign = [...used].filter((label) => labels.has(label) && !own.has(label)).map((label) => labels.get(label) ?? '');
  if (foreign.length === 0) return children;
  const definitions = foreign.map((label) => (label.startsWith('[^') ? `${label}: -\n\n` : `${label}: <>\n\n`)).join('');
  const [head] = children;
  const below = head?.type === 'yaml' ? head.position?.end.offset : undefined;
  return head && below !== undefined ? [head, ...read(text, below, to, definitions, known)] : read(text, from, to, definitions, known);
}
