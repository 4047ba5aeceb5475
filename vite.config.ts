import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { configTypes } from './src/cli/schemas.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Selectors of Reveal's style sheet for what our decks do not have: an italic that every page would load, transitions, looks of fragments, controls, layout helpers, windows over the deck, its paper. */
const unusedInReveal = new RegExp([
  /^\.reveal:after$/, /\.fragment\.(?:grow|shrink|zoom-in|fade|semi-fade|strike|blur|highlight|current)/, /\[data-(?:background-)?transition[\^*$~|]?=["']?(?!none)/, /\.reveal\.(?:cube|page|zoom|concave|convex|fade|slide)(?![\w-])/,
  /\.r-(?:overlay|stack|hstack|vstack|stretch|fit-text|frame)/, /\.(?:stretch|controls|slide-number|speaker-notes|playback|code-wrapper|hljs-ln|jump-to-slide)(?![\w-])/, /\.(?:items|justify)-/, /html:not\(\.print-pdf\)/, /data-auto-animate/,
].map(({ source }) => source).join('|'));

/** Returns a style sheet without the selectors that `unused` matches, nor the rules that have no other. */
function withoutUnused(css: string, unused: RegExp): string {
  return [...pieces(css, '}', '{', '}')].map((rule) => {
    const at = rule.indexOf('{');
    const head = rule.slice(0, at).trim();
    if (/^@(?:media|supports)/.test(head)) {
      const inner = withoutUnused(rule.slice(at + 1, -1), unused);
      return inner === '' ? '' : `${head}{${inner}}`;
    }
    if (head.startsWith('@')) return rule;
    const kept = pieces(`${head},`, ',', '(', ')').map((selector) => selector.slice(0, -1)).filter((selector) => !unused.test(selector));
    return kept.length === 0 ? '' : `${kept.join(',')}${rule.slice(at)}`;
  }).join('');
}

/** Cuts `text` after each `end` that stands outside brackets, which `open` and `close` are. */
function pieces(text: string, end: string, open: string, close: string): readonly string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    depth += text[at] === open ? 1 : text[at] === close ? -1 : 0;
    if (text[at] !== end || depth !== 0) continue;
    found.push(text.slice(start, at + 1));
    start = at + 1;
  }
  return found;
}

/** Parts of Reveal that no option of ours turns on: arrows in the corner, numbers, notes over the slide, windows over the deck, slides that move by themselves or into each other; text that is fitted. */
const idleInReveal = /^(?:fitty|marked|.*\/(?:autoanimate|controls|notes|overlay|playback|slidenumber))$/;

/** A part that answers every call with `false`: nothing is open, nothing is shown. */
const idle = 'export default class { constructor() { return new Proxy(this, { get: () => () => false }); } }';

/** A quarter of Reveal's script and two thirds of its style sheet are for what our decks do not have: the bundle is made from Reveal's own source, which its package brings, without them. */
const smallerReveal: Plugin = {
  name: 'smaller-reveal',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (importer?.includes('/reveal.js/js/') && idleInReveal.test(source)) return '\0idle';
    if (source !== 'reveal.js') return undefined;
    const bundle = await this.resolve(source, importer, { ...options, skipSelf: true });
    return bundle?.id.replace(/dist\/reveal\.m?js$/, 'js/reveal.js');
  },
  load: { filter: { id: /^\0idle$/ }, handler: () => idle },
  transform: { filter: { id: /reveal\.js\/dist\/reveal\.css$/ }, handler: (css) => ({ code: withoutUnused(css, unusedInReveal), map: null }) },
};

const licensesEnd = '.licenses.md';

/** Licences of what pages carry that no script imports. */
const furtherLicenses = {
  'Inter': 'node_modules/@fontsource/inter/LICENSE', 'JetBrains Mono': 'node_modules/@fontsource/jetbrains-mono/LICENSE', 'STIX Two Math': 'node_modules/@fontsource/stix-two-math/LICENSE',
  'DejaVu Sans Mono, symbols': 'assets/theme/fonts/LICENSE-dejavu.txt', 'Temml': 'node_modules/temml/LICENSE',
} as const;

/** Writes what goes along with the scripts and fonts of a site, as their licences ask, in the place of a list for each bundle. */
async function writeLicenses(folder: string): Promise<void> {
  const lists = (await readdir(folder)).filter((name) => name.endsWith(licensesEnd)).sort();
  const bundled = await Promise.all(lists.map(async (name) => (await readFile(join(folder, name), 'utf8')).split(/^(?=## )/m).slice(1)));
  const further = await Promise.all(Object.entries(furtherLicenses).map(async ([name, path]) => `## ${name}\n\n${await readFile(at(path), 'utf8')}`));
  const texts = new Set([...bundled.flat(), ...further].map((text) => text.trim()));
  await Promise.all(lists.map((name) => rm(join(folder, name))));
  await writeFile(join(folder, 'licenses.txt'), `# Licences of what these pages carry\n\n${[...texts].join('\n\n')}\n`);
}

/** Classic scripts that run from `file://` (a module for the live server): each entry is a bundle of its own in `build/<folder>`, its style sheet beside it. */
function script(name: string, entry: string, folder: string, format: 'iife' | 'es' = 'iife'): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: at(`build/${folder}`),
      emptyOutDir: false,
      copyPublicDir: false,
      license: folder === 'web' && { fileName: `${name}${licensesEnd}` },
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 4000,
      target: 'es2022',
      rolldownOptions: {
        input: { [name]: at(entry) },
        preserveEntrySignatures: 'strict',
        transform: { define: { 'import.meta': '{}' } },
        output: {
          format,
          entryFileNames: '[name].js',
          assetFileNames: ({ names }) => (names.some((file) => file.endsWith('.css')) ? `${name}[extname]` : names.some((file) => file.endsWith('.woff2')) ? 'fonts/[name][extname]' : '[name][extname]'),
        },
      },
    },
  };
}

/** The command line and its workers, for Node. What it reads and draws with is in the bundle, for many small files take longer to find than to run; packages with files of their own stay packages. */
const cli: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['@sparticuz/chromium', 'playwright', 'pyodide', 'vite'] },
  build: {
    ssr: true,
    outDir: at('build/cli'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { loopstage: at('src/cli/loopstage.ts'), 'record-worker': at('src/record/worker.ts'), 'build-worker': at('src/cli/build-worker.ts'), 'define-config': at('src/cli/define-config.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', banner: (chunk) => (chunk.name === 'loopstage' ? '#!/usr/bin/env node' : '') },
    },
  },
};

const environments = {
  deck: script('deck', 'src/player/deck.ts', 'web'),
  gallery: script('gallery', 'src/player/gallery.ts', 'web'),
  reading: script('reading', 'src/player/reading.ts', 'web'),
  search: script('search', 'src/player/search.ts', 'web'),
  speaker: script('speaker', 'src/player/speaker.ts', 'web'),
  live: script('live', 'src/player/live.ts', 'web'),
  liveFrame: script('live-frame', 'src/player/live-frame.ts', 'web'),
  liveWorker: script('live-worker', 'src/record/live-worker.ts', 'web'),
  print: script('print', 'src/player/print.ts', 'web'),
  dev: script('dev', 'src/player/dev.ts', 'dev', 'es'),
  remote: script('remote', 'src/player/remote.ts', 'dev'),
  mermaid: script('mermaid', 'src/draw/page.ts', 'draw'),
  measure: script('measure', 'src/print/measuring/page.ts', 'measure'),
  cli,
};

export default defineConfig({
  appType: 'custom',
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [smallerReveal],
  environments,
  builder: {
    buildApp: async (builder) => {
      await rm(at('build'), { recursive: true, force: true });
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      await writeLicenses(at('build/web'));
      await writeFile(at('build/cli/define-config.d.ts'), configTypes());
    },
  },
  test: {
    reporters: ['default', './tests/setup/closing-line.ts'],
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'rooms', include: ['tests/**/*.test.ts'], exclude: ['tests/built/**'], testTimeout: 60_000, hookTimeout: 120_000 } },
      { extends: true, test: { name: 'built', include: ['tests/built/**/*.test.ts'], globalSetup: ['tests/setup/compile.ts'], testTimeout: 180_000, hookTimeout: 300_000 } },
    ],
  },
});
