import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lonePage } from '../../src/site/lone-page.ts';

const face = (family: string, file: string, range: string, more = ''): string => `@font-face{font-family:${family};src:url(./fonts/${file});unicode-range:${range};${more}}`;
const css = [face('Inter', 'latin', 'U+??,U+2000-206F'), face('Inter', 'greek', 'U+370-3FF'), face('Inter', 'italic', 'U+??', 'font-style:italic'), face('Symbols', 'symbols', 'U+2019,U+2190-21FF'), face('STIX Math', 'math', 'U+??')].join('') + 'p{color:red}';

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-lone-'));
  await mkdir(join(folder, 'fonts'));
  for (const name of ['latin', 'greek', 'italic', 'symbols', 'math']) await writeFile(join(folder, 'fonts', name), name);
  await writeFile(join(folder, 'deck.css'), css);
  await writeFile(join(folder, 'deck.js'), 'run("</script><!--");');
  await writeFile(join(folder, 'logo.svg'), '<svg/>');
  await writeFile(join(folder, 'picture.png'), 'png');
  return folder;
}

const page = (body: string): string => `<html><head><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;"><link rel="icon" href="../assets/logo.svg">\n<link rel="stylesheet" href="../assets/deck.css">\n<script src="../assets/deck.js" defer></script></head><body>${body}</body>\n</html>\n`;
const fonts = (html: string): readonly string[] => [...html.matchAll(/url\(data:[^,]*base64,([^)]*)\)/g)].map(([, data = '']) => Buffer.from(data, 'base64').toString());
const made = async (body: string): Promise<string> => {
  const folder = await bundle();
  return lonePage(page(body), { bundle: folder, scripts: [], texts: [], files: new Map([['files/picture.png', join(folder, 'picture.png')]]) });
};

test.each([
  ['plain words', ['latin']], ['it’s', ['latin']], ['an → arrow', ['latin', 'symbols']], ['λ', ['latin', 'greek']], ['<em>so</em>', ['latin', 'italic']], ['<math>x</math>', ['latin', 'math']],
])('of-the-fonts-those-that-%j-needs-are-in-it', async (body, names) => {
  expect(fonts(await made(body))).toEqual(names);
});

test('its-policy-allows-the-script-in-it-and-no-other', async () => {
  const html = await made('words');
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  expect(script).toBe('run("<\\/script><\\!--");');
  const hash = createHash('sha256').update(script).digest('base64');
  expect(html.replaceAll('&#39;', "'")).toContain(`script-src 'sha256-${hash}'; style-src data: 'self'`);
  expect(html).not.toContain('defer');
});

test('pictures-and-the-icon-are-in-it-and-other-addresses-stay', async () => {
  const html = await made('<img src="files/picture.png"><a href="https://a.example/">a</a>');
  expect(html).toContain(`<img src="data:image/png;base64,${Buffer.from('png').toString('base64')}">`);
  expect(html).toContain('<link rel="icon" href="data:image/svg+xml;base64,');
  expect(html).toContain('<a href="https://a.example/">');
});
