import { expect, test } from 'vitest';
import { loopstage, project } from './command.ts';

const good = 'Title\n=====\n\nSee *this* :pep:`3156`.\n';
const bad = '# Title\n\n::: nothing\nwords\n:::\n';

test('a-tree-is-printed-as-text-with-the-place-of-each-node', async () => {
  const run = await loopstage(await project({ 'a.rst': good }), ['tree', 'a.rst']);
  expect(run).toEqual({ status: 0, stderr: '', stdout: [
    'document a.rst @1:1-5:1', ' section @1:1-4:24 level=1 title: "Title"', '   paragraph @4:1-4:24 "See " emphasis("this") " " role[name="pep" href="https://peps.python.org/pep-3156/" target="3156" text="PEP 3156"]() "."', '',
  ].join('\n') });
});

test('several-documents-give-one-object-a-line-each-with-its-own-findings', async () => {
  const folder = await project({ 'a.rst': good, 'sub/b.md': bad, 'c.rst': Uint8Array.from([0x41, 0xe9, 0x0a]) });
  const run = await loopstage(folder, ['tree', 'a.rst', 'sub/b.md', 'c.rst', '--format', 'jsonl', '--resolved']);
  const read = run.stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
  const start = { line: 3, column: 5, offset: 13 };
  expect(run.status).toBe(1);
  expect(read).toMatchObject([
    { file: 'a.rst', diagnostics: [], tree: { type: 'document', children: [{ type: 'section', span: { path: 'a.rst', start: { line: 1, column: 1, offset: 0 } } }] } },
    { file: 'sub/b.md', diagnostics: [{ code: 'directive/unknown', severity: 'error', path: 'sub/b.md', start, end: { line: 3, column: 12, offset: 20 } }] },
    { file: 'c.rst', tree: null, diagnostics: [{ code: 'source/not-utf8', path: 'c.rst' }] },
  ]);
});

test('directives-and-roles-are-left-as-written-unless-resolved', async () => {
  const folder = await project({ 'a.rst': '.. note:: See :pep:`8`.\n' });
  const types = async (...args: string[]): Promise<unknown> => {
    const { stdout } = await loopstage(folder, ['tree', 'a.rst', '-f', 'json', ...args]);
    const read: { tree: { children: { type: string }[] } } = JSON.parse(stdout);
    return read.tree.children.map(({ type }) => type);
  };
  expect(await types()).toEqual(['directive']);
  expect(await types('--resolved')).toEqual(['admonition']);
});

test.each([[['tree'], 'no document'], [['tree', 'none.rst'], 'there is no file'], [['tree', 'a.rst', '--format', 'xml'], '--format has no `xml`']])('wrong-usage-has-status-2', async (args, words) => {
  const run = await loopstage(await project({ 'a.rst': good }), args);
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toContain(words);
});

test('build-json-prints-what-is-wrong-to-standard-output', async () => {
  const folder = await project({ 'decks/b.md': bad });
  const run = await loopstage(folder, ['build', '--no-pdf', '--json']);
  expect(run.status).toBe(1);
  expect(run.stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line))).toMatchObject([{ code: 'directive/unknown', severity: 'error', path: 'decks/b.md', start: { line: 3, column: 5 } }]);
});

test('a-draft-is-left-out-with-a-remark-unless-drafts-are-asked-for', async () => {
  const folder = await project({ 'decks/a.rst': good, 'decks/b.rst': ':draft: yes\n\nOther\n=====\n\nWords.\n' });
  const run = await loopstage(folder, ['build', '--no-pdf', '--json']);
  expect([run.status, JSON.parse(run.stdout)]).toMatchObject([0, { code: 'deck/draft', severity: 'info', path: 'decks/b.rst', start: { line: 1 } }]);
  expect(run.stderr).not.toMatch(/^other /m);
  expect((await loopstage(folder, ['build', '--no-pdf', '--drafts'])).stderr).toMatch(/^other /m);
});
