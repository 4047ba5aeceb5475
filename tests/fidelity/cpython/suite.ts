import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorder } from '../../../src/record/recorder.ts';
import type { Program } from '../../../src/trace/program.ts';
import type { Native } from '../native.ts';
import { script } from '../../record/programs.ts';

/** How one test ended; `ended` when the whole run ended in it. */
export interface Verdict {
  readonly test: string;
  readonly how: 'ok' | 'skip' | 'fail' | 'error' | 'ended';
  readonly why: string;
}

interface Request {
  readonly module: string;
  readonly class: string | null;
  readonly tests: readonly string[];
  readonly virtual: boolean;
}

const judge = readFileSync(join(import.meta.dirname, 'judge.py'), 'utf8');

/** Returns the text that runs what `request` asks for. */
function judgeText(request: Request): string {
  return `REQUEST = __import__('json').loads(${JSON.stringify(JSON.stringify(request))})\n${judge}`;
}

/** Returns the part that unpacks the suite's files into the interpreter; `library` is the folder that holds `test`. */
export function suiteSetup(library: string, modules: readonly string[]): string {
  const files: Record<string, string> = {};
  const add = (folder: string, keep: (name: string) => boolean): void => {
    for (const name of readdirSync(join(library, folder)).sort()) {
      if (keep(name)) files[`${folder}/${name}`] = readFileSync(join(library, folder, name), 'utf8');
    }
  };
  add('test', (name) => name === '__init__.py');
  add('test/support', (name) => name.endsWith('.py'));
  add('test/certdata', (name) => name.endsWith('.pem') || name.endsWith('.reference'));
  add('test/test_asyncio', (name) => ['__init__.py', 'utils.py', 'functional.py', ...modules.map((module) => `${module}.py`)].includes(name));
  return `import json, os, sys
for name, text in json.loads(${JSON.stringify(JSON.stringify(files))}).items():
    os.makedirs(os.path.dirname('/tmp/suite/' + name), exist_ok=True)
    with open('/tmp/suite/' + name, 'w', encoding='utf-8') as file:
        file.write(text)
sys.path.insert(0, '/tmp/suite')
`;
}

interface Line {
  readonly test?: string;
  readonly how?: Verdict['how'] | 'begin';
  readonly why?: string;
  readonly classes?: Readonly<Record<string, readonly string[]>>;
  readonly end?: boolean;
}

function linesOf(stdout: string): readonly Line[] {
  return stdout.split('\n').flatMap((line): Line[] => {
    try {
      const parsed: unknown = JSON.parse(line);
      return typeof parsed === 'object' && parsed !== null ? [parsed] : [];
    } catch {
      return [];
    }
  });
}

/** A stock CPython to compare with: the interpreter, CPython's own `test` package, and the folder of the asyncio to use. */
export interface Stock {
  readonly native: Native;
  readonly library: string;
  readonly asyncio: string;
}

/** Unpacks the asyncio of the recorder's own Python into `folder`, so that the stock interpreter runs the same library. */
export function unpackAsyncio({ command }: Native, archive: string, folder: string): string {
  const text = 'import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as a: a.extractall(sys.argv[2], [n for n in a.namelist() if n.startswith("asyncio/")])';
  const { status, stderr } = spawnSync(command, ['-c', text, archive, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the library could not be unpacked: ${stderr}`);
  return folder;
}

function runNative({ native, library, asyncio }: Stock, request: Request): Promise<readonly Line[]> {
  return new Promise((resolve) => {
    const text = `import sys; sys.path[:0] = [${JSON.stringify(asyncio)}, ${JSON.stringify(library)}]\n${judgeText(request)}`;
    const child = spawn(native.command, ['-c', text], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 240_000 });
    let stdout = '';
    child.stdout.on('data', (piece: Buffer) => { stdout += piece.toString(); });
    child.on('close', () => { resolve(linesOf(stdout)); });
  });
}

async function runRecorded(recorder: Recorder, setup: string, request: Request): Promise<{ readonly lines: readonly Line[]; readonly stopped: string }> {
  const big = 100_000_000;
  const program: Program = script(judgeText(request), { events: 3_000_000, steps: big, lines: big, seconds: 10_000_000, wallMs: 60_000 }, [setup]);
  const [result] = await recorder.record([program]);
  if (result === undefined || 'problem' in result) return { lines: [], stopped: result?.problem ?? 'no result' };
  return { lines: linesOf(result.stdout), stopped: result.stderr.trim() === '' ? result.stopped : `${result.stopped}: ${result.stderr.slice(-300)}` };
}

/** Returns the test classes of a module, with the names of their tests. */
export async function classesOf(stock: Stock, module: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const lines = await runNative(stock, { module, class: null, tests: [], virtual: false });
  return lines.find(({ classes }) => classes !== undefined)?.classes ?? {};
}

function verdictsOf(lines: readonly Line[]): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { test, how, why = '' } of lines) {
    if (test !== undefined && how !== undefined) verdicts.set(test, { test, how: how === 'begin' ? 'ended' : how, why });
  }
  return verdicts;
}

/** Returns how the tests of a class end on a stock CPython. */
export async function stockVerdicts(stock: Stock, module: string, kind: string, tests: readonly string[]): Promise<ReadonlyMap<string, Verdict>> {
  return verdictsOf(await runNative(stock, { module, class: kind, tests, virtual: false }));
}

/**
 * Returns how the tests of a class end under the recorder. A test in which the run ends counts as `ended`, and those after it are
 * run without it; where an interpreter gives nothing back, the tests are halved until the one is found that breaks it.
 */
export async function recordedVerdicts(recorder: Recorder, setup: string, module: string, kind: string, tests: readonly string[]): Promise<ReadonlyMap<string, Verdict>> {
  if (tests.length === 0) return new Map();
  const again = (some: readonly string[]): Promise<ReadonlyMap<string, Verdict>> => recordedVerdicts(recorder, setup, module, kind, some);
  const { lines, stopped } = await runRecorded(recorder, setup, { module, class: kind, tests, virtual: true });
  const found = verdictsOf(lines);
  const [first = ''] = tests;
  if (found.size === 0 && tests.length === 1) return new Map([[first, { test: first, how: 'ended', why: stopped }]]);
  if (found.size === 0) {
    const half = tests.length >> 1;
    return new Map([...await again(tests.slice(0, half)), ...await again(tests.slice(half))]);
  }
  for (const [name, verdict] of found) if (verdict.how === 'ended') found.set(name, { ...verdict, why: stopped });
  return new Map([...found, ...await again(lines.some(({ end }) => end === true) ? [] : tests.filter((name) => !found.has(name)))]);
}
