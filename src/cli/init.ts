import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { version } from './version.ts';

const templates = fileURLToPath(new URL('../../assets/init/', import.meta.url));

/** Files of a new talk by the template each is made from; the package of npm cannot carry a file named `.gitignore`. */
const files = { 'loopstage.config.ts': 'loopstage.config.ts', '.gitignore': 'gitignore', 'package.json': 'package.json', '.github/workflows/pages.yml': 'pages.yml' } as const;

/** Writes a small talk that builds at once: `loopstage init`. Returns 0; throws `UsageError` where it would overwrite something. */
export const init = defineVerb({
  name: 'init',
  operands: '[folder]',
  most: 1,
  about: `Writes a small talk that builds at once: a document with one recorded example, a configuration, and what publishes it
    on GitHub Pages. Nothing that is there is overwritten.`,
  options: { markdown: { type: 'boolean', default: false, doc: 'the document in Markdown, not in reStructuredText' } },
  statuses: '0 the talk is there',
  examples: ['loopstage init talk', 'loopstage init talk --markdown'],
  run: async ({ values, positionals }) => {
    const folder = resolve(positionals[0] ?? '.');
    const document = values.markdown ? 'talk.md' : 'talk.rst';
    const made: Readonly<Record<string, string>> = { [`decks/${document}`]: document, ...files };
    await refuseOverwriting(folder, Object.keys(made));
    for (const [path, template] of Object.entries(made)) {
      const text = await readFile(join(templates, template), 'utf8');
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text.replace('^VERSION', `^${version()}`), { flag: 'wx' });
    }
    const shown = relative(process.cwd(), folder);
    process.stderr.write(`${Object.keys(made).map((path) => `  ${join(shown, path)}\n`).join('')}\nNext:\n${shown === '' ? '' : `  cd ${shown}\n`}  loopstage dev --open      shows the talk while you write it\n  loopstage build           writes dist/, to be published\n`);
    return 0;
  },
});

async function refuseOverwriting(folder: string, paths: readonly string[]): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there && !there.isDirectory()) throw new UsageError(`${folder} is a file`, '', [], '  hint: name a folder\n');
  const found = await Promise.all(paths.map(async (path) => ((await stat(join(folder, path)).catch(() => undefined)) ? path : [])));
  const inTheWay = found.flat();
  if (inTheWay.length > 0) throw new UsageError(`${inTheWay.join(', ')} ${inTheWay.length === 1 ? 'is' : 'are'} there already, and nothing is overwritten`, '', [], '  hint: name another folder: loopstage init talk\n');
}
