import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { askPage } from '../browser/browser-lost.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';

/** A page of the output as a still browser is to show it. */
export interface StillPage {
  /** The page's file. */
  readonly path: string;
  /** The folder that it may take files from; the folder above its own if absent, which is that of the whole output. */
  readonly root?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly media?: 'screen' | 'print';
  /** The page goes to paper alone: what is `.is-still` in it is not laid out for the screen, which takes as long as the printing. */
  readonly unseen?: boolean;
  /** Whether links to files keep their address, by which style sheets know them. */
  readonly keepLinks?: boolean;
  /** Milliseconds that loading, and then what is done with the page, may take; 60,000 if absent. */
  readonly patience?: number;
}

/** What a page asked for and did not get: an address outside its folder, or a file that is not there. */
export type Refused = readonly string[];

/**
 * Returns what `work` makes of the page once its fonts and pictures are there, and what the page was refused. Nothing but files below the root can be
 * loaded. Rejects with `BrowserLost` when the browser ends or hangs.
 */
export async function withStillPage<Result>(opened: OpenedBrowser, still: StillPage, work: (page: Page) => Promise<Result>): Promise<{ readonly result: Result; readonly refused: Refused }> {
  const root = resolve(still.root ?? dirname(dirname(resolve(still.path))));
  const refused: string[] = [];
  const context = await opened.browser.newContext({
    viewport: { width: still.width ?? 1920, height: still.height ?? 1080 }, colorScheme: still.colorScheme ?? 'light', reducedMotion: 'reduce', serviceWorkers: 'block',
  });
  try {
    await context.route('**/*', (route) => {
      const address = route.request().url();
      return address.startsWith('data:') || isBelow(root, address) ? route.continue() : route.abort();
    });
    const page = await context.newPage();
    page.on('requestfailed', (request) => { refused.push(request.url()); });
    if (still.media) await page.emulateMedia({ media: still.media });
    if (still.unseen) await page.addInitScript(leaveOut);
    const ask = askPage(page, still.patience ?? 60_000);
    await ask(() => page.goto(pathToFileURL(resolve(still.path)).href, { timeout: 0 }));
    await ask(() => page.evaluate(settled, still.keepLinks ?? false));
    if (still.unseen) await ask(() => page.evaluate(loadFonts));
    return { result: await ask(() => work(page)), refused };
  } finally {
    await context.close().catch(() => undefined);
  }
}

/** Runs in the page before it is read. */
function leaveOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media screen { .is-still > main { display: none; } }');
  document.adoptedStyleSheets = [sheet];
}

/** Runs in the page: what is not laid out asks for no font, and printing waits for none. Those of formulas are large and only for them. */
async function loadFonts(): Promise<void> {
  const formulas = document.querySelector('math') !== null;
  const faces = [...document.fonts].filter(({ family }) => formulas || !/\bMath\b|Temml/.test(family));
  await Promise.all(faces.map((face) => face.load().catch(() => undefined)));
}

function isBelow(root: string, address: string): boolean {
  if (!address.startsWith('file:')) return false;
  try {
    return resolve(fileURLToPath(address)).startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}

/**
 * Runs in the page: waits for fonts and for every picture, lazy ones included. Links to files lose their address, which would name the folders of
 * this machine in a PDF; those within the page keep it where they lead to something.
 */
async function settled(keepLinks: boolean): Promise<void> {
  const here = location.href.replace(/#.*$/, '');
  for (const link of keepLinks ? [] : document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const within = link.href.replace(/#.*$/, '') === here;
    if (within ? link.hash !== '' && !document.getElementById(decodeURIComponent(link.hash.slice(1))) : link.protocol === 'file:') link.removeAttribute('href');
  }
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  await document.fonts.ready;
}
