import type { Deck } from '../deck/deck.ts';
import { placesOf } from '../deck/places.ts';
import { nameDecks, type PlannedDeck } from '../deck/plan-decks.ts';
import type { Labels } from '../markup/resolve/labels.ts';
import { newObjectNames } from '../markup/resolve/object-names.ts';
import type { DeckBeside } from '../render/outputs.ts';
import type { Report } from '../source/diagnostic.ts';

/** What a document offers to the references of others, as plain data. */
export interface Offer extends Omit<Labels, 'objects'> {
  readonly path: string;
  readonly objects: Labels['objects']['full'];
}

/** What others must know of a deck to name theirs and to lead to it, as plain data. */
export type DeckOutline = PlannedDeck<DeckBeside['deck']> & DeckBeside;

/** Those who compile a site together, each its own documents: what each of them tells, all hear in the order of the documents. */
export interface Crew {
  readonly labels: (own: readonly Offer[]) => Promise<readonly Offer[]>;
  readonly decks: (own: readonly DeckOutline[]) => Promise<readonly DeckOutline[]>;
}

/** A document's path and what it offers. */
export interface OwnLabels {
  readonly path: string;
  readonly labels: Labels;
}

/** Returns what all documents offer: `own`, and those of the others. */
export async function labelsOfAll(own: readonly OwnLabels[], crew: Crew | undefined): Promise<readonly OwnLabels[]> {
  if (!crew) return own;
  const offers = await crew.labels(own.map(({ path, labels: { places, terms, objects, documents, numbered } }) => ({ path, places, terms, objects: objects.full, documents, numbered })));
  return offers.map(({ path, objects: full, ...rest }) => {
    const objects = newObjectNames();
    for (const [name, href] of full) objects.add(name, href);
    return { path, labels: { ...rest, objects } };
  });
}

/** Returns the decks of the whole site with names that differ: those that were `planned` here, and of the others what leads to them. */
export async function decksOfAll(planned: readonly PlannedDeck[], crew: Crew | undefined, report: Report): Promise<readonly (Deck | DeckBeside)[]> {
  if (!crew) return nameDecks(planned, report);
  const outlines = await crew.decks(planned.map(({ deck, titleSpan }) => ({ deck: { slug: deck.slug, path: deck.path, titleText: deck.titleText }, titleSpan, places: placesOf(deck) })));
  const own = new Set(planned.map(({ deck }) => deck.path));
  const waiting = planned.values();
  return nameDecks(outlines, report).map((deck, index) => {
    const plan = own.has(deck.path) ? waiting.next().value : undefined;
    if (plan) return plan.deck.slug === deck.slug ? plan.deck : { ...plan.deck, slug: deck.slug };
    return { deck, places: outlines[index]?.places ?? new Map() };
  });
}
