import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FidelityProgram } from './programs.ts';

/** What a program gave: its output, its exit status, and for a session what doctest says of its examples. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** A CPython on this machine. */
export interface Native {
  readonly command: string;
  readonly version: string;
}

function candidates(): string[] {
  const given = process.env['LOOPSTAGE_PYTHON'];
  const folders = given === undefined ? [] : [join(given, 'bin'), given];
  const names = ['python3.14', 'python3.13', 'python3'];
  const versions = join(homedir(), '.pyenv', 'versions');
  let installed: string[] = [];
  try {
    installed = readdirSync(versions).map((version) => join(versions, version, 'bin', 'python3'));
  } catch {
    installed = [];
  }
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...names, ...installed];
}

/**
 * Returns the newest CPython from 3.13 on: in the folder that `LOOPSTAGE_PYTHON` names, on the path, or below
 * `~/.pyenv/versions`; `undefined` when there is none. The one in the given folder is preferred to all others.
 */
export function findNative(): Native | undefined {
  const found: Native[] = [];
  const given = process.env['LOOPSTAGE_PYTHON'];
  for (const command of candidates()) {
    const asked = spawnSync(command, ['-c', 'import sys; print(sys.implementation.name, "%d.%d.%d" % sys.version_info[:3])'], { encoding: 'utf8' });
    const [name, version = ''] = (asked.stdout ?? '').trim().split(' ');
    if (name !== 'cpython' || minor(version) < 13) continue;
    if (given !== undefined && command.startsWith(given)) return { command, version };
    found.push({ command, version });
  }
  return found.sort((a, b) => minor(b.version) - minor(a.version))[0];
}

function minor(version: string): number {
  const [major, second] = version.split('.').map(Number);
  return major === 3 ? second ?? 0 : 0;
}

/** Runs a program in real time in a folder of its own; a session by doctest itself (`session.py`). */
export async function runNative({ command }: Native, program: FidelityProgram): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'loopstage-fidelity-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const file = join(folder, 'main.py');
  copyFileSync(program.path, file);
  const args = program.kind === 'script' ? [file] : [join(import.meta.dirname, 'session.py'), file];
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, PYTHONHASHSEED: '0', TZ: 'UTC', NO_COLOR: '1', PYTHONUTF8: '1', LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
  try {
    return await new Promise((resolve) => {
      const child = execFile(command, args, { cwd: folder, env, timeout: 30_000 }, (_, stdout, stderr) => {
        resolve({ stdout, stderr, code: child.exitCode ?? -1 });
      });
      child.stdin?.end();
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `work` for every item, at most `width` at a time; the results stand in the order of the items. */
export async function inParallel<Item, Result>(items: readonly Item[], width: number, work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const mine = next;
      next += 1;
      const item = items[mine];
      if (item !== undefined) results[mine] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
