import MiniSearch from 'minisearch';
import type { SearchDeck, SearchIndex, SearchPart, SearchSlide } from '../contract/search.ts';

/** A place that was found: its slide and step, and its words with those that match. */
export interface Found {
  readonly deck: SearchDeck;
  readonly slide: SearchSlide;
  /** Label of the step in which the words appear; absent where they are there from the beginning. */
  readonly step?: string;
  readonly kind: SearchPart[0] | 'title';
  /** The words round the first match, cut at words; code by whole lines. */
  readonly excerpt: readonly Run[];
  readonly title: readonly Run[];
}

/** A stretch of text, and whether it is a match. */
export interface Run {
  readonly text: string;
  readonly match: boolean;
}

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly words: string;
  readonly deck: SearchDeck;
  readonly slide: SearchSlide;
  readonly part: SearchPart | undefined;
}

/** Finds places by words, best first; nothing for a query without words. */
export type Search = (query: string) => readonly Found[];

/**
 * Returns the search of `index`. All words of a query must stand in one place (title and words); where that finds nothing, places with some of them
 * count. Words are found by their beginnings, names of code by their parts too: `wait` finds `wait_for`, `group` finds `TaskGroup`.
 */
export function createSearch(index: SearchIndex, most = 40): Search {
  const entries = entriesOf(index);
  const engine = new MiniSearch<Entry>({
    fields: ['title', 'words'],
    tokenize: (text) => wordsAndParts(text),
    processTerm: (term) => term.toLowerCase(),
    searchOptions: { boost: { title: 2.5 }, prefix: true, fuzzy: (term) => (term.length > 5 ? 0.15 : false), combineWith: 'AND', tokenize: wordsOf, weights: { fuzzy: 0.2, prefix: 0.5 } },
  });
  engine.addAll(entries);
  return (query) => {
    if (wordsOf(query).length === 0) return [];
    const all = engine.search(query);
    const hits = all.length > 0 ? all : engine.search(query, { combineWith: 'OR' });
    return distinct(hits.flatMap((hit) => {
      const entry = entries[Number(hit.id)];
      return entry ? [foundIn(entry, hit.terms)] : [];
    })).slice(0, most);
  };
}

/** One entry for each title and one for each part, which goes under its title for queries that name both. */
function entriesOf({ decks }: SearchIndex): readonly Entry[] {
  const entries: Entry[] = [];
  for (const deck of decks) {
    for (const slide of deck.slides) {
      if (!slide.again) entries.push({ id: entries.length, title: slide.title, words: deck.title, deck, slide, part: undefined });
      for (const part of slide.parts) entries.push({ id: entries.length, title: '', words: part[1], deck, slide, part });
    }
  }
  return entries;
}

function foundIn({ deck, slide, part }: Entry, terms: readonly string[]): Found {
  const step = part?.[2];
  const words = part ?? slide.parts[0];
  return {
    deck, slide, ...(step !== undefined && { step }), kind: part?.[0] ?? 'title',
    title: marked(slide.title, part ? [] : terms), excerpt: words ? marked(excerptOf(words, part ? terms : []), part ? terms : []) : [],
  };
}

/** Of several places in one step of one slide the best stays. */
function distinct(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ deck, slide, step }) => {
    const key = `${deck.page}#${slide.id}/${step ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Words, and of names of code their parts: `wait_for` is also `wait` and `for`, `TaskGroup` also `Task` and `Group`. */
function wordsAndParts(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const parts = word.split(/_+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter((part) => part !== '');
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

const excerptLength = 150;

/** The part of a text round its first match: whole lines of code, some words of other text. */
function excerptOf([kind, text]: SearchPart, terms: readonly string[]): string {
  const at = Math.max(0, firstMatch(text, terms));
  if (kind === 'code') {
    const from = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', from);
    return text.slice(from, end === -1 ? text.length : end).trim();
  }
  if (text.length <= excerptLength) return text;
  const from = at < 60 ? 0 : text.indexOf(' ', at - 60) + 1;
  const end = from + excerptLength >= text.length ? text.length : text.lastIndexOf(' ', from + excerptLength);
  return `${from > 0 ? '… ' : ''}${text.slice(from, end > from ? end : from + excerptLength)}${end < text.length ? ' …' : ''}`;
}

function firstMatch(text: string, terms: readonly string[]): number {
  return [...matchesIn(text, terms)][0]?.index ?? -1;
}

/** Matches at the beginnings of words and of parts of names. */
function matchesIn(text: string, terms: readonly string[]): Iterable<RegExpExecArray> {
  if (terms.length === 0) return [];
  const words = [...terms].sort((a, b) => b.length - a.length).map((term) => term.replace(/[^\p{L}\p{N}_]/gu, '\\$&'));
  return text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})(?:${words.join('|')})`, 'giu'));
}

/** Returns `text` as runs, those that `terms` match marked. */
export function marked(text: string, terms: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of matchesIn(text, terms)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), match: false });
    runs.push({ text: match[0], match: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), match: false });
  return runs;
}
