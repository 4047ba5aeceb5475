import { expect, test } from 'vitest';
import { stepRanges } from '../../src/timeline/step-ranges.ts';
import type { Instant, Phase } from '../../src/timeline/timeline.ts';

/** A timeline of instants with these numbers of steps. */
const of = (counts: readonly number[], phases: readonly Phase[] = []): Parameters<typeof stepRanges>[0] => {
  const instants: Instant[] = [];
  for (const [index, count] of counts.entries()) {
    const first = (instants.at(-1)?.last ?? 0) + 1;
    instants.push({ at: index * 1e9, first, last: first + count - 1 });
  }
  return { instants, phases, steps: Array.from({ length: instants.at(-1)?.last ?? 0 }) };
};

test('twenty-steps-are-one-slide-and-twenty-one-are-two', () => {
  expect(stepRanges(of([20]))).toEqual([{ from: 1, to: 20 }]);
  expect(stepRanges(of([21]))).toEqual([{ from: 1, to: 11 }, { from: 12, to: 21 }]);
});

test('a-long-recording-is-cut-where-an-instant-begins', () => {
  expect(stepRanges(of([4, 9, 4, 9]))).toEqual([{ from: 1, to: 17 }, { from: 18, to: 26 }]);
});

test('each-phase-begins-a-slide-however-short', () => {
  expect(stepRanges(of([3, 5], [{ title: 'a', from: 1 }, { title: 'b', from: 4 }]))).toEqual([{ from: 1, to: 3, title: 'a' }, { from: 4, to: 8, title: 'b' }]);
});

test('a-long-phase-keeps-its-title-on-every-slide', () => {
  expect(stepRanges(of([3, 20, 5], [{ title: 'a', from: 4 }]))).toEqual([{ from: 1, to: 3 }, { from: 4, to: 16, title: 'a' }, { from: 17, to: 28, title: 'a' }]);
});

test('what-an-author-keeps-is-all-that-is-shown', () => {
  expect(stepRanges(of([3, 5]), { from: 2, to: 5 })).toEqual([{ from: 2, to: 5 }]);
  expect(stepRanges(of([3, 5]), { from: 2, to: 99 })).toEqual([{ from: 2, to: 8 }]);
});

test('a-range-outside-the-recording-shows-the-whole-rather-than-nothing', () => {
  expect(stepRanges(of([3, 5]), { from: 30, to: 40 })).toEqual([{ from: 1, to: 8 }]);
  expect(stepRanges(of([]))).toEqual([]);
});
