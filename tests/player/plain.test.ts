import { expect, test } from 'vitest';
import { codeToCopy } from '../../src/player/copy-code.ts';
import type { OutlineSlide } from '../../src/player/messages.ts';
import { following } from '../../src/player/outline.ts';
import { paceInWords, paceOf, stopwatchText } from '../../src/player/pace.ts';
import { hashFromPlace, placeFromHash, placeFromTyping } from '../../src/player/place.ts';
import { commandOf } from '../../src/player/speaker-keys.ts';

test.each([
  ['#/gather/5', { slide: 'gather', step: '5' }], ['#gather', { slide: 'gather' }], ['#/gather', { slide: 'gather' }], ['#/3', { slide: '3' }],
  ['#/caf%C3%A9/2', { slide: 'café', step: '2' }], ['#/100%/1', { slide: '100%', step: '1' }], ['#/gather/5.2', { slide: 'gather', step: '5.2' }], ['', undefined], ['#', undefined], ['#/', undefined], ['#/a/b/c', undefined],
])('the-hash-%s-names-its-place', (hash, place) => { expect(placeFromHash(hash)).toEqual(place); });

test.each([[{ slide: 'gather', step: '5' }, '#/gather/5'], [{ slide: 'gather', step: '5?' }, '#/gather/5?'], [{ slide: 'gather', step: '0' }, '#/gather'], [{ slide: 'café' }, '#/caf%C3%A9']])('%j-is-written-as-%s', (place, hash) => {
  expect(hashFromPlace(place)).toBe(hash);
  expect(placeFromHash(hash)).toMatchObject('step' in place && place.step !== '0' ? place : { slide: place.slide });
});

test.each([['7', { slide: '7' }], ['7.3', { slide: '7', step: '3' }], ['gather/3', { slide: 'gather', step: '3' }], ['gather', undefined], ['two words', undefined]])('typing-%s', (text, place) => {
  expect(placeFromTyping(text)).toEqual(place);
});

test.each([
  ['a-program-whole', 'import asyncio\n\nasyncio.run(main())\n', 'import asyncio\n\nasyncio.run(main())'],
  ['a-session-without-output', '>>> a = 1\n>>> a\n1\n>>> def f():\n...     pass\n...\n>>> f()\nTraceback …\n', 'a = 1\na\ndef f():\n    pass\n\nf()'],
  ['dots-in-output-are-output', '>>> print("a\\n... x")\na\n... x\n', 'print("a\\n... x")'],
  ['a-shell-session-without-output', '$ python talk.py\nhello\n$ ls\n', 'python talk.py\nls'],
  ['indented-prompts', '  >>> 1 + 1\n  2\n', '1 + 1'],
  ['a-program-with-a-dollar', 'print("$ 5")\n$ 5', 'print("$ 5")\n$ 5'],
])('copies-%s', (_, shown, copied) => { expect(codeToCopy(shown)).toBe(copied); });

const outline: readonly OutlineSlide[] = [
  { id: 'a', title: 'A', minutes: 2, firstStep: 0, sentences: [], labels: [], notes: [] },
  { id: 'b', title: 'B', minutes: 5, firstStep: 0, sentences: ['one', 'two'], labels: ['1', '2'], notes: [] },
  { id: 'c', title: 'C', firstStep: 2, sentences: ['three'], labels: ['3'], notes: [] },
];

test('what-follows-is-the-next-step-then-the-next-slide-then-nothing', () => {
  expect(following(outline, 0, 0)).toEqual({ slide: 1, step: 0 });
  expect(following(outline, 1, 1)).toEqual({ slide: 1, step: 2 });
  expect(following(outline, 1, 2)).toEqual({ slide: 2, step: 2 });
  expect(following(outline, 2, 3)).toBeUndefined();
});

test.each([
  [0, 1, 'on time · this slide 2 min, all 7 min'], [0, 3, '1 min behind · this slide 2 min, all 7 min'], [1, 1, '1 min ahead · this slide 5 min, all 7 min'],
  [1, 7.2, 'on time · this slide 5 min, all 7 min'], [2, 10, '3 min behind · all 7 min'],
])('on-slide-%i-after-%f-minutes-%s', (index, minutes, words) => {
  const pace = paceOf(outline, index, minutes * 60_000);
  expect(pace && paceInWords(pace, true)).toBe(words);
});

test('without-planned-minutes-there-is-no-pace', () => { expect(paceOf([{ id: 'a', title: '', firstStep: 0, sentences: [], labels: [], notes: [] }], 0, 1000)).toBeUndefined(); });

test.each([[0, '0:00'], [59_999, '0:59'], [60_000, '1:00'], [3_723_000, '1:02:03']])('%i-milliseconds-are-%s', (elapsed, text) => { expect(stopwatchText(elapsed)).toBe(text); });

const press = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
test.each([
  [{ key: 'ArrowRight' }, 'next'], [{ key: 'ArrowRight', altKey: true }, 'next-slide'], [{ key: 'PageUp' }, 'previous'], [{ key: ' ' }, 'next'], [{ key: ' ', shiftKey: true }, 'previous'],
  [{ key: 'ArrowLeft', shiftKey: true }, 'first'], [{ key: 'ArrowDown', shiftKey: true }, 'last'], [{ key: '.' }, 'blank'], [{ key: 'N' }, 'next'], [{ key: 'n', ctrlKey: true }, undefined],
  [{ key: 'ArrowRight', metaKey: true }, undefined], [{ key: 'x' }, undefined], [{ key: 'b', altKey: true }, undefined],
])('the-key-%j-asks-for-%s', (key, command) => { expect(commandOf({ ...press, ...key })).toBe(command); });
