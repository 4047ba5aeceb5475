import { assertNever } from '../source/assert-never.ts';
import type { Program } from './program.ts';
import type { Check, Event, Recording, Uncaught, Wait } from './recording.ts';

/** Something in a recording that its author should know. `line` counts in the text of the program's main part, from 1. */
export interface RecordingProblem {
  readonly kind: 'raised' | 'import' | 'deadlock' | 'stopped' | 'output';
  readonly text: string;
  readonly line?: number;
}

type End = Extract<Event, { k: 'end' }>;

/** Names of tasks and primitives as the code has them. */
interface Names {
  readonly task: (id: string) => string;
  readonly prim: (id: string | null | undefined) => string;
}

function namesOf(recording: Recording): Names {
  const tasks = new Map<string, string>();
  const prims = new Map<string, string>();
  for (const event of recording.events) {
    if (event.k === 'task.new') tasks.set(event.task, event.var ?? `${event.coro}()`);
    if (event.k === 'prim.new') prims.set(event.prim, event.var === undefined ? '' : ` '${event.var}'`);
  }
  return { task: (id) => tasks.get(id) ?? id, prim: (id) => (id === null || id === undefined ? '' : prims.get(id) ?? '') };
}

/** Returns what is waited for, as `the lock 'a'` or `work()`. */
function waitText(wait: Wait, names: Names): string {
  const all = (of: readonly (string | null)[]): string => of.map((id) => (id === null ? 'a future' : names.task(id))).join(', ');
  switch (wait.w) {
    case 'lock': case 'event': case 'condition': case 'semaphore': return `the ${wait.w}${names.prim(wait.prim)}`;
    case 'queue.get': return `an item from the queue${names.prim(wait.prim)}`;
    case 'queue.join': return `all items of the queue${names.prim(wait.prim)}`;
    case 'barrier': return `the barrier${names.prim(wait.prim)}`;
    case 'queue.put': return `room in the queue${names.prim(wait.prim)}`;
    case 'task': return typeof wait.fut === 'string' ? names.task(wait.fut) : 'a task';
    case 'gather': case 'wait': case 'as_completed': return `${wait.w}() of ${all(wait.of)}`;
    case 'shield': return `shield() of ${all(wait.of)}`;
    case 'taskgroup': return `the tasks of its group (${all(wait.of)})`;
    case 'future': return wait.name ? `the future '${wait.name}'` : 'a future';
    case 'sleep': return `sleep(${wait.delay})`;
    case 'turn': return 'its turn';
    case 'thread': return 'a thread';
    case 'read': case 'connect': case 'accept': case 'drain': case 'closed': case 'serve': case 'server.closed': return 'the network';
    case 'executor': return 'the executor';
    default: return assertNever(wait);
  }
}

function deadlockText(end: End, recording: Recording): string {
  const names = namesOf(recording);
  const waits = end.pending.map(({ task, on }) => `${names.task(task)} waits for ${waitText(on, names)}`);
  return waits.length === 0 ? 'nothing is left that could stop the loop' : waits.join('; ');
}

function stopText(recording: Recording, program: Program): string | undefined {
  const { events, steps, lines, seconds, wallMs } = program.options.budgets;
  switch (recording.stopped) {
    case 'exit': case 'deadlock': return undefined;
    case 'idle': return 'only a server is left, and nobody connects';
    case 'step-budget': return `it was still running after ${steps} steps`;
    case 'event-budget': return `it had more to show than ${events} events, or printed too much`;
    case 'line-budget': return `it was still running after ${lines} lines`;
    case 'time-budget': return `it was still running after ${seconds} s of virtual time`;
    case 'wall-clock': return `it was still running after ${wallMs / 1000} s`;
    case 'crash': return 'Python itself broke down here';
    default: return assertNever(recording.stopped);
  }
}

function lastLine(recording: Recording): number | undefined {
  for (let index = recording.events.length - 1; index >= 0; index -= 1) {
    const event = recording.events[index];
    if (event?.k === 'end' && event.pos && event.pos[4] === undefined) return event.pos[0];
    if (event?.k === 'out' && event.line !== undefined && event.file === undefined) return event.line;
  }
  return undefined;
}

function oneLine(text: string): string {
  const first = text.trim().split('\n', 1)[0] ?? '';
  return first.length > 120 ? `${first.slice(0, 119)}…` : first;
}

function uncaught({ type, message, line, file }: Uncaught): { kind: 'raised' | 'import'; text: string; line?: number } {
  const missing = type === 'ModuleNotFoundError';
  const text = message === '' ? type : `${type}: ${oneLine(message)}`;
  return { kind: missing ? 'import' : 'raised', text, ...(line !== undefined && file === undefined && { line }) };
}

function checkProblem(check: Check): { kind: RecordingProblem['kind']; text: string; line?: number } | undefined {
  if (check.error) return { line: check.line, ...uncaught(check.error) };
  if (check.ok || check.want === '') return undefined;
  const shown = (text: string): string => (text === '' ? 'nothing' : `\`${oneLine(text)}\``);
  return { kind: 'output', text: `expected ${shown(check.want)}, got ${shown(check.got)}`, line: check.line };
}

/** Returns what in a recording its author should know, in the order of the program: exceptions, deadlock, budgets, other output. */
export function recordingProblems(recording: Recording, program: Program): RecordingProblem[] {
  const found: { kind: RecordingProblem['kind']; text: string; line?: number | undefined }[] = [];
  for (const check of recording.checks ?? []) {
    const problem = checkProblem(check);
    if (problem) found.push(problem);
  }
  if (recording.error) found.push(uncaught(recording.error));
  const end = recording.events.findLast((event) => event.k === 'end');
  if (recording.stopped === 'deadlock' && end?.k === 'end') found.push({ kind: 'deadlock', text: deadlockText(end, recording), line: lastLine(recording) });
  const stopped = stopText(recording, program);
  if (stopped !== undefined) found.push({ kind: 'stopped', text: stopped, line: lastLine(recording) });
  return found.map(({ kind, text, line }) => {
    const own = line === undefined ? undefined : recording.files[0]?.lines[line - 1];
    return { kind, text, ...(own !== undefined && { line: own }) };
  });
}
