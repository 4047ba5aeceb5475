import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedChromium } from '../../src/browser/embedded-chromium.ts';

const here = process.platform === 'linux' && process.arch === 'x64';
if (!here) console.log('the embedded browser is for Linux x64: its tests are passed over');

/** What npm installed. Its version begins with that of the browser. */
const installed = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium');
const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { readonly version: string };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(!here)('the embedded browser', () => {
  const cache = mkdtempSync(join(tmpdir(), 'embedded-'));
  let folder = '';
  const extract = async (thorough = false): Promise<string> => {
    const found = await embeddedChromium(cache, thorough);
    if (typeof found === 'string') throw new Error(found);
    return dirname(found.path);
  };
  beforeAll(async () => { folder = await extract(); });
  afterAll(() => rmSync(cache, { recursive: true, force: true }));

  test('is-what-npm-installed', () => {
    expect(sha256(readFileSync(join(folder, 'chromium')))).toBe(sha256(brotliDecompressSync(readFileSync(join(installed, 'bin/chromium.br')))));
  });

  test('runs-with-its-own-libraries', async () => {
    const found = await embeddedChromium(cache, false);
    if (typeof found === 'string') throw new Error(found);
    const said = execFileSync(found.path, ['--version'], { env: found.environment, encoding: 'utf8' });
    expect(/\d+/.exec(said)?.[0]).toBe(version.split('.')[0]);
  });

  test('is-readable-by-its-owner-alone-and-leaves-nothing-beside-it', () => {
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(readdirSync(cache)).toEqual([`chromium-${version}`]);
  });

  test('is-not-extracted-again', async () => {
    const before = statSync(folder).ino;
    expect(await extract()).toBe(folder);
    expect(statSync(folder).ino).toBe(before);
  });

  test('is-extracted-again-when-a-file-was-changed', async () => {
    const path = join(folder, 'lib/libnspr4.so');
    const good = readFileSync(path);
    const bad = Buffer.from(good);
    bad[1000] = (bad[1000] ?? 0) ^ 0xff;
    writeFileSync(path, bad);
    await extract();
    expect(readFileSync(path).equals(good)).toBe(true);
  });

  test('is-extracted-again-when-a-file-is-missing', async () => {
    unlinkSync(join(folder, 'lib/libnss3.so'));
    await extract();
    expect(statSync(join(folder, 'lib/libnss3.so')).size).toBe(1_287_000);
  });

  test('a-change-that-kept-size-and-time-is-found-when-every-file-is-hashed', async () => {
    const path = join(folder, 'lib/libplc4.so');
    const good = readFileSync(path);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, Buffer.alloc(good.length));
    utimesSync(path, atime, mtime);
    await extract(true);
    expect(readFileSync(path).equals(good)).toBe(true);
  });

  test('two-processes-may-extract-at-the-same-time', async () => {
    const other = mkdtempSync(join(tmpdir(), 'embedded-'));
    try {
      const [one, two] = await Promise.all([embeddedChromium(other, false), embeddedChromium(other, false)]);
      expect(one).toEqual(two);
      expect(readdirSync(other)).toEqual([`chromium-${version}`]);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});
