import { rm } from 'node:fs/promises';
import { checkOutput, OutputRefused } from '../site/write-site.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import type { Console } from './console.ts';
import { UsageError } from './usage-error.ts';

/** Throws `UsageError` when `output` may not be replaced. */
export async function refuseOutput(output: string): Promise<void> {
  try {
    await checkOutput(output);
  } catch (error) {
    if (error instanceof OutputRefused) throw new UsageError(error.message, '', [], '  hint: name another folder with -o\n');
    throw error;
  }
}

/** On Ctrl+C the half-written output goes and the exit status is that of an interrupted program. Returns how to end this watch. */
export function onInterrupt(staging: string): () => void {
  const handle = (): void => { void rm(staging, { recursive: true, force: true }).finally(() => process.exit(130)); };
  process.once('SIGINT', handle);
  process.once('SIGTERM', handle);
  return () => { process.off('SIGINT', handle); process.off('SIGTERM', handle); };
}

/** A thread of the build ended before it had done its part, as it does where memory is short. */
export class PartLost extends Error {
  constructor() {
    super('a thread of the build ended before it had done its part');
  }
}

/** Returns what `write` returns; where the disk refuses or a thread of the build is lost, `undefined`, after saying why at `output`. */
export async function orDiskProblem<Written>(output: string, console: Console, write: () => Promise<Written>): Promise<Written | undefined> {
  try {
    return await write();
  } catch (error) {
    const problem = diskProblem(error);
    if (problem === undefined) throw error;
    console.report(diagnostic('output/not-written', spanOfFile(output), { problem }));
    return undefined;
  }
}

/** What codes of the system (errno of POSIX) and of Node mean. */
const meanings: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk', EDQUOT: 'the quota of the disk is used up', EROFS: 'the disk is read-only', EACCES: 'writing is not permitted', EPERM: 'writing is not permitted',
  ERR_WORKER_OUT_OF_MEMORY: 'there is too little memory', ENOENT: 'a file or folder has gone', ENOTDIR: 'a folder on the way is a file', EIO: 'the disk does not work', EMFILE: 'too many files are open', ENAMETOOLONG: 'a name is too long',
};

function diskProblem(error: unknown): string | undefined {
  if (error instanceof PartLost) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const meaning = meanings[String(error.code)];
  const path = 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : '';
  return meaning === undefined ? undefined : `${meaning}${path}`;
}
