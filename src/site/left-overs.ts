import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Puts right what a build that was killed left beside `output`: the previous output comes back where it had just been moved away, and folders that
 * no running process is writing go.
 */
export async function clearLeftOvers(output: string): Promise<void> {
  const folder = dirname(output);
  const name = basename(output);
  const entries = await readdir(folder).catch(() => []);
  for (const entry of entries) {
    const [, kind, pid] = entry.startsWith(`${name}.`) ? /^\.(partial|old)-(\d+)$/.exec(entry.slice(name.length)) ?? [] : [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const gone = kind === 'old' && await stat(output).then(() => false, () => true);
    if (gone) await rename(join(folder, entry), output);
    else await rm(join(folder, entry), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
