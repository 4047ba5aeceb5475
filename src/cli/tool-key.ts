import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Returns a hash of Loopstage itself as it was compiled: what it made with another one is not what it would make now. */
export async function toolKey(): Promise<string> {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['cli', 'web', 'draw', 'measure']) {
    for (const name of (await readdir(join(root, folder))).filter((file) => /\.(?:js|css)$/.test(file)).sort()) hash.update(`${folder}/${name}\n`).update(await readFile(join(root, folder, name)));
  }
  return hash.digest('hex');
}
