import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { root } from './command.ts';

/** A server that a command of `loopstage` runs, as a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** What it has said so far. */
  readonly said: () => string;
  readonly process: ChildProcess;
  /** Interrupts it as Ctrl+C does, and returns its exit status. */
  readonly end: () => Promise<number | null>;
}

/** Starts `loopstage` with `args` in `folder` and returns it as soon as it says its address; throws what it said if it ends before. */
export async function serve(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(root, 'build/cli/loopstage.js'), ...args, '-p', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  let said = '';
  const ended = new Promise<number | null>((done) => { child.on('exit', (status) => { done(status); }); });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { said += String(part); });
  const url = await new Promise<string>((found, failed) => {
    child.stderr.on('data', () => {
      const match = /http:\/\/127\.0\.0\.1:\d+\/(?=\s)[^]*Ctrl\+C/.exec(said)?.[0].match(/^\S+/);
      if (match) found(match[0]);
    });
    void ended.then((status) => { failed(new Error(`it ended with ${status}: ${said}`)); });
  });
  return {
    url, port: Number(new URL(url).port), said: () => said, process: child,
    end: async () => {
      child.kill('SIGINT');
      return await ended;
    },
  };
}

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks a server for `path` exactly as it is written, which `fetch` would tidy up first. */
export function ask(port: number, path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', body = '', address = '127.0.0.1'): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request({ host: address, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => { text += String(part); });
      response.on('end', () => { done({ status: response.statusCode ?? 0, headers: response.headers, text }); });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/** Changes a file as an editor does, all at once. */
export async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not hold ${from}`);
  await writeFile(file, changed);
}
