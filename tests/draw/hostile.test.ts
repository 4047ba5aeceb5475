import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { createDrawer, type Drawer } from '../../src/draw/draw-diagrams.ts';
import { compiledPageScript } from './page-script.ts';

let drawer: Drawer;
let opened: OpenedBrowser;
let reader: Page;
beforeAll(async () => {
  drawer = createDrawer({ cacheFolder: undefined, openBrowser, pageScript: await compiledPageScript() });
  opened = await openBrowser();
  reader = await opened.browser.newPage();
});
afterAll(async () => { await drawer.close(); await opened.close(); });

const loose = '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "theme": "dark", "secure": []}}%%';

const attacks: Readonly<Record<string, string>> = {
  'script-in-a-message': 'sequenceDiagram\n  A->>B: <script>window.hit = 1</script> after',
  'image-with-a-handler': 'flowchart LR\n  A["<img src=x onerror=\'window.hit=1\'>"] --> B',
  'click-with-a-script': `${loose}\nflowchart LR\n  A --> B\n  click A "javascript:window.hit=1" "tip"\n  click B call hit()`,
  'href-with-a-script': `${loose}\nflowchart LR\n  A --> B\n  click A href "javascript:window.hit=1" _blank`,
  'loose-by-front-matter': '---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\nflowchart LR\n  A["<b onclick=window.hit=1>x</b><iframe src=//example.org></iframe>"] --> B',
  'style-with-an-import': 'flowchart LR\n  A --> B\n  classDef x fill:url(https://example.org/a),stroke:red;\n  class A x',
  'theme-css': '%%{init: {"themeCSS": "@import url(https://example.org/a.css); *{}</style><script>window.hit=1</script>"}}%%\nflowchart LR\n  A --> B',
  'links-of-an-actor': 'sequenceDiagram\n  participant A\n  link A: Home @ javascript:window.hit=1\n  A->>A: hi',
  'foreign-object': 'flowchart LR\n  A["`<foreignObject><body onload=window.hit=1></foreignObject>`"] --> B',
  'closing-the-drawing': 'sequenceDiagram\n  participant A as </text></svg><script>window.hit=1</script>\n  A->>A: x',
  'entities': 'sequenceDiagram\n  A->>B: #lt;script#gt;window.hit=1#lt;/script#gt; &lt;img onerror=x&gt;',
};

test.each(Object.entries(attacks))('%s-yields-nothing-that-runs-or-asks', async (_, text) => {
  const [outcome] = await drawer.draw([{ text }]);
  const svg = outcome && 'svg' in outcome ? outcome.svg : '';
  const requests: string[] = [];
  reader.removeAllListeners('request');
  reader.on('request', (request) => requests.push(request.url()));
  await reader.setContent(`<body>${svg}</body>`);
  const found = await reader.evaluate(() => ({
    hit: 'hit' in window,
    names: [...new Set([...document.querySelectorAll('svg, svg *')].map((node) => node.localName))].filter((name) => !/^(svg|text|line|rect|circle|ellipse|path|polygon|polyline)$/.test(name)),
    attributes: [...document.querySelectorAll('svg, svg *')].flatMap((node) => node.getAttributeNames()).filter((name) => /^on|href|style|class|^id$/.test(name)),
    outside: [...document.body.children].map((node) => node.localName).filter((name) => name !== 'svg'),
    urls: document.body.innerHTML.includes('url('),
  }));
  expect(found).toEqual({ hit: false, names: [], attributes: [], outside: [], urls: false });
  expect(requests.filter((address) => !address.startsWith('about:'))).toEqual([]);
});

test('at-least-the-harmless-part-of-most-attacks-is-drawn', async () => {
  const outcomes = await drawer.draw(Object.values(attacks).map((text) => ({ text })));
  expect(outcomes.filter((outcome) => 'svg' in outcome).length).toBeGreaterThanOrEqual(7);
});

test('a-directive-cannot-change-looks-or-safety', async () => {
  const plain = 'flowchart LR\n  A[one] --> B[two]';
  const [one, other] = await drawer.draw([{ text: plain }, { text: `${loose}\n${plain}` }]);
  expect(other).toEqual(one);
});
