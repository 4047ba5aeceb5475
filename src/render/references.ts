import type { Footnote } from '../document/nodes.ts';
import { renderBlocks } from './block.ts';
import { furtherAnchors, nodeAttributes, type RenderContext } from './context.ts';
import { element, escapeHtml } from './html.ts';

/** Returns the deck's footnotes and citations as a list, each with its mark and links back to the slides that cite it. */
export function renderReferences(notes: readonly Footnote[], context: RenderContext, citedBy: (footnote: string) => readonly string[]): string {
  const items = notes.map((note) => {
    const slides = (note.ids ?? []).flatMap((id) => citedBy(id));
    const back = [...new Set(slides)].map((slide, index, all) => element('a', {
      href: `#${encodeURIComponent(slide)}`, class: 'back', 'aria-label': all.length > 1 ? `Back to the slide, ${index + 1} of ${all.length}` : 'Back to the slide',
    }, 'back'));
    const mark = element('span', { class: 'mark' }, escapeHtml(`[${note.number ?? note.label}]`));
    const text = element('div', { class: 'flow' }, renderBlocks(note.children, context));
    return element('li', nodeAttributes(note), furtherAnchors(note) + mark + text + (back.length > 0 ? element('span', { class: 'backs' }, back.join(' ')) : ''));
  });
  return element('ul', { class: 'references' }, items.join(''));
}
