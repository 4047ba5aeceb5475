import { expect, test } from 'vitest';
import { deckMeta } from '../../src/deck/deck-meta.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { spanOfFile } from '../../src/source/span.ts';

const span = spanOfFile('talk.md');

function read(fields: Readonly<Record<string, string>>): { readonly meta: ReturnType<typeof deckMeta>; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const meta = deckMeta(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, span }])), (one) => found.push(one));
  return { meta, found };
}

test('nothing-said-is-a-deck-of-16-to-9-in-english', () => {
  expect(read({})).toEqual({ meta: { lang: 'en', theme: 'auto', size: { width: 1920, height: 1080 }, draft: false }, found: [] });
});

test('every-field-of-the-head-is-taken', () => {
  const { meta, found } = read({
    title: 'Loops', subtitle: 'and tasks', author: 'Ann', date: '2026-05-01', event: 'PyCon', lang: 'pt-BR', theme: 'dark', duration: '1 h 30 min',
    'aspect-ratio': '4:3', description: 'About', keywords: 'a, b', 'og-image': 'a.png', draft: 'yes',
  });
  expect(found).toEqual([]);
  expect(meta).toEqual({
    documentTitle: 'Loops', subtitle: 'and tasks', author: 'Ann', date: '2026-05-01', event: 'PyCon', lang: 'pt-BR', theme: 'dark', duration: 90,
    size: { width: 1440, height: 1080 }, description: 'About', keywords: 'a, b', ogImage: 'a.png', draft: true,
  });
});

test.each([
  ['20', 20], ['20 min', 20], ['45m', 45], ['2h', 120], ['1h15', 75], ['7.5', 7.5],
])('a duration of %s is %d minutes', (text, minutes) => {
  expect(read({ duration: text }).meta.duration).toBe(minutes);
});

test.each([
  ['theme', 'drak'], ['duration', 'soon'], ['duration', '0'], ['aspect-ratio', '3:2'], ['lang', 'english!'], ['draft', 'perhaps'],
])('a bad value of %s, %s, is reported with what is accepted', (field, value) => {
  const { meta, found } = read({ [field]: value });
  expect(found.map(({ code, message, hint, span: at }) => [code, message, hint?.startsWith('accepted: '), at])).toEqual(
    [['deck/field-value', `the field \`${field}\` cannot be \`${value}\``, true, span]]);
  expect(meta).toEqual(read({}).meta);
});

test.each([['tilte', 'title'], ['autor', 'author'], ['aspect_ratio', 'aspect-ratio'], ['themes', 'theme'], ['langg', 'lang']])('%s is taken for a slip of %s', (field, meant) => {
  expect(read({ [field]: 'x' }).found.map(({ code, hint }) => [code, hint])).toEqual([['deck/field-unknown', `did you mean \`${meant}\`?`]]);
});

test('fields-of-other-tools-are-left-alone', () => {
  expect(read({ orphan: '', tocdepth: '2', version: '1', dates: 'x', date: 'y' }).found).toEqual([]);
});
