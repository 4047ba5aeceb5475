import type { FutId, TaskId, Wait } from '../trace/recording.ts';
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

/** Returns the end of the sentence of a step that suspends its task: `sleeps for 3 s`, `waits for a, b and c`. */
export function suspendWords(wait: Wait, cast: Cast): string {
  switch (wait.w) {
    case 'sleep': return `sleeps for ${seconds(wait.delay)}`;
    case 'turn': return 'lets the others run once';
    case 'task': return `waits for **${namesOf([wait.fut ?? null], cast)[0] ?? 'a task'}**`;
    case 'gather': return `waits for ${bold(namesOf(wait.of, cast), 'the group')}`;
    case 'wait': {
      const names = namesOf(wait.of, cast);
      const which = names.length > 1 ? `${waitCondition(wait.when)} of ` : '';
      return `waits for ${which}${bold(names, 'them')}${wait.timeout ? `, at most ${seconds(wait.timeout)}` : ''}`;
    }
    case 'shield': return `waits for the shielded ${bold(namesOf(wait.of, cast), 'task')}`;
    case 'taskgroup': return `waits for the task group: ${bold(namesOf(wait.of, cast), 'its tasks')}`;
    case 'as_completed': return `waits for the next of ${bold(namesOf(wait.of, cast), 'them')}`;
    case 'queue.get': return 'waits for an item';
    case 'queue.join': return 'waits until the queue is done';
    case 'queue.put': return 'waits for a free place in the queue';
    case 'thread': case 'executor': return 'waits for the thread';
    default: return `waits for ${article(waitLabels(wait, cast).at(-1) ?? wait.w)}`;
  }
}

/** Returns why a task runs again after `wait`: `its 3 s are over`. */
export function resumeWords(wait: Wait, cast: Cast): string {
  switch (wait.w) {
    case 'sleep': return `its ${seconds(wait.delay)} are over`;
    case 'turn': return 'its turn has come';
    case 'task': return `**${namesOf([wait.fut ?? null], cast)[0] ?? 'the task'}** has ended`;
    case 'gather': return 'its `gather` is complete';
    case 'wait': return 'its `wait` returns';
    case 'as_completed': return 'the next one is there';
    case 'queue.join': return 'the queue is done';
    case 'shield': return 'the shielded task has ended';
    case 'taskgroup': return 'its task group moves on';
    case 'lock': return 'the lock is free';
    case 'event': return 'the event is set';
    case 'semaphore': return 'a place is free';
    case 'queue.get': return 'there is an item';
    case 'queue.put': return 'there is room';
    case 'thread': case 'executor': return 'the thread has finished';
    case 'future': return 'its future is done';
    default: return `${article(waitLabels(wait, cast).at(-1) ?? wait.w)} is ready`;
  }
}

/** Returns what an exception comes from that a task gets from what it awaits. */
export function sourceWords(wait: Wait, cast: Cast): string {
  if (wait.w === 'task') return `**${namesOf([wait.fut ?? null], cast)[0] ?? 'its task'}**`;
  return wait.w === 'gather' || wait.w === 'shield' ? `its \`${wait.w}\`` : 'what it awaits';
}

function waitCondition(when: string | undefined): string {
  if (when === 'FIRST_COMPLETED') return 'the first';
  return when === 'FIRST_EXCEPTION' ? 'the first error' : 'all';
}

function article(name: string): string {
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

/** Returns names in bold as a list people read, `**a**, **b** and **c**`; more than four are counted; `none` for an empty one. */
export function bold(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  if (names.length > 4) return `${names.length} tasks`;
  const marked = names.map((name) => `**${name}**`);
  const last = marked.pop() ?? '';
  return marked.length > 0 ? `${marked.join(', ')} and ${last}` : last;
}
