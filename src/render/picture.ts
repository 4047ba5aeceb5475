import type { ImageFacts } from '../document/inline.ts';
import type { RenderContext } from './context.ts';
import { element, escapeHtml } from './html.ts';
import { safePicture, safeUrl } from './url.ts';

/**
 * Returns the `<img>` of a picture, inside its link where it has one. Without alternative text the file's name stands in; an
 * address that pages may not show leaves the alternative text.
 */
export function renderImage(image: ImageFacts, context: RenderContext): string {
  const alt = image.alt ?? fileName(image.source);
  const source = safePicture(image.source) === undefined ? undefined : safePicture(context.world.address(image.source));
  const picture = source === undefined
    ? element('span', { class: 'missing-picture' }, escapeHtml(alt))
    : element('img', { src: source, alt, title: image.title, style: sizeStyle(image) });
  const link = image.link === undefined ? undefined : safeUrl(image.link);
  return link === undefined ? picture : element('a', { href: context.world.address(link) }, picture);
}

/** Returns `length` as a CSS length; a bare number means pixels; anything else is `undefined`. */
export function cssLength(length: string | undefined): string | undefined {
  const parts = /^\s*(\d{1,5}(?:\.\d{1,4})?)\s*(px|em|rem|ex|ch|%|cm|mm|in|pt|pc|vw|vh)?\s*$/.exec(length ?? '');
  return parts ? `${parts[1]}${parts[2] ?? 'px'}` : undefined;
}

function sizeStyle(image: ImageFacts): string | undefined {
  const [width, height] = [cssLength(image.width), cssLength(image.height)];
  return [width && `width:${width}`, height && `height:${height}`].filter(Boolean).join(';') || undefined;
}

const fileName = (uri: string): string => (uri.startsWith('data:') ? '' : uri.replace(/[?#].*$/s, '').split('/').at(-1) ?? '');
