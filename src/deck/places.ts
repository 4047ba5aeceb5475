import { inlinesOf, walkInlines } from '../document/inlines.ts';
import { walkBlocks } from '../document/walk.ts';
import { blocksOf } from './assets.ts';
import type { Deck } from './deck.ts';

/** Returns the slides of `deck` by the ids that references lead to: those of sections, of blocks, of terms and of places in a text. */
export function placesOf(deck: Deck): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const slide of deck.slides) {
    const add = (ids: readonly string[] | undefined): void => {
      for (const id of ids ?? []) if (!places.has(id)) places.set(id, slide.id);
    };
    add(slide.anchors);
    walkBlocks(blocksOf(slide), (block) => {
      add(block.ids);
      if (block.type === 'definition-list') for (const { terms } of block.items) for (const term of terms) add(term.ids);
      walkInlines(inlinesOf(block), (inline) => add(inline.ids));
    });
  }
  return places;
}
