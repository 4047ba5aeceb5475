import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loopstage, project, type Run } from './command.ts';
import { aside, contentOf, dot } from './content.ts';

const program = (delay: number): string => `   import asyncio\n\n   async def work(name, delay):\n       await asyncio.sleep(delay)\n       print(name)\n\n   async def main():\n       await asyncio.gather(work('a', ${delay}), work('b', 1))\n\n   asyncio.run(main())\n`;
const documents = {
  'loopstage.config.ts': "export default { title: 'A talk', siteUrl: 'https://talks.example/asyncio/', description: 'In parts.' };\n",
  'decks/one.rst': `One\n===\n\n:author: Ada\n:date: 2026-01-02\n\nSee :ref:\`the-run\`, :ref:\`later\` and :doc:\`three\`.\n\n.. image:: dot.png\n   :alt: a dot\n\nRun\n---\n\n.. code-block:: python\n\n${program(2)}\nOnce more\n=========\n\nA second deck of one document, see \`One\`_.\n`,
  'decks/two.rst': `Two\n===\n\nWords.\n\n.. _the-run:\n\nThe run\n-------\n\n.. trace::\n   :view: stage\n\n${program(3)}\n.. _later:\n\nLater\n-----\n\nBack to :ref:\`the-run\`.\n${aside}`,
  'decks/three.md': '# Three\n\n- a list\n\n```mermaid\nsequenceDiagram\n  A->>B: hello\n```\n',
  'decks/four.md': '# Four\n\n## Empty of programs\n\nWords.\n\n# Two\n\nA second deck of that name, ![a dot](dot.png).\n',
  'decks/dot.png': dot,
};

let folder = '';
const run = (...args: readonly string[]): Promise<Run> => loopstage(folder, args, { LOOPSTAGE_CACHE: join(folder, 'cache'), SOURCE_DATE_EPOCH: '1700000000' });

/** Loaded into every thread of a process: notes those that build documents, and which. */
const watcher = (): string => `const { workerData, isMainThread } = require('node:worker_threads');
if (!isMainThread && workerData?.paths) require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'helped'))}, workerData.paths.join(' '));\n`;

beforeAll(async () => {
  folder = await project(documents);
  writeFileSync(join(folder, 'watcher.cjs'), watcher());
  const whole = await loopstage(folder, ['build', '-o', 'whole'], { LOOPSTAGE_CACHE: join(folder, 'cache'), SOURCE_DATE_EPOCH: '1700000000', NODE_OPTIONS: `--require ${join(folder, 'watcher.cjs')}` });
  expect(whole.status, whole.stderr).toBe(0);
  await Promise.all([1, 2, 3].map((number) => run('build', '--shard', `${number}/3`, '-o', `part-${number}`)));
});

test.skipIf(availableParallelism() < 2)('a-build-of-much-text-is-shared-by-two-cores', () => {
  const helped = readFileSync(join(folder, 'helped'), 'utf8').split(' ');
  expect(helped.length).toBeGreaterThan(0);
  expect(helped.length).toBeLessThan(4);
  expect(Object.keys(documents)).toEqual(expect.arrayContaining(helped));
});

describe('a build shared by machines', () => {
  test('gives-the-whole-byte-for-byte', async () => {
    const merged = await run('merge', 'part-3', 'part-1', 'part-2', '-o', 'merged');
    expect(merged.stderr).toContain('6 decks from 3 parts');
    expect(merged.status).toBe(0);
    expect(contentOf(join(folder, 'merged'))).toEqual(contentOf(join(folder, 'whole')));
  });

  test('does-each-deck-once', () => {
    const slugs = [1, 2, 3].map((number) => readdirSync(join(folder, `part-${number}`), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'assets').map(({ name }) => name));
    expect(slugs.flat().sort()).toEqual(['four', 'once-more', 'one', 'three', 'two', 'two-2']);
    expect(slugs.every((part) => part.length === 2)).toBe(true);
  });

  test('of-more-machines-than-decks-works-too', async () => {
    const names = [1, 2, 3, 4, 5, 6].map((number) => `sixth-${number}`);
    for (const [index, name] of names.entries()) expect((await run('build', '--shard', `${index + 1}/6`, '-o', name)).status).toBe(0);
    expect((await run('merge', ...names, '-o', 'of-six')).status).toBe(0);
    expect(contentOf(join(folder, 'of-six'))).toEqual(contentOf(join(folder, 'whole')));
  });

  test.each([
    ['a-missing-part', ['part-1', 'part-3'], 'part 2 of 3 is missing'],
    ['a-part-given-twice', ['part-1', 'part-2', 'part-3', 'part-3'], 'given twice'],
    ['a-folder-that-is-none', ['part-1', 'whole'], 'is not a part of a build'],
    ['a-part-of-another-build', ['part-1', 'part-2', 'sixth-1'], 'of another build'],
  ])('%s-is-refused-and-nothing-written', async (_, parts, problem) => {
    const refused = await run('merge', ...parts, '-o', 'refused');
    expect(refused.stderr).toContain(problem);
    expect(refused.status).toBe(2);
    expect(readdirSync(folder)).not.toContain('refused');
  });

  test('parts-of-different-documents-are-refused', async () => {
    writeFileSync(join(folder, 'decks/five.md'), '# Five\n\nWords.\n');
    await run('build', '--shard', '3/3', '-o', 'late');
    expect((await run('merge', 'part-1', 'part-2', 'late', '-o', 'refused')).stderr).toContain('different documents');
  });

  test.each(['0/3', '4/3', '3', 'a/b'])('a-part-%s-is-no-part', async (shard) => {
    const wrong = await run('build', '--shard', shard, '-o', 'wrong');
    expect(wrong.stderr).toContain('--shard names no part');
    expect(wrong.status).toBe(2);
  });
});
