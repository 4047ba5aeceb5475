import type { FootnoteReference, Inline, Link } from '../../document/inline.ts';
import { mapChildBlocks, mapEach, withPart } from '../../document/map.ts';
import { mapInlines } from '../../document/map-inlines.ts';
import type { Block, Document } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import type { BlockNumber } from './block-numbers.ts';
import type { FootnoteNumbers } from './footnotes.ts';
import { numberFootnotes } from './footnotes.ts';
import { labelsOf, type Labels } from './labels.ts';
import type { Names, Place } from './names.ts';
import { namesOf } from './names.ts';
import { walkInOrder } from './reading-order.ts';
import { matchAnonymous, resolveLink } from './references.ts';
import { resolveRole } from './resolve-role.ts';
import { replaceSubstitutions } from './substitutions.ts';

/** What references of one document resolve to. */
interface Resolution {
  readonly names: Names;
  readonly footnotes: FootnoteNumbers;
  readonly anonymous: ReadonlyMap<Link, Place>;
  readonly labels: Labels;
  readonly path: string;
  readonly report: Report;
}

/**
 * Returns `document` with its names resolved: substitutions replaced, footnotes numbered, ids on what can be referred to (as
 * docutils makes them), addresses in references. What leads nowhere is reported in docutils' words and keeps its text. `labels` are
 * those of all documents of the build; an address in another document is its path, `/decks/wait.rst#timeouts`.
 */
export function resolveDocument(document: Document, report: Report, labels: Labels = labelsOf([document])): Document {
  const children = replaceSubstitutions(document.children, report);
  const names = namesOf(children, report);
  const links: Link[] = [];
  const references: FootnoteReference[] = [];
  walkInOrder(children, () => undefined, (inline) => {
    if (inline.type === 'footnote-reference') references.push(inline);
    else if (inline.type === 'link' && inline.anonymous && inline.href === undefined) links.push(inline);
  });
  const footnotes = numberFootnotes(names, references, !/\.(?:rst|rest|txt)$/i.test(document.path), report);
  const resolution: Resolution = { names, footnotes, anonymous: matchAnonymous(links, names, report), labels, path: document.path, report };
  return { ...document, children: resolveBlocks(children, resolution) };
}

function resolveBlocks(blocks: readonly Block[], resolution: Resolution): readonly Block[] {
  return mapEach(blocks, (block) => resolveBlock(block, resolution));
}

function resolveBlock(block: Block, resolution: Resolution): Block {
  if (block.type === 'substitution') return block;
  const { names, footnotes } = resolution;
  const ids = names.ids.get(block);
  const number = block.type === 'footnote' ? footnotes.shown.get(block) : undefined;
  const marked = ids || number !== undefined ? { ...block, ...(ids && { ids }), ...(number !== undefined && { number }) } : block;
  const own = withNumber(marked, names.numbers.get(block), resolution.labels.numbered);
  const whole = own.type === 'definition-list' && own.glossary ? withTermIds(own, names) : own;
  return mapInlines(mapChildBlocks(whole, (children) => resolveBlocks(children, resolution)), (inlines) => resolveInlines(inlines, resolution));
}

/** A formula shows its number; a caption does where some reference to a caption shows one. */
function withNumber(block: Block, number: BlockNumber | undefined, numbered: boolean): Block {
  if (number === undefined) return block;
  if (block.type === 'math') return { ...block, number: number.number };
  if (!numbered || !('caption' in block) || !block.caption) return block;
  const { span } = block.caption[0] ?? block;
  const start = { path: span.path, start: span.start, end: span.start };
  return { ...block, caption: [{ type: 'text', span: start, value: `${number.word} ${number.number} ` }, ...block.caption] };
}

function withTermIds(list: Extract<Block, { type: 'definition-list' }>, names: Names): Block {
  const items = list.items.map((item) => ({ ...item, terms: item.terms.map((term) => {
    const ids = names.ids.get(term);
    return ids ? { ...term, ids } : term;
  }) }));
  return { ...list, items };
}

function resolveInlines(inlines: readonly Inline[], resolution: Resolution): readonly Inline[] {
  return mapEach(inlines, (inline): Inline => {
    if (inline.type === 'text' || inline.type === 'literal') return inline;
    const { names, footnotes, anonymous, report } = resolution;
    const ids = names.ids.get(inline);
    const own = ids ? { ids } : {};
    switch (inline.type) {
      case 'footnote-reference': return { ...inline, ...own, ...footnotes.references.get(inline) };
      case 'role': return resolveRole(inline, { names, labels: resolution.labels, path: resolution.path, report });
      case 'link': {
        const resolved = resolveLink(inline, names, anonymous, report);
        return resolved.type === 'link' ? withPart(resolved, 'children', resolveInlines(inline.children, resolution)) : resolved;
      }
      default: return 'children' in inline ? withPart(ids ? { ...inline, ids } : inline, 'children', resolveInlines(inline.children, resolution)) : inline;
    }
  });
}
