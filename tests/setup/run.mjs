import { resolve } from 'node:path';
import { runnerImport } from 'vite';

/** Runs a TypeScript module of the project: `node tests/setup/run.mjs MODULE ARGUMENT...`. */
const [module = '', ...args] = process.argv.slice(2);
process.argv.splice(1, process.argv.length, module, ...args);
await runnerImport(resolve(module), { root: resolve(import.meta.dirname, '../..'), configFile: false, logLevel: 'error' });
