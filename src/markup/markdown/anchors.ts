import type { Heading, Nodes, Root } from 'mdast';
import { makeId } from '../resolve/ids.ts';

/** The places of a document that links may lead to. */
export interface Anchors {
  /** The name a heading gives itself, or the anchor that some link uses and that resolution would not give it: else none. */
  readonly nameOf: (heading: Heading) => string | undefined;
  /** Returns how a link to `#anchor` is written in the tree: by the name of a place, by its id, or `undefined` for no place known. */
  readonly find: (anchor: string) => { readonly ref: string } | { readonly href: string } | undefined;
}

const ownName = /\s*\{[^{}]*?#([\w-]+)[^{}]*\}\s*$/;

/**
 * Returns the anchors of `tree`: those that headings name themselves (`{#place}`), else those that GitHub gives them, and the
 * names that fences and directives give their blocks. An anchor that equals the id of its heading in the tree needs no name.
 */
export function anchorsOf(tree: Root): Anchors {
  const used = new Set<string>();
  const headings: Heading[] = [];
  const named = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'heading') headings.push(node);
    if ((node.type === 'link' || node.type === 'definition') && node.url.startsWith('#')) used.add(decoded(node.url.slice(1)));
    if (node.type === 'containerDirective' || node.type === 'leafDirective') for (const name of [node.attributes?.['id'], node.attributes?.['name']]) if (name) named.add(name);
    if (node.type === 'code') for (const [, name] of (node.meta ?? '').matchAll(/(?:name=["']?|#)([\w-]+)/g)) named.add(name ?? '');
  });
  const given = new Map<string, number>();
  const names = new Map<Heading, string>();
  const plain = new Set<string>();
  for (const heading of headings) {
    const text = textOf(heading);
    const own = ownName.exec(text)?.[1];
    const anchor = own ?? unique(anchorOf(text), given);
    if (own) given.set(own, given.get(own) ?? 0);
    if (own || (used.has(anchor) && makeId(text) !== anchor)) names.set(heading, anchor);
    else plain.add(anchor);
  }
  const refs = new Set([...names.values(), ...named]);
  return {
    nameOf: (heading) => names.get(heading),
    find: (anchor) => {
      const name = decoded(anchor);
      if (refs.has(name)) return { ref: name };
      return plain.has(name) ? { href: `#${name}` } : undefined;
    },
  };
}

/** The anchor that GitHub gives a heading: lower case, blanks as hyphens, punctuation dropped. */
function anchorOf(text: string): string {
  return text.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
}

/** The first heading has the anchor as it is, others a number behind it; `given` holds the anchors taken and the last number tried for each. */
function unique(anchor: string, given: Map<string, number>): string {
  let own = anchor;
  let number = given.get(anchor) ?? 0;
  while (given.has(own)) {
    number += 1;
    own = `${anchor}-${number}`;
  }
  given.set(anchor, number);
  given.set(own, given.get(own) ?? 0);
  return own;
}

function visit(root: Nodes, see: (node: Nodes) => void): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    see(node);
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
  }
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
