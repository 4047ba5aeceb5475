import { inlinesOf, walkInlines } from '../document/inlines.ts';
import type { Block } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import { joinPath } from '../source/join-path.ts';
import type { Span } from '../source/span.ts';
import type { Deck, Slide } from './deck.ts';

/** A file that a deck shows: the address as the author wrote it, the path in the project, and the path in the deck's folder. */
export interface Asset {
  readonly address: string;
  /** Path relative to the project, or `undefined` where the address leads out of it. */
  readonly path: string | undefined;
  readonly target: string;
  readonly span: Span;
}

/** Returns the pictures that `deck` shows from files, and the files that it offers for download, each address once; addresses of other hosts and `data:` are left out. */
export function assetsOf(deck: Deck): readonly Asset[] {
  const found = new Map<string, Asset>();
  const add = (address: string, span: Span): void => {
    if (found.has(address) || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return;
    const path = resolvePath(deck.path, address);
    found.set(address, { address, path, target: `files/${(path ?? address).replace(/^.*\//, '')}`, span });
  };
  if (deck.meta.ogImage !== undefined) add(deck.meta.ogImage, deck.span);
  for (const slide of deck.slides) {
    if (slide.background?.image !== undefined) add(slide.background.image, slide.span);
    walkBlocks(blocksOf(slide), (block) => {
      if (block.type === 'image' || block.type === 'figure') add(block.image.source, block.span);
      walkInlines(inlinesOf(block), (inline) => {
        if (inline.type === 'inline-image') add(inline.image.source, inline.span);
        else if (inline.type === 'role' && inline.name === 'download' && inline.href !== undefined) add(inline.href, inline.span);
      });
    });
  }
  return distinctTargets([...found.values()]);
}

/** Returns the content blocks of a slide. */
export function blocksOf(slide: Slide): readonly Block[] {
  if (slide.kind === 'references') return slide.notesOf;
  return slide.kind === 'title' || slide.kind === 'content' ? slide.blocks : [];
}

/** Two files of one name get two targets. */
function distinctTargets(assets: readonly Asset[]): readonly Asset[] {
  const owners = new Map<string, string | undefined>();
  return assets.map((asset) => {
    let { target } = asset;
    for (let number = 2; owners.has(target) && owners.get(target) !== asset.path; number += 1) target = asset.target.replace(/(\.[^.]*)?$/, `-${number}$1`);
    owners.set(target, asset.path);
    return { ...asset, target };
  });
}

/** Returns the path that `address` means beside the document at `from`; `undefined` when it leads out of the project. */
export function resolvePath(from: string, address: string): string | undefined {
  return joinPath(from, decode(address).replace(/[?#].*$/, ''));
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
