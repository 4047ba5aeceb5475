import type { Admonition, Quote } from '../document/nodes.ts';
import { furtherAnchors, nodeAttributes, type RenderBlocks, type RenderContext } from './context.ts';
import { element } from './html.ts';
import { renderInlines } from './inline.ts';

/** The word that heads an admonition without a title of its own; `topic` and its kin have none. */
const words: Readonly<Record<Admonition['kind'], string>> = {
  note: 'Note', warning: 'Warning', tip: 'Tip', important: 'Important', hint: 'Hint', caution: 'Caution', danger: 'Danger', attention: 'Attention',
  error: 'Error', seealso: 'See also', todo: 'To do', admonition: '', topic: '', sidebar: '', versionadded: 'Added', versionchanged: 'Changed',
  deprecated: 'Deprecated', versionremoved: 'Removed',
};

/** Which of four looks an admonition takes. */
const looks: Readonly<Partial<Record<Admonition['kind'], string>>> = {
  warning: 'is-warning', caution: 'is-warning', danger: 'is-warning', attention: 'is-warning', error: 'is-warning', important: 'is-warning',
  tip: 'is-tip', hint: 'is-tip', seealso: 'is-tip', versionadded: 'is-version', versionchanged: 'is-version', deprecated: 'is-version',
  versionremoved: 'is-version',
};

/** Returns an admonition: its word or title, then its content. */
export function renderAdmonition(block: Admonition, context: RenderContext, renderBlocks: RenderBlocks): string {
  const title = block.title && block.title.length > 0 ? renderInlines(block.title, context) : words[block.kind];
  const head = title ? element('p', { class: 'admonition-title' }, title) : '';
  const attributes = nodeAttributes(block, `admonition ${looks[block.kind] ?? ''} admonition-${block.kind}`.replace(/ {2,}/g, ' '));
  return furtherAnchors(block) + element('div', { ...attributes, role: 'note' }, head + renderBlocks(block.children, context));
}

/** Returns a quotation with the name it is attributed to. */
export function renderQuote(block: Quote, context: RenderContext, renderBlocks: RenderBlocks): string {
  const source = block.attribution ? element('footer', {}, element('cite', {}, renderInlines(block.attribution, context))) : '';
  const attributes = nodeAttributes(block, block.kind === 'quote' ? '' : block.kind);
  return furtherAnchors(block) + element('blockquote', attributes, renderBlocks(block.children, context) + source);
}
