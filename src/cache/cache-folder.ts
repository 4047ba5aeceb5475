import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What the place of the cache depends on; the defaults are this process's own. */
export interface CacheSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * Returns the absolute folder for what can be made again (the extracted browser, drawn diagrams, recordings): `LOOPSTAGE_CACHE`,
 * else the place that the system sets aside for caches (XDG Base Directory, `~/Library/Caches`, `%LOCALAPPDATA%`). The folder may not exist yet.
 */
export function cacheFolder(surroundings: CacheSurroundings = { environment: process.env, platform: process.platform, home: homedir() }): string {
  const { environment, platform, home } = surroundings;
  const path = platform === 'win32' ? win32 : posix;
  if (environment.LOOPSTAGE_CACHE) return path.resolve(environment.LOOPSTAGE_CACHE);
  if (platform === 'win32') return path.join(environment.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'loopstage', 'Cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'loopstage');
  const xdg = environment.XDG_CACHE_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'loopstage');
}
