import type { Asset } from '../deck/assets.ts';
import type { Deck } from '../deck/deck.ts';
import { placesOf } from '../deck/places.ts';

/** Returns where the ids of each deck lead: the slide that shows them. */
export function placesOfDecks(decks: readonly Deck[]): ReadonlyMap<Deck, ReadonlyMap<string, string>> {
  return new Map(decks.map((deck) => [deck, placesOf(deck)] as const));
}

/**
 * Returns the addresses that pages of `deck` write, by what the document says: files by their copy, sections by the slide they begin, in this deck
 * or another. `page` is the name of the pages among which links stay, `index.html` for the slides.
 */
export function addressesOf(deck: Deck, places: ReadonlyMap<Deck, ReadonlyMap<string, string>>, assets: readonly Asset[], page = 'index.html'): ReadonlyMap<string, string> {
  const addresses = new Map(assets.map((asset) => [asset.address, asset.target]));
  const add = (address: string, target: string): void => { if (!addresses.has(address)) addresses.set(address, target); };
  for (const slide of deck.slides) for (const id of slide.anchors ?? []) add(`#${id}`, `#${slide.id}`);
  const own = places.get(deck);
  for (const [other, ids] of places) {
    if (other === deck) continue;
    const target = `../${other.slug}/${page}`;
    const document = other.path === deck.path ? '' : `/${other.path}`;
    for (const [id, slide] of ids) if (document !== '' || own?.has(id) !== true) add(`${document}#${id}`, `${target}#${slide}`);
    if (document !== '') add(document, target);
  }
  return addresses;
}

/** Returns the function that finds an address: the one known for it, that of its document without the place in it, else itself. */
export function addressIn(addresses: ReadonlyMap<string, string>): (uri: string) => string {
  return (uri) => addresses.get(uri) ?? addresses.get(uri.replace(/^(\/.*)#.*$/, '$1')) ?? uri;
}
