import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './command.ts';
import { decks, pageOf } from './shipped.ts';

/** A row of `decks/COVERAGE.md`: a fact, the headings of the slides that hold it, and what proves it there. */
interface Fact {
  readonly line: number;
  readonly text: string;
  readonly headings: readonly string[];
  readonly proof: string;
}

const chapters = readFileSync(join(root, 'decks/COVERAGE.md'), 'utf8').split(/^## /m).slice(1).map((chapter) => {
  const [, title = '', file = ''] = /^(.*?) → `(.*?)`/.exec(chapter) ?? [];
  const facts = chapter.split('\n').map((line, number): Fact | undefined => {
    const [text, slides, proof] = line.split('|').slice(1, -1).map((cell) => cell.trim());
    if (text === undefined || slides === undefined || proof === undefined || /^(?:fact|-+)/.test(text)) return undefined;
    return { line: number, text, headings: slides.split('; '), proof };
  }).filter((fact) => fact !== undefined);
  return { title, file, facts };
}).filter(({ file }) => file !== '');

/** Words of a heading as one compares them: no markup, no quotes, no doubled blanks. */
const plain = (text: string): string => text.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '').replace(/[`*]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** The slides of a deck in order: heading and kind. */
const slidesOfDeck = (deck: string): readonly { readonly heading: string; readonly kind: string }[] => [...pageOf(deck).matchAll(/<section id="[^"]+" class="([^"]+)"[^>]*>.*?class="heading"[^>]*>(.*?)<\/(?:h\d|p)>/gs)]
  .map(([, classes = '', heading = '']) => ({ kind: /slide-(\w+)/.exec(classes)?.[1] ?? '', heading: plain(heading.replace(/<span class="part">.*$/s, '')) }));

const slidesByTitle = new Map(decks.map((deck) => {
  const slides = slidesOfDeck(deck);
  return [slides[0]?.heading ?? '', slides] as const;
}));
const deckOf = (file: string): ReturnType<typeof slidesOfDeck> => {
  const text = readFileSync(join(root, 'decks', file), 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1] ?? /^(\S.*)\n=+$/m.exec(text)?.[1] ?? '';
  return slidesByTitle.get(plain(title)) ?? [];
};

test('the-list-names-every-section-of-the-talk', () => {
  expect(chapters.length).toBeGreaterThanOrEqual(21);
  expect(chapters.flatMap(({ facts }) => facts).length).toBeGreaterThan(280);
});

describe('each-fact-stands-on-the-slides-that-the-list-names', () => {
  test.each(chapters.map((chapter) => [chapter.file, chapter] as const))('%s', (file, { facts }) => {
    const slides = deckOf(file);
    expect(slides.length, `${file} has a deck`).toBeGreaterThan(1);
    const missing = facts.flatMap(({ text, headings }) => headings.filter((heading) => !slides.some((slide) => slide.heading.startsWith(plain(heading)))).map((heading) => `${text} -> ${heading}`));
    expect(missing).toEqual([]);
    const unproved = facts.filter(({ proof }) => /^recorded|, recorded/.test(proof)).filter(({ headings }) => !headings.some((heading) => {
      const at = slides.findIndex((slide) => slide.heading.startsWith(plain(heading)));
      return slides.slice(at, at + 4).some(({ kind }) => kind === 'stage' || kind === 'sequence');
    })).map(({ text }) => text);
    expect(unproved, 'recorded facts have a recording on or right after their slide').toEqual([]);
  });
});
