import type { Program } from '../trace/program.ts';
import type { RunOptions } from './messages.ts';

/** Returns what the recorder's Python is asked, as JSON on one line. */
export function runRequest(program: Program, options: RunOptions): string {
  return JSON.stringify({ setup: program.setup, main: program.main, ...program.options, ...options });
}
