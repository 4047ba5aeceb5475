import { readFile, writeFile } from 'node:fs/promises';
import { extname, relative, resolve, sep } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { cacheFolder } from '../cache/cache-folder.ts';
import type { RecordFailure } from '../host.ts';
import { createRecorder } from '../record/recorder.ts';
import { sequenceFromTimeline } from '../sequence/sequence-from-timeline.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { lineOf, sourceFile } from '../source/source-file.ts';
import { spanOfFile, type Span } from '../source/span.ts';
import { printTimeline } from '../timeline/print-timeline.ts';
import { timelineFromRecording } from '../timeline/timeline-from-recording.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { printRecording } from '../trace/print-recording.ts';
import { defaultBudgets, type Program } from '../trace/program.ts';
import type { Recording } from '../trace/recording.ts';
import { recordingProblems } from '../trace/recording-problems.ts';
import { chosenPython } from './chosen-python.ts';
import { loadConfig } from './config.ts';
import { createConsole, type Console } from './console.ts';
import { recordingSvg } from './recording-svg.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';

const formats = ['table', 'json', 'jsonl', 'mermaid', 'svg'] as const;
const details = ['task', 'loop', 'line'] as const;

type Format = (typeof formats)[number];
type Detail = (typeof details)[number];

/** One program of the command line and what came of it. */
interface Traced {
  readonly program: Program;
  readonly result: Recording | RecordFailure;
}

/** Runs programs and prints their recordings: `loopstage trace`. Returns 0, or 1 when one raised, was stopped, or printed something else than it says. */
export const trace = defineVerb({
  name: 'trace',
  operands: 'FILE...',
  most: Infinity,
  about: `Runs Python programs on the virtual clock and prints what the event loop did. FILE is a program (.py), or a session
    with >>> prompts in a file of another name; - is standard input.`,
  options: {
    format: { type: 'string', short: 'f', default: 'table', value: 'format', choices: formats, doc: 'table (default), json, jsonl (one recording a line), mermaid, svg (the finished timeline)' },
    detail: { type: 'string', default: 'task', value: 'detail', choices: details, doc: 'task (default), loop (every callback), line (every line)' },
    seed: { type: 'string', default: '0', value: 'number', doc: 'seed of random numbers and hashes (default: 0)' },
    latency: { type: 'string', default: '0', value: 'seconds', doc: 'how long data takes over the virtual network (default: 0)' },
    python: { type: 'string', value: 'path', doc: 'a Python of this machine (3.12 or newer) instead of the built-in one; programs then run with all your rights' },
    output: { type: 'string', short: 'o', value: 'file', doc: 'where to write (default: standard output)' },
    'no-cache': { type: 'boolean', default: false, doc: 'record anew' },
  },
  statuses: '0 the programs ended well, 1 one raised, was stopped or failed its expected output',
  examples: ['loopstage trace race.py', 'loopstage trace race.py --format svg -o race.svg', 'loopstage trace *.py --format jsonl > recordings.jsonl'],
  run: ({ values, positionals }) => printTraces(positionals, values),
});

interface Wishes {
  readonly format: Format;
  readonly detail: Detail;
  readonly seed: string;
  readonly latency: string;
  readonly python?: string;
  readonly output?: string;
  readonly 'no-cache': boolean;
}

async function printTraces(positionals: readonly string[], values: Wishes): Promise<number> {
  const { format, detail } = values;
  if (positionals.length === 0) throw new UsageError('no program is named', '', [], '  hint: loopstage trace FILE.py, or - for standard input\n');
  if (format === 'svg' && positionals.length > 1) throw new UsageError('an SVG file holds one recording', '', [], '  hint: name one program at a time\n');
  const seed = numberOf('seed', values.seed, 2 ** 32 - 1);
  const latency = numberOf('latency', values.latency, 86_400);
  const console = createConsole(process.cwd(), process.cwd());
  const programs = await Promise.all(positionals.map((path) => readProgram(path, seed, latency, console)));
  const python = await chosenPython(values.python ?? (await loadConfig(process.cwd())).python, process.cwd(), console);
  const recorder = createRecorder({ cacheFolder: values['no-cache'] ? undefined : cacheFolder(), ...(python !== undefined && { python }), onProgress: (done, of) => { console.progress(`recording ${done}/${of}`); } });
  const results = await recorder.record(programs).finally(() => recorder.close());
  const traced = programs.map((program, index) => ({ program, result: results[index] ?? { problem: 'it was not run' } }));
  const failed = traced.map((each) => reportProblems(each, console)).includes(true);
  console.printFindings();
  const text = printTraced(traced, format, detail);
  if (values.output === undefined) process.stdout.write(text);
  else await writeOutput(values.output, text);
  return failed ? 1 : 0;
}

function numberOf(option: string, given: string, most: number): number {
  const value = Number(given);
  if (given.trim() !== '' && value >= 0 && value <= most && (option !== 'seed' || Number.isInteger(value))) return value;
  throw new UsageError(`--${option} is no number from 0 to ${most}: \`${given}\``, '', [], `  hint: --${option} ${option === 'seed' ? '1' : '0.05'}\n`);
}

async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written`, '', [], `  hint: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Text with prompts is a session in files that are no `.py`. */
async function readProgram(path: string, seed: number, latency: number, console: Console): Promise<Program> {
  const read = path === '-' ? readAll(process.stdin) : readFile(path, 'utf8');
  const raw = await read.catch((error: unknown) => {
    throw new UsageError(`\`${path}\` cannot be read`, '', [], `  hint: ${error instanceof Error ? error.message : String(error)}\n`);
  });
  const shown = path === '-' ? 'stdin' : relative(process.cwd(), resolve(path)).split(sep).join('/');
  const { text } = sourceFile(shown, raw);
  console.remember(sourceFile(shown, raw));
  const kind = extname(path) !== '.py' && /^\s*>>> /m.test(text) ? 'session' : 'script';
  return { path: shown, setup: [], main: { kind, text, line: 1 }, options: { seed, budgets: defaultBudgets, ...(latency > 0 && { latency }) } };
}

function reportProblems({ program, result }: Traced, console: Console): boolean {
  if ('problem' in result) {
    console.report(diagnostic('record/failed', spanOfFile(program.path), { problem: result.problem }));
    return true;
  }
  const problems = recordingProblems(result, program);
  for (const { kind, text, line } of problems) console.report(diagnostic(`record/${kind}`, spanOfLine(program, line), { problem: text }));
  return problems.length > 0 || result.code !== 0;
}

function spanOfLine({ path, main }: Program, line: number | undefined): Span {
  if (line === undefined) return spanOfFile(path);
  const text = lineOf(sourceFile(path, main.text), line) ?? '';
  const column = (/^\s*/.exec(text)?.[0].length ?? 0) + 1;
  const start = { line, column, offset: 0 };
  return { path, start, end: { ...start, column: column + Math.max(1, text.trim().length) } };
}

function printTraced(traced: readonly Traced[], format: Format, detail: Detail): string {
  if (format === 'jsonl') return traced.map(({ program, result }) => `${JSON.stringify({ path: program.path, ...result })}\n`).join('');
  if (format === 'json') return printJson(traced);
  return traced.flatMap(({ program, result }) => {
    if ('problem' in result) return [];
    const timeline = timelineFromRecording(result, detail);
    if (format === 'svg') return [recordingSvg(timeline)];
    if (format === 'mermaid') return sequenceFromTimeline(timeline).map((part) => `${part.text.trimEnd()}\n`);
    return [printTable(timeline, result, traced.length > 1 ? `${program.path}\n` : '')];
  }).join('\n');
}

function printJson(traced: readonly Traced[]): string {
  const texts = traced.map(({ result }) => ('problem' in result ? JSON.stringify(result) : printRecording(result).trimEnd()));
  return `${texts.length === 1 ? texts[0] ?? '' : `[${texts.join(',\n')}]`}\n`;
}

/** A program without a step on the loop has its output to show. */
function printTable(timeline: Timeline, recording: Recording, head: string): string {
  return head + (timeline.steps.length > 0 ? printTimeline(timeline) : `${recording.stdout}${recording.stderr}`);
}
