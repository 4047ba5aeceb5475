import type { DrawnTimeline } from '../document/nodes.ts';
import { nodeAttributes, type RenderContext } from './context.ts';
import { element } from './html.ts';
import { renderInlines } from './inline.ts';

/** Returns a timeline written by hand with its caption. */
export function renderDrawnTimeline(block: DrawnTimeline, context: RenderContext): string {
  const caption = block.caption ? element('p', { class: 'caption' }, renderInlines(block.caption, context)) : '';
  return element('div', nodeAttributes(block, 'drawn-timeline'), context.world.timeline(block) + caption);
}
