import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** What a lone page takes up. */
export interface LoneParts {
  /** Folder with the built player: scripts, style sheets, fonts. */
  readonly bundle: string;
  /** Names of the scripts of `bundle` that the page holds besides its own, with their style sheets. */
  readonly scripts: readonly string[];
  /** Text of further scripts, before those. */
  readonly texts: readonly string[];
  /** Files that the page names, by their addresses in it: their paths on disk. */
  readonly files: ReadonlyMap<string, string>;
}

const types: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.avif': 'image/avif',
  '.woff2': 'font/woff2', '.woff': 'font/woff', '.css': 'text/css', '.mp4': 'video/mp4', '.webm': 'video/webm', '.pdf': 'application/pdf', '.py': 'text/x-python', '.txt': 'text/plain',
};

/**
 * Returns `html`, a page of ours, as one file that needs no other: style sheets, scripts, pictures and those fonts whose characters it shows are in it. Its
 * policy allows these scripts alone, by their hashes.
 */
export async function lonePage(html: string, parts: LoneParts): Promise<string> {
  const own = /<script src="[^"]*\/([\w-]+)\.js" defer><\/script>/.exec(html)?.[1];
  const names = [...(own === undefined ? [] : [own]), ...parts.scripts];
  const sheet = /<link rel="stylesheet" href="[^"]*\/([\w-]+)\.css">/.exec(html)?.[1];
  const sheets = [...new Set([...(sheet === undefined ? [] : [sheet]), ...parts.scripts])];
  const style = (await Promise.all(sheets.map((name) => sheetText(join(parts.bundle, `${name}.css`), parts.bundle, html)))).join('\n');
  const code = [...parts.texts, ...await Promise.all(names.map((name) => readFile(join(parts.bundle, `${name}.js`), 'utf8').catch(() => '')))].filter((text) => text !== '').map(insideScript);
  const logo = await dataAddress(join(parts.bundle, 'logo.svg'));
  const files = new Map(await Promise.all([...parts.files].map(async ([address, path]) => [address, await dataAddress(path, parts.files)] as const)));
  const text = html
    .replace(/<script src="[^"]*" defer><\/script>\n?/, '')
    .replace(/<link rel="stylesheet" href="[^"]*\/[\w-]+\.css">/, () => `<style>${unique(style)}</style>`)
    .replace(/<link rel="icon" [^>]*>/, () => `<link rel="icon" href="${logo}">`)
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/, (_, head: string, policy: string) => `${head}${lonePolicy(unescaped(policy), code)}"`)
    .replace(/ (src|href|data-background-image)="([^"]*)"/g, (whole, name: string, address: string) => (files.has(unescaped(address)) ? ` ${name}="${files.get(unescaped(address)) ?? ''}"` : whole));
  return text.replace(/<\/body>\s*<\/html>\s*$/, () => `${code.map((script) => `<script>${script}</script>`).join('\n')}\n</body>\n</html>\n`);
}

/** The policy of a page with these scripts and no others in it. */
function lonePolicy(policy: string, scripts: readonly string[]): string {
  return policy.replace(/script-src [^;]*/, `script-src ${scripts.length > 0 ? scripts.map(hashOf).join(' ') : "'none'"}`).replace('style-src', 'style-src data:').replaceAll("'", '&#39;');
}

/** Faces that several style sheets bring are there once. */
function unique(style: string): string {
  const seen = new Set<string>();
  return style.replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    if (seen.has(face)) return '';
    seen.add(face);
    return face;
  });
}

/** A style sheet with the fonts in it whose characters and styles the page shows; the others go. */
async function sheetText(path: string, bundle: string, html: string): Promise<string> {
  const css = await readFile(path, 'utf8').catch(() => '');
  const shown = new Set([...html.replace(/<(?:style|script|title)\b[\s\S]*?<\/(?:style|script|title)>|<[^>]*>/g, '')].map((character) => character.codePointAt(0) ?? 0));
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => face);
  let text = css;
  const letters = faces.filter((face) => !isSymbols(face)).flatMap(rangesOf);
  const symbols = new Set([...shown].filter((character) => !isIn(character, letters)));
  for (const face of faces) text = text.replace(face, isNeeded(face, isSymbols(face) ? symbols : shown, html) ? await withFont(face, bundle) : '');
  return text;
}

/** Whether a face stands in for characters that the others lack. */
const isSymbols = (face: string): boolean => /font-family:[^;}]*Symbols/.test(face);

function isNeeded(face: string, shown: ReadonlySet<number>, html: string): boolean {
  if (/math|temml/i.test(/font-family:\s*([^;}]*)/.exec(face)?.[1] ?? '')) return html.includes('<math');
  if (/font-style:\s*italic/.test(face) && !/<(?:em|i|cite|var|dfn)\b|hljs-(?:comment|emphasis)/.test(html)) return false;
  const ranges = rangesOf(face);
  return ranges.length === 0 || [...shown].some((character) => isIn(character, ranges));
}

type Range = readonly [from: number, to: number];

function rangesOf(face: string): readonly Range[] {
  return [...(/unicode-range:\s*([^;}]*)/.exec(face)?.[1] ?? '').matchAll(/U\+([\da-f?]+)(?:-([\da-f]+))?/gi)]
    .map(([, from = '0', to = from]): Range => [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'f'), 16)]);
}

const isIn = (character: number, ranges: readonly Range[]): boolean => ranges.some(([from, to]) => from <= character && character <= to);

async function withFont(face: string, bundle: string): Promise<string> {
  const name = /url\(["']?(?:\.\/)?([^"')]+)["']?\)/.exec(face)?.[1];
  if (name === undefined || name.startsWith('data:')) return face;
  const address = await dataAddress(join(bundle, name));
  return face.replace(/url\([^)]*\)/, () => `url(${address})`);
}

/** A file as a `data:` address; files that a style sheet names are in it. */
async function dataAddress(path: string, files?: ReadonlyMap<string, string>): Promise<string> {
  const bytes = await readFile(path);
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  if (type !== 'text/css' || !files) return `data:${type};base64,${bytes.toString('base64')}`;
  let css = bytes.toString('utf8');
  for (const [address, file] of files) if (file !== path && css.includes(address)) css = css.replaceAll(address, await dataAddress(file));
  return `data:text/css;base64,${Buffer.from(css).toString('base64')}`;
}

/** Nothing in a script may look like its end to the reader of HTML (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements). */
const insideScript = (text: string): string => text.trim().replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const unescaped = (text: string): string => text.replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&quot;/g, '"');
