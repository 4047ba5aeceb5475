import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loopstage, project } from './command.ts';

const gather = `import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    print(name)

async def main():
    await asyncio.gather(work('a', 2), work('b', 1))

asyncio.run(main())
`;
const indent = (text: string): string => text.replace(/^(?=.)/gm, '   ');
const deck = (title: string, code: string): string => `${title}\n${'='.repeat(title.length)}\n\nSlide\n-----\n\n.. code-block:: python\n\n${indent(code)}\n`;
const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

test('one-deck-per-top-level-section-of-rst-and-markdown', async () => {
  const folder = await project({
    'decks/one.rst': `${deck('First', gather)}\n\nSecond\n======\n\n* a point\n`,
    'decks/two.md': `# Third\n\n## Slide\n\n\`\`\`python\n${gather}\`\`\`\n`,
  });
  const run = await loopstage(folder, ['build']);
  expect(run.stderr).toMatch(/first +2 slides|first +\d+ slides +1 recording +\d+ ms/);
  expect(run.status).toBe(0);
  expect((await readdir(join(folder, 'dist'))).sort()).toEqual(['.loopstage', 'assets', 'first', 'index.html', 'second', 'third']);
  for (const slug of ['first', 'second', 'third']) expect((await readdir(join(folder, 'dist', slug))).sort()).toEqual(expect.arrayContaining([`${slug}-handout.pdf`, `${slug}.pdf`, 'index.html']));
  expect(await readFile(join(folder, 'dist/index.html'), 'utf8')).toContain('href="third/index.html"');
});

test('a-second-build-runs-no-python-and-draws-nothing', async () => {
  const folder = await project({ 'decks/one.rst': deck('First', gather.replaceAll('work', `work${Date.now()}`)) });
  const cache = { LOOPSTAGE_CACHE: join(folder, 'cache') };
  const first = await loopstage(folder, ['build', '--no-pdf'], cache);
  expect(first.stderr).toMatch(/1 recorded and [1-9] drawn anew/);
  const second = await loopstage(folder, ['build', '--no-pdf', '-o', 'other'], cache);
  expect(second.stderr).toMatch(/0 recorded and 0 drawn anew/);
});

test('programs-that-go-wrong-are-told-by-line-and-the-other-decks-are-built', async () => {
  const folder = await project({
    'decks/endless.rst': deck('Endless', 'import asyncio\n\nasync def main():\n    while True:\n        await asyncio.sleep(0)\n\nasyncio.run(main())'),
    'decks/stuck.rst': deck('Stuck', 'import asyncio\n\nasync def main():\n    await asyncio.get_running_loop().create_future()\n\nasyncio.run(main())'),
    'decks/forbidden.rst': deck('Forbidden', 'import asyncio, js\n\nasync def main():\n    pass\n\nasyncio.run(main())'),
    'decks/raises.rst': deck('Raises', 'import asyncio\n\nasync def main():\n    raise ValueError("no")\n\nasyncio.run(main())'),
    'decks/sound.rst': deck('Sound', gather),
  });
  const run = await loopstage(folder, ['build', '--no-pdf']);
  expect(run.status).toBe(1);
  for (const name of ['endless', 'stuck', 'forbidden', 'raises']) expect(run.stderr).toMatch(new RegExp(`decks/${name}\\.rst:\\d+:\\d+  error  record/`));
  expect(run.stderr).toMatch(/decks\/raises\.rst:12:\d+ {2}error[^]*ValueError/);
  expect(await exists(join(folder, 'dist/sound/index.html'))).toBe(true);
  expect(run.stderr).not.toContain('decks/sound.rst');
});

test('a-document-that-is-not-utf-8-is-named-with-its-byte-and-the-others-are-built', async () => {
  const folder = await project({ 'decks/bad.rst': Uint8Array.from([...Buffer.from('Title\n=====\n\ncaf'), 0xe9, 0x0a]), 'decks/good.rst': deck('Good', gather) });
  const run = await loopstage(folder, ['build', '--no-pdf']);
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/decks\/bad\.rst:4:4 {2}error {2}source\/not-utf8[^]*0xe9[^]*16/);
  expect(await exists(join(folder, 'dist/good/index.html'))).toBe(true);
});

test('wrong-usage-has-status-2-a-hint-and-writes-nothing', async () => {
  const folder = await project({ 'decks/one.rst': deck('First', gather) });
  const option = await loopstage(folder, ['build', '--no-pfd']);
  expect(option).toMatchObject({ status: 2, stdout: '' });
  expect(option.stderr).toContain('did you mean `--no-pdf`?');
  const verb = await loopstage(folder, ['biuld']);
  expect(verb.status).toBe(2);
  expect(verb.stderr).toContain('did you mean `build`?');
  const source = await loopstage(folder, ['build', 'nowhere']);
  expect(source.status).toBe(2);
  expect(source.stderr).toContain('nowhere');
  expect((await readdir(folder)).sort()).toEqual(['decks']);
});

test('an-output-that-is-a-file-or-a-folder-of-somebody-else-is-left-alone', async () => {
  const folder = await project({ 'decks/one.rst': deck('First', gather), dist: 'mine', 'other/precious.txt': 'keep' });
  const file = await loopstage(folder, ['build', '--no-pdf']);
  expect(file.status).toBe(2);
  expect(file.stderr).toContain('is a file');
  const other = await loopstage(folder, ['build', '--no-pdf', '-o', 'other']);
  expect(other.status).toBe(2);
  expect(await readFile(join(folder, 'dist'), 'utf8')).toBe('mine');
  expect(await readFile(join(folder, 'other/precious.txt'), 'utf8')).toBe('keep');
  expect((await readdir(folder)).sort()).toEqual(['decks', 'dist', 'other']);
});

test('without-a-browser-the-html-is-built-and-the-reason-is-given-once', async () => {
  const folder = await project({ 'decks/one.rst': deck('First', gather) });
  const run = await loopstage(folder, ['build', '--browser', join(folder, 'no-such-browser')], { LOOPSTAGE_CACHE: join(folder, 'cache') });
  expect(run.status).toBe(1);
  expect(run.stderr.match(/output\/no-browser/g)).toHaveLength(1);
  expect(run.stderr).toContain('no-such-browser');
  expect((await readdir(join(folder, 'dist/first'))).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  expect(await readFile(join(folder, 'dist/first/index.html'), 'utf8')).not.toContain('first.pdf');
});

test('an-interrupted-build-leaves-the-previous-output-whole', async () => {
  const folder = await project({ 'decks/one.rst': deck('First', gather) });
  expect((await loopstage(folder, ['build', '--no-pdf'])).status).toBe(0);
  const before = await readFile(join(folder, 'dist/index.html'), 'utf8');
  await mkdir(join(folder, 'decks'), { recursive: true });
  await writeFile(join(folder, 'decks/two.rst'), deck('Hog', 'import asyncio, itertools\n\nasync def main():\n    sum(itertools.count())\n\nasyncio.run(main())'));
  const { spawn } = await import('node:child_process');
  const { root } = await import('./command.ts');
  const child = spawn(process.execPath, [join(root, 'build/cli/loopstage.js'), 'build'], { cwd: folder, stdio: 'ignore' });
  await new Promise((resume) => { setTimeout(resume, 2500); });
  child.kill('SIGINT');
  const status = await new Promise((done) => { child.on('exit', done); });
  expect(status).toBe(130);
  expect(await readFile(join(folder, 'dist/index.html'), 'utf8')).toBe(before);
  expect((await readdir(folder)).sort()).toEqual(['decks', 'dist']);
});

test('speaker-notes-are-in-the-output-only-when-asked-for', async () => {
  const folder = await project({ 'decks/one.rst': `${deck('First', gather)}\n.. notes::\n\n   say-this-secretly\n` });
  await loopstage(folder, ['build', '--no-pdf']);
  expect(await readFile(join(folder, 'dist/first/index.html'), 'utf8')).not.toContain('say-this-secretly');
  await loopstage(folder, ['build', '--no-pdf', '--notes']);
  expect(await readFile(join(folder, 'dist/first/index.html'), 'utf8')).toContain('say-this-secretly');
});
