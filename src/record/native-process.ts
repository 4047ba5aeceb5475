import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { parseRecording } from '../trace/parse-recording.ts';
import type { Program } from '../trace/program.ts';
import type { RunOptions } from './messages.ts';
import { nativeServer } from './native-server.ts';
import type { NativePython } from './native-python.ts';
import { pythonEnvironment } from './native-python.ts';
import { recordingText } from './recording-text.ts';
import { runRequest } from './run-request.ts';
import type { Outcome, WorkerProcess } from './worker-process.ts';

interface Server {
  readonly child: ChildProcessWithoutNullStreams;
  readonly seed: number;
  /** Resolves with the next line that the server says, or why there is none. */
  readonly answer: () => Promise<{ readonly line: string } | { readonly problem: string }>;
}

function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').slice(0, 200);
}

/** Starts a server and hands it the recorder. */
function startServer({ command }: NativePython, seed: number): Server {
  const { program, sources } = nativeServer(seed);
  const child = spawn(command, ['-P', '-c', program], { env: pythonEnvironment(seed), stdio: 'pipe', detached: true });
  let [pieces, stderr]: [Buffer[], string] = [[], ''];
  let settle: ((answer: { line: string } | { problem: string }) => void) | undefined;
  const say = (answer: { line: string } | { problem: string }): void => {
    settle?.(answer);
    settle = undefined;
  };
  child.stdout.on('data', (piece: Buffer) => {
    pieces.push(piece);
    if (!piece.includes(10)) return;
    const line = Buffer.concat(pieces).toString('utf8').trimEnd();
    pieces = [];
    say({ line });
  });
  child.stderr.on('data', (piece: Buffer) => { stderr += piece.toString(); });
  child.stdin.on('error', () => undefined);
  child.on('error', ({ message }) => { say({ problem: `Python did not start: ${message}` }); });
  child.on('close', () => { say({ problem: `Python ended: ${lastLine(stderr)}` }); });
  child.stdin.write(sources);
  return { child, seed, answer: () => new Promise((resolve) => { settle = resolve; }) };
}

/** Returns a process that runs programs on an interpreter of this machine, with the rights of this process; nothing is started yet. */
export function nativeProcess(python: NativePython): WorkerProcess {
  let started: Server | undefined;

  const close = async (): Promise<void> => {
    const { child } = started ?? {};
    started = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => { child.once('close', resolve); });
    child.stdin.end();
    child.kill();
    await ended;
  };

  const start = async (seed: number): Promise<Server | string> => {
    if (started?.seed === seed) return started;
    await close();
    const server = startServer(python, seed);
    const first = await server.answer();
    if ('problem' in first) return first.problem;
    started = server;
    return server;
  };

  const run = async (program: Program, options: RunOptions): Promise<Outcome> => {
    const server = await start(program.options.seed);
    if (typeof server === 'string') return { kind: 'failed', problem: server };
    const next = server.answer();
    server.child.stdin.write(`${runRequest(program, options)}\n`);
    const said = await next;
    if ('problem' in said) {
      started = undefined;
      return { kind: 'failed', problem: said.problem };
    }
    const [kind = ''] = said.line.split(' ', 1);
    if (kind === 'stuck') {
      const [, because, events] = said.line.split(' ');
      return { kind: 'stuck', because: because === 'crash' ? 'crash' : 'wall-clock', events: Number(events) };
    }
    const engine = { name: 'cpython', version: python.version, python: python.version } as const;
    const recording = parseRecording(recordingText(engine, program, said.line.slice(kind.length + 1)));
    return recording === undefined ? { kind: 'failed', problem: 'the recorder gave no recording' } : { kind: 'recording', recording };
  };

  return { run, close };
}
