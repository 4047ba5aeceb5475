import { assetsOf, resolvePath, type Asset } from '../deck/assets.ts';
import type { Deck } from '../deck/deck.ts';
import type { Host } from '../host.ts';
import { ownStyle } from '../render/outputs.ts';
import { styleFiles } from '../render/style-files.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import type { Memory } from './memory.ts';

/** Returns the files that a deck shows and has, those that are missing reported and left out: its pictures, and the style sheet `theme.css` beside the document with what that loads. */
export async function findFiles(deck: Deck, host: Host, named: Memory<Deck, readonly Asset[]>): Promise<readonly Asset[]> {
  const assets = named.recall(deck, [], () => undefined, () => assetsOf(deck));
  return [...await existing(assets, host), ...await findStyle(deck, host)];
}

async function existing(assets: readonly Asset[], host: Host): Promise<readonly Asset[]> {
  const there = await Promise.all(assets.map((asset) => (asset.path === undefined ? false : host.has(asset.path))));
  for (const [index, asset] of assets.entries()) {
    if (there[index]) continue;
    host.report(asset.path === undefined ? diagnostic('output/picture-outside', asset.span, { address: asset.address }) : diagnostic('output/picture-missing', asset.span, { address: asset.address, path: asset.path }));
  }
  return assets.filter((_, index) => there[index]);
}

/** The files of a style sheet keep their places beside the page. */
async function findStyle(deck: Deck, host: Host): Promise<readonly Asset[]> {
  const path = resolvePath(deck.path, ownStyle);
  const style = path !== undefined && await host.has(path) ? await host.read(path) : undefined;
  if (path === undefined || style === undefined || 'problem' in style) return [];
  const files = styleFiles(style.text).map((address): Asset => ({ address, path: address.startsWith('..') ? undefined : resolvePath(path, address), target: address, span: spanOfFile(path) }));
  return [{ address: ownStyle, path, target: ownStyle, span: spanOfFile(path) }, ...await existing(files, host)];
}
