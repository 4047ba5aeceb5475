import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('parity-table.ts', import.meta.url).pathname);
module.printParity(process.argv.slice(2));
