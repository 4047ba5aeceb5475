import { cacheFolder } from '../cache/cache-folder.ts';
import { cacheUse, clearCache } from '../cache/prune.ts';
import { plural } from './console.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';

/** Says what the cache holds, or empties it: `loopstage cache [clear]`. Returns 0. */
export const cache = defineVerb({
  name: 'cache',
  operands: '[clear]',
  most: 1,
  about: `Says where the cache is and what it holds: recordings, diagrams, PDFs, the engine's memory, the browser. All of it can be made
    again; each part is bounded, and what was used longest ago goes first. \`clear\` removes it. LOOPSTAGE_CACHE names another folder.`,
  options: {},
  statuses: '0 always',
  examples: ['loopstage cache', 'loopstage cache clear'],
  run: async ({ positionals: [order] }) => {
    if (order !== undefined && order !== 'clear') throw new UsageError(`loopstage cache has no \`${order}\``, order, ['clear']);
    const folder = cacheFolder();
    const uses = await cacheUse(folder);
    const bytes = uses.reduce((sum, use) => sum + use.bytes, 0);
    if (order === 'clear') {
      await clearCache(folder);
      process.stderr.write(`${megabytes(bytes)} removed from ${folder}\n`);
      return 0;
    }
    const rows = uses.map((use) => `${use.name.padEnd(24)}  ${plural(use.files, 'file').padStart(12)}  ${megabytes(use.bytes).padStart(10)}\n`);
    process.stdout.write(`${folder}\n${rows.join('')}${'together'.padEnd(24)}  ${''.padStart(12)}  ${megabytes(bytes).padStart(10)}\n`);
    return 0;
  },
});

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
