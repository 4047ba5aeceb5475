import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheUse, clearCache, pruneCache } from '../../src/cache/prune.ts';
import { openStore } from '../../src/cache/store.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'store-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const files = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
const [one, two, three] = ['one', 'two', 'three'].map((name) => createHash('md5').update(name).digest('hex')) as [string, string, string];

describe('a store', () => {
  test('gives-back-the-bytes-it-was-given', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await openStore(folder).write(one, bytes);
    expect(new Uint8Array(await openStore(folder).read(one) ?? [])).toEqual(bytes);
    expect(await openStore(folder).read(two)).toBeUndefined();
  });

  test.each([['a-flipped-bit', (entry: Buffer) => { entry[entry.length - 1] = (entry.at(-1) ?? 0) ^ 1; return entry; }], ['a-cut-entry', (entry: Buffer) => entry.subarray(0, entry.length - 3)],
    ['an-empty-entry', () => Buffer.alloc(0)], ['an-entry-without-its-line', (entry: Buffer) => entry.subarray(65)]])('%s-counts-as-missing-and-is-written-anew', async (_, damage) => {
    const store = openStore(folder);
    await store.write(one, 'the text');
    for (const path of files()) writeFileSync(path, damage(readFileSync(path)));
    expect(await store.read(one)).toBeUndefined();
    await store.write(one, 'the text');
    expect((await store.read(one))?.toString()).toBe('the text');
  });

  test('two-hundred-writers-of-one-key-leave-one-whole-entry', async () => {
    const texts = Array.from({ length: 200 }, (_, index) => String(index).repeat(20_000));
    await Promise.all(texts.map((text) => openStore(folder).write(one, text)));
    expect(texts).toContain((await openStore(folder).read(one))?.toString());
    expect(files()).toHaveLength(1);
  });

  test('a-folder-that-cannot-be-made-keeps-nothing-and-does-not-fail', async () => {
    const stuck = openStore('/dev/null/store');
    await stuck.write(one, 'x');
    expect(await stuck.read(one)).toBeUndefined();
  });
});

describe('pruning', () => {
  const limits = { recordings: 250 };
  const entry = async (key: string, usedAgo: number): Promise<void> => {
    await openStore(join(folder, 'recordings')).write(key, 'x'.repeat(35));
    const path = files().find((file) => file.endsWith(key)) ?? '';
    const used = (Date.now() - usedAgo) / 1000;
    utimesSync(path, used, used);
  };

  test('what-was-used-longest-ago-goes-first', async () => {
    await entry(one, 3000);
    await entry(two, 2000);
    await entry(three, 1000);
    await openStore(join(folder, 'recordings')).read(one);
    await pruneCache(folder, Date.now(), limits);
    expect(files().map((path) => path.slice(-32)).sort()).toEqual([one, three].sort());
  });

  test('a-part-that-a-crash-left-goes-and-one-being-written-stays', async () => {
    await mkdir(join(folder, 'recordings'));
    const [old, young] = [join(folder, 'recordings', 'a.part'), join(folder, 'recordings', 'b.part')];
    for (const path of [old, young]) writeFileSync(path, 'x');
    utimesSync(old, Date.now() / 1000 - 7200, Date.now() / 1000 - 7200);
    await pruneCache(folder, Date.now(), limits);
    expect(files()).toEqual([young]);
  });

  test('clearing-leaves-nothing-and-use-is-counted', async () => {
    await entry(one, 0);
    expect(await cacheUse(folder)).toEqual([{ name: 'recordings', files: 1, bytes: 100 }]);
    await clearCache(folder);
    expect(await cacheUse(folder)).toEqual([]);
  });
});
