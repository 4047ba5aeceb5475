import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fields } from '../../src/cli/schemas.ts';
import { loopstage, project, root } from './command.ts';

test('init-overwrites-nothing', async () => {
  const folder = await project({ '.gitignore': 'mine\n' });
  const run = await loopstage(folder, ['init']);
  expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('.gitignore is there already')]);
  expect(await readdir(folder)).toEqual(['.gitignore']);
  expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('mine\n');
});

test('the-workflow-keeps-the-cache-and-publishes-what-build-writes', async () => {
  const folder = await project({});
  await loopstage(folder, ['init']);
  const { jobs: { build, publish } } = parse(await readFile(join(folder, '.github/workflows/pages.yml'), 'utf8'));
  type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> };
  const stepOf = (steps: readonly Step[], action: string): Step['with'] => steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`))?.with;
  const kept = stepOf(build.steps, 'cache')?.['path'];
  expect(build.env.LOOPSTAGE_CACHE).toBe(`\${{ github.workspace }}/${String(kept)}`);
  const [, parts] = /-o (\w+)\//.exec(build.steps.map(({ run }: Step) => run ?? '').join('\n')) ?? [];
  expect(stepOf(build.steps, 'upload-artifact')).toMatchObject({ path: parts, 'include-hidden-files': true });
  expect(stepOf(publish.steps, 'download-artifact')).toMatchObject({ path: parts, 'merge-multiple': true });
  expect(publish.steps.map(({ run }: Step) => run)).toContain(`npx loopstage merge ${String(parts)}/* -o dist`);
  expect(stepOf(publish.steps, 'upload-pages-artifact')?.['path']).toBe('dist');
  expect((await readFile(join(folder, '.gitignore'), 'utf8')).split('\n')).toEqual(expect.arrayContaining(['dist/', `${String(kept)}/`]));
});

/** What TypeScript says of a configuration in a project that has Loopstage among its packages. */
async function typesOf(config: string): Promise<string> {
  const folder = await project({ 'loopstage.config.ts': config });
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules/loopstage'));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2022', types: [] }, files: ['loopstage.config.ts'] }));
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

test('a-configuration-is-typed', async () => {
  expect(await typesOf(await readFile(join(root, 'assets/init/loopstage.config.ts'), 'utf8'))).toBe('');
  expect(await typesOf("import { defineConfig } from 'loopstage';\nexport default defineConfig({ paper: 'a5' });\n")).toContain("Type '\"a5\"' is not assignable");
  expect(await typesOf("import { defineConfig } from 'loopstage';\nexport default defineConfig({ outptu: 'dist' });\n")).toContain("'outptu' does not exist");
});

test('the-shipped-schemas-are-those-of-the-code', async () => {
  const { configSchema, frontMatterSchema } = await import('../../src/cli/schemas.ts');
  expect(JSON.parse(await readFile(join(root, 'assets/schemas/config.json'), 'utf8'))).toEqual(configSchema());
  expect(JSON.parse(await readFile(join(root, 'assets/schemas/front-matter.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(frontMatterSchema())));
});

test('every-field-of-the-schema-is-one-that-decks-know', async () => {
  const wrong = Object.fromEntries(Object.keys(fields).filter((name) => name.length > 3).map((name) => [name, `${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`]));
  const document = `---\n${Object.values(wrong).map((name) => `${name}: x\n`).join('')}---\n\n# Talk\n\nText.\n`;
  const { stderr } = await loopstage(await project({ 'talk.md': document }), ['check', '.', '--rule', 'deck']);
  for (const name of Object.keys(wrong)) expect(stderr).toContain(`did you mean \`${name}\`?`);
});

test('list-says-what-is-there', async () => {
  const folder = await project({});
  await loopstage(folder, ['init']);
  const run = await loopstage(folder, ['list', '--json']);
  expect(JSON.parse(run.stdout)).toEqual([{
    slug: 'hello-event-loop', title: 'Hello, event loop', document: 'decks/talk.rst', slides: expect.any(Number), steps: expect.any(Number), recordings: 1, minutes: 3, duration: 5,
  }]);
  expect((await loopstage(folder, ['list'])).stdout.split('\n')[1]).toMatch(/^Hello, event loop +decks\/talk\.rst +\d+ +\d+ +1 +3 of 5$/);
});

test('doctor-names-what-is-used-and-why-others-are-not', async () => {
  const run = await loopstage(await project({}), ['doctor']);
  expect(run.stdout).toMatch(/^ok {2}browser +used: /m);
  expect(run.stdout).toMatch(/^ok {2}Python +CPython 3\.\d+\.\d+/m);
  expect(run.stdout).toContain('nothing is missing');
  expect(run.status).toBe(0);
});

test('doctor-says-what-is-missing-and-how-to-mend-it', async () => {
  const folder = await project({ 'loopstage.config.ts': 'export default { papr: 1 };\n' });
  const run = await loopstage(folder, ['doctor'], { LOOPSTAGE_BROWSER: '/nowhere/chromium' });
  expect(run.stdout).toMatch(/^NO {2}configuration +loopstage\.config\.ts has a key `papr` that means nothing\n +to mend it: did you mean `paper`\?/m);
  expect(run.stdout).toMatch(/^NO {2}browser [^]*?\/nowhere\/chromium: there is no such file\n +to mend it: /m);
  expect(run.status).toBe(1);
});

/** What bash offers behind `words`, the completion loaded. */
async function completed(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout: script } = await loopstage(root, ['completion', 'bash']);
  const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _loopstage; echo "${COMPREPLY[*]}"';
  return execFileSync('bash', ['-c', `${script}\n${ask}`, 'bash', 'loopstage', ...words], { encoding: 'utf8', cwd: join(root, 'bench') }).trim().split(' ');
}

test('bash-completes-commands-options-and-values', async () => {
  expect(await completed('bui')).toEqual(['build']);
  expect(await completed('check', '--str')).toEqual(['--strict']);
  expect(await completed('check', '--format', '')).toEqual(['text', 'json', 'sarif']);
  expect(await completed('completion', 'z')).toEqual(['zsh']);
  expect(await completed('build', 'READ')).toEqual(['README.md']);
});

test.each(['zsh', 'fish'])('completion-for-%s-names-every-command-and-option', async (shell) => {
  const { stdout } = await loopstage(root, ['completion', shell]);
  for (const word of ['check', 'strict', 'sarif', 'trace', 'detail', 'export', 'handout']) expect(stdout).toContain(word);
});
