import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { createDrawer, type Drawer } from '../../src/draw/draw-diagrams.ts';
import { compiledPageScript } from './page-script.ts';

let drawer: Drawer;
beforeAll(async () => { drawer = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: await compiledPageScript() }); });
afterAll(() => drawer.close());

interface Word { readonly text: string; readonly bold: boolean }

/** The words of a drawing, and whether each is bold. */
async function wordsOf(text: string): Promise<readonly Word[]> {
  const [drawn] = await drawer.draw([{ text }]);
  if (!drawn || !('svg' in drawn)) throw new Error(drawn?.problem);
  return [...drawn.svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', words = '']) => ({ text: words.replace(/&lt;/g, '<').replace(/&amp;/g, '&'), bold: /font-weight="(?:bold|[6-9]00)"/.test(attributes) }));
}

test.each([
  ['a-class', 'classDiagram\n  class Awaitable {\n    +__await__() Iterator\n    -_private\n  }'],
  ['a-state', 'stateDiagram-v2\n  [*] --> __await__ : __aexit__ called'],
  ['a-mind-map', 'mindmap\n  root((asyncio))\n    __await__'],
  ['a-flowchart', 'flowchart LR\n  A["__await__()"] --> B'],
  ['a-sequence', 'sequenceDiagram\n  A->>B: __await__()'],
  ['entities', 'classDiagram\n  class Awaitable {\n    +#95;#95;await#95;#95;()\n  }'],
])('a-name-with-underscores-at-its-ends-stays-a-name-in-%s', async (_, text) => {
  const found = (await wordsOf(text)).filter((word) => word.text.includes('await'));
  expect(found.map(({ bold }) => bold)).toEqual(found.map(() => false));
  expect(found.map((word) => word.text).join(' ')).toContain('__await__');
});

test('characters-written-by-number-are-drawn-once', async () => {
  expect((await wordsOf('flowchart LR\n  A["a #35;1 #8364; #95;b#95;"]')).map((word) => word.text).join(' ')).toBe('a #1 € _b_');
});

test('markdown-that-an-author-asks-for-stays-markdown', async () => {
  expect(await wordsOf('flowchart LR\n  A["`__bold__`"]')).toEqual([{ text: 'bold', bold: true }]);
  expect((await wordsOf('mindmap\n  root((r))\n    **bold**')).find((word) => word.text === 'bold')?.bold).toBe(true);
});
