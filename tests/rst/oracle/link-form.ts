import type { Document } from '../../../src/document/nodes.ts';
import { textOf } from '../../../src/document/text.ts';
import { walkInOrder } from '../../../src/markup/resolve/reading-order.ts';
import type { Normal } from './normal-form.ts';

/** Returns ids of sections, numbers of footnotes and where each reference of a resolved `document` leads, in reading order. */
export function linkForm(document: Document): readonly Normal[] {
  const out: Normal[] = [];
  walkInOrder(document.children, (block) => {
    if (block.type === 'section') out.push(['section', block.ids?.[0] ?? '']);
    if (block.type === 'footnote') out.push(['footnote', block.number ?? '']);
  }, (inline) => {
    if (inline.type === 'link') out.push(['reference', textOf(inline.children), inline.href ?? '#']);
    if (inline.type === 'footnote-reference' && inline.href !== undefined) out.push(['reference', inline.number ?? '', inline.href]);
  });
  return out;
}
