import type { TaskId } from '../trace/recording.ts';
import { formatDuration } from './duration.ts';
import { neverRan, type Cast, type Story } from './story.ts';
import { shorten } from './values.ts';
import { bold, namesOf } from './waits.ts';

/** Returns the words of a step of the loop itself: a callback of the program, or of asyncio where every handle is shown. */
export function loopWords(story: Story, cast: Cast): string {
  const { began, cancels } = story;
  if (began?.task !== undefined) return ownTaskWords(began.task, story, cast);
  const callback = began?.cb;
  const fn = callback?.c === 'call' ? callback.fn : 'a callback';
  const futures = callback?.c === 'call' && 'futs' in callback ? callback.futs ?? [] : [];
  const child = bold(namesOf(futures, cast), 'its task');
  const asked = bold(namesOf(cancels.map((event) => event.task), cast), 'the task');
  if (fn.startsWith('Timeout.') && cancels.length > 0) return `${lengthOf(story, cast)} the timeout asks ${asked} to cancel`;
  if (fn.startsWith('TaskGroup.') && cancels.length > 0) return `${child} has failed, so the task group asks ${asked} to cancel`;
  if (cancels.length > 0) return `The loop asks ${asked} to cancel`;
  const woken = story.resolved.map((event) => cast.waiterOf.get(event.fut)).find((task) => task !== undefined);
  const waiter = woken === undefined ? undefined : `**${cast.labels.get(woken) ?? 'its task'}**`;
  const known = asyncioWords(fn, child, waiter, story);
  if (known !== undefined) return known;
  const name = fn.split('.').at(-1) ?? fn;
  const call = name === '<lambda>' ? 'the loop runs a callback' : `the loop calls \`${shorten(name)}\``;
  const due = began?.h !== undefined && cast.timers.has(began.h) ? `A timer is due: ${call}` : `T${call.slice(1)}`;
  return waiter === undefined ? due : `${due}, so ${waiter} becomes ready`;
}

function lengthOf(story: Story, cast: Cast): string {
  const timer = story.began?.h === undefined ? undefined : cast.timers.get(story.began.h);
  return timer ? `After ${formatDuration(timer.when - timer.t)}` : 'Now';
}

/** What the callbacks of asyncio do, by the names they have in CPython 3.14. */
function asyncioWords(fn: string, child: string, waiter: string | undefined, story: Story): string | undefined {
  const so = waiter === undefined ? '' : `, so ${waiter} becomes ready`;
  if (fn === '_set_result_unless_cancelled') return `The timer of ${waiter ?? 'a future'} is due: its future is done`;
  if (fn.startsWith('gather.') && story.counted) return `\`gather\` counts: ${story.counted.done} of ${story.counted.of} ${story.counted.done === 1 ? 'is' : 'are'} done${so}`;
  if (fn.startsWith('TaskGroup.')) return `The task group notes that ${child} has ended${so}`;
  if (fn === '_run_until_complete_cb') return '`run` has what it waited for and stops the loop';
  if (fn.startsWith('_wait.')) return `\`wait\` notes that ${child} has ended${so}`;
  if (fn === '_release_waiter') return `The time of \`wait\` is over${so}`;
  if (fn.endsWith('_handle_completion')) return `\`as_completed\` takes in the result of ${child}${so}`;
  if (fn.endsWith('_handle_timeout')) return `The time of \`as_completed\` is over${so}`;
  if (fn.startsWith('shield.')) return fn.includes('_inner') ? `The shielded ${child} has ended${so}` : 'The shield lets go of what it shields';
  if (fn === '_chain_future.<locals>._set_state' || fn.startsWith('_chain_future.')) return `The thread hands over its result${so}`;
  return undefined;
}

/** Tasks that `asyncio.run` makes when the program is over. */
function ownTaskWords(task: TaskId, story: Story, cast: Cast): string {
  const coroutine = (cast.coroutines.get(task) ?? '').split('.').at(-1) ?? '';
  if (neverRan(story)) return `A task of asyncio, \`${shorten(coroutine)}\`, never starts`;
  if (coroutine === 'shutdown_asyncgens') return '`run` closes the asynchronous generators that are left';
  if (coroutine === 'shutdown_default_executor') return '`run` waits for the threads to end';
  return `A task of asyncio runs \`${shorten(coroutine)}\``;
}
