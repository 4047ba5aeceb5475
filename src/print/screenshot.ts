import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { Refused, StillPage } from './closed-page.ts';
import { withStillPage } from './closed-page.ts';

/** A picture to take: of the whole window, or of the first element that a CSS selector finds. */
export interface ScreenshotOptions extends StillPage {
  readonly browser: OpenedBrowser;
  readonly pngPath: string;
  readonly element?: string;
}

/** Takes a PNG of a page of the output in a window of `width` by `height` CSS pixels, and returns what the page asked for in vain. */
export async function screenshot(options: ScreenshotOptions): Promise<Refused> {
  const beside = `${options.pngPath}.${randomUUID()}.png`;
  try {
    const { refused } = await withStillPage(options.browser, options, async (page) => {
      const target = options.element === undefined ? page : page.locator(options.element).first();
      await target.screenshot({ path: beside, animations: 'disabled' });
    });
    await rename(beside, options.pngPath);
    return refused;
  } finally {
    await rm(beside, { force: true });
  }
}
