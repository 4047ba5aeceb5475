import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../../src/trace/program.ts';
import { script, session } from '../record/programs.ts';

/** One of the own programs: a script (`.py`) or a doctest session (`.txt`). */
export interface FidelityProgram {
  readonly name: string;
  readonly path: string;
  readonly kind: 'script' | 'session';
  readonly text: string;
  readonly program: Program;
}

/** Returns the own programs, sorted by name. */
export function fidelityPrograms(): readonly FidelityProgram[] {
  const folder = join(import.meta.dirname, 'programs');
  return readdirSync(folder).sort().map((file) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const kind = file.endsWith('.py') ? 'script' : 'session';
    return { name: file.replace(/\.\w+$/, ''), path, kind, text, program: kind === 'script' ? script(text) : session(text) };
  });
}
