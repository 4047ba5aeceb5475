import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { configTypes } from './src/cli/schemas.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Classic scripts that run from `file://` (a module for the live server): each entry is a bundle of its own in `build/<folder>`, its style sheet beside it. */
function script(name: string, entry: string, folder: string, format: 'iife' | 'es' = 'iife'): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: at(`build/${folder}`),
      emptyOutDir: false,
      copyPublicDir: false,
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

/** The command line and its worker, for Node; packages stay packages. */
const cli: EnvironmentOptions = {
  consumer: 'server',
  build: {
    ssr: true,
    outDir: at('build/cli'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { loopstage: at('src/cli/loopstage.ts'), 'record-worker': at('src/record/worker.ts'), 'define-config': at('src/cli/define-config.ts') },
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
  environments,
  builder: {
    buildApp: async (builder) => {
      await rm(at('build'), { recursive: true, force: true });
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
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
