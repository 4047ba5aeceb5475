import { spawn } from 'node:child_process';

/** An interpreter of this machine: the command that starts it, its version (`3.14.2`), and all of it that a recording may depend on. */
export interface NativePython {
  readonly command: string;
  readonly version: string;
  /** The full version and the distributions that it can import, so that another set of them gives other recordings. */
  readonly identity: string;
}

/** Why an interpreter cannot be used, and what to do about it. */
export interface PythonProblem {
  readonly problem: string;
  readonly hint: string;
}

/** The oldest version that tells what a program does line by line (PEP 669). */
const oldest = 12;

const question = `import json, os, sys
from importlib.metadata import distributions
names = sorted({f"{each.name} {each.version}" for each in distributions()}) if sys.version_info >= (3, 10) else []
print(json.dumps([sys.implementation.name, list(sys.version_info[:3]), sys.version, hasattr(os, "fork"), sys.executable, names]))
`;

/** Returns the environment of an interpreter: that of this process, without what would change how Python itself works. */
export function pythonEnvironment(seed: number): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:PYTHON|LC_)/.test(name));
  return { ...Object.fromEntries(kept), PYTHONHASHSEED: String(seed % 2 ** 32), PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', TZ: 'UTC', LANG: 'C.UTF-8', NO_COLOR: '1' };
}

interface Answer {
  readonly stdout: string;
  readonly problem?: string;
}

function ask(command: string): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(command, ['-c', question], { env: pythonEnvironment(0), stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => { stdout += piece.toString(); });
    child.stderr.on('data', (piece: Buffer) => { stderr += piece.toString(); });
    child.on('error', (error) => { resolve({ stdout, problem: error.message }); });
    child.on('close', (status) => { resolve(status === 0 ? { stdout } : { stdout, problem: stderr.trim().split('\n').at(-1) ?? '' }); });
  });
}

function isFacts(value: unknown): value is readonly [string, readonly [number, number, number], string, boolean, string, readonly string[]] {
  return Array.isArray(value) && value.length === 6 && typeof value[0] === 'string' && Array.isArray(value[1]) && typeof value[3] === 'boolean';
}

function factsOf(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** Returns the interpreter that `command` (a path, or a name on the search path) starts, or why it cannot record: it does not start, is no CPython, is too old, or cannot fork. */
export async function findPython(command: string): Promise<NativePython | PythonProblem> {
  const { stdout, problem } = await ask(command);
  const facts: unknown = factsOf(stdout);
  if (problem !== undefined || !isFacts(facts)) {
    return { problem: `Python cannot be started: \`${command}\`${problem ? ` (${problem})` : ''}`, hint: 'name the program itself, as `which python3` prints it; without it examples run on the built-in Python' };
  }
  const [implementation, numbers, full, forks, executable, distributions] = facts;
  const version = numbers.join('.');
  const [major, minor] = numbers;
  if (implementation !== 'cpython' || major !== 3 || minor < oldest) {
    return { problem: `\`${command}\` is ${implementation === 'cpython' ? 'Python' : implementation} ${version}, and examples are recorded on CPython 3.${oldest} or newer`, hint: 'name a newer one, or none: without it examples run on the built-in Python' };
  }
  if (!forks) return { problem: `\`${command}\` cannot start a process for each example on this system`, hint: 'leave it out: examples then run on the built-in Python' };
  return { command, version, identity: JSON.stringify([full, executable, distributions]) };
}
