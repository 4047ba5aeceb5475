import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Hash of all that the worker is made from, so that an old bundle is never taken for a new one. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['src/record', 'src/trace', 'src/source']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(ts|py)$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Returns the worker of the recorder, bundled from its sources as `vite build` does it; once per state of the sources. */
export async function recordWorker(): Promise<URL> {
  const folder = join(root, 'node_modules/.cache/loopstage');
  const made = join(folder, `record-worker-${sourcesHash()}.js`);
  if (!existsSync(made)) {
    const beside = `part-${process.pid}-${performance.now()}.js`;
    await build({
      configFile: false, root, logLevel: 'warn',
      build: {
        ssr: 'src/record/worker.ts', outDir: folder, emptyOutDir: false, copyPublicDir: false, target: 'node20', minify: false,
        rolldownOptions: { output: { entryFileNames: beside } },
      },
    });
    await mkdir(folder, { recursive: true });
    await rename(join(folder, beside), made);
  }
  return pathToFileURL(made);
}
