import type { Event, Recording, TaskId } from '../trace/recording.ts';

type TaskNew = Extract<Event, { k: 'task.new' }>;

/** Lane of the loop's own callbacks, and of the program's code outside the loop. */
export const loopLane = 'loop';
export const programLane = 'program';

/** Returns the tasks that the program itself made, in order of creation. */
export function userTasksOf(recording: Recording): readonly TaskNew[] {
  return recording.events.filter((event): event is TaskNew => event.k === 'task.new' && event.user);
}

/**
 * Returns a label for each task, unique and as near to the code as can be: the name given to the task, the variable it was
 * assigned to, the first short string argument (`work('a', 3)` is `a`), else the coroutine's name, with its arguments or a
 * number where two would be called the same.
 */
export function labelTasks(tasks: readonly TaskNew[], names: ReadonlyMap<TaskId, string>): ReadonlyMap<TaskId, string> {
  const labels = new Map<TaskId, string>();
  for (const naming of [ownName, argumentName, callName, numberedName]) {
    const pending = tasks.filter((task) => !labels.has(task.task));
    for (const group of naming === ownName ? pending.map((task) => [task]) : groupsOf(pending)) {
      const found = group.map((task) => naming(task, tasks, names));
      const others = [...labels.values(), ...(naming === ownName ? pending.filter((task) => !group.includes(task)).map((task) => naming(task, tasks, names)) : [])];
      if (new Set(found).size === found.length && found.every((name) => name !== undefined && !others.includes(name))) {
        group.forEach((task, index) => labels.set(task.task, found[index] ?? ''));
      }
    }
  }
  for (const task of tasks) if (!labels.has(task.task)) labels.set(task.task, unused(shortCoroutine(task), new Set(labels.values())));
  return labels;
}

/** Tasks of one coroutine function are named by one rule, so that nobody looks for a difference that is not there. */
function groupsOf(tasks: readonly TaskNew[]): readonly (readonly TaskNew[])[] {
  return [...new Set(tasks.map((task) => task.coro))].map((coro) => tasks.filter((task) => task.coro === coro));
}

type Naming = (task: TaskNew, tasks: readonly TaskNew[], names: ReadonlyMap<TaskId, string>) => string | undefined;

/** `Task-7` is what asyncio calls a task that has no name. */
const ownName: Naming = (task, tasks, names) => {
  const name = names.get(task.task) ?? task.name;
  if (!/^Task-\d+$/.test(name)) return name;
  if (task.var !== undefined) return task.var;
  return tasks.filter((other) => other.coro === task.coro).length === 1 ? shortCoroutine(task) : undefined;
};

const argumentName: Naming = (task) => {
  const text = Object.values(task.args).find((value) => /^'[^'\\]{1,10}'$/.test(value));
  return text?.slice(1, -1);
};

const callName: Naming = (task) => {
  const call = `${shortCoroutine(task)}(${Object.values(task.args).join(', ')})`;
  return call.length <= 12 ? call : undefined;
};

const numberedName: Naming = (task, tasks) => {
  const alike = tasks.filter((other) => other.coro === task.coro);
  return `${shortCoroutine(task)} ${alike.indexOf(task) + 1}`;
};

function shortCoroutine(task: TaskNew): string {
  if (task.coro === 'async_generator_athrow') return 'aclose';
  return task.coro.split('.').at(-1) ?? task.coro;
}

function unused(base: string, used: ReadonlySet<string>): string {
  let number = 2;
  while (used.has(`${base} ${number}`)) number += 1;
  return used.has(base) ? `${base} ${number}` : base;
}

/** Returns the call that made a task, as `work('a', 3)`. */
export function callOf(task: TaskNew): string {
  return `${shortCoroutine(task)}(${Object.values(task.args).map((value) => value.replace(/^<.*>$/, '…')).join(', ')})`;
}
