import { expect, test } from 'vitest';
import type { SearchIndex } from '../../src/contract/search.ts';
import { createSearch, type Found } from '../../src/player/search-engine.ts';

const index: SearchIndex = {
  decks: [
    {
      title: 'Waiting', page: 'waiting/index.html', reading: 'waiting/reading.html',
      slides: [
        { id: 'deadlines', title: 'Deadlines', parts: [['text', 'A deadline is kept by a timer.'], ['text', 'It can be moved.', '2']] },
        { id: 'deadlines-stage', title: 'Deadlines', again: true, parts: [['code', 'async def main():\n    await asyncio.wait_for(work(), timeout=2)'], ['step', 'main starts and waits for work', '1'], ['step', 'TaskGroup cancels main', '2']] },
      ],
    },
    { title: 'Groups', page: 'groups/index.html', slides: [{ id: 'groups', title: 'Task <b>groups</b>', parts: [['text', `${'far away '.repeat(40)}the needle ${'and more '.repeat(40)}`]] }] },
  ],
};
const search = createSearch(index);
const places = (query: string): readonly string[] => search(query).map(({ deck, slide, step }) => `${deck.title}#${slide.id}${step === undefined ? '' : `/${step}`}`);
const marks = (found: Found | undefined): readonly string[] => [...found?.title ?? [], ...found?.excerpt ?? []].filter((run) => run.match).map((run) => run.text);

test.each([
  ['deadlines', 'Waiting#deadlines'], ['moved', 'Waiting#deadlines/2'], ['wait_for', 'Waiting#deadlines-stage'], ['waits work', 'Waiting#deadlines-stage/1'],
  ['group', 'Waiting#deadlines-stage/2'], ['taskgroup', 'Waiting#deadlines-stage/2'], ['neeble', 'Groups#groups'],
])('%s-is-found-where-it-stands', (query, place) => {
  expect(places(query)).toContain(place);
});

test('a-heading-over-several-slides-is-found-on-the-first', () => {
  expect(places('deadlines').filter((place) => place.startsWith('Waiting#deadlines-stage'))).toEqual([]);
});

test('words-that-nothing-holds-together-are-found-apart', () => {
  expect(places('needle moved')).toEqual(expect.arrayContaining(['Waiting#deadlines/2', 'Groups#groups']));
});

test.each(['', '   ', '?!', 'xylophone'])('%j-finds-nothing', (query) => {
  expect(search(query)).toEqual([]);
});

test('of-code-the-line-that-matches-is-shown', () => {
  const [found] = search('wait_for');
  expect(found?.excerpt.map((run) => run.text).join('')).toBe('await asyncio.wait_for(work(), timeout=2)');
  expect(marks(found)).toEqual(['wait_for']);
});

test('of-long-text-the-words-round-the-match-are-shown', () => {
  const [found] = search('needle');
  const text = found?.excerpt.map((run) => run.text).join('') ?? '';
  expect(text).toMatch(/^… .*the needle .* …$/);
  expect(text.length).toBeLessThan(170);
  expect(marks(found)).toEqual(['needle']);
});

test('markup-in-a-title-is-text', () => {
  expect(search('groups')[0]?.title.map((run) => run.text).join('')).toBe('Task <b>groups</b>');
});
