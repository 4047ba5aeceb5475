import type { FutId, Ns, TaskId, Wait } from '../trace/recording.ts';
import { formatDuration } from './duration.ts';
import type { Cast } from './story.ts';

const seconds = (value: number): string => formatDuration(Math.round(value * 1e9));

/** Returns the labels of tasks as a list people read: `a, b and c`; futures that are no tasks are left out. */
export function namesOf(ids: readonly (TaskId | FutId | null)[], cast: Cast): readonly string[] {
  return ids.flatMap((id) => (id === null ? [] : cast.labels.get(id) ?? []));
}

/** Returns what a suspended task waits for, from the longest wording to the shortest: `gather a b c`, `gather`. */
export function waitLabels(wait: Wait, cast: Cast): readonly string[] {
  const list = (name: string, of: readonly (TaskId | FutId | null)[]): string[] => {
    const names = namesOf(of, cast);
    return names.length > 0 ? [`${name} ${names.join(' ')}`, name] : [name];
  };
  switch (wait.w) {
    case 'sleep': return [`sleep ${seconds(wait.delay)}`, seconds(wait.delay)];
    case 'turn': return ['sleep(0)', '0'];
    case 'task': {
      const [name] = namesOf([wait.fut ?? null], cast);
      return name === undefined ? ['task'] : [`task ${name}`, name];
    }
    case 'gather': return list('gather', wait.of);
    case 'wait': return list('wait', wait.of);
    case 'as_completed': return list('as_completed', wait.of);
    case 'shield': return list('shield', wait.of);
    case 'taskgroup': return list('TaskGroup', wait.of.filter((task) => cast.userTasks.has(task)));
    case 'lock': return ['Lock.acquire', 'lock'];
    case 'event': return ['Event.wait', 'event'];
    case 'condition': return ['Condition.wait', 'condition'];
    case 'semaphore': return ['Semaphore.acquire', 'semaphore'];
    case 'queue.get': return ['Queue.get', 'get'];
    case 'queue.put': return ['Queue.put', 'put'];
    case 'queue.join': return ['Queue.join', 'join'];
    case 'barrier': return ['Barrier.wait', 'barrier'];
    case 'thread': case 'executor': return ['thread'];
    case 'future': return wait.name ? [`future ${wait.name}`, 'future'] : ['future'];
    default: return [wait.w];
  }
}

/** The variable of the lock, queue or the like that a wait is for, as code after a blank; nothing where it has none. */
function primName(wait: Wait, cast: Cast): string {
  const prim = 'prim' in wait && wait.prim ? cast.prims.get(wait.prim) : undefined;
  return prim?.var === undefined || prim.internal || prim.var === prim.type.toLowerCase() ? '' : ` \`${prim.var}\``;
}

/** Returns the end of the sentence of a step that suspends its task: `sleeps for 3 s`, `waits for a, b and c`. */
export function suspendWords(wait: Wait, cast: Cast): string {
  const name = primName(wait, cast);
  switch (wait.w) {
    case 'sleep': return `sleeps for ${seconds(wait.delay)}`;
    case 'turn': return 'lets the others run';
    case 'task': return `waits for **${namesOf([wait.fut ?? null], cast)[0] ?? 'a task'}**`;
    case 'gather': return `waits for ${bold(namesOf(wait.of, cast), 'the `gather`')}`;
    case 'wait': {
      const names = namesOf(wait.of, cast);
      const which = names.length > 1 ? waitCondition(wait.when) : '';
      return `waits for ${which}${bold(names, 'them')}${wait.timeout ? `, at most ${seconds(wait.timeout)}` : ''}`;
    }
    case 'shield': return `waits for the shielded ${bold(namesOf(wait.of, cast), 'task')}`;
    case 'taskgroup': return `waits for its task group: ${bold(namesOf(wait.of, cast), 'its tasks')}`;
    case 'lock': return `waits for the lock${name}`;
    case 'event': return `waits for the event${name}`;
    case 'condition': return `waits for a notification${name && ` of${name}`}`;
    case 'barrier': return `waits at the barrier${name}`;
    case 'semaphore': return `waits for a place in the semaphore${name}`;
    case 'queue.get': return `waits for an item in the queue${name}`;
    case 'as_completed': return 'waits for the next result';
    case 'queue.join': return `waits until the queue${name} is worked off`;
    case 'queue.put': return `waits for room in the queue${name}`;
    case 'thread': case 'executor': return 'waits for the thread';
    case 'future': return wait.name ? `waits for the future \`${wait.name}\`` : 'waits for a future';
    case 'read': return 'waits for data';
    case 'connect': return 'waits for the connection';
    case 'drain': return 'waits until the data is sent';
    case 'closed': return 'waits until the connection is closed';
    case 'serve': case 'server.closed': case 'accept': return 'waits for connections';
    default: return 'waits';
  }
}

/** Why a task runs again: words before its name, and what it then does by that alone. `waited` nanoseconds have passed. */
export interface ResumeWords {
  readonly why: string;
  readonly deed: string;
}

/** Returns why a task runs again after `wait`: `The event is set`; for a sleep there is nothing but the deed, `wakes after 3 s`. */
export function resumeWords(wait: Wait, waited: Ns, cast: Cast): ResumeWords {
  const name = primName(wait, cast);
  const goesOn = (why: string, deed = 'goes on'): ResumeWords => ({ why, deed });
  switch (wait.w) {
    case 'sleep': return goesOn('', `wakes after ${formatDuration(waited)}${waited > wait.delay * 1e9 + 1 ? `, ${formatDuration(Math.round(waited - wait.delay * 1e9))} late,` : ''}`);
    case 'turn': return goesOn('', 'has its turn again');
    case 'task': return goesOn(`**${namesOf([wait.fut ?? null], cast)[0] ?? 'Its task'}** has ended`);
    case 'gather': return goesOn('The `gather` is complete');
    case 'wait': return goesOn(waitEnd(wait, waited, cast));
    case 'shield': return goesOn(`The shielded ${bold(namesOf(wait.of, cast), 'task')} has ended`);
    case 'taskgroup': return goesOn('All tasks of the group have ended');
    case 'lock': return goesOn(`The lock${name} is free`, 'takes it');
    case 'event': return goesOn(`The event${name} is set`);
    case 'condition': return goesOn('', `is notified${name && ` by${name}`}`);
    case 'barrier': return goesOn(`All have reached the barrier${name}`);
    case 'semaphore': return goesOn('A place is free', 'enters');
    case 'queue.get': return goesOn(`The queue${name} has an item`, 'takes it');
    case 'as_completed': return goesOn('The next result is there', 'takes it');
    case 'queue.join': return goesOn(`The queue${name} is worked off`);
    case 'queue.put': return goesOn(`The queue${name} has room`, 'puts its item');
    case 'thread': case 'executor': return goesOn('The thread has finished');
    case 'future': return goesOn(wait.name ? `The future \`${wait.name}\` is done` : 'Its future is done');
    case 'read': return goesOn('Data has arrived', 'reads it');
    case 'connect': return goesOn('The connection is open');
    case 'drain': return goesOn('The data is sent');
    case 'closed': return goesOn('The connection is closed');
    case 'accept': return goesOn('A connection has come');
    case 'serve': case 'server.closed': return goesOn('The server is closed');
    default: return goesOn('Its wait is over');
  }
}

function waitEnd(wait: Extract<Wait, { w: 'wait' }>, waited: Ns, cast: Cast): string {
  if (wait.timeout && waited >= wait.timeout * 1e9) return `The ${seconds(wait.timeout)} of \`wait\` are over`;
  if (wait.of.length === 1) return `${bold(namesOf(wait.of, cast), 'Its task')} has ended`;
  if (wait.when === 'FIRST_COMPLETED') return 'The first has ended';
  return wait.when === 'FIRST_EXCEPTION' && wait.of.some((id) => cast.failed.has(id)) ? 'One has failed' : 'All have ended';
}

/** Returns what an exception comes from that a task gets from what it awaits. */
export function sourceWords(wait: Wait, cast: Cast): string {
  if (wait.w === 'task') return `**${namesOf([wait.fut ?? null], cast)[0] ?? 'its task'}**`;
  return wait.w === 'gather' || wait.w === 'shield' ? `its \`${wait.w}\`` : 'what it awaits';
}

function waitCondition(when: string | undefined): string {
  if (when === 'FIRST_COMPLETED') return 'the first of ';
  return when === 'FIRST_EXCEPTION' ? 'the first error of ' : '';
}

/** Returns names in bold as a list people read, `**a**, **b** and **c**`; more than four are counted; `none` for an empty one. */
export function bold(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  if (names.length > 4) return `${names.length} tasks`;
  const marked = names.map((name) => `**${name}**`);
  const last = marked.pop() ?? '';
  return marked.length > 0 ? `${marked.join(', ')} and ${last}` : last;
}
