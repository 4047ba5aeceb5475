import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folders = ['../fidelity/programs', 'programs', '.'].map((folder) => join(import.meta.dirname, folder));

/**
 * What the recorder covers, each with the program that shows it and what in it does. The programs in `tests/fidelity/programs` are compared
 * with a native CPython (`npm run fidelity`), those here with their recordings.
 */
const covered: readonly (readonly [what: string, program: string, by: RegExp])[] = [
  ['gather', 'gather-returns-results-in-argument-order.py', /asyncio\.gather\(/],
  ['gather that raises', 'gather-raises-the-first-error-and-lets-the-others-run-on.py', /gather\(/],
  ['gather with return_exceptions', 'gather-with-return-exceptions-mixes-results-and-errors.py', /return_exceptions=True/],
  ['gather cancelled', 'gather-cancelled-from-outside-cancels-every-child.py', /\.cancel\(/],
  ['gather with a cancelled child', 'gather-with-one-cancelled-child-raises-cancelled-error.py', /\.cancel\(/],
  ['gather of duplicates', 'gather-runs-a-duplicate-once.py', /gather\((\w+), \1/],
  ['gather of nothing', 'gather-of-nothing-is-an-empty-list.py', /gather\(\)/],
  ['wait for all, with a timeout', 'wait-all-completed-with-a-timeout-cancels-nothing.py', /timeout=/],
  ['wait for the first', 'wait-first-completed-returns-early.py', /FIRST_COMPLETED/],
  ['wait for the first exception', 'wait-first-exception-ignores-cancellation-and-results.py', /FIRST_EXCEPTION/],
  ['wait_for in time', 'wait-for-in-time-returns-the-result.py', /wait_for\(/],
  ['wait_for too late, with slow cleanup', 'wait-for-too-late-cancels-and-waits-for-the-cleanup.py', /except asyncio\.CancelledError[\s\S]*sleep/],
  ['wait_for with an exception in the cleanup', 'wait-for-gives-the-error-of-the-cleanup.py', /wait_for\(/],
  ['wait_for with a swallowed cancellation', 'wait-for-returns-what-a-swallowed-cancellation-returns.py', /except asyncio\.CancelledError/],
  ['wait_for with 0 and less', 'wait-for-zero-or-negative-never-waits.py', /wait_for\([\s\S]*-\d/],
  ['as_completed in a plain for', 'as-completed-in-a-plain-for-yields-in-order-of-completion.py', /^\s*for .* in asyncio\.as_completed/m],
  ['as_completed in an async for', 'as-completed-in-an-async-for-yields-the-given-tasks.py', /async for .* in asyncio\.as_completed/],
  ['as_completed with a timeout', 'as-completed-with-a-timeout-raises-for-what-is-left.py', /as_completed\([\s\S]*timeout=/],
  ['shield', 'shield-keeps-the-inner-task-alive.py', /asyncio\.shield\(/],
  ['shield whose inner is cancelled', 'shield-does-not-protect-from-the-inner-cancel.py', /\.cancel\(/],
  ['TaskGroup', 'task-group-waits-for-all-and-keeps-results.py', /TaskGroup\(\)/],
  ['TaskGroup with an error', 'task-group-error-cancels-siblings-and-raises-a-group.py', /except\*/],
  ['TaskGroup in a TaskGroup', 'task-groups-nest-and-errors-travel-outwards.py', /TaskGroup\(\)[\s\S]*TaskGroup\(\)/],
  ['TaskGroup cancelled', 'task-group-cancelled-from-outside-is-cancelled.py', /\.cancel\(/],
  ['timeout', 'timeout-turns-cancellation-into-timeout-error.py', /asyncio\.timeout\(/],
  ['timeout_at', 'timeout-at-uses-the-loop-clock.py', /timeout_at\(/],
  ['reschedule', 'timeout-can-be-rescheduled.py', /\.reschedule\(/],
  ['timeouts in timeouts', 'timeouts-nest-and-only-the-one-that-fired-turns.py', /timeout\([\s\S]*timeout\(/],
  ['sleep(0)', 'sleep-zero-gives-others-one-turn.py', /sleep\(0\)/],
  ['futures', 'future-states-and-errors.py', /asyncio\.Future\(\)/],
  ['call_soon and cancel', 'call-soon-runs-in-order-and-can-be-cancelled.py', /call_soon\([\s\S]*\.cancel\(\)/],
  ['call_later and call_at', 'call-later-and-call-at-fire-by-deadline.py', /call_later\([\s\S]*call_at\(/],
  ['Event', 'event-wakes-all-waiters-in-order.py', /asyncio\.Event\(\)/],
  ['Lock', 'lock-is-fair.py', /asyncio\.Lock\(\)/],
  ['Condition', 'condition-notifies-n-or-all.py', /notify_all\(/],
  ['Semaphore', 'semaphore-limits-how-many-run.py', /asyncio\.Semaphore\(/],
  ['BoundedSemaphore', 'bounded-semaphore-refuses-too-many-releases.py', /BoundedSemaphore\(/],
  ['Barrier', 'barrier-opens-when-all-have-come.py', /asyncio\.Barrier\(/],
  ['Barrier broken', 'barrier-broken-or-reset-raises.py', /\.abort\(\)|\.reset\(\)/],
  ['Queue with join', 'queue-join-waits-for-task-done.py', /\.join\(\)/],
  ['Queue with a limit', 'queue-with-a-limit-makes-the-producer-wait.py', /Queue\((maxsize=)?\d/],
  ['Queue.shutdown', 'queue-shutdown-ends-getters-and-putters.py', /\.shutdown\(/],
  ['PriorityQueue and LifoQueue', 'priority-and-lifo-queues-order-items.py', /PriorityQueue\([\s\S]*LifoQueue\(/],
  ['async iterators', 'async-iterator-class-ends-with-stop-async-iteration.py', /__anext__/],
  ['async generators', 'async-generator-send-throw-and-close.py', /\.asend\([\s\S]*\.athrow\(/],
  ['async generators left open', 'async-generator-left-open-is-closed-at-shutdown.py', /yield/],
  ['async comprehensions', 'async-comprehensions-await-inside.py', /async for/],
  ['async context managers', 'async-context-managers-enter-and-leave-in-order.py', /__aexit__|asynccontextmanager/],
  ['AsyncExitStack', 'async-exit-stack-unwinds-backwards.py', /AsyncExitStack\(\)/],
  ['contextvars', 'context-variables-are-copied-into-tasks.py', /ContextVar\(/],
  ['to_thread', 'to-thread-does-not-block-the-loop.py', /to_thread\(/],
  ['executors', 'executor-with-one-worker-runs-in-turn.py', /run_in_executor\(/],
  ['threading.local in threads', 'thread-locals-are-apart.py', /threading\.local\(\)/],
  ['streams', 'stream-server-answers-one-client.py', /start_server\([\s\S]*open_connection\(/],
  ['many clients', 'stream-clients-are-served-concurrently.py', /start_server\(/],
  ['names of this machine', 'stream-client-connects-to-localhost-by-name.py', /'localhost'/],
  ['protocols', 'protocol-callbacks-come-in-order.py', /connection_made/],
  ['UDP', 'protocols-and-datagrams.py', /create_datagram_endpoint/],
  ['Unix sockets', 'unix-sockets-connect-by-path.py', /start_unix_server\(/],
  ['latency of the network', 'network.test.ts', /are-apart-by-the-latency/],
  ['TLS refused', 'network.test.ts', /tls-is-refused/],
  ['debug mode: slow callbacks', 'debug-mode-reports-a-slow-step.py', /debug=True/],
  ['debug mode: origin of a coroutine', 'debug-mode-tells-where-a-lost-coroutine-was-made.py', /debug=True/],
  ['debug mode: origin of a task', 'debug-mode-tells-where-a-failed-task-was-made.py', /debug=True/],
  ['never awaited', 'coroutine-never-awaited-is-a-warning.py', /async def/],
  ['never retrieved', 'task-exception-never-retrieved-is-reported.py', /raise/],
  ['destroyed pending', 'task-destroyed-while-pending-is-reported.py', /gc\.collect\(\)/],
  ['exception handlers', 'exception-handler-sees-what-is-lost.py', /set_exception_handler\(/],
  ['Runner', 'runner-keeps-one-loop-for-several-runs.py', /asyncio\.Runner\(/],
  ['run_forever', 'run-forever-until-stopped.py', /run_forever\(\)/],
  ['nested run', 'nested-run-is-refused.py', /in \(asyncio\.run, /],
  ['eager tasks', 'eager-tasks-run-inside-create-task.py', /eager_task_factory/],
  ['one eager task', 'eager-start-can-be-asked-for-one-task.py', /eager_start=True/],
  ['call graph', 'call-graph-of-a-task.py', /capture_call_graph\(/],
  ['shutdown without an interrupt', 'main-cancelled-at-the-end-cleans-up-left-over-tasks.py', /finally|except asyncio\.CancelledError/],
  ['uncaught exception', 'uncaught-exception-ends-with-a-traceback.py', /1 \/ n/],
  ['uncaught group', 'uncaught-exception-group-prints-as-a-tree.py', /TaskGroup\(\)/],
  ['waiting by the clock', 'waiting-by-the-clock-lets-time-go-by.py', /while time\.monotonic\(\) < /],
  ['sessions', 'session-shows-values-and-errors.txt', />>> /],
  ['sessions with await', 'session-awaits-at-the-top-level.txt', />>> .*await /],
  ['sessions with options', 'session-uses-doctest-options.txt', /# doctest: \+/],
  ['several blocks of one namespace', 'recording.test.ts', /shares-the-names-of-the-blocks-before-it/],
];

describe('a program shows', () => {
  test.each(covered)('%s: %s', (_, program, by) => {
    const path = folders.map((folder) => join(folder, program)).find(existsSync);
    expect(path, `${program} is not there`).toBeDefined();
    expect(readFileSync(path ?? '', 'utf8')).toMatch(by);
  });
});
