import type { Browser } from 'playwright';
import { BrowserMissing } from './browser-missing.ts';
import type { Candidate } from './candidate.ts';
import type { Place, SearchOptions } from './places.ts';
import { explicitChoice, placesToLook } from './places.ts';
import { startBrowser } from './start-browser.ts';

/** A running browser, which of the candidates it is, and those that were tried before it. */
export interface OpenedBrowser {
  readonly browser: Browser;
  readonly name: string;
  readonly path?: string;
  readonly version: string;
  /** False as the user root, and where the system refuses the sandbox. */
  readonly sandbox: boolean;
  readonly tried: readonly Candidate[];
  readonly close: () => Promise<void>;
}

/**
 * Returns the first browser that starts: the user's own choice and nothing else if there is one, else the embedded Chromium, Playwright's,
 * Chrome, Edge, those of the system. Throws `BrowserMissing` with every reason when none does.
 */
export async function openBrowser(options: SearchOptions = {}): Promise<OpenedBrowser> {
  const tried: Candidate[] = [];
  for (const place of placesToLook(options)) {
    const found = await tryPlace(place);
    tried.push(found.candidate);
    if (!found.browser || 'refused' in found.candidate) continue;
    const { browser } = found;
    return { browser, ...found.candidate, tried, close: () => browser.close() };
  }
  throw new BrowserMissing(tried, explicitChoice(options)?.by);
}

/** Returns every candidate in the order of preference, each started once to see that it runs. */
export async function findBrowsers(options: SearchOptions = {}): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const place of placesToLook(options)) {
    const { browser, candidate } = await tryPlace(place);
    await browser?.close();
    candidates.push(candidate);
  }
  return candidates;
}

async function tryPlace(place: Place, again = false): Promise<{ readonly candidate: Candidate; readonly browser?: Browser }> {
  const start = await place.find(again);
  if (typeof start === 'string') return { candidate: { name: place.name, refused: start } };
  const where = start.path === undefined ? {} : { path: start.path };
  const started = await startBrowser(start);
  if (typeof started !== 'string') {
    return { candidate: { name: place.name, ...where, version: started.browser.version(), sandbox: started.sandbox }, browser: started.browser };
  }
  if (place.mends && !again) return await tryPlace(place, true);
  return { candidate: { name: place.name, ...where, refused: started } };
}
