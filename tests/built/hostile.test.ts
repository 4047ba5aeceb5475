import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { loopstage, project, type Run } from './command.ts';

/** Text that would run in one place of a page or another if it became markup there. */
const bad = '"><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>\' onmouseover=\'alert(1) </title></style></script></pre>--><!--]]>';
const label = bad.replace(/[;#]/g, ' ');

/** What escapes from documents that are somebody else's: each is a place where the author's words reach a page. */
const rst = `${bad}\n${'='.repeat(bad.length + 5)}\n
:author: ${bad}
:event: ${bad}
:description: ${bad}
:keywords: ${bad}
:date: ${bad}
:subtitle: ${bad}

Slide ${bad}
${'-'.repeat(bad.length + 10)}

Text ${bad} and \`\`${bad.replaceAll('`', '')}\`\` and \`link <javascript:alert(1)>\`__ and :abbr:\`a (${bad.replaceAll('`', '')})\`.

.. image:: javascript:alert(1)
   :alt: ${bad}
   :target: javascript:alert(1)

.. raw:: html

   <script>alert(1)</script><img src=x onerror=alert(1)>

.. code-block:: python
   :caption: ${bad}

   # ${bad}
   import asyncio

   async def main():
       print('''${bad.replaceAll("'", '')}''')
       await asyncio.sleep(1)

   asyncio.run(main())

.. notes::

   ${bad}

.. mermaid::

   sequenceDiagram
     participant A as ${label}
     A->>A: ${label}

.. math::

   \\href{javascript:alert(1)}{x} \\html{<script>alert(1)</script>}

.. timeline::

   ${label.replace(/[|:]/g, ' ')} | 0-1 run ${label.replace(/[|:]/g, ' ')}
`;
const markdown = `---
title: '${bad.replaceAll("'", "''")}'
author: '${bad.replaceAll("'", "''")}'
og-image: 'javascript:alert(1)'
lang: '"><script>alert(1)</script>'
---

# Deck ${bad.replaceAll('<', '\\<')}

## <script>alert(1)</script> <img src=x onerror=alert(1)>

<script>alert(1)</script>

<iframe src="javascript:alert(1)"></iframe>

[link](javascript:alert(1)) ![picture](data:text/html,<script>alert(1)</script>) <a href="javascript:alert(1)">x</a>

\`\`\`mermaid
flowchart LR
  A["<img src=x onerror=alert(1)>"] --> B
  click A "javascript:alert(1)"
\`\`\`

| <script>alert(1)</script> | b |
| --- | --- |
| <img src=x onerror=alert(1)> | \`<script>alert(1)</script>\` |
`;

let folder = '';
let run: Run;
let opened: OpenedBrowser;
beforeAll(async () => {
  folder = await project({ 'decks/hostile.rst': rst, 'decks/hostile.md': markdown, 'decks/theme.css': '@import url("https://a.example/x.css"); body { background: url(https://a.example/x.png) }\n' });
  run = await loopstage(folder, ['build', '--notes']);
  opened = await openBrowser();
});
afterAll(() => opened.close());

/** Opens a page with an alarm on whatever a script could do, and on what the browser's policy had to stop. */
async function alarmed(path: string): Promise<{ readonly page: Page; readonly alarms: string[] }> {
  const page = await (await opened.browser.newContext()).newPage();
  const alarms: string[] = [];
  await page.exposeFunction('loopstageAlarm', (what: string) => { alarms.push(what); });
  await page.addInitScript(() => {
    const alarm = (what: string): void => { void (Reflect.get(window, 'loopstageAlarm') as (text: string) => unknown)(what); };
    for (const name of ['alert', 'confirm', 'prompt', 'fetch']) Reflect.set(window, name, () => { alarm(name); });
    document.addEventListener('securitypolicyviolation', (event) => { if (!/^(?:style|img)/.test(event.violatedDirective)) alarm(`policy: ${event.violatedDirective} ${event.blockedURI}`); });
  });
  page.on('dialog', (dialog) => { alarms.push(`dialog ${dialog.message()}`); void dialog.dismiss(); });
  page.on('response', (response) => { if (!/^(?:file|data|blob):/.test(response.url())) alarms.push(`had an answer from ${response.url()}`); });
  await page.goto(pathToFileURL(path).href);
  return { page, alarms };
}

const pages = (): readonly string[] => readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html') && !name.startsWith('assets')).sort();

describe('documents that mean harm', () => {
  test('are-built-and-told-about', () => {
    expect(run.stderr).not.toContain('defect');
    expect(pages().length).toBeGreaterThanOrEqual(3);
    for (const code of ['output/formula', 'markdown/raw-html']) expect(run.stderr).toContain(code);
  });

  test('never-become-script-in-any-page-of-the-output', async () => {
    for (const name of pages()) {
      const { page, alarms } = await alarmed(join(folder, 'dist', name));
      const found = await page.evaluate(() => ({
        inline: [...document.scripts].filter((script) => script.src === '' && script.type !== 'application/json' && script.type !== 'application/ld+json').map((script) => script.outerHTML.slice(0, 80)),
        handlers: [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(({ name }) => /^on/i.test(name)).map(({ name, value }) => `${element.tagName} ${name}=${value}`)),
        addresses: [...document.querySelectorAll('[href],[src],[data],[action],[formaction]')].flatMap((element) => ['href', 'src', 'data', 'action', 'formaction'].map((attribute) => element.getAttribute(attribute) ?? ''))
          .concat([...document.querySelectorAll('a')].map((link) => String(link.getAttribute('xlink:href') ?? ''))).filter((address) => /^\s*(?:javascript|vbscript|data:text)/i.test(address)),
        foreign: document.querySelectorAll('iframe[srcdoc], object, embed, foreignObject script, base').length,
      }));
      expect({ name, ...found }).toEqual({ name, inline: [], handlers: [], addresses: [], foreign: 0 });
      const count = await page.evaluate(() => document.querySelectorAll('.slides > section').length);
      for (let press = 0; press < Math.min(60, count * 8); press += 1) await page.keyboard.press('ArrowRight');
      await page.mouse.move(400, 300);
      expect(alarms, name).toEqual([]);
      await page.context().close();
    }
  });

  test('are-words-in-the-search-index-and-nothing-else', () => {
    const scripts = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|json|xml)$/.test(name) && !/^assets\/(?:deck|gallery|speaker|reading)\.js$/.test(name));
    for (const name of scripts) expect(readFileSync(join(folder, 'dist', name), 'utf8'), name).not.toMatch(/<\/?script[^>]*>alert/);
  });
});
