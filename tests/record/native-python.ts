import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

function candidates(): string[] {
  const names = ['python3.14', 'python3.13', 'python3.12', 'python3'];
  const versions = join(homedir(), '.pyenv', 'versions');
  let installed: string[] = [];
  try {
    installed = readdirSync(versions).sort().reverse().map((version) => join(versions, version, 'bin', 'python3'));
  } catch {
    installed = [];
  }
  return [...names, ...installed];
}

/** Returns a CPython of at least 3.12 on this machine, `undefined` when there is none. */
export function nativePython(): string | undefined {
  return candidates().find((command) => {
    const asked = spawnSync(command, ['-c', 'import sys; print(sys.implementation.name, *sys.version_info[:2])'], { encoding: 'utf8' });
    const [name, major, minor] = (asked.stdout ?? '').trim().split(' ');
    return name === 'cpython' && major === '3' && Number(minor) >= 12;
  });
}

/** Returns what a native CPython prints for a script. */
export function nativeOutput(python: string, path: string): string {
  return spawnSync(python, [path], { encoding: 'utf8', timeout: 30_000 }).stdout;
}
