import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';

/** Opens `html` from a file of its own in a page 1920 by 1080, its style sheets those of `assets/theme` (and Reveal's under a deck's), closed to the network. */
export async function openPage(browser: Browser, html: string, options: { readonly scheme?: 'light' | 'dark'; readonly script?: boolean } = {}): Promise<Page> {
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-render-'));
  const theme = pathToFileURL(resolve(import.meta.dirname, '../../assets/theme')).href;
  const file = join(folder, 'index.html');
  const reveal = `<link rel="stylesheet" href="${pathToFileURL(resolve(import.meta.dirname, '../../node_modules/reveal.js/dist/reveal.css')).href}">`;
  await writeFile(file, html.replace(/(?:\.\.\/)?assets\/(deck|print|gallery)\.css/, `${theme}/$1.css`).replace(/<link rel="stylesheet" href="[^"]*deck\.css">/, (link) => reveal + link));
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 }, colorScheme: options.scheme ?? 'light', javaScriptEnabled: options.script ?? true, bypassCSP: true, offline: true,
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  page.once('close', () => { void rm(folder, { recursive: true, force: true }); });
  return page;
}
