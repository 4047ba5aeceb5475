import { mapChildBlocks } from '../document/map.ts';
import type { Background, Block, Notes, SlideBreak, Timing, Trace } from '../document/nodes.ts';
import type { Programs } from './find-programs.ts';
import { shownCode } from './shown-code.ts';

/** What a block says of the slide it stands on instead of showing something. */
export type Fact = Notes | Timing | Background;

/** Returns whether `block` is a fact about its slide. */
export function isFact(block: Block): block is Fact {
  return block.type === 'notes' || block.type === 'timing' || block.type === 'background';
}

/**
 * Returns what of `block` is to be seen on a slide, and the facts that stood anywhere inside it. Comments, definitions and
 * footnotes are not seen (footnotes have a slide of their own), a `trace` is seen as its code where its author wants that, the code of
 * one of `programs` without the comments on its steps, and a break inside another block is only its title and its content: breaks count at the level
 * of a section.
 */
export function seenAndFacts(block: Block, programs: Programs): { readonly seen: readonly Block[]; readonly facts: readonly Fact[] } {
  const facts: Fact[] = [];
  const see = (one: Block): readonly Block[] => {
    if (isFact(one)) { facts.push(one); return []; }
    switch (one.type) {
      case 'comment': case 'substitution': case 'footnote': return [];
      case 'trace': return showsCode(one) ? [shownCode(one.code, one.options.lines)] : [];
      case 'code': return [programs.has(one) ? shownCode(one) : one];
      case 'slide-break': return [...titleOf(one), ...one.children.flatMap(see)];
      default: {
        const inside = mapChildBlocks(one, seeAll);
        return isHollow(one, inside) ? [] : [inside];
      }
    }
  };
  const seeAll = (children: readonly Block[]): readonly Block[] => {
    const seen = children.flatMap(see);
    return seen.length === children.length && seen.every((one, index) => one === children[index]) ? children : seen;
  };
  return { seen: see(block), facts };
}

/** Returns whether the code of `trace` stands on a slide: asked for, or the only thing that could. */
export function showsCode({ options: { views } }: Trace): boolean {
  return views.includes('code') || !(views.includes('stage') || views.includes('sequence'));
}

/** A frame that held only facts is nothing once they are gone. */
function isHollow(before: Block, after: Block): boolean {
  if (after.type !== 'container' && after.type !== 'quote' && after.type !== 'fragment') return false;
  return after.children.length === 0 && 'children' in before && before.children.length > 0;
}

/** The title of a break that begins no slide, as a line in bold. */
function titleOf({ title, span }: SlideBreak): readonly Block[] {
  return title && title.length > 0 ? [{ type: 'paragraph', classes: ['rubric'], children: [{ type: 'strong', children: title, span }], span }] : [];
}
