import type { MathBlock } from '../document/nodes.ts';
import { nodeAttributes } from './context.ts';
import { element, escapeHtml } from './html.ts';

/** Returns a formula in a line of text, as the TeX it was written in. */
export function renderInlineMath(tex: string): string {
  return element('code', { class: 'math' }, escapeHtml(tex.trim()));
}

/** Returns a displayed formula, as the TeX it was written in. */
export function renderMath(block: MathBlock): string {
  return element('div', nodeAttributes(block, 'math-block'), element('pre', {}, element('code', { class: 'math' }, escapeHtml(block.text.trim()))));
}
