import { expect, test } from 'vitest';
import { placeOfChange } from '../../src/site/dev-follow.ts';

const slide = (words: string): string => `<section id="a"><p>One.</p><div class="fragment custom" data-step="1" data-from="1"><p>Two.<br>${words}</p></div><p data-from="2">Three.</p></section>`;

test.each([
  ['a-change-inside-what-appears-with-a-step-shows-in-that-step', slide('x'), slide('y'), { slide: 'a', step: '1' }],
  ['a-change-outside-shows-from-the-beginning', slide('x'), slide('x').replace('One.', 'Other.'), { slide: 'a' }],
  ['a-step-is-known-by-the-element-that-shows-from-it-too', slide('x'), slide('x').replace('Three.', 'Four.'), { slide: 'a', step: '2' }],
  ['a-change-of-the-tag-itself-belongs-to-its-step', slide('x'), slide('x').replace('data-from="2"', 'data-from="2" class="b"'), { slide: 'a', step: '2' }],
])('%s', (_, before, now, place) => {
  expect(placeOfChange(new Map([['0', 'same'], ['a', before]]), new Map([['0', 'same'], ['a', now]]))).toEqual(place);
});

test('a-new-slide-is-a-change-and-one-that-is-gone-is-no-place-to-go-to', () => {
  expect(placeOfChange(new Map([['a', 'x']]), new Map([['a', 'x'], ['b', 'y']]))).toEqual({ slide: 'b' });
  expect(placeOfChange(new Map([['a', 'x'], ['b', 'y']]), new Map([['a', 'x']]))).toBeUndefined();
});
