import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Returns the path of the drawing page's script, compiled as `npm run compile` does it, from the source as it is now. */
export async function compiledPageScript(): Promise<string> {
  const hash = createHash('sha256');
  const sources = ['src/draw/page.ts', ...readdirSync(join(root, 'src/draw/svg')).sort().map((name) => `src/draw/svg/${name}`), 'vite.config.ts', 'package-lock.json'];
  for (const source of sources) hash.update(source).update(readFileSync(join(root, source)));
  const folder = join(root, 'node_modules/.cache/loopstage-tests', hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) await compile(folder);
  return join(folder, 'mermaid.js');
}

async function compile(folder: string): Promise<void> {
  const beside = `${folder}.${randomUUID()}`;
  mkdirSync(beside, { recursive: true });
  try {
    const builder = await createBuilder({ configFile: join(root, 'vite.config.ts'), root, logLevel: 'silent' }, null);
    const environment = builder.environments.mermaid;
    if (!environment) throw new Error('vite.config.ts has no environment named mermaid');
    environment.config.build.outDir = beside;
    await builder.build(environment);
    if (!existsSync(folder)) renameSync(beside, folder);
    for (const name of readdirSync(dirname(folder))) if (!name.startsWith(basename(folder))) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
