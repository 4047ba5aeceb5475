import type { Block } from '../document/nodes.ts';
import { blocksOfParts, divisionOf, type Part } from './divide-block.ts';
import { heightOfBlock, isVisible } from './block-height.ts';
import { metrics } from './slide-metrics.ts';

/** A stretch of content that stays together: the item `index` of the block `of`, or the block whole. */
interface Piece extends Part {
  readonly height: number;
  /** Room above it when it does not stand first, and what it needs on top when it begins a slide. */
  readonly gap: number;
  readonly again: number;
}

/**
 * Returns `blocks` as the contents of as many slides as they need when each holds `height` pixels of `width`, each of them
 * at least one visible block. Breaks fall between blocks, or between the items of lists and the rows of tables; a sentence that
 * leads in stays with what it leads to, and the parts come out equally full.
 */
export function splitBlocks(blocks: readonly Block[], width: number, height: number): readonly (readonly Block[])[] {
  const pieces = blocks.flatMap((block, index) => piecesOf(block, width, height - outputAfter(blocks, index, width)));
  if (pieces.reduce(heightWith, 0) <= height) return [blocks];
  const cuts = bestCuts(pieces, height);
  return cuts.map((from, index) => withoutEdges(blocksOfParts(pieces.slice(from, cuts[index + 1])))).filter((part) => part.some(isVisible));
}

/** Room that a block must leave for the output that belongs to it. */
function outputAfter(blocks: readonly Block[], index: number, width: number): number {
  const next = blocks[index + 1];
  return next && isOutput(next) ? heightOfBlock(next, width) + metrics.text.gap : 0;
}

function piecesOf(block: Block, width: number, height: number): readonly Piece[] {
  const division = divisionOf(block, width, height);
  if (!division) return [{ of: block, height: heightOfBlock(block, width), gap: metrics.text.gap, again: 0 }];
  return Array.from({ length: division.count }, (_, index): Piece => ({
    of: block, index, division, height: division.heightOf(index),
    gap: index === 0 ? metrics.text.gap : division.gapOf?.(index) ?? division.gap, again: index === 0 ? 0 : division.againOf?.(index) ?? division.again ?? 0,
  }));
}

/** A pause at the edge of a slide reveals nothing. */
function withoutEdges(blocks: readonly Block[]): readonly Block[] {
  let [from, to] = [0, blocks.length];
  while (blocks[from]?.type === 'pause') from += 1;
  while (blocks[to - 1]?.type === 'pause') to -= 1;
  return blocks.slice(from, to);
}

/** Returns the height of a slide of `height` with `piece` added below. */
function heightWith(height: number, piece: Piece): number {
  return piece.height > 0 ? height + piece.height + (height > 0 ? piece.gap : piece.again) : height;
}

/**
 * Returns where the parts begin: the cheapest division, found from the end backwards (each suffix solved once). What is
 * not seen stays with what follows it: no part begins behind it.
 */
function bestCuts(pieces: readonly Piece[], height: number): readonly number[] {
  const cost: number[] = [];
  const next: number[] = [];
  cost[pieces.length] = 0;
  const mayCut = (at: number): boolean => at === 0 || at === pieces.length || (pieces[at - 1]?.height ?? 0) > 0;
  for (let from = pieces.length - 1; from >= 0; from -= 1) {
    cost[from] = Infinity;
    if (!mayCut(from)) continue;
    let used = 0;
    for (let to = from + 1; to <= pieces.length; to += 1) {
      const [before, piece] = [used, pieces[to - 1]];
      if (piece) used = heightWith(used, piece);
      if (before > 0 && used > height * 1.5) break;
      if (!mayCut(to)) continue;
      const total = partCost(used, height) + cutCost(pieces, to) + (cost[to] ?? Infinity);
      if (total < (cost[from] ?? Infinity)) { cost[from] = total; next[from] = to; }
    }
  }
  const cuts: number[] = [];
  for (let at = 0; at < pieces.length; at = next[at] ?? pieces.length) cuts.push(at);
  return cuts;
}

/** Each slide costs, empty room costs by its square, overflow costs most. */
function partCost(used: number, height: number): number {
  const share = used / height;
  if (share > 1) return 100 * share;
  return 2 + (1 - share) ** 2;
}

/** What it costs to begin a slide with piece `at`. */
function cutCost(pieces: readonly Piece[], at: number): number {
  const [before, first, second] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (!first || !before) return 0;
  if (isOutput(first.of) && first.of !== before.of) return 60;
  if (leadsIn(shown(before))) return 8;
  if (first.index === undefined || first.index === 0) return 0;
  const lastAlone = second?.of !== first.of;
  const firstLeft = first.index === 1;
  return 0.15 + (lastAlone || firstLeft ? 1.5 : 0);
}

/** The block that is seen of `piece`, in whatever frames. */
function shown({ of, index, division }: Piece): Block {
  return index === undefined ? of : division?.shownIn?.(index) ?? of;
}

/** Output belongs to the code before it. */
const isOutput = (block: Block): boolean => block.type === 'code' && block.doctest === 'output';

/** A paragraph that ends in a colon and a heading belong to what follows; so does what is not seen. */
function leadsIn(block: Block): boolean {
  if (block.type === 'paragraph' && block.classes?.includes('rubric')) return true;
  if (block.type === 'pause' || block.type === 'target') return true;
  const last = block.type === 'paragraph' ? block.children.at(-1) : undefined;
  return last?.type === 'text' && last.value.trimEnd().endsWith(':');
}
