import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';

const root = resolve(import.meta.dirname, '..');
/** The folder in which the peers are installed. */
export const peersFolder = resolve(process.env.LOOPSTAGE_PEERS ?? join(root, 'bench/peers'));
const bin = (name) => join(peersFolder, 'node_modules/.bin', name);
const has = (command) => { try { execFileSync(command, ['--version'], { stdio: 'ignore' }); return true; } catch { return false; } };
const chrome = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const each = (files, line) => ['sh', ['-c', files.map(line).join(' && ')]];

/**
 * The tools: `form` is the language of their decks; `html` and `pdf` return the command that makes all of `files` (in `folder`) below `out`, with
 * everything that a first run would keep already kept. `before` makes it a run that must do its work.
 */
export const tools = [
  {
    name: 'Loopstage', form: 'rst', present: () => existsSync(join(root, 'build/cli/loopstage.js')),
    before: (cache) => rm(join(cache, 'builds'), { recursive: true, force: true }).then(() => rm(join(cache, 'pdf'), { recursive: true, force: true })),
    html: ({ folder, out }) => [process.execPath, [join(root, 'build/cli/loopstage.js'), 'build', folder, '--no-pdf', '-o', out]],
    pdf: ({ folder, out }) => [process.execPath, [join(root, 'build/cli/loopstage.js'), 'export', 'pdf', folder, '-o', out]],
    steps: ({ folder, out }) => [process.execPath, [join(root, 'build/cli/loopstage.js'), 'export', 'pdf', folder, '--steps', 'all', '-o', out]],
  },
  {
    name: 'Slidev', form: 'ruled', present: () => existsSync(bin('slidev')),
    html: ({ files, out }) => each(files, (file, index) => `${quoted(bin('slidev'))} build ${quoted(file)} --out ${quoted(join(out, String(index)))}`),
    pdf: ({ files, out }) => each(files, (file, index) => `${quoted(bin('slidev'))} export ${quoted(file)} --executable-path ${chrome} --output ${quoted(join(out, `${index}.pdf`))}`),
  },
  {
    name: 'Marp', form: 'ruled', present: () => existsSync(bin('marp')),
    html: ({ folder, out }) => [bin('marp'), ['--no-stdin', '-I', folder, '-o', out]],
    pdf: ({ folder, out }) => [bin('marp'), ['--no-stdin', '--pdf', '--allow-local-files', '--browser-path', chrome ?? '', '-I', folder, '-o', out]],
  },
  {
    name: 'reveal-md', form: 'ruled', present: () => existsSync(bin('reveal-md')),
    html: ({ folder, out }) => [bin('reveal-md'), [folder, '--static', out]],
    pdf: ({ files, out }) => each(files, (file, index) => `${quoted(bin('reveal-md'))} ${quoted(file)} --print ${quoted(join(out, `${index}.pdf`))} --puppeteer-chromium-executable ${chrome} --puppeteer-launch-args=--no-sandbox`),
  },
  {
    name: 'Pandoc', form: 'rst', present: () => has('pandoc'),
    html: ({ files, out }) => each(files, (file, index) => `pandoc -s -t revealjs ${quoted(file)} -o ${quoted(join(out, `${index}.html`))}`),
  },
];
