import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Bytes of resident memory of a process and all below it, by Linux's own table; 0 elsewhere. */
function memoryOf(root) {
  const parents = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(Number(entry), { parent: Number(fields[1]), bytes: Number(fields[21]) * 4096 });
    } catch {
      continue;
    }
  }
  const below = (pid) => [...parents].filter(([, { parent }]) => parent === pid).reduce((sum, [child]) => sum + below(child), parents.get(pid)?.bytes ?? 0);
  return below(root);
}

/**
 * Runs a command to its end and returns what it took: `wall` and `cpu` in milliseconds, its own processes and those it started, `memory` at its
 * peak in bytes (looked at every 100 ms, shared pages counted in each process), and its exit status.
 */
export function measure(command, args, options = {}) {
  return new Promise((done, failed) => {
    const began = performance.now();
    const child = spawn('/bin/sh', ['-c', '"$@"; status=$?; times >&3; exit $status', 'sh', command, ...args], { ...options, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    let [memory, times, stderr] = [0, '', ''];
    const looking = setInterval(() => { if (process.platform === 'linux' && child.pid !== undefined) memory = Math.max(memory, memoryOf(child.pid)); }, 100);
    child.stdio[3].on('data', (data) => { times += data; });
    child.stderr.on('data', (data) => { stderr = (stderr + data).slice(-4000); });
    child.on('error', failed);
    child.on('close', (status) => {
      clearInterval(looking);
      const used = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
      done({ wall: performance.now() - began, cpu: used, memory, status, stderr });
    });
  });
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
export const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;

/** Returns a Markdown table of rows whose cells are texts; the first row is its head. */
export function table(rows) {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
