import type { Inline, Link } from '../../document/inline.ts';
import type { Block, Footnote, ObjectDescription, Target } from '../../document/nodes.ts';
import { textOf } from '../../document/text.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { blockNumbers, type BlockNumber } from './block-numbers.ts';
import type { IdSource } from './ids.ts';
import { newIdSource } from './ids.ts';
import { normalName } from './normal-name.ts';
import { newObjectNames, type ObjectNames } from './object-names.ts';
import { walkInOrder } from './reading-order.ts';

/** What a name stands for: an address (`#id` in the document) or another name. `title` is what a reference may show. */
export interface Place {
  readonly href?: string;
  readonly ref?: string;
  readonly id?: string;
  /** Defined by a reference with an embedded name. */
  readonly byLink?: boolean;
  readonly explicit: boolean;
  readonly span: Span;
  title?: readonly Inline[];
  number?: BlockNumber;
}

/** The names of a document, and the ids its nodes get. A name that two explicit targets claim is `undefined`: nothing can refer to it. */
export interface Names {
  readonly places: ReadonlyMap<string, Place | undefined>;
  readonly ids: ReadonlyMap<object, readonly string[]>;
  readonly terms: ReadonlyMap<string, string>;
  readonly objects: ObjectNames;
  readonly numbers: ReadonlyMap<Block, BlockNumber>;
  /** Whether a reference shows the number of a block. */
  readonly numbered: boolean;
  readonly anonymous: readonly Place[];
  readonly footnotes: readonly Footnote[];
  readonly source: IdSource;
}

interface Collecting {
  readonly report: Report;
  readonly source: IdSource;
  readonly places: Map<string, Place | undefined>;
  readonly ids: Map<object, readonly string[]>;
  readonly terms: Map<string, string>;
  readonly objects: ObjectNames;
  readonly numbers: ReadonlyMap<Block, BlockNumber>;
  numbered: boolean;
  readonly anonymous: Place[];
  readonly footnotes: Footnote[];
  /** Names that an explicit target has. */
  readonly claimed: Set<string>;
  /** Targets that name the next block: the ids it gets and the places that wait for its title. */
  waiting: { readonly id: string; readonly place: Place }[];
  /** The run of targets being read: where it stands, and where it ends. */
  run: { readonly blocks: readonly Block[]; readonly end: number };
}

/** Returns the names that `blocks` define, ids given out in reading order as docutils does. */
export function namesOf(blocks: readonly Block[], report: Report): Names {
  const state: Collecting = {
    report, source: newIdSource(), places: new Map(), ids: new Map(), terms: new Map(), objects: newObjectNames(), numbers: blockNumbers(blocks), numbered: false, anonymous: [], footnotes: [],
    claimed: new Set(), waiting: [], run: { blocks: [], end: 0 },
  };
  walkInOrder(blocks, (block, siblings, index) => {
    if (block.type === 'target') collectTarget(block, siblings, index, state);
    else if (block.type !== 'comment' && block.type !== 'substitution') collectBlock(block, state);
  }, (inline) => collectInline(inline, state));
  reportIndirect(state);
  return state;
}

/** Reports targets that stand for a name which leads nowhere; references to them are not reported again. */
function reportIndirect({ places, anonymous, report }: Collecting): void {
  for (const [name, place] of [...places, ...anonymous.map((one) => ['', one] as const)]) {
    if (place?.ref === undefined || place.byLink) continue;
    const way = followName(place.ref, places);
    const naming = name === '' ? `(id="${place.id}")` : `"${name}" (id="${place.id}")`;
    if ('fault' in way) report(diagnostic('rst/indirect-target', place.span, { naming, ref: place.ref, fault: faults[way.fault] }));
  }
}

const faults = { unknown: 'which does not exist', duplicate: 'which is a duplicate, and cannot be used as a unique reference', circle: 'forming a circular reference' } as const;

/** Where a name leads in the end, over names that stand for names; or why it leads nowhere. */
export type Way = { readonly href: string; readonly place: Place } | { readonly fault: keyof typeof faults; readonly indirect: boolean };

/** Follows `name` to an address. `indirect` says that the fault lies with a target, not with the name itself. */
export function followName(name: string, places: Names['places']): Way {
  const seen = new Set<string>();
  for (let at = name; ;) {
    const indirect = seen.size > 0;
    if (seen.has(at)) return { fault: 'circle', indirect };
    seen.add(at);
    const place = places.get(at);
    if (!place) return { fault: places.has(at) ? 'duplicate' : 'unknown', indirect };
    if (place.ref === undefined) return { href: place.href ?? '', place };
    at = place.ref;
  }
}

function collectTarget(target: Target, blocks: readonly Block[], index: number, state: Collecting): void {
  const chained = chainEnd(blocks, index, state);
  const leads = chained?.url !== undefined ? { href: chained.url } : chained?.ref !== undefined ? { ref: chained.ref } : undefined;
  for (const name of target.names) {
    if (target.implicit && state.places.has(name)) continue;
    const id = state.source.take(name === '__' ? '' : name, 'target');
    const place: Place = { ...(leads ?? { href: `#${id}` }), id, explicit: target.implicit !== true, span: target.span };
    if (!leads) state.waiting.push({ id, place });
    if (name === '__') state.anonymous.push(place);
    else define(name, place, state);
  }
}

/** An internal target directly before another target is a second name for the same place. */
function chainEnd(blocks: readonly Block[], index: number, state: Collecting): Target | undefined {
  if (state.run.blocks !== blocks || state.run.end < index) {
    let end = index;
    for (let block = blocks[end]; block?.type === 'target' && block.url === undefined && block.ref === undefined; block = blocks[end]) end += 1;
    state.run = { blocks, end };
  }
  const last = blocks[state.run.end];
  return last?.type === 'target' ? last : undefined;
}

function collectBlock(block: Block, state: Collecting): void {
  const own: string[] = [];
  if (block.type === 'section') {
    const name = normalName(textOf(block.title));
    const id = state.source.take(name, 'section');
    own.push(id);
    define(name, { href: `#${id}`, explicit: false, span: block.span, title: block.title }, state);
  }
  if (block.type === 'footnote') {
    state.footnotes.push(block);
    const name = normalName(block.label.replace(/^[#*]/, ''));
    const id = state.source.take(name, block.kind === 'citation' ? 'citation' : 'footnote');
    own.push(id);
    if (name !== '') define(name, { href: `#${id}`, explicit: true, span: block.span }, state);
  }
  const title = titleOf(block);
  const number = state.numbers.get(block);
  const given = block.type === 'code' || block.type === 'trace' ? [...new Set([...(block.ids ?? []), ...(block.type === 'trace' && block.code.name ? [block.code.name] : [])])] : block.ids ?? [];
  for (const name of given) {
    const id = state.source.take(name, block.type);
    own.push(id);
    define(normalName(name), { href: `#${id}`, explicit: true, span: block.span, ...(title && { title }), ...(number && { number }) }, state);
  }
  for (const { id, place } of state.waiting) {
    own.push(id);
    if (title) place.title = title;
    if (number) place.number = number;
  }
  state.waiting = [];
  if (block.type === 'object') collectObject(block, own, state);
  if (own.length > 0) state.ids.set(block, own);
  if (block.type === 'math' && block.label !== undefined) collectLabel(block, block.label, own, state);
  if (block.type === 'definition-list' && block.glossary) collectTerms(block, state);
}

function collectLabel(block: Block, label: string, own: readonly string[], state: Collecting): void {
  if (state.places.has(normalName(label)) && own.length > 0) return;
  const id = state.source.take(`equation-${label}`, 'equation');
  state.ids.set(block, [...own, id]);
  const number = state.numbers.get(block);
  define(normalName(label), { href: `#${id}`, explicit: true, span: block.span, ...(number && { number }) }, state);
}

function collectObject(block: ObjectDescription, own: string[], state: Collecting): void {
  for (const name of block.names ?? []) {
    if (state.objects.full.has(name)) continue;
    const id = state.source.take(name, 'object');
    own.push(id);
    state.objects.add(name, `#${id}`);
  }
}

function collectTerms(block: Extract<Block, { type: 'definition-list' }>, state: Collecting): void {
  for (const term of block.items.flatMap(({ terms }) => terms)) {
    const name = normalName(textOf(term.children));
    const id = state.source.take(`term-${name}`, 'term');
    state.ids.set(term, [id]);
    state.terms.set(name, `#${id}`);
  }
}

function titleOf(block: Block): readonly Inline[] | undefined {
  switch (block.type) {
    case 'section': return block.title;
    case 'figure': case 'table': case 'code': case 'mermaid': case 'drawn-timeline': return block.caption;
    case 'trace': return block.options.caption;
    case 'admonition': return block.title;
    default: return undefined;
  }
}

function collectInline(inline: Inline, state: Collecting): void {
  if (inline.type === 'role' && inline.name.replace(/^std:/, '') === 'numref') state.numbered = true;
  if (inline.type === 'inline-target') {
    const id = state.source.take(inline.name, 'target');
    state.ids.set(inline, [id]);
    define(inline.name, { href: `#${id}`, explicit: true, span: inline.span, title: inline.children }, state);
  } else if (inline.type === 'footnote-reference') {
    state.ids.set(inline, [state.source.take('', `${inline.kind}-reference`)]);
  } else if (inline.type === 'link' && inline.defines !== undefined) defineByLink(inline, inline.defines, state);
}

function defineByLink(link: Link, name: string, state: Collecting): void {
  const leads = link.href !== undefined ? { href: link.href } : link.ref !== undefined ? { ref: link.ref } : {};
  const id = state.source.take(name, 'target');
  if (link.ref !== name) define(name, { ...leads, id, byLink: true, explicit: true, span: link.span }, state);
}

/** Explicit targets go before section titles; a second explicit one makes the name useless unless both lead to one address. */
function define(name: string, place: Place, state: Collecting): void {
  const { places, claimed, report } = state;
  if (!places.has(name)) {
    places.set(name, place);
    if (place.explicit) claimed.add(name);
    return;
  }
  const old = places.get(name);
  if (!place.explicit) {
    if (old && !old.explicit) places.set(name, undefined);
    return;
  }
  if (!claimed.has(name)) {
    claimed.add(name);
    places.set(name, place);
    return;
  }
  if (old?.href !== undefined && old.href === place.href) return;
  report(diagnostic('rst/duplicate-target', place.span, { name }));
  places.set(name, undefined);
}
