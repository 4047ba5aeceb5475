import type { MeasuredFault } from '../contract/measured.ts';
import { blocksOf } from '../deck/assets.ts';
import type { Slide } from '../deck/deck.ts';
import { inlinesOf } from '../document/inlines.ts';
import type { Block } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { walkBlocks } from '../document/walk.ts';
import type { Span } from '../source/span.ts';

/** Returns where in the document the words of a fault stand: the innermost block of the slide that holds them, else the slide's heading or program. */
export function placeOf(fault: MeasuredFault, slide: Slide): Span {
  const words = plain(fault.text.replace(/…$/, ''));
  let found: Span | undefined;
  if (words !== '') walkBlocks(blocksOf(slide), (block) => { if (plain(textIn(block)).includes(words)) found = block.span; });
  return found ?? slide.span;
}

/** Returns how a fault is told: the words it is about, and the step where there are steps. */
export function wordsOf(fault: MeasuredFault, slide: Slide): { readonly element: string; readonly text: string; readonly when: string } {
  return { element: fault.element, text: fault.text === '' ? 'it holds no text' : `“${fault.text}”`, when: slide.steps === 0 ? '' : fault.step === '0' ? ' before its first step' : ` at step ${fault.step}` };
}

function textIn(block: Block): string {
  if (block.type === 'code' || block.type === 'mermaid' || block.type === 'math' || block.type === 'raw') return block.text;
  return textOf(inlinesOf(block));
}

/** Only letters and digits count: a page sets quotation marks and blanks in its own way. */
function plain(text: string): string {
  return text.replace(/<br\s*\/?>/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}
