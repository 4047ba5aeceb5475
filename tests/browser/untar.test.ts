import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untar } from '../../src/browser/untar.ts';

const folder = mkdtempSync(join(tmpdir(), 'untar-'));
const long = `${'d'.repeat(60)}/${'e'.repeat(60)}`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An archive as GNU tar or libarchive writes it. */
function archive(...paths: string[]): Buffer {
  return execFileSync('tar', ['--format=ustar', '-cf', '-', '-C', folder, ...paths]);
}

beforeAll(() => {
  mkdirSync(join(folder, 'lib'));
  mkdirSync(join(folder, long), { recursive: true });
  writeFileSync(join(folder, 'lib/a.so'), 'x'.repeat(513));
  writeFileSync(join(folder, 'lib/empty'), '');
  writeFileSync(join(folder, long, 'deep.txt'), 'deep');
  chmodSync(join(folder, 'lib/a.so'), 0o755);
  chmodSync(join(folder, 'lib/empty'), 0o644);
  symlinkSync('/etc/passwd', join(folder, 'link'));
});

test('files-of-an-archive-written-by-tar-are-read-whole', () => {
  const files = untar(archive('lib/a.so', 'lib/empty', join(long, 'deep.txt')));
  expect(files.map((file) => [file.path, file.executable, Buffer.from(file.content).toString()])).toEqual([
    ['lib/a.so', true, 'x'.repeat(513)], ['lib/empty', false, ''], [`${long}/deep.txt`, false, 'deep'],
  ]);
});

test('folders-are-left-out', () => {
  expect(untar(archive('lib')).map((file) => file.path).sort()).toEqual(['lib/a.so', 'lib/empty']);
});

test('a-link-is-refused', () => {
  expect(() => untar(archive('link'))).toThrow('an entry of kind 2: link');
});

test('a-path-out-of-the-folder-is-refused', () => {
  const out = execFileSync('tar', ['--format=ustar', '-P', '-cf', '-', '-C', join(folder, 'lib'), `../${long}/deep.txt`]);
  expect(() => untar(out)).toThrow('a path that leaves its folder');
});

test('a-damaged-header-is-refused', () => {
  const damaged = Buffer.from(archive('lib/a.so'));
  damaged[3] = 0x21;
  expect(() => untar(damaged)).toThrow('a damaged header');
});

test('an-archive-cut-short-is-refused', () => {
  expect(() => untar(archive('lib/a.so').subarray(0, 700))).toThrow('ends in the middle of lib/a.so');
});

test('the-archives-of-the-embedded-browser-are-such-archives', async () => {
  const { brotliDecompressSync } = await import('node:zlib');
  const packed = readFileSync(join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  const raw = brotliDecompressSync(packed);
  const listed = execFileSync('tar', ['-tf', '-'], { input: raw, encoding: 'utf8' }).trim().split('\n');
  expect(untar(raw).map((file) => file.path)).toEqual(listed);
});
