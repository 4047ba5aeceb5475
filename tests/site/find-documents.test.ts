import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDocuments } from '../../src/site/find-documents.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopstage-find-'));
  for (const path of ['docs/talk.rst', 'docs/deep/other.md', 'docs/_templates/page.rst', 'docs/_build/html/talk.md', 'docs/.hidden/a.rst', 'docs/_part.rst', 'docs/README.md', 'docs/node_modules/a/b.md', 'docs/dist/.loopstage', 'docs/dist/talk/files/copy.md']) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), 'Talk\n====\n');
  }
});
afterAll(() => rm(folder, { recursive: true }));

test('folders-and-files-that-begin-with-an-underscore-or-a-dot-and-outputs-are-passed-over', async () => {
  expect(await findDocuments(folder, 'docs')).toEqual({ root: folder, paths: ['docs/deep/other.md', 'docs/talk.rst'] });
});

test('a-file-that-is-named-is-found-wherever-it-stands', async () => {
  expect(await findDocuments(folder, 'docs/_templates/page.rst')).toEqual({ root: folder, paths: ['docs/_templates/page.rst'] });
});
