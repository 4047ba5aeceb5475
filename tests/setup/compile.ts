import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Compiles the player and the command line once, as `npm run compile` does, and builds the shipped decks with them to `build/site`. */
export async function setup(): Promise<void> {
  const builder = await createBuilder({ configFile: join(root, 'vite.config.ts') }, null);
  await builder.buildApp();
  execFileSync(process.execPath, [join(root, 'build/cli/loopstage.js'), 'build', '--notes', '-o', 'build/site'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
