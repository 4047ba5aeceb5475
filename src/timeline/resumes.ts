import type { FutId, Ns, TaskId } from '../trace/recording.ts';
import { formatDuration } from './duration.ts';
import type { Cast, Story, Waiting } from './story.ts';
import { bold, futureWords, namesOf, networkWait, primName, seconds } from './waits.ts';

/** Why a task runs again: words before its name, and what it then does by that alone. */
export interface ResumeWords {
  readonly why: string;
  readonly deed: string;
}

const goesOn = (why: string, deed = 'goes on'): ResumeWords => ({ why, deed });

/** Returns why the task of `story` runs again after `wait`: `The event is set`; for a sleep there is nothing but the deed, `wakes after 3 s`. */
export function resumeWords(wait: Waiting, story: Story, cast: Cast): ResumeWords {
  const waited = story.turn.at - story.since;
  return brokenWords(wait, story, cast) ?? networkWords(wait) ?? usualWords(wait, waited, story, cast);
}

/** A wait that ends because what it waits for is gone. */
function brokenWords(wait: Waiting, story: Story, cast: Cast): ResumeWords | undefined {
  const raised = (name: string): boolean => [...story.raised.map((event) => event.exc), story.done?.how === 'exception' ? story.done.value ?? '' : ''].some((exc) => exc.startsWith(name));
  if (wait.w === 'as_completed' && raised('TimeoutError')) return goesOn('The time of `as_completed` is over');
  if (raised('QueueShutDown') && wait.w.startsWith('queue.')) return goesOn(`The queue${primName(wait, cast)} is shut down`);
  if (raised('BrokenBarrierError')) return goesOn(`The barrier${primName(wait, cast)} is broken`);
  return undefined;
}

function networkWords(wait: Waiting): ResumeWords | undefined {
  switch (networkWait(wait)) {
    case 'address': return goesOn('The address is known');
    case 'server': return goesOn('The address is known');
    case 'server starts': return goesOn('The server listens');
    case 'streams': return goesOn('The streams are ready');
    case 'closed': return goesOn('The connection is closed');
    case 'endpoint': return goesOn('The socket is ready');
    case 'cancelled': return goesOn('What it cancelled has ended');
    default: return undefined;
  }
}

function usualWords(wait: Waiting, waited: Ns, story: Story, cast: Cast): ResumeWords {
  const name = primName(wait, cast);
  switch (wait.w) {
    case 'sleep': return goesOn('', `wakes after ${formatDuration(waited)}${waited > wait.delay * 1e9 + 1 ? `, ${formatDuration(Math.round(waited - wait.delay * 1e9))} late,` : ''}`);
    case 'turn': return goesOn('', 'has its turn again');
    case 'task': return goesOn(`**${namesOf([wait.fut ?? null], cast)[0] ?? 'Its task'}** has ended`);
    case 'gather': return goesOn('The `gather` is complete');
    case 'wait': return goesOn(waitEnd(wait, waited, story, cast));
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
    case 'future': return goesOn(wait.name ? `T${futureWords(wait.name).slice(1)} is done` : 'Its future is done');
    case 'read': return story.ofEnd ? goesOn('The other end has closed') : goesOn('Data has arrived', 'reads it');
    case 'connect': return goesOn('The connection is open');
    case 'drain': return goesOn('The data is sent');
    case 'closed': return goesOn('The connection is closed');
    case 'accept': return goesOn('A connection has come');
    case 'serve': case 'server.closed': return goesOn('The server is closed');
    default: return goesOn('Its wait is over');
  }
}

function waitEnd(wait: Extract<Waiting, { w: 'wait' }>, waited: Ns, story: Story, cast: Cast): string {
  const ended = (id: TaskId | FutId): boolean => (cast.ended.get(id) ?? Infinity) < story.turn.first;
  const done = wait.of.filter(ended);
  if (wait.timeout && waited >= wait.timeout * 1e9 && done.length < wait.of.length) return `The ${seconds(wait.timeout)} of \`wait\` are over`;
  if (wait.of.length === 1) return `${bold(namesOf(wait.of, cast), 'Its task')} has ended`;
  if (wait.when === 'FIRST_COMPLETED') return `${bold(namesOf(done, cast), 'One of them')} ${done.length > 1 ? 'have' : 'has'} ended`;
  const failed = wait.when === 'FIRST_EXCEPTION' ? done.filter((id) => cast.failed.has(id)) : [];
  return failed.length > 0 ? `${bold(namesOf(failed, cast), 'One of them')} ${failed.length > 1 ? 'have' : 'has'} failed` : 'All have ended';
}
