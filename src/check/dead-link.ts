import { blocksOf } from '../deck/assets.ts';
import type { Deck, Slide } from '../deck/deck.ts';
import { placesOf } from '../deck/places.ts';
import { inlinesOf, walkInlines } from '../document/inlines.ts';
import type { Block } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import { diagnostic } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { DeckFacts, Rule } from './rule.ts';

interface Found {
  readonly address: string;
  readonly span: Span;
}

/** Links of slides and notes to what the output does not have. */
export const deadLink: Rule = {
  code: 'check/dead-link', measures: false,
  find: (facts) => {
    const places = placesIn(facts.deck);
    const dead = facts.deck.slides.flatMap((slide) => linksOf(slide)).filter(({ address }) => isDead(facts.address(address), facts, places));
    return dead.map(({ address, span }) => diagnostic('check/dead-link', span, { address, hint: hintFor(address, facts.decks) }));
  },
};

function placesIn(deck: Deck): ReadonlySet<string> {
  return new Set([...placesOf(deck).keys(), ...deck.slides.map(({ id }) => id)]);
}

function linksOf(slide: Slide): readonly Found[] {
  const found: Found[] = [];
  const look = (blocks: readonly Block[]): void => walkBlocks(blocks, (block) => {
    walkInlines(inlinesOf(block), (inline) => {
      if (inline.type === 'link' && inline.href !== undefined) found.push({ address: inline.href, span: inline.span });
    });
    if ((block.type === 'image' || block.type === 'figure') && block.image.link !== undefined) found.push({ address: block.image.link, span: block.span });
  });
  look(blocksOf(slide));
  for (const note of slide.notes) look(note.blocks);
  return found;
}

/** Addresses of other hosts, and those from the top of a host, are not judged. */
function isDead(address: string, { files, deck, decks }: DeckFacts, places: ReadonlySet<string>): boolean {
  if (address === '' || address.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(address)) return false;
  const [path = '', id] = address.replace(/\?[^#]*/, '').split('#');
  if (path === '') return id !== '' && !has(places, id);
  if (files.has(path) || /^(?:\.\.\/(?:index\.html)?|\.\.)$/.test(path)) return false;
  const [, slug = deck.slug, page = ''] = /^(?:\.\.\/([^/]+)\/)?(.*)$/.exec(path) ?? [];
  const other = decks.find((one) => one.slug === slug);
  return !other || !pagesOf(other).includes(page) || (id !== undefined && id !== '' && !has(placesIn(other), id));
}

const has = (places: ReadonlySet<string>, id = ''): boolean => places.has(id) || places.has(decodeURIComponent(id).replace(/^\//, '').replace(/\/.*$/, ''));

/** Pages and files that every deck has beside it. */
const pagesOf = ({ slug }: Deck): readonly string[] => ['', 'index.html', 'reading.html', `${slug}.pdf`, `${slug}-handout.pdf`];

function hintFor(address: string, decks: readonly Deck[]): string {
  if (address.startsWith('#')) return 'name a heading or a label of this document';
  const path = address.replace(/[?#].*$/, '').replace(/^(?:\.\.?\/)+/, '');
  const meant = decks.find((deck) => deck.path === path || deck.path.endsWith(`/${path}`));
  if (meant) return `the deck of ${meant.path} is published at ../${meant.slug}/index.html`;
  return 'give the whole address, or offer the file with the role `download`';
}
