import { expect, test } from 'vitest';
import { exceptionsIn, judge } from '../../src/check/exceptions.ts';
import { checkDeck } from '../../src/check/rules.ts';
import { compile, type CompiledSite } from '../../src/compile.ts';
import { placesOf } from '../../src/deck/places.ts';
import type { Host } from '../../src/host.ts';
import { addressFinder } from '../../src/render/addresses.ts';
import { diagnostic } from '../../src/source/diagnostic.ts';

/** Compiles documents in memory; no program is run and nothing drawn. */
async function compiled(project: Readonly<Record<string, string>>): Promise<CompiledSite> {
  const host: Host = {
    read: async (path) => (project[path] === undefined ? { problem: 'there is no such file' } : { text: project[path] }),
    has: async (path) => project[path] !== undefined, record: async () => [], draw: async () => [], report: () => undefined, remember: () => undefined,
  };
  return await compile(Object.keys(project).filter((path) => /\.(?:rst|md)$/.test(path)), host, { notes: false });
}

/** What the rules say of documents without having measured them, as `line:column message`. */
async function found(project: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { decks: all } = await compiled(project);
  const decks = all.map(({ views }) => views.deck);
  const places = new Map(decks.map((deck) => [deck, placesOf(deck)] as const));
  return all.flatMap(({ views: { deck, timelines, assets } }) => checkDeck({ deck, decks, timelines, address: addressFinder(deck, places, assets), files: new Set(assets.map(({ target }) => target)) }))
    .map(({ span, message }) => `${span.start.line}:${span.start.column} ${message}`);
}

const code = '```python {no-trace}\nasync def fetch_all():\n    result = await gather(worker_1, task)\n    return response\n```\n';
const saying = (text: string, more = ''): Promise<readonly string[]> => found({ 'talk.md': `# Talk\n\n## Slide\n\n${code}\n${text}\n${more}` });

test.each([
  ['two-letters-swapped', 'fetch_lal', 'fetch_all'], ['a-letter-left-out', 'reslt', 'result'], ['a-letter-too-many', 'respoonse', 'response'], ['another-letter', 'fetchiall', undefined], ['one-wrong-letter', 'resupt', 'result'],
])('%s-is-a-slip-where-it-surely-is-one', async (_, name, near) => {
  expect(await saying(`Call \`${name}\` now.`)).toEqual(near === undefined ? [] : [`11:6 \`${name}\` is nowhere in the code; did you mean \`${near}\`?`]);
});

test.each(['tasks', 'results', 'worker_2', 'Result', 'aiter', 'asyncio.sleep', 'gather', 'rest', 'fetch_all()', 'presult'])('%s-is-no-slip', async (name) => {
  expect(await saying(`Call \`${name}\` now.`)).toEqual([]);
});

test('a-name-that-is-said-twice-is-meant', async () => {
  expect(await saying('Call `reslt` now.', '\n## Again\n\nCall `reslt`.\n')).toEqual([]);
});

test('links-to-what-is-published-are-alive', async () => {
  const links = '[a](#slide) [b](../other/index.html#there) [c](../other/) [d](../index.html) [e](talk.pdf) [f](https://example.org/x) [g](reading.html) [h](mailto:a@example.org) [i](#/slide/2)';
  expect(await found({ 'talk.md': `# Talk\n\n## Slide\n\n${links}\n`, 'other.md': '# Other\n\n## There\n\nText.\n' })).toEqual([]);
});

test.each(['../other/index.html#nowhere', '../another/index.html', 'notes.txt', 'other.html'])('a-link-to-%s-is-dead', async (address) => {
  expect(await found({ 'talk.md': `# Talk\n\n## Slide\n\nSee [this](${address}).\n`, 'other.md': '# Other\n\n## There\n\nText.\n' })).toEqual([`5:5 the link ${address} leads to nothing in the output`]);
});

test('an-exception-holds-from-its-heading-to-the-next-one', async () => {
  const { documents } = await compiled({ 'talk.rst': 'Talk\n====\n\nOne\n---\n\n.. allow:: record/raised\n\n   It is meant.\n\nText.\n\nTwo\n---\n\nText.\n' });
  const exceptions = exceptionsIn(documents);
  const at = (line: number): Parameters<typeof judge>[0] => { const point = { line, column: 1, offset: 0 }; return [diagnostic('record/raised', { path: 'talk.rst', start: point, end: point }, { problem: '' })]; };
  expect([1, 4, 11, 13].map((line) => judge(at(line), exceptions, () => true).findings.length)).toEqual([1, 0, 0, 1]);
  expect([4, 13].map((line) => judge(at(line), exceptions, () => true).unused.length)).toEqual([0, 1]);
  expect(judge(at(13), exceptions, () => false).unused).toEqual([]);
});

test('an-exception-is-the-same-in-markdown', async () => {
  const [rst] = exceptionsIn((await compiled({ 'a.rst': 'Talk\n====\n\n.. allow:: overflow contrast\n\n   It is\n   meant.\n\nText.\n' })).documents);
  const [md] = exceptionsIn((await compiled({ 'a.md': '# Talk\n\n:::allow[overflow contrast]\nIt is\nmeant.\n:::\n\nText.\n' })).documents);
  expect([rst?.code, rst?.reason]).toEqual(['check/overflow', 'It is meant.']);
  expect([md?.code, md?.reason]).toEqual(['check/overflow', 'It is meant.']);
});
