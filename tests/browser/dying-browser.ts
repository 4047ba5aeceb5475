import type { Page } from 'playwright';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';

/** Opens browsers of which `fatal` is told each new page in the first `times`, with how to end the browser. */
export function dyingBrowser(times: number, fatal: (page: Page, end: () => Promise<void>) => void): { readonly open: () => Promise<OpenedBrowser>; readonly starts: () => number } {
  let starts = 0;
  const open = async (): Promise<OpenedBrowser> => {
    const one = await openBrowser();
    if (starts++ < times) {
      const newContext = one.browser.newContext.bind(one.browser);
      one.browser.newContext = async (options) => {
        const context = await newContext(options);
        context.on('page', (page) => { fatal(page, () => one.browser.close()); });
        return context;
      };
    }
    return one;
  };
  return { open, starts: () => starts };
}
