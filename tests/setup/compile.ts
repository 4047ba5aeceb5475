import { createBuilder } from 'vite';
import { resolve } from 'node:path';

/** Compiles the player and the command line once, as `npm run compile` does, for the tests that use what is built. */
export async function setup(): Promise<void> {
  const builder = await createBuilder({ configFile: resolve(import.meta.dirname, '../../vite.config.ts') }, null);
  await builder.buildApp();
}
