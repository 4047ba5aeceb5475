import type { Block } from '../document/nodes.ts';
import { childBlocks } from '../document/walk.ts';

/**
 * Returns how many fragments `blocks` make on a slide, nested blocks included. Fragments come in reading order:
 *
 * - an incremental list: each of its items is one;
 * - a pause: all that follows it among its siblings, up to the next pause, is one, before the fragments inside;
 * - a `fragment` block is one, before the fragments inside;
 * - code with `steps`: one for each group of lines after the first, which shows from the beginning;
 * - a Mermaid sequence diagram with `steps`: one for each message and note.
 */
export function contentSteps(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + ownSteps(block) + contentSteps(childBlocks(block)), 0);
}

function ownSteps(block: Block): number {
  switch (block.type) {
    case 'list': return block.incremental ? block.items.length : 0;
    case 'pause': case 'fragment': return 1;
    case 'code': return Math.max(0, (block.steps?.length ?? 1) - 1);
    case 'mermaid': return block.steps ? messagesOf(block.text) : 0;
    default: return 0;
  }
}

/** Arrows of Mermaid's grammar: solid and dotted, with whole and half heads, at either end, and the circles of a central connection. */
const arrow = /<<--?>>|--?(?:>>?|[x)]|\|[\\/]|\\\\|\/\/)|(?:[\\/]\||\/\/|\\\\)--?/;
const message = new RegExp(`^\\s*[^\\s:#%][^:]*?(?:${arrow.source})(?:\\(\\))?[+-]?\\s*[^\\s:][^:]*:`);
const note = /^\s*note\s+(?:left of|right of|over)\s/i;

/**
 * Returns the number of messages and notes of the Mermaid sequence diagram `text`, 0 for a diagram of another kind. A statement ends
 * with its line or with a semicolon.
 */
export function messagesOf(text: string): number {
  if (!/^\s*sequenceDiagram\b/m.test(text)) return 0;
  return text.split(/[\n;]/).filter((statement) => message.test(statement) || note.test(statement)).length;
}
