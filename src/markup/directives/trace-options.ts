import type { CodeBlock, Trace } from '../../document/nodes.ts';
import { claimForms } from '../../document/read-claim.ts';
import type { TraceAxis, TraceDetail, TraceOptions, TraceView } from '../../document/trace-options.ts';
import { claimsOf } from './claims.ts';
import { badOption, lineNumbers } from './options.ts';
import type { DirectiveCall, OptionSpecs } from './specification.ts';

const views: readonly TraceView[] = ['code', 'stage', 'sequence', 'strip', 'table'];
const details: readonly TraceDetail[] = ['task', 'loop', 'line'];
const axes: readonly TraceAxis[] = ['instants', 'linear', 'steps'];

/** Options of a recording: of `trace`, and of a code block to be recorded. */
export const traceOptionSpecs = {
  view: { doc: 'what to show of the recording, in order: `code`, `stage`, `sequence`, `strip`, `table`', example: 'stage strip', otherwise: 'code stage sequence' },
  detail: { doc: 'how much each step shows', values: details, otherwise: 'task' },
  axis: { doc: 'how time is drawn', values: axes, otherwise: 'instants' },
  caption: { doc: 'a caption, with inline markup', example: 'Two *tasks* at once', otherwise: 'the heading' },
  steps: { doc: 'the steps to keep', example: '3-12', otherwise: 'all' },
  until: { doc: 'virtual seconds at which the recording stops', example: '2.5', otherwise: 'when the program ends' },
  compare: { doc: 'names of other examples to draw beside this one', example: 'sequential' },
  expect: { doc: 'the output that the program must print', example: 'done' },
  claim: { doc: `what else the recording must show: ${claimForms}; divided by semicolons; or a comment \`# claim: deadlock\` in the program`, example: 'ends at 3 s; order b, a' },
  lines: { doc: 'the lines of the program to show', example: '1,4-9', otherwise: 'all' },
  python: { doc: 'lowest Python version the claim holds for', example: '3.12' },
} as const satisfies OptionSpecs;

/**
 * Returns `code` as a recording with what `call`'s options say of it; what is not said shows code, stage and sequence diagram,
 * task by task. The caption goes from the code to the recording.
 */
export function traceNode(call: DirectiveCall, { caption, ...code }: CodeBlock): Trace {
  const options = { ...traceOptions(call, code.text.split('\n').length), ...(caption && { caption }) };
  return { type: 'trace', span: code.span, ...(code.ids && { ids: code.ids }), code, options };
}

function traceOptions(call: DirectiveCall, lineCount: number): TraceOptions {
  return {
    views: viewsOf(call), detail: oneOf(call, 'detail', details) ?? 'task', axis: oneOf(call, 'axis', axes) ?? 'instants',
    ...stepsOf(call), ...untilOf(call), ...compareOf(call), ...expectOf(call), ...claimsOf(call), ...linesOf(call, lineCount), ...pythonOf(call),
  };
}

function viewsOf(call: DirectiveCall): readonly TraceView[] {
  const value = call.option('view');
  if (value === undefined) return ['code', 'stage', 'sequence'];
  const words = value.split(/[\s,]+/).filter((word) => word !== '');
  const wrong = words.find((word) => !views.some((view) => view === word));
  if (wrong !== undefined || words.length === 0) badOption(call, 'view', wrong ?? value, views.join(', '));
  const known = views.filter((view) => words.includes(view));
  return known.length > 0 ? known : ['code', 'stage', 'sequence'];
}

/** A value that is not accepted was reported with the other options. */
function oneOf<Value extends string>(call: DirectiveCall, name: string, values: readonly Value[]): Value | undefined {
  return values.find((value) => value === call.option(name));
}

function stepsOf(call: DirectiveCall): Pick<TraceOptions, 'steps'> {
  const value = call.option('steps');
  if (value === undefined) return {};
  const match = /^(\d+)\s*(?:-\s*(\d+))?$/.exec(value.trim());
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (match && from >= 1 && to >= from) return { steps: { from, to } };
  badOption(call, 'steps', value, 'a range of steps, `3-12`');
  return {};
}

function untilOf(call: DirectiveCall): Pick<TraceOptions, 'until'> {
  const value = call.option('until');
  if (value === undefined) return {};
  const seconds = /^(\d+(?:\.\d+)?)\s*s?$/.exec(value.trim())?.[1];
  if (seconds !== undefined) return { until: Number(seconds) };
  badOption(call, 'until', value, 'seconds, `2.5`');
  return {};
}

function compareOf(call: DirectiveCall): Pick<TraceOptions, 'compare'> {
  const names = call.option('compare')?.split(/[\s,]+/).filter((name) => name !== '');
  return names && names.length > 0 ? { compare: names } : {};
}

function expectOf(call: DirectiveCall): Pick<TraceOptions, 'expect'> {
  const expect = call.option('expect');
  return expect === undefined ? {} : { expect };
}

function linesOf(call: DirectiveCall, lineCount: number): Pick<TraceOptions, 'lines'> {
  const value = call.option('lines');
  if (value === undefined) return {};
  const lines = lineNumbers(value, lineCount)?.filter((line) => line >= 1 && line <= lineCount);
  if (lines && lines.length > 0) return { lines };
  badOption(call, 'lines', value, `lines from 1 to ${lineCount}, \`1,4-9\``);
  return {};
}

function pythonOf(call: DirectiveCall): Pick<TraceOptions, 'python'> {
  const value = call.option('python');
  if (value === undefined) return {};
  const version = /^(?:>=\s*)?(\d+\.\d+(?:\.\d+)?)$/.exec(value.trim())?.[1];
  if (version !== undefined) return { python: version };
  badOption(call, 'python', value, 'a version, `3.12`');
  return {};
}
