import type { FutId, TaskId } from '../trace/recording.ts';
import { formatDuration } from './duration.ts';
import type { Cast, Waiting } from './story.ts';

/** Returns seconds of the program as a person writes them. */
export const seconds = (value: number): string => formatDuration(Math.round(value * 1e9));

/** Returns the labels of tasks, each once; futures that are no tasks are left out. */
export function namesOf(ids: readonly (TaskId | FutId | null)[], cast: Cast): readonly string[] {
  return [...new Set(ids.flatMap((id) => (id === null ? [] : cast.labels.get(id) ?? [])))];
}

/** Returns a future as a person speaks of it: `the future \`answer\``. */
export function futureWords(name: string | null | undefined): string {
  return name ? `the future${name === 'future' ? '' : ` \`${name}\``}` : 'a future';
}

/** Returns what a suspended task waits for, from the longest wording to the shortest: `gather a b c`, `gather`. */
export function waitLabels(wait: Waiting, cast: Cast): readonly string[] {
  const list = (name: string, of: readonly (TaskId | FutId | null)[]): string[] => {
    const names = namesOf(of, cast);
    return names.length > 0 ? [`${name} ${names.join(' ')}`, name] : [name];
  };
  const inside = networkWait(wait);
  if (inside !== undefined) return networkLabels[inside];
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
    case 'closed': return ['wait_closed', 'close'];
    default: return [wait.w];
  }
}

/** Returns what a suspended task awaits as the code has it: `sleep(1)`, `gather(a, b)`, a task by its name. */
export function awaitLabel(wait: Waiting, cast: Cast): string {
  if (networkWait(wait) === undefined) {
    if (wait.w === 'sleep') return `sleep(${wait.delay})`;
    if (wait.w === 'task') return namesOf([wait.fut ?? null], cast)[0] ?? 'task';
    if (wait.w === 'future') return wait.name ?? 'future';
    if (wait.w === 'gather' || wait.w === 'wait' || wait.w === 'shield' || wait.w === 'taskgroup' || wait.w === 'as_completed') {
      const name = wait.w === 'taskgroup' ? 'TaskGroup' : wait.w;
      const names = wait.w === 'taskgroup' ? namesOf(wait.of.filter((task) => cast.userTasks.has(task)), cast) : namesOf(wait.of, cast);
      return names.length === 0 ? name : `${name}(${fewNames(names, 22 - name.length)})`;
    }
  }
  return waitLabels(wait, cast)[0] ?? wait.w;
}

/** As many names as fit `room` characters, at least one. */
function fewNames(names: readonly string[], room: number): string {
  const all = names.join(', ');
  if (names.length === 1 || all.length <= room) return all;
  let shown = names.length - 1;
  while (shown > 1 && names.slice(0, shown).join(', ').length + 3 > room) shown -= 1;
  return `${names.slice(0, shown).join(', ')}, …`;
}

/** What a task waits for inside the streams and servers of asyncio, by the functions it waits in (streams.py, base_events.py of CPython 3.14). */
export type NetworkWait = 'address' | 'server' | 'server starts' | 'streams' | 'closed' | 'endpoint' | 'cancelled';

/** Returns what of the network a wait is for, where its kind alone does not say it. */
export function networkWait({ w, through = [] }: Waiting): NetworkWait | undefined {
  const last = through.at(-1) ?? '';
  const within = (name: string): boolean => through.some((lib) => lib.endsWith(name));
  if (within('.getaddrinfo') || within('._ensure_resolved')) return 'address';
  if (within('.create_server')) return w === 'turn' ? 'server starts' : 'server';
  if (last.endsWith('._create_connection_transport')) return 'streams';
  if (last.endsWith('.wait_closed') && w !== 'server.closed') return 'closed';
  if (within('.create_datagram_endpoint')) return 'endpoint';
  return last.endsWith('._cancel_and_wait') ? 'cancelled' : undefined;
}

const networkLabels: Readonly<Record<NetworkWait, readonly string[]>> = {
  address: ['getaddrinfo', 'address'], server: ['start_server', 'server'], 'server starts': ['start_server', 'server'], streams: ['open_connection', 'connect'],
  closed: ['wait_closed', 'close'], endpoint: ['datagram endpoint', 'endpoint'], cancelled: ['its cancelled task', 'cancel'],
};

const networkWords: Readonly<Record<NetworkWait, string>> = {
  address: 'waits for the address', server: 'waits for its server', 'server starts': 'lets the server start', streams: 'waits for its streams',
  closed: 'closes the connection', endpoint: 'waits for its socket', cancelled: 'waits for the end of what it cancelled',
};

/** Returns the variable of the lock, queue or the like that a wait is for, as code after a blank; nothing where it has none. */
export function primName(wait: Waiting, cast: Cast): string {
  const prim = 'prim' in wait && wait.prim ? cast.prims.get(wait.prim) : undefined;
  return prim === undefined || prim.internal ? '' : nameOfPrim(prim);
}

/** Returns the name of a lock, queue or the like as code after a blank; nothing for one without a name, or called `lock` as any other. */
export function nameOfPrim({ var: name, type }: { readonly var?: string; readonly type: string }): string {
  return name === undefined || type.toLowerCase().endsWith(name) ? '' : ` \`${name}\``;
}

/** Returns the end of the sentence of a step that suspends its task: `sleeps for 3 s`, `waits for a, b and c`; a `short` one counts the tasks and leaves out what the lane says. Of a `wait` without tasks `named` says how many were named before. */
export function suspendWords(wait: Waiting, cast: Cast, short = false, named = 0): string {
  const inside = networkWait(wait);
  if (inside !== undefined) return networkWords[inside];
  const name = primName(wait, cast);
  switch (wait.w) {
    case 'sleep': return `sleeps for ${seconds(wait.delay)}`;
    case 'turn': return 'lets the others run';
    case 'task': return `waits for **${namesOf([wait.fut ?? null], cast)[0] ?? 'a task'}**`;
    case 'gather': return `waits for ${listOf(namesOf(wait.of, cast), 'the `gather`', short)}`;
    case 'wait': {
      const names = namesOf(wait.of, cast);
      const which = Math.max(names.length, named) > 1 ? waitCondition(wait.when) : '';
      return `waits for ${which}${listOf(names, 'them', short)}${wait.timeout ? `, at most ${seconds(wait.timeout)}` : ''}`;
    }
    case 'shield': return `waits for the shielded ${bold(namesOf(wait.of, cast), 'task')}`;
    case 'taskgroup': return `waits for its task group: ${listOf(namesOf(wait.of, cast), 'its tasks', short)}`;
    case 'lock': return `waits for the lock${name}`;
    case 'event': return `waits for the event${name}`;
    case 'condition': return `waits for a notification${name && ` of${name}`}`;
    case 'barrier': return `waits at the barrier${name}`;
    case 'semaphore': return `waits for a place in the semaphore${name}`;
    case 'queue.get': return short ? 'waits for an item' : `waits for an item in the queue${name}`;
    case 'as_completed': return `waits for the next${short ? '' : ' result'}`;
    case 'accept': return 'waits for a connection';
    case 'queue.join': return short ? `waits for the queue${name}` : `waits until the queue${name} is worked off`;
    case 'queue.put': return short ? 'waits for room' : `waits for room in the queue${name}`;
    case 'thread': case 'executor': return 'waits for the thread';
    case 'future': return `waits for ${futureWords(wait.name)}`;
    case 'read': return 'waits for data';
    case 'connect': return 'waits for the connection';
    case 'drain': return 'waits until the data is sent';
    case 'closed': return 'closes the connection';
    case 'serve': return 'serves connections';
    case 'server.closed': return 'waits until the server is closed';
    default: return 'waits';
  }
}

function listOf(names: readonly string[], none: string, short: boolean): string {
  return short && names.length > 1 ? `${names.length} tasks` : bold(names, none);
}

/** Returns what an exception comes from that a task gets from what it awaits. */
export function sourceWords(wait: Waiting, cast: Cast): string {
  if (wait.w === 'task') return `**${namesOf([wait.fut ?? null], cast)[0] ?? 'its task'}**`;
  if (wait.w === 'gather' || wait.w === 'shield') return `its \`${wait.w}\``;
  if (wait.w === 'future') return wait.name ? futureWords(wait.name) : 'its future';
  const network = wait.w === 'connect' ? 'the connection' : wait.w === 'read' ? 'the stream' : undefined;
  return wait.w === 'thread' || wait.w === 'executor' ? 'the thread' : network ?? 'what it awaits';
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
