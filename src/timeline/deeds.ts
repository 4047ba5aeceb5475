import type { Event, TaskId } from '../trace/recording.ts';
import { formatDuration } from './duration.ts';
import type { Cast, PrimChange, Story } from './story.ts';
import { exceptionName } from './values.ts';
import { bold, futureWords, nameOfPrim, namesOf } from './waits.ts';

/** Something that a task does in its turn. Where a sentence becomes too long, deeds of 3 are left out first and those of 0 never. */
export interface Deed {
  readonly words: string;
  readonly rank: 0 | 1 | 2 | 3;
  /** Index of the event that shows it. */
  readonly at: number;
}

/** Returns what the task of `story` does before its turn ends, in the order it happens; what a lock or a queue became is known at the end alone. */
export function deedsOf(story: Story, cast: Cast): readonly Deed[] {
  const { turn, created, blocked } = story;
  const first = (found: (event: Event) => boolean): number => turn.events.find(found)?.i ?? turn.last;
  const creates = created.length > 0 ? [{ words: `creates ${bold(namesOf(created, cast), 'a task')}`, rank: 2, at: first((event) => event.k === 'task.new') } satisfies Deed] : [];
  const blocks = blocked > 0 ? [{ words: `blocks the loop for ${formatDuration(blocked)}`, rank: 0, at: first((event) => event.k === 'block') } satisfies Deed] : [];
  return [...creates, ...primitiveDeeds(story, cast), ...cancelDeeds(story, cast), ...errorDeeds(story), ...blocks].toSorted((a, b) => a.at - b.at);
}

function cancelDeeds(story: Story, cast: Cast): readonly Deed[] {
  const others = story.cancels.filter((cancel) => cancel.task !== story.lane);
  const asked = story.cancelsGather ? [`cancels the \`gather\`, still waiting for ${bold(namesOf(others.map(({ task }) => task), cast), 'its tasks')}`] : others.length > 0 ? [`asks ${askedWords(story, cast)} to cancel`] : [];
  const itself = story.cancels.filter((cancel) => cancel.task === story.lane).slice(0, 1).map(({ i }): Deed => ({ words: 'cancels itself', rank: 0, at: i }));
  return [...asked.map((words): Deed => ({ words, rank: 0, at: others[0]?.i ?? story.turn.last })), ...itself];
}

/** Returns who is asked to cancel in `story`: a request goes on to the task that the one asked waits for. */
export function askedWords(story: Story, cast: Cast): string {
  const through = passedOn(story, cast);
  const direct = story.cancels.filter(({ task }) => task !== story.lane && !through.has(task)).map(({ task }) => task);
  const further = story.cancels.filter(({ task }) => through.has(task)).map(({ task }) => task);
  const asked = bold(namesOf(direct.length > 0 ? direct : further, cast), 'a task');
  return direct.length > 0 && further.length > 0 ? `${asked}, and with ${direct.length > 1 ? 'them' : 'it'} ${bold(namesOf(further, cast), 'what it awaits')},` : asked;
}

/** Returns the tasks whose cancellation in `story` came through another one that waits for them, by that one. */
export function passedOn(story: Story, cast: Cast): ReadonlyMap<TaskId, TaskId> {
  const found = new Map<TaskId, TaskId>();
  story.cancels.forEach((cancel, index) => {
    const { via } = cancel;
    if (via === undefined) return;
    const awaited = cast.gatherOf.get(via) ?? [via];
    for (const later of story.cancels.slice(index + 1)) if (awaited.includes(later.task) && !found.has(later.task)) found.set(later.task, cancel.task);
  });
  return found;
}

function errorDeeds(story: Story): readonly Deed[] {
  const thrown = story.began?.throw;
  const names = [...new Set(story.raised.map((event) => exceptionName(event.exc)))].filter((name) => name !== exceptionName(story.done?.how === 'exception' ? story.done.value ?? '' : ''));
  const [raised] = names.filter((name) => name !== 'CancelledError' && name !== thrown && !isPlain(name));
  const at = story.raised.find((event) => exceptionName(event.exc) === raised)?.i ?? story.turn.first;
  if (raised === 'GeneratorExit') return [{ words: 'closes the generator', rank: 0, at }];
  if (raised !== undefined) return [{ words: `${story.catches ? 'catches' : 'raises'} \`${raised}\``, rank: 0, at }];
  const survives = story.done?.how !== 'cancelled' && story.done?.how !== 'exception';
  return thrown !== undefined && survives && story.catches ? [{ words: 'catches it', rank: 0, at }] : [];
}

/** Returns whether an exception is one by which iterators say that they are at their end. */
export function isPlain(exception: string): boolean {
  return /^Stop(?:Async)?Iteration$/.test(exception);
}

/** What it does to locks, events, queues and futures: for those that others wait for, and where their state is another after it. */
function primitiveDeeds(story: Story, cast: Cast): readonly Deed[] {
  const [first] = story.resolved.filter((event) => cast.wantedFor.has(event.fut));
  const at = first?.i ?? story.turn.last;
  const futures = story.resolved.flatMap((event) => futureDeed(event.fut, event.how, story, cast));
  const changed = story.changes.flatMap((change) => changeDeeds(change, story, cast));
  const notified = wokenFrom(story, cast, 'condition');
  const told = notified.length > 0 ? [`notifies ${bold(notified, 'a task')}`] : [];
  return [...new Set([...futures, ...changed, ...told])].map((words): Deed => ({ words, rank: /^(?:takes|enters|puts)/.test(words) && story.woken.length === 0 ? 3 : 1, at }));
}

/** Names of the tasks whose wait of the kind `kind` this turn has ended. */
function wokenFrom(story: Story, cast: Cast, kind: string, prim?: string): readonly string[] {
  const woken = story.resolved.filter(({ fut }) => {
    const wait = cast.wantedFor.get(fut);
    return wait?.w === kind && (prim === undefined || !('prim' in wait) || wait.prim === prim);
  });
  return namesOf(woken.flatMap(({ fut }) => cast.waiterOf.get(fut) ?? []), cast);
}

function futureDeed(future: Story['resolved'][number]['fut'], how: string, story: Story, cast: Cast): readonly string[] {
  const wait = cast.wantedFor.get(future);
  if (wait?.w !== 'future' || wait.lib !== undefined || story.began?.task === undefined) return [];
  const name = futureWords(wait.name);
  return [how === 'exception' ? `sets an exception on ${name}` : `${how === 'cancelled' ? 'cancels' : 'sets'} ${name}`];
}

function changeDeeds(change: PrimChange, story: Story, cast: Cast): readonly string[] {
  const { prim, before, after } = change;
  const name = nameOfPrim(prim);
  const woken = (kind: string): readonly string[] => wokenFrom(story, cast, kind, prim.prim);
  const has = (kind: string): boolean => story.waited?.w === kind && 'prim' in story.waited && story.waited.prim === prim.prim;
  if ('unfinished' in after) return queueDeeds(change, woken, has, story, cast);
  switch (prim.type) {
    case 'Event': {
      const set = before['set'] !== true && after['set'] === true || woken('event').length > 0;
      if (set) return [after['set'] === true ? `sets the event${name}` : `sets and clears the event${name}`];
      return before['set'] === true && after['set'] !== true ? [`clears the event${name}`] : [];
    }
    case 'Lock': {
      if (before['locked'] === true && after['locked'] !== true || woken('lock').length > 0) return [`releases the lock${name}`];
      return before['locked'] !== true && after['locked'] === true && !has('lock') ? [`takes the lock${name}`] : [];
    }
    case 'Semaphore': case 'BoundedSemaphore': {
      const waiters = woken('semaphore');
      if (waiters.length > 0) return [`gives its place to ${bold(waiters, 'the next')}`];
      const [was, is] = [before['value'], after['value']];
      if (typeof is !== 'number' || has('semaphore')) return [];
      if (typeof was === 'number' && is > was) return [`leaves the semaphore${name}`];
      return typeof was !== 'number' || is < was ? [`enters the semaphore${name}`] : [];
    }
    case 'Barrier': {
      if (before['state'] !== 'broken' && after['state'] === 'broken') return [`breaks the barrier${name}`];
      if (after['state'] === 'resetting') return [`resets the barrier${name}`];
      return woken('barrier').length > 0 && !has('barrier') ? [`completes the barrier${name}`] : [];
    }
    default: return [];
  }
}

function queueDeeds({ prim, before, after }: PrimChange, woken: (kind: string) => readonly string[], has: (kind: string) => boolean, story: Story, cast: Cast): readonly string[] {
  const name = prim.var === undefined ? 'the queue' : `\`${prim.var}\``;
  const number = (state: PrimChange['after'], key: string): number => (typeof state[key] === 'number' ? state[key] : 0);
  const grown = number(after, 'size') - number(before, 'size') + (has('queue.get') ? 1 : 0) - (has('queue.put') ? 1 : 0);
  const opened = number(after, 'unfinished') - number(before, 'unfinished') - (has('queue.put') ? 1 : 0);
  const shut = story.turn.events.some((event) => event.k === 'line' && /\.shutdown\(/.test(cast.code[event.line - 1] ?? ''));
  if (shut) return [`shuts ${name} down`];
  const put = grown > 0 || woken('queue.get').length > 0 ? [`puts ${Math.max(grown, opened) > 1 ? `${Math.max(grown, opened)} items` : 'an item'} in ${name}`] : [];
  const took = !has('queue.get') && (grown < 0 || woken('queue.put').length > 0) ? [`takes ${grown < -1 ? `${-grown} items` : 'an item'} from ${name}`] : [];
  const done = woken('queue.join').length > 0 ? ['marks the last item done'] : [];
  return [...put, ...took, ...done];
}
