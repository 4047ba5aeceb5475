import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cacheFolder } from '../cache/cache-folder.ts';
import { embeddedChromium } from './embedded-chromium.ts';

/** How Playwright is to start a browser; without `path` and `channel` it starts its own. `environment` adds to this process's variables. */
export interface Start {
  readonly path?: string;
  readonly channel?: 'chrome' | 'msedge';
  readonly environment?: Readonly<Record<string, string>>;
}

/** A place where a browser may be. `find` returns how to start it, or the reason why it is not there; `again` is true after a start that failed. */
export interface Place {
  readonly name: string;
  readonly find: (again: boolean) => Promise<Start | string>;
  /** Whether a second try can mend what made the first one fail. */
  readonly mends?: boolean;
}

/** Where browsers are looked for; absent fields stand for this machine. */
export interface SearchOptions {
  /** The user's own choice; else the variable `LOOPSTAGE_BROWSER`. Nothing else is tried then. */
  readonly explicit?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly cacheFolder?: string;
  readonly systemPaths?: readonly string[];
  /** Looked through in place of the usual ones. */
  readonly places?: readonly Place[];
}

const wellKnown: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/lib/chromium/chromium', '/snap/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser'],
  win32: ['C:\\Program Files\\Chromium\\Application\\chrome.exe', 'C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
};

/** Returns the user's own choice of a browser and what made it, `undefined` without one. An empty variable is no choice. */
export function explicitChoice(options: SearchOptions): { readonly path: string; readonly by: string } | undefined {
  if (options.explicit) return { path: resolve(options.explicit), by: '--browser' };
  const variable = (options.environment ?? process.env).LOOPSTAGE_BROWSER;
  return variable ? { path: resolve(variable), by: 'LOOPSTAGE_BROWSER' } : undefined;
}

/** Returns the places in the order in which they are tried: only the user's own choice if there is one. */
export function placesToLook(options: SearchOptions): readonly Place[] {
  const choice = explicitChoice(options);
  if (choice) return [executable(`${choice.by} ${choice.path}`, choice.path)];
  if (options.places) return options.places;
  const cache = options.cacheFolder ?? cacheFolder();
  return [
    { name: 'embedded Chromium', find: (again) => embedded(cache, again), mends: true },
    { name: 'Playwright\'s Chromium', find: async () => ({}) },
    { name: 'Google Chrome', find: async () => ({ channel: 'chrome' }) },
    { name: 'Microsoft Edge', find: async () => ({ channel: 'msedge' }) },
    ...(options.systemPaths ?? wellKnown[process.platform] ?? []).map((path) => executable(path, path)),
  ];
}

async function embedded(cache: string, again: boolean): Promise<Start | string> {
  try {
    return await embeddedChromium(cache, again);
  } catch (problem) {
    return `it cannot be extracted into ${cache}: ${problem instanceof Error ? problem.message : String(problem)}`;
  }
}

function executable(name: string, path: string): Place {
  const find = async (): Promise<Start | string> => {
    try {
      await access(path, constants.X_OK);
      return { path };
    } catch (problem) {
      const missing = problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
      return missing ? 'there is no such file' : 'it is not an executable file';
    }
  };
  return { name, find };
}
