import { expect, test } from 'vitest';
import { fitText, stageHeadingSize } from '../../src/render/stage-text.ts';
import { textWidth } from '../../src/render/text-width.ts';

test.each(['Together', 'The first error is passed on; the others go on'])('the-heading-%j-keeps-its-size-beside-the-clock', (text) => {
  expect(stageHeadingSize(text)).toBeUndefined();
});

test('a-heading-longer-than-the-room-beside-the-clock-becomes-smaller-until-it-fits-and-never-smaller-than-34-pixels', () => {
  const long = 'A heading of a stage that is longer than the room beside its clock';
  const size = stageHeadingSize(long) ?? 0;
  expect(size).toBeLessThan(50);
  expect(textWidth(long, size, true)).toBeLessThanOrEqual(1330 + 10);
  expect(stageHeadingSize(`${long}, and goes on, and on, and on, until nothing helps`)).toBe(34);
});

test('a-name-without-room-ends-in-an-ellipsis-and-one-with-room-is-whole', () => {
  expect(fitText('worker', 400, 32, true)).toBe('worker');
  const cut = fitText('a_very_long_name_of_a_worker', 200, 32, true);
  expect(cut.endsWith('…')).toBe(true);
  expect(textWidth(cut, 32, true)).toBeLessThanOrEqual(200);
});
