import { appendFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loopstage, project, type Run } from './command.ts';
import { dot } from './content.ts';

const talk = 'Talk\n====\n\n.. include:: part.txt\n\n.. image:: dot.png\n   :alt: a dot\n\nSee :ref:`nowhere`.\n';

let folder = '';
const build = (...args: readonly string[]): Promise<Run> => loopstage(folder, ['build', '--no-pdf', ...args], { LOOPSTAGE_CACHE: join(folder, 'cache') });
const page = (): string => join(folder, 'dist/talk/index.html');

beforeEach(async () => {
  folder = await project({ 'decks/talk.rst': talk, 'decks/part.txt': 'Words of a part.\n', 'decks/dot.png': dot });
  await build();
});

describe('building again', () => {
  test('writes-nothing-and-says-the-same-when-nothing-has-changed', async () => {
    const before = await stat(page());
    const again = await build();
    expect(again.stderr).toContain('nothing has changed');
    expect(again.stderr).toMatch(/decks\/talk\.rst:9:5 .*warning[^]*nowhere[^]*\^/);
    expect(again.status).toBe(0);
    expect((await stat(page())).mtimeMs).toBe(before.mtimeMs);
  });

  test.each([
    ['a-document', () => appendFile(join(folder, 'decks/talk.rst'), '\nMore words.\n'), () => readFile(page(), 'utf8'), 'More words.'],
    ['an-included-file', () => writeFile(join(folder, 'decks/part.txt'), 'Other words.\n'), () => readFile(page(), 'utf8'), 'Other words.'],
    ['a-further-document', () => writeFile(join(folder, 'decks/next.rst'), 'Next\n====\n\nHello.\n'), () => readFile(join(folder, 'dist/index.html'), 'utf8'), 'next/index.html'],
    ['an-own-style-sheet-that-was-not-there', () => writeFile(join(folder, 'decks/theme.css'), ':root { --accent: #123456; }\n'), () => readFile(join(folder, 'dist/talk/theme.css'), 'utf8'), '#123456'],
  ])('%s-that-changed-is-built', async (_, change, look, found) => {
    await change();
    const again = await build();
    expect(again.stderr).not.toContain('nothing has changed');
    expect(await look()).toContain(found);
  });

  test('a-picture-with-other-bytes-is-copied', async () => {
    await writeFile(join(folder, 'decks/dot.png'), Buffer.concat([dot, Buffer.from('x')]));
    await build();
    expect((await stat(join(folder, 'dist/talk/files/dot.png'))).size).toBe(dot.length + 1);
  });

  test('an-output-that-somebody-touched-is-written-anew', async () => {
    const whole = await readFile(page(), 'utf8');
    await rm(page());
    await build();
    expect(await readFile(page(), 'utf8')).toBe(whole);
    await appendFile(page(), 'x');
    await build();
    expect(await readFile(page(), 'utf8')).toBe(whole);
  });

  test('other-options-are-another-build', async () => {
    expect((await build('--notes')).stderr).not.toContain('nothing has changed');
    expect((await build('--no-cache')).stderr).not.toContain('nothing has changed');
  });
});

describe('printing again', () => {
  const printed = (): Promise<Run> => loopstage(folder, ['build'], { LOOPSTAGE_CACHE: join(folder, 'cache'), SOURCE_DATE_EPOCH: '0' });

  test('takes-a-kept-pdf-only-while-page-and-pictures-are-the-same', async () => {
    const pdf = join(folder, 'dist/talk/talk.pdf');
    await printed();
    const first = await readFile(pdf);
    await writeFile(join(folder, 'decks/other.rst'), 'Other\n=====\n\nHello.\n');
    await rm(join(folder, 'dist'), { recursive: true });
    const none = await loopstage(folder, ['build', '--browser', '/nowhere/chrome'], { LOOPSTAGE_CACHE: join(folder, 'cache'), SOURCE_DATE_EPOCH: '0' });
    expect(none.stderr).toContain('/nowhere/chrome');
    await printed();
    expect(Buffer.compare(await readFile(pdf), first)).toBe(0);
    await writeFile(join(folder, 'decks/dot.png'), Buffer.concat([dot, Buffer.from('x')]));
    await appendFile(join(folder, 'decks/part.txt'), '\nAnd a new paragraph that the paper must show.\n');
    await printed();
    expect(Buffer.compare(await readFile(pdf), first)).not.toBe(0);
  });
});
