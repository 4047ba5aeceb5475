import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { peersFolder } from './peers.mjs';

/**
 * Runs every measurement and writes `bench/RESULTS.md`: `npm run bench`, or `npm run bench -- record paper` for some. Each script prints Markdown.
 * With `--short` each repeats less.
 */
const here = import.meta.dirname;
const scripts = ['compare', 'record', 'paper', 'page', 'dev', 'check'];
const short = process.argv.includes('--short');
const chosen = process.argv.slice(2).filter((name) => name !== '--short');
/** How often a script repeats with `--short`. */
const fewer = { compare: ['1'], record: ['2'], paper: ['2'], page: ['1'], dev: ['5'] };
const wanted = scripts.filter((name) => existsSync(join(here, `${name}.mjs`)) && (chosen.length === 0 || chosen.includes(name)));

function run(name) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(here, `${name}.mjs`), ...(short ? fewer[name] ?? [] : [])], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (data) => { text += data; process.stdout.write(data); });
    child.on('close', (status) => { done(`${text.startsWith('## ') ? '' : `## ${name}\n\n`}${status === 0 ? '' : `failed with status ${status}\n\n`}${/^\|/m.test(text) ? text.trim() : `\`\`\`\n${text.trimEnd()}\n\`\`\``}`); });
  });
}

function versionOf(name, folder) {
  const path = join(folder, 'node_modules', name, 'package.json');
  return existsSync(path) ? `${name} ${JSON.parse(readFileSync(path, 'utf8')).version}` : undefined;
}

const own = ['reveal.js', 'mermaid', 'vite', 'playwright', 'pyodide', '@sparticuz/chromium'].map((name) => versionOf(name, join(here, '..')));
const peers = ['@slidev/cli', '@marp-team/marp-cli', 'reveal-md', 'decktape'].map((name) => versionOf(name, peersFolder));
let pandoc;
try { [pandoc] = execFileSync('pandoc', ['--version'], { encoding: 'utf8' }).split('\n'); } catch { pandoc = undefined; }

const parts = [];
for (const name of wanted) parts.push(await run(name));
const facts = [
  `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench\`, ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown kind'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.versions.node}.`,
  `With ${[...own, ...peers, pandoc].filter(Boolean).join(', ')}.`,
].join('\n\n');
if (chosen.length === 0) await writeFile(join(here, 'RESULTS.md'), `# Results\n\n${facts}\n\n${parts.join('\n\n')}\n`);
