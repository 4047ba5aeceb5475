import { expect, test } from 'vitest';
import { stepComments } from '../../src/trace/step-comments.ts';

const withoutStepComments = (text: string): string => stepComments(text).shown.filter((line) => line !== undefined).join('\n');

test('a-comment-of-its-own-line-speaks-of-the-next-line-of-code', () => {
  const found = stepComments('# phase: One\n\n# plain\na()\nb()  # step: two words\n# skip\nc()\n# predict\nd()');
  expect([...found.phases]).toEqual([[4, 'One']]);
  expect([...found.sentences]).toEqual([[5, 'two words']]);
  expect([...found.skipped]).toEqual([7]);
  expect([...found.asked]).toEqual([9]);
});

test('a-claim-is-about-the-whole-recording-and-is-not-shown', () => {
  const text = 'import asyncio\n# claim: ends at 2 s; order b, a\nasyncio.run(main())  # claim: never ends';
  const found = stepComments(text);
  expect(found.claims).toEqual([{ text: 'ends at 2 s; order b, a', line: 2 }, { text: 'never ends', line: 3 }]);
  expect([found.sentences.size, found.skipped.size, found.phases.size, found.asked.size]).toEqual([0, 0, 0, 0]);
  expect(withoutStepComments(text)).toBe('import asyncio\nasyncio.run(main())');
  expect(stepComments("print('# claim: ends at 1 s')\n# a claim: no").claims).toEqual([]);
});

test('other-comments-and-strings-stay-as-they-are', () => {
  const text = "a()  # a step: not this\nprint('# skip')\ns = '  # step: in a string'\n# skip this line";
  const found = stepComments(text);
  expect([found.sentences.size, found.skipped.size]).toEqual([0, 0]);
  expect(withoutStepComments(text)).toBe(text);
});

test('what-is-shown-has-no-such-comment-and-no-line-that-held-nothing-else', () => {
  expect(withoutStepComments('# phase: One\na()  # step: words\n# skip\nb()')).toBe('a()\nb()');
});

test('a-string-over-several-lines-holds-no-comments', () => {
  const text = 'help = """\n# skip\na()  # step: no\n"""  # step: yes\nb()';
  expect([...stepComments(text).sentences]).toEqual([[4, 'yes']]);
  expect(withoutStepComments(text)).toBe('help = """\n# skip\na()  # step: no\n"""\nb()');
});

test('in-a-session-a-prompt-with-nothing-but-a-comment-goes-with-it', () => {
  const text = '>>> # phase: One\n>>> def f():\n...     # skip\n...     return 1\n...\n>>> f()  # step: called\n1';
  expect([...stepComments(text).phases, ...stepComments(text).sentences]).toEqual([[2, 'One'], [6, 'called']]);
  expect([...stepComments(text).skipped]).toEqual([4]);
  expect(withoutStepComments(text)).toBe('>>> def f():\n...     return 1\n...\n>>> f()\n1');
});
