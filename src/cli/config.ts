import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './define-config.ts';
import { nearest, UsageError } from './usage-error.ts';

/** A key of the configuration: what it takes and what it is for. The completion of editors and the manual are made from this. */
export interface ConfigKey {
  readonly type: 'string' | 'boolean';
  readonly choices?: readonly string[];
  readonly doc: string;
}

/** The keys of `loopstage.config.ts`. An option of the command line wins over the key of its name. */
export const configKeys: { readonly [Key in keyof Config]-?: ConfigKey } = {
  source: { type: 'string', doc: 'Document or folder of documents to build; default: decks/, slides/, docs/, else the folder of the configuration.' },
  output: { type: 'string', doc: 'Folder to write; default: dist.' },
  title: { type: 'string', doc: 'Title of the page of all decks.' },
  description: { type: 'string', doc: 'A sentence about the talk, for the page of all decks and for other sites that link to it.' },
  event: { type: 'string', doc: 'Conference or meeting, for decks whose document names none.' },
  siteUrl: { type: 'string', doc: 'Address at which the output will be published, with its folder; feed, site map and pictures for other sites need it.' },
  notes: { type: 'boolean', doc: 'Whether decks carry their speaker notes, for everybody to read; default: false.' },
  pdf: { type: 'boolean', doc: 'Whether `build` prints a PDF of each deck; default: true.' },
  handout: { type: 'boolean', doc: 'Whether `build` prints a handout of each deck; default: true.' },
  paper: { type: 'string', choices: ['a4', 'letter'], doc: 'Paper of handouts; default: a4.' },
  liveCode: { type: 'boolean', doc: 'Whether published decks let readers edit and run the examples, which adds the Python engine to the output (13 MB, loaded on request); default: true.' },
  browser: { type: 'string', doc: 'Path of a Chromium or Chrome to draw and print with; default: the first that is found.' },
  python: { type: 'string', doc: 'Path of a Python (3.12 or newer) that runs the examples instead of the built-in one. Examples then run with full rights.' },
};

/** Names under which the configuration is looked for in the current folder. */
export const configFiles = ['loopstage.config.ts', 'loopstage.config.js', 'loopstage.config.mjs'] as const;

/** Returns the configuration of the folder `cwd`, empty if there is none. Throws `UsageError` for one that cannot be loaded, and for keys and values that make no sense. */
export async function loadConfig(cwd: string): Promise<Config> {
  for (const name of configFiles) {
    const path = join(cwd, name);
    if (await access(path).then(() => true, () => false)) return checkedConfig(await importConfig(path, name), name);
  }
  return {};
}

async function importConfig(path: string, name: string): Promise<unknown> {
  const { runnerImport } = await import('vite');
  const own = fileURLToPath(new URL('define-config.js', import.meta.url));
  try {
    const { module } = await runnerImport<{ readonly default?: unknown }>(path, { configFile: false, logLevel: 'silent', resolve: { alias: { loopstage: own } } });
    return module.default;
  } catch (error) {
    throw new UsageError(`${name} cannot be loaded`, '', [], `  hint: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Returns `loaded` as a configuration; throws `UsageError` with the key that makes no sense. */
export function checkedConfig(loaded: unknown, name: string): Config {
  if (typeof loaded !== 'object' || loaded === null) throw new UsageError(`${name} exports no configuration`, '', [], '  hint: export default defineConfig({ ... })\n');
  const keys = Object.keys(configKeys);
  for (const [key, value] of Object.entries(loaded)) {
    const spec = keys.includes(key) ? configKeys[key as keyof Config] : undefined;
    if (!spec) {
      const near = nearest(key, keys);
      throw new UsageError(`${name} has a key \`${key}\` that means nothing`, '', [], `  hint: ${near === undefined ? `keys are ${keys.join(', ')}` : `did you mean \`${near}\`?`}\n`);
    }
    const fits = typeof value === spec.type && (spec.choices === undefined || spec.choices.includes(String(value)));
    if (value !== undefined && !fits) throw new UsageError(`${name}: \`${key}\` takes ${spec.choices?.map((choice) => `'${choice}'`).join(' or ') ?? `a ${spec.type}`}, not ${JSON.stringify(value)}`, '', [], `  hint: ${spec.doc}\n`);
  }
  return loaded;
}
