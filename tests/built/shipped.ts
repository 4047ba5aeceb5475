import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.ts';

/** The site of the shipped decks, with speaker notes, as the setup built it. */
export const site = join(root, 'build/site');

/** Names of its decks. */
export const decks: readonly string[] = readdirSync(site, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'assets').map((entry) => entry.name).sort();

/** Returns the page of a deck as text. */
export function pageOf(deck: string): string {
  return readFileSync(join(site, deck, 'index.html'), 'utf8');
}

/** Returns the ids of a deck's slides of one kind, in order. */
export function slidesOf(deck: string, kind: string): readonly string[] {
  return [...pageOf(deck).matchAll(/<section id="([^"]+)" class="([^"]+)"/g)].filter(([, , classes]) => classes?.split(' ').includes(`slide-${kind}`)).map(([, id]) => id ?? '');
}
