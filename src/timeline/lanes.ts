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
 * Returns a label for each task, unique and as the code has it. The rule, the same in every recording: the name given to the task; else the variable it
 * was assigned to; else what it was called with, for all tasks of one coroutine function alike: its first short text (`work('a', 3)` is `a`), or
 * the call with its numbers (`work(3)`, and `work(3) 2` where it is called so again); else the name of the function, with a number where it runs more than
 * once (`work 1`).
 */
export function labelTasks(tasks: readonly TaskNew[], names: ReadonlyMap<TaskId, string>, code: readonly string[]): ReadonlyMap<TaskId, string> {
  const labels = new Map<TaskId, string>();
  const own = new Map(tasks.flatMap((task) => { const name = ownName(task, names, code); return name === undefined ? [] : [[task, name] as const]; }));
  for (const [task, name] of own) if ([...own.values()].filter((other) => other === name).length === 1) labels.set(task.task, name);
  for (const naming of [functionName, textArgument, callName, numberedName]) {
    for (const group of groupsOf(tasks.filter((task) => !labels.has(task.task)))) {
      const found = withNumbers(group.map((task) => naming(task, tasks)));
      const others = new Set([...labels.values(), ...own.values()]);
      if (new Set(found).size === found.length && found.every((name) => name !== undefined && !others.has(name))) {
        group.forEach((task, index) => labels.set(task.task, found[index] ?? ''));
      }
    }
  }
  for (const task of tasks) if (!labels.has(task.task)) labels.set(task.task, unused(shortCoroutine(task), new Set(labels.values())));
  return labels;
}

/** Gives a name that came before a number, from 2. */
function withNumbers(names: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return name === undefined || before === 0 ? name : `${name} ${before + 1}`;
  });
}

/** Tasks of one coroutine function are named by one rule, so that nobody looks for a difference that is not there. */
function groupsOf(tasks: readonly TaskNew[]): readonly (readonly TaskNew[])[] {
  return [...new Set(tasks.map((task) => task.coro))].map((coro) => tasks.filter((task) => task.coro === coro));
}

/** `Task-7` is what asyncio calls a task that has no name. In `result = await create_task(…)` the variable is the result's. */
function ownName(task: TaskNew, names: ReadonlyMap<TaskId, string>, code: readonly string[]): string | undefined {
  const name = names.get(task.task) ?? task.name;
  if (!/^Task-\d+$/.test(name)) return name;
  const [line, column] = task.pos ?? [0, 0];
  const before = (code[line - 1] ?? '').slice(0, column);
  return /\bawait\s*\(?\s*$/.test(before) ? undefined : task.var;
}

type Naming = (task: TaskNew, tasks: readonly TaskNew[]) => string | undefined;

const functionName: Naming = (task, tasks) => (tasks.filter((other) => other.coro === task.coro).length === 1 ? shortCoroutine(task) : undefined);

const textArgument: Naming = (task) => {
  const text = Object.values(task.args).find((value) => /^'[^'\\]{1,10}'$/.test(value));
  return text?.slice(1, -1);
};

const callName: Naming = (task) => {
  const plain = Object.values(task.args).filter((value) => /^(?:-?[\d.]+|'[^'\\]*'|True|False)$/.test(value));
  const call = `${shortCoroutine(task)}(${plain.join(', ')})`;
  return plain.length > 0 && call.length <= 12 ? call : undefined;
};

const numberedName: Naming = (task, tasks) => {
  const alike = tasks.filter((other) => other.coro === task.coro);
  return `${shortCoroutine(task)} ${alike.indexOf(task) + 1}`;
};

function shortCoroutine(task: TaskNew): string {
  if (task.coro === 'async_generator_athrow') return 'aclose';
  if (task.coro === '<module>') return 'top level';
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
