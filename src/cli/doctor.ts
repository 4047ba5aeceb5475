import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeCandidate } from '../browser/candidate.ts';
import { findBrowsers } from '../browser/open-browser.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { cacheUse } from '../cache/prune.ts';
import type { RecordFailure } from '../host.ts';
import { createRecorder } from '../record/recorder.ts';
import { defaultBudgets, type Program } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';
import { bundleFolder } from './bundle.ts';
import { configFiles, loadConfig } from './config.ts';
import { plural } from './console.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { version } from './version.ts';

/** What was found of one thing that Loopstage needs: lines to print, and how to mend it where something is wrong. */
interface Examined {
  readonly name: string;
  readonly lines: readonly string[];
  readonly mend?: string;
}

/** Says what Loopstage needs and what it found: `loopstage doctor`. Returns 0, or 1 when something is missing. */
export const doctor = defineVerb({
  name: 'doctor',
  operands: '',
  most: 0,
  about: `Looks at all that Loopstage needs here: Node, the configuration, the browsers and why others were refused, the fonts, the
    Python that runs the examples, the cache. What is missing is said with what mends it.`,
  options: { browser: { type: 'string', value: 'path', doc: 'look at this Chromium or Chrome alone (also: LOOPSTAGE_BROWSER)' } },
  statuses: '0 nothing is missing, 1 something is',
  examples: ['loopstage doctor', 'loopstage doctor --browser /usr/bin/chromium'],
  run: async ({ values }) => {
    let missing = 0;
    const { python: other } = await loadConfig(process.cwd()).catch(() => ({ python: undefined }));
    for (const examine of [node, configuration, () => browsers(values.browser), fonts, builtInPython, ...(other === undefined ? [] : [() => otherPython(other)]), cache]) {
      const { name, lines, mend } = await examine();
      if (mend !== undefined) missing += 1;
      const [first = '', ...more] = lines;
      process.stdout.write(`${mend === undefined ? 'ok ' : 'NO '} ${name.padEnd(14)} ${first}\n${more.map((line) => `${' '.repeat(19)}${line}\n`).join('')}${mend === undefined ? '' : `${' '.repeat(19)}to mend it: ${mend}\n`}`);
    }
    process.stdout.write(missing === 0 ? 'nothing is missing\n' : `${plural(missing, 'thing')} missing\n`);
    return missing === 0 ? 0 : 1;
  },
});

/** Loopstage runs on Node 20.19 and newer, as its package says. */
async function node(): Promise<Examined> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const lines = [`Loopstage ${version()} on Node ${process.versions.node}, ${process.platform} ${process.arch}`];
  return { name: 'Node', lines, ...((major < 20 || (major === 20 && minor < 19)) && { mend: 'install Node 20.19 or newer, https://nodejs.org' }) };
}

async function configuration(): Promise<Examined> {
  try {
    const config = await loadConfig(process.cwd());
    const keys = Object.keys(config);
    const found = await Promise.all(configFiles.map((file) => access(resolve(file)).then(() => file, () => undefined)));
    const file = found.find((name) => name !== undefined);
    return { name: 'configuration', lines: [file === undefined ? `none in ${process.cwd()}; it needs none` : `${file}${keys.length > 0 ? ` sets ${keys.join(', ')}` : ', which sets nothing'}`] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { name: 'configuration', lines: [error.message], mend: error.hint.replace(/^\s*hint: /, '').trim() };
  }
}

async function browsers(chosen: string | undefined): Promise<Examined> {
  const config = await loadConfig(process.cwd()).catch(() => ({ browser: undefined }));
  const explicit = chosen ?? config.browser;
  const candidates = await findBrowsers(explicit === undefined ? {} : { explicit });
  const first = candidates.findIndex((candidate) => !('refused' in candidate));
  const lines = candidates.map((candidate, index) => `${index === first ? 'used: ' : ''}${describeCandidate(candidate)}`);
  if (first !== -1) return { name: 'browser', lines: [...lines.slice(first, first + 1), ...lines.filter((_, index) => index !== first)] };
  const mend = explicit === undefined
    ? 'npm ci brings a browser along on Linux x64; elsewhere npx playwright install --only-shell chromium, or install Chromium or Chrome and name it with --browser PATH or LOOPSTAGE_BROWSER=PATH'
    : 'name one that starts, or none: then those that Loopstage knows are tried';
  return { name: 'browser', lines: ['none starts; decks are built as HTML, without new diagrams and without PDFs', ...lines], mend };
}

/** The faces that pages carry with them: text, code, formulas. */
const faces = { Inter: 'inter-latin-400-normal', 'JetBrains Mono': 'jetbrains-mono-latin-400-normal', 'STIX Two Math': 'stix-two-math-latin-400-normal' } as const;

async function fonts(): Promise<Examined> {
  const files: readonly string[] = await readdir(join(bundleFolder, 'fonts')).catch(() => []);
  const absent = Object.entries(faces).filter(([, file]) => !files.includes(`${file}.woff2`)).map(([face]) => face);
  if (absent.length > 0) return { name: 'fonts', lines: [`${absent.join(', ')} not found in ${join(bundleFolder, 'fonts')}`], mend: 'install the package again; in a checkout: npm run compile' };
  return { name: 'fonts', lines: [`${Object.keys(faces).join(', ')}: ${plural(files.length, 'file')}, which pages carry with them; fonts of this machine are not used`] };
}

const probe: Program = { path: 'doctor', setup: [], main: { kind: 'script', text: 'import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())\n', line: 1 }, options: { seed: 0, budgets: defaultBudgets } };

/** Runs a small program, past the cache of recordings but with the engine's stored memory. */
async function builtInPython(): Promise<Examined> {
  const { result, milliseconds } = await runProbe(undefined);
  if (!result || 'problem' in result) return { name: 'Python', lines: [`the engine does not run: ${result?.problem ?? 'no answer'}`], mend: 'install the packages again: npm ci' };
  const folder = join(cacheFolder(), 'engine');
  const snapshots = (await readdir(folder).catch(() => [])).filter((file: string) => file.endsWith('.bin'));
  const { name, version: release, python } = result.engine;
  const memory = snapshots.length > 0 ? `its memory is kept for the next start: ${folder}` : `its memory could not be kept in ${folder}, so that each start takes longer`;
  return { name: 'Python', lines: [`CPython ${python} in WebAssembly (${name} ${release}), which ran a program in ${milliseconds} ms`, memory] };
}

/** The Python that the configuration names in place of the built-in one. */
async function otherPython(path: string): Promise<Examined> {
  const { result, milliseconds } = await runProbe(resolve(path));
  if (!result || 'problem' in result) return { name: 'chosen Python', lines: [`${path}: ${result?.problem ?? 'no answer'}`], mend: 'name a Python 3.12 or newer, or take the key `python` out of the configuration' };
  return { name: 'chosen Python', lines: [`${path}: CPython ${result.engine.python}, which ran a program in ${milliseconds} ms`] };
}

async function runProbe(path: string | undefined): Promise<{ readonly result: Recording | RecordFailure | undefined; readonly milliseconds: number }> {
  const begun = performance.now();
  const recorder = createRecorder({ cacheFolder: cacheFolder(), ...(path !== undefined && { python: path }) });
  try {
    const [result] = await recorder.record([{ ...probe, main: { ...probe.main, text: `${probe.main.text}# ${process.pid} ${Math.round(begun)}\n` } }]);
    return { result, milliseconds: Math.round(performance.now() - begun) };
  } finally {
    await recorder.close();
  }
}

async function cache(): Promise<Examined> {
  const folder = cacheFolder();
  const writable = await mkdir(folder, { recursive: true }).then(() => access(folder, constants.W_OK)).then(() => true, () => false);
  if (!writable) return { name: 'cache', lines: [`${folder} cannot be written`], mend: 'name another folder: LOOPSTAGE_CACHE=PATH' };
  const uses = await cacheUse(folder);
  const bytes = uses.reduce((sum, use) => sum + use.bytes, 0);
  return { name: 'cache', lines: [`${folder}, ${Math.round(bytes / 2 ** 20)} MB: ${uses.map((use) => `${use.name} ${Math.round(use.bytes / 2 ** 20)} MB`).join(', ')}`] };
}
