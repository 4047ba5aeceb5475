import { relative, resolve } from 'node:path';
import { mergeShards, readShards, ShardRefused } from '../site/shard.ts';
import { replaceOutput, stagingFolder } from '../site/write-site.ts';
import { createConsole, plural } from './console.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { onInterrupt, orDiskProblem, refuseOutput } from './write-output.ts';

/** Puts the parts of a build together: `loopstage merge`. Returns 0, or 1 when the output cannot be written. */
export const merge = defineVerb({
  name: 'merge',
  operands: 'FOLDER...',
  most: Infinity,
  about: `Puts the parts together that \`loopstage build --shard 1/8\` to \`8/8\` wrote on as many machines, and writes the site
    that one machine would have written, byte for byte.`,
  options: { output: { type: 'string', short: 'o', value: 'folder', doc: 'where to write (default: dist)' } },
  statuses: '0 the site is whole, 1 it could not be written',
  examples: ['loopstage merge part-1 part-2 -o dist'],
  run: async ({ values, positionals }) => {
    if (positionals.length === 0) throw new UsageError('no part is named', '', [], '  hint: loopstage merge part-1 part-2 -o dist\n');
    const cwd = process.cwd();
    const output = resolve(cwd, values.output ?? 'dist');
    await refuseOutput(output);
    const console = createConsole(cwd, cwd);
    const parts = await readShards(positionals.map((folder) => resolve(cwd, folder))).catch((error: unknown) => {
      if (error instanceof ShardRefused) throw new UsageError(error.message, '', [], '  hint: name the folder of each part once: loopstage build --shard 1/2 -o part-1\n');
      throw error;
    });
    const stop = onInterrupt(stagingFolder(output));
    try {
      const decks = await orDiskProblem(output, console, () => replaceOutput(output, (staging) => mergeShards(parts, staging)));
      console.printFindings();
      if (decks === undefined) return 1;
      console.line(`${plural(decks, 'deck')} from ${plural(parts.length, 'part')}\nopen ${relative(cwd, output) || '.'}/index.html`);
      return 0;
    } finally {
      stop();
    }
  },
});
