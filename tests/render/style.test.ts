import { expect, test } from 'vitest';
import { renderDocument } from '../../src/render/document-page.ts';
import { styleFiles } from '../../src/render/style-files.ts';

test.each([
  ['@font-face { src: url("fonts/a.woff2") format("woff2"), url(fonts/b.woff2) }', ['fonts/a.woff2', 'fonts/b.woff2']],
  ["a { background: URL( 'logo.svg#mark' ); } b { background: url(logo.svg?v=2) }", ['logo.svg']],
  ['@import "more.css"; @import url(print.css) print;', ['more.css', 'print.css']],
  ['a { background: url(data:image/png;base64,AA), url(https://example.org/x.png), url(//example.org/y.png), url(/z.png), url(#mark) }', []],
  ['/* url(old.png) */ a { color: red } /* @import "gone.css" */', []],
  ['a { background: url(../up.png) }', ['../up.png']],
])('%s', (css, files) => { expect(styleFiles(css)).toEqual(files); });

test('an-authors-style-sheet-comes-last-so-that-it-wins', () => {
  const page = renderDocument({ lang: 'en', title: 'T', theme: 'auto', assets: '../assets', bundle: 'deck', script: true, css: 'a{}', style: 'theme.css' }, '<body></body>');
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)">|<style>/g)].map((match) => match[1] ?? 'style');
  expect(sheets).toEqual(['../assets/deck.css', 'style', 'theme.css']);
});
