import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, relative } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { OpenedBrowser } from '../../src/browser/open-browser.ts';
import { loopstage, project } from './command.ts';
import { dot } from './content.ts';

/** What a speaker says and readers must not see, unless asked for. */
export const secret = 'between you and me: xyzzy';

/** Text that would run if it were not escaped. */
export const hostile = '"><img src=x onerror=window.hit=1><script>window.hit=1</script>';

const loops = `Loops
=====

:author: A. Speaker
:date: 2026-05-14
:description: Two sleepers & a <loop>
:duration: 20

One at a time
-------------

* First the loop
* Then the tasks

.. notes::

   ${secret}

.. trace:: sleepers

   import asyncio

   async def nap(n):
       await asyncio.sleep(n)
       print('slept', n)

   async def main():
       await asyncio.gather(nap(2), nap(1))

   asyncio.run(main())

A zebra crossing
----------------

.. incremental::

   * a striped horse
   * a quagga grazing

==========  ==========  =========================================
first       second      third
==========  ==========  =========================================
aaaaaaaaaa  bbbbbbbbbb  a_very_long_name.that_cannot.be_broken()
==========  ==========  =========================================

The square root: :math:\`\\sqrt{x^2 + y^2}\`. See the walrus in [#one]_.

.. [#one] A book on walruses.
`;

const second = `---
author: A. Speaker
og-image: own.png
title: A document
---

# First part

Text with a **word**.

\`\`\`python
def plain():
    return 1
\`\`\`

# ${hostile.replace(/([<>*_"])/g, '\\$1')}

What follows.
`;

const config = `export default { title: 'Loops & more', description: 'A <small> site', event: 'PyCon', siteUrl: 'https://talks.example/a' };`;

/** Builds a small site with all that a configuration can say, with `flags`, and returns its folder. Throws with what the command said where it failed. */
export async function builtSite(flags: readonly string[]): Promise<string> {
  const folder = await project({ 'decks/01-loops.rst': loops, 'decks/02-second.md': second, 'decks/own.png': dot, 'loopstage.config.mjs': config });
  const run = await loopstage(folder, ['build', ...flags], { SOURCE_DATE_EPOCH: '1780000000' });
  if (run.status !== 0) throw new Error(run.stderr);
  return join(folder, 'dist');
}

/** Returns the paths of all files below `folder`, relative to it with `/`. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

/** Returns a page with the network closed but for its own site; errors and requests to anybody else are trouble. */
export async function watched(opened: OpenedBrowser, own: string, options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly trouble: string[]; readonly asked: string[]; readonly context: BrowserContext }> {
  const context = await opened.browser.newContext({ viewport: { width: 1440, height: 810 }, reducedMotion: 'reduce', ...options });
  const trouble: string[] = [];
  const asked: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    asked.push(url);
    if (url.startsWith(own) || /^(?:data|blob):/.test(url)) await route.continue();
    else {
      trouble.push(`asked for ${url}`);
      await route.abort();
    }
  });
  const page = await context.newPage();
  page.on('requestfailed', (request) => trouble.push(`could not load ${request.url()}`));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') trouble.push(message.text()); });
  return { page, trouble, asked, context };
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png', '.pdf': 'application/pdf', '.xml': 'application/xml' };

/** Serves `folder` below the path `/a/b/`, as a site in a folder of a host is, and returns the address of its top. Anything else is not found. */
export async function served(folder: string): Promise<{ readonly top: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/[?#].*$/, ''));
    const inside = path.startsWith('/a/b/') ? path.slice('/a/b/'.length) : undefined;
    try {
      const body = readFileSync(join(folder, inside === undefined || inside.includes('..') ? ' ' : inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside));
      response.writeHead(200, { 'content-type': types[extname(inside === '' || inside?.endsWith('/') ? '.html' : inside ?? '')] ?? 'text/html' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { top: `http://127.0.0.1:${port}/a/b/`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => { done(); }); }) };
}
