import type { ImageFacts, Inline } from '../document/inline.ts';
import type { Figure, ImageBlock } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { nodeAttributes, type RenderBlocks, type RenderContext } from './context.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlines } from './inline.ts';
import { renderImage } from './picture.ts';

/** Returns a picture that stands alone. */
export function renderImageBlock(block: ImageBlock, context: RenderContext): string {
  return element('p', nodeAttributes(block, `image ${alignment(block.image)}`.trim()), renderImage(block.image, context));
}

/** Returns a picture with its caption and legend. Its alternative text is its own, else the caption's words. */
export function renderFigure(block: Figure, context: RenderContext, renderBlocks: RenderBlocks): string {
  const caption: readonly Inline[] = block.caption ?? [];
  const words = [
    caption.length > 0 ? element('p', { class: 'caption' }, renderInlines(caption, context)) : '',
    block.legend.length > 0 ? element('div', { class: 'legend' }, renderBlocks(block.legend, context)) : '',
  ].join('');
  const picture = renderImage({ ...block.image, alt: block.image.alt ?? textOf(caption) }, context);
  return element('figure', nodeAttributes(block, alignment(block.image)), picture + (words && element('figcaption', {}, words)));
}

const alignment = (image: ImageFacts): string => (/^(?:left|center|right)$/.test(image.align ?? '') ? `align-${escapeHtml(image.align ?? '')}` : '');
