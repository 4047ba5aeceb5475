import type { Asset } from '../deck/assets.ts';
import type { Deck } from '../deck/deck.ts';

/**
 * Returns the function that finds the addresses that pages of `deck` write, by what the document says: files by their copy, sections by the slide
 * they begin, in this deck or another; of a place that is not known its document; else what the document says. `pageOf` is the address of another
 * deck's page by its slug.
 */
export function addressFinder(deck: Deck, places: ReadonlyMap<Pick<Deck, 'slug' | 'path'>, ReadonlyMap<string, string>>, assets: readonly Asset[], pageOf = (slug: string): string => `../${slug}/index.html`): (uri: string) => string {
  const own = new Map(assets.map((asset) => [asset.address, asset.target]));
  for (const slide of deck.slides) for (const id of slide.anchors ?? []) if (!own.has(`#${id}`)) own.set(`#${id}`, `#${slide.id}`);
  const elsewhere = (path: string, id: string | undefined): string | undefined => {
    for (const [other, ids] of places) {
      const slide = id === undefined ? '' : ids.get(id);
      if (other !== deck && other.path === path && slide !== undefined) return `${pageOf(other.slug)}${slide && `#${slide}`}`;
    }
    return undefined;
  };
  const find = (uri: string): string | undefined => {
    const known = own.get(uri);
    const [, path = '', id] = /^(?:\/([^#]*))?(?:#(.*))?$/.exec(uri) ?? [];
    if (known !== undefined || (path === '' && id === undefined)) return known;
    if (path !== '') return path === deck.path ? undefined : elsewhere(path, id);
    return id === undefined || places.get(deck)?.has(id) === true ? undefined : elsewhere(deck.path, id);
  };
  return (uri) => find(uri) ?? find(uri.replace(/^(\/.*)#.*$/, '$1')) ?? uri;
}
