import type { MessageSpec } from '../message-spec.ts';

/** Messages of the `record` stage. */
export const recordMessages = {
  'record/failed': {
    severity: 'error', text: 'this example could not be recorded: {problem}', hint: '`:no-trace:` shows it without running it',
    doc: 'The engine gave no recording of a program at all. The slide shows the code alone.',
  },
  'record/nothing-to-show': {
    severity: 'info', text: 'nothing of this example runs on the event loop', doc: 'A recording without a single step of a task has no stage and no sequence slide.',
  },
  'record/raised': {
    severity: 'error', text: 'this example ends with an exception: {problem}',
    hint: 'catch it in the example, or keep it if the error is what the slide is about',
    doc: 'The program was recorded up to an exception that nothing caught. The slide shows it as CPython prints it.',
  },
  'record/import': {
    severity: 'error', text: 'this example needs a module that is not there: {problem}',
    hint: 'examples run with the standard library alone; `:no-trace:` shows one without running it',
    doc: 'Programs run on CPython in WebAssembly with its standard library, without third-party packages, native code, threads or processes.',
  },
  'record/deadlock': {
    severity: 'error', text: 'this example never ends: {problem}', hint: 'set the event, release the lock or put the item that is waited for',
    doc: 'Nothing was ready and no timer was set, so no task could ever run again. The recording ends there.',
  },
  'record/stopped': {
    severity: 'error', text: 'this example was stopped: {problem}', hint: 'end its loop after a few rounds',
    doc: 'The program used up one of its budgets: steps, events, lines, virtual time or real time. The recording ends there.',
  },
  'record/output': {
    severity: 'warning', text: 'this example prints something else than the document says: {problem}',
    hint: 'write what it prints, or `# doctest: +ELLIPSIS` where it varies',
    doc: 'The expected output of a doctest session is compared with what the recorded run printed, by the rules of doctest.',
  },
} as const satisfies Record<string, MessageSpec>;
