import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { startPreview } from '../site/vite-preview.ts';
import { loadConfig } from './config.ts';
import { portOf, startError, untilInterrupted } from './port.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';

/** Serves a built site: `loopstage preview`. Returns 0 when it is interrupted. */
export const preview = defineVerb({
  name: 'preview',
  operands: '[folder]',
  most: 1,
  about: 'Serves what `loopstage build` wrote (default: dist) to this machine alone, as a web server would.',
  options: {
    port: { type: 'string', short: 'p', value: 'number', doc: 'port to listen at (default: 4173, or the next that is free)' },
    open: { type: 'boolean', default: false, doc: 'open it in the browser' },
  },
  statuses: '0 ended with Ctrl+C',
  examples: ['loopstage preview', 'loopstage preview site -p 8080 --open'],
  run: async ({ values, positionals }) => {
    const cwd = process.cwd();
    const folder = resolve(cwd, positionals[0] ?? (await loadConfig(cwd)).output ?? 'dist');
    const name = relative(cwd, folder) || '.';
    const there = await stat(join(folder, 'index.html')).catch(() => undefined);
    if (!there?.isFile()) throw new UsageError(`there is no built site in ${name}`, '', [], '  hint: `loopstage build` makes one\n');
    const server = await startPreview({ folder, port: portOf(values.port), open: values.open }).catch((error: unknown) => { throw startError(error); });
    process.stderr.write(`\n  ${name}   ${server.url}\n  Ctrl+C ends\n\n`);
    await untilInterrupted();
    await server.close();
    return 0;
  },
});
