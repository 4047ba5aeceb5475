import { askPage } from '../browser/browser-lost.ts';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { DiagramFailure, DrawnDiagram } from '../contract/diagram.ts';

/** The page in which diagrams are drawn, with Mermaid and the deck's font loaded. Its functions reject with `BrowserLost`. */
export interface DrawingPage {
  readonly draw: (text: string) => Promise<DrawnDiagram | DiagramFailure>;
  readonly check: (text: string) => Promise<DiagramFailure | undefined>;
}

/** What `page.ts` puts into the page. */
interface PageWindow {
  readonly loopstageDraw: DrawingPage & { readonly ready: Promise<void> };
}

/** No script may run in it but the one that is handed to it from outside, and nothing may be asked for. */
const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"
content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"><title>Drawing</title></head><body></body></html>`;

/**
 * Returns a page with `script` (the compiled `page.ts`) loaded, closed to the network. `patience` is how long, in milliseconds, a diagram may take.
 */
export async function openDrawingPage(opened: OpenedBrowser, script: string, patience: number): Promise<DrawingPage> {
  const context = await opened.browser.newContext({ offline: true, locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 });
  await context.route('**/*', (route) => route.abort());
  const page = await context.newPage();
  const ask = askPage(page, patience);
  await ask(async () => {
    await page.setContent(html);
    await page.evaluate(script);
    await page.evaluate(() => (globalThis as unknown as PageWindow).loopstageDraw.ready);
  });
  return {
    draw: (text) => ask(() => page.evaluate((given) => (globalThis as unknown as PageWindow).loopstageDraw.draw(given), text)),
    check: (text) => ask(() => page.evaluate((given) => (globalThis as unknown as PageWindow).loopstageDraw.check(given), text)),
  };
}
