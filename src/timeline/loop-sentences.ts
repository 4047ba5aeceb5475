import type { TaskId } from '../trace/recording.ts';
import { formatDuration } from './duration.ts';
import { askedWords } from './deeds.ts';
import { neverRan, type Cast, type Story } from './story.ts';
import { exceptionName, shorten } from './values.ts';
import { bold, namesOf } from './waits.ts';

/** Returns the words of a step of the loop itself: a callback of the program, or of asyncio where every handle is shown. */
export function loopWords(story: Story, cast: Cast): string {
  const { began, cancels } = story;
  if (began?.task !== undefined) return ownTaskWords(began.task, story, cast);
  const callback = began?.cb;
  const fn = callback?.c === 'call' ? callback.fn : 'a callback';
  const futures = callback?.c === 'call' && 'futs' in callback ? callback.futs ?? [] : [];
  const child = bold(namesOf(futures, cast), 'its task');
  const asked = cancels.length > 0 ? askedWords(story, cast) : '';
  if (fn.startsWith('Timeout.') && cancels.length > 0) return `${lengthOf(story, cast)} the timeout asks ${asked} to cancel`;
  if (fn.startsWith('TaskGroup.') && cancels.length > 0) return `${child} has failed, so the task group asks ${asked} to cancel`;
  const timed = began?.h !== undefined && cast.timers.has(began.h);
  if (cancels.length > 0) return `${timed ? 'A timer is due: the' : 'The'} loop asks ${asked} to cancel`;
  const so = readyWords(story, cast);
  const known = asyncioWords(fn, child, so, story, cast) ?? networkWords(fn, so, story);
  if (known !== undefined) return known;
  const name = fn.split('.').at(-1) ?? fn;
  const call = name === '<lambda>' ? 'the loop runs a callback' : `the loop calls \`${shorten(name)}\``;
  const [raised] = story.raised.slice(-1);
  const fails = raised && !story.catches ? `, which raises \`${exceptionName(raised.exc)}\`` : '';
  return `${timed ? `A timer is due: ${call}` : `T${call.slice(1)}`}${fails}${so}`;
}

/** Who becomes ready by the callback, as the end of its sentence; nothing for nobody. */
function readyWords({ woken }: Story, cast: Cast): string {
  return woken.length === 0 ? '' : `, so ${bold(namesOf(woken, cast), 'its task')} ${woken.length > 1 ? 'become' : 'becomes'} ready`;
}

/** What the transports of asyncio do for the program (selector_events.py). */
function networkWords(fn: string, so: string, { turn }: Story): string | undefined {
  const name = fn.split('.').at(-1);
  if (turn.events.some((event) => event.k === 'net.eof')) return 'The other end has closed: the loop tells the protocol';
  if (name === '_read_ready' || name === '_read_ready__data_received') return 'Data has arrived: the loop hands it to the protocol';
  if (name === '_call_connection_lost') return 'The connection is closed: the loop calls `connection_lost`';
  if (name === 'connection_made') return 'The connection is open: the loop calls `connection_made`';
  if (name === '_accept_connection') return 'A client has come: the loop accepts the connection';
  if (name === '_sock_connect_cb') return `The connection is open${so}`;
  if (name === '_add_reader') return 'The loop begins to watch the socket';
  if (name === '_sock_write_done' || name === '_sock_read_done') return 'The loop watches the socket no longer';
  return name !== undefined && /^_write_(?:ready|sendmsg|send)$/.test(name) ? 'The socket takes data: the loop sends' : undefined;
}

function lengthOf(story: Story, cast: Cast): string {
  const timer = story.began?.h === undefined ? undefined : cast.timers.get(story.began.h);
  return timer ? `After ${formatDuration(timer.when - timer.t)}` : 'Now';
}

/** What the callbacks of asyncio do, by the names they have in CPython 3.14. */
function asyncioWords(fn: string, child: string, so: string, story: Story, cast: Cast): string | undefined {
  if (fn === '_set_result_unless_cancelled') return `The timer of ${bold(namesOf(story.woken, cast), 'a future')} is due: its future is done`;
  if (fn.endsWith('_log_on_exception')) return 'The shielded task has failed, and nobody waits: the loop reports it';
  if (fn.startsWith('gather.') && story.counted && story.woken.length > 0 && story.counted.done < story.counted.of) return `\`gather\` passes on how ${child} has ended${so}`;
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
  if (/^_accept_connection2?$/.test(coroutine)) return 'A task of asyncio makes the client’s connection ready';
  if (/getaddrinfo/.test(coroutine)) return 'A task of asyncio looks up the address';
  return `A task of asyncio runs \`${shorten(coroutine)}\``;
}
