import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** How a run of the command ended. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const root = resolve(import.meta.dirname, '../..');
/** The compiled command. */
export const executable = join(root, 'build/cli/loopstage.js');

/** Runs the compiled `loopstage` with plain Node in `cwd` and returns how it ended; a killed one has the status -1. */
export function loopstage(cwd: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, [executable, ...args], { cwd, env: { ...process.env, ...environment }, maxBuffer: 1 << 26 }, (error: ExecFileException | null, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      done({ status, stdout, stderr });
    });
  });
}

/** Makes a folder of its own with `files` in it and returns its path. */
export async function project(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-test-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
