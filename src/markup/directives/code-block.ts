import type { Block, CodeBlock, Directive } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { smallest } from '../../source/extremes.ts';
import { withClassOptions } from './class-options.ts';
import { argumentSpan, badOption, baseOf, commonOptions, lineNumbers, numberOption } from './options.ts';
import type { DirectiveCall, DirectiveSpec, OptionSpecs } from './specification.ts';
import { traceNode, traceOptionSpecs } from './trace-options.ts';

/** Options that say how code is set. */
export const codeOptions = {
  ...commonOptions,
  class: { doc: 'class names of the result; `view-stage`, `axis-linear`, `detail-loop`, `steps-3-12`, `until-2`, `python-3-12`, `no-trace` stand for these options, so that docutils and GitHub still show the code' },
  linenos: { doc: 'number the lines', flag: true },
  'number-lines': { doc: 'number the lines, from this number', example: '5', otherwise: '1' },
  'lineno-start': { doc: 'number of the first line', example: '5', otherwise: '1' },
  'emphasize-lines': { doc: 'lines to highlight; with bars, `1|3-5`, one group after the other', example: '1,3-5' },
  caption: { doc: 'a caption, with inline markup', example: 'run.py' },
  dedent: { doc: 'columns of indentation to take away; all that the lines share where no number is given', example: '4', otherwise: '0' },
  force: { doc: 'accepted for Sphinx; highlighting never fails here', flag: true },
  'no-trace': { doc: 'do not run and record this code', flag: true },
} as const satisfies OptionSpecs;

/** `.. code-block:: python` and its other names: text set as code, recorded when it runs an event loop. */
export const codeBlock: DirectiveSpec = {
  name: 'code-block', aliases: ['code', 'sourcecode', 'revealjs-code-block'],
  doc: 'Code. The argument is its language. An option of `trace` makes it a recording.',
  example: '.. code-block:: python\n   :caption: run.py\n   :emphasize-lines: 1|3-4\n\n   import asyncio\n\n   async def main():\n       await asyncio.sleep(1)',
  argument: 'optional', body: 'text',
  options: { ...traceOptionSpecs, ...codeOptions, 'data-line-numbers': { doc: 'another name of `emphasize-lines`' }, 'data-ln-start-from': { doc: 'another name of `lineno-start`' }, notrace: { doc: 'another name of `no-trace`', flag: true } },
  run: (plain) => {
    const call = withClassOptions(plain);
    const { directive } = call;
    if (directive.content === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: directive.name }));
    const language = directive.argument.trim() || call.language;
    return [recordedOrShown(call, codeNode(call, directive.content, originOf(directive), language))];
  },
};

const recordingOptions = ['view', 'detail', 'axis', 'expect', 'claim', 'steps', 'until', 'compare', 'lines', 'python'];

/** Returns `code` as it is, or as a recording where an option of recordings is given. */
export function recordedOrShown(call: DirectiveCall, code: CodeBlock): Block {
  if (code.trace === false || !recordingOptions.some((name) => call.option(name) !== undefined)) return code;
  return traceNode(call, code);
}

/** Returns the code block that `call`'s options make of `text`, its indentation taken away as `dedent` says. */
export function codeNode(call: DirectiveCall, text: string, origin: CodeBlock['origin'], language: string | undefined): CodeBlock {
  const shown = dedented(call, text);
  const removed = (text.split('\n')[0] ?? '').length - (shown.split('\n')[0] ?? '').length;
  return setCode(call, shown, { ...origin, ...(origin.column !== undefined && { column: origin.column + removed }) }, language);
}

/** Returns where the content of `directive` stands. */
export function originOf({ span, contentLine, contentColumn }: Directive): CodeBlock['origin'] {
  return { path: span.path, line: contentLine, column: contentColumn };
}

/** Returns the code block that `call`'s options make of `text`, which is shown as it stands. */
export function setCode(call: DirectiveCall, text: string, origin: CodeBlock['origin'], language: string | undefined): CodeBlock {
  const caption = call.option('caption');
  const name = call.option('name');
  const noTrace = call.option('no-trace', 'notrace') !== undefined;
  return {
    type: 'code', form: 'fenced', ...baseOf(call), ...(language && { language }), text, origin,
    ...(caption !== undefined && { caption: call.inline(caption, call.optionSpan('caption')) }), ...(name && { name }),
    ...numbering(call), ...emphasis(call, text.split('\n').length), ...(noTrace && { trace: false }),
  };
}

/** Returns `text` without as many columns of its common indentation as `dedent` says; all of it where it says no number. */
export function dedented(call: DirectiveCall, text: string): string {
  const width = call.option('dedent') === '' ? Infinity : numberOption(call, 'dedent') ?? 0;
  const lines = text.split('\n');
  const common = smallest(lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length), width);
  return common > 0 && Number.isFinite(common) ? lines.map((line) => line.slice(common)).join('\n') : text;
}

function numbering(call: DirectiveCall): Pick<CodeBlock, 'lineNumbers'> {
  if (call.option('linenos', 'number-lines', 'lineno-start', 'data-ln-start-from') === undefined) return {};
  const given = call.option('number-lines');
  const start = given ? numberOption(call, 'number-lines') : numberOption(call, 'lineno-start') ?? numberOption(call, 'data-ln-start-from');
  return { lineNumbers: { start: start ?? 1 } };
}

function emphasis(call: DirectiveCall, last: number): Pick<CodeBlock, 'emphasized' | 'steps'> {
  const name = call.option('emphasize-lines') === undefined ? 'data-line-numbers' : 'emphasize-lines';
  const value = call.option(name);
  if (value === undefined || value === '') return {};
  const groups = value.split('|').map((group) => lineNumbers(group, last));
  const known = groups.filter((group) => group !== undefined);
  const beyond = known.flat().find((line) => line < 1 || line > last);
  if (known.length < groups.length) badOption(call, name, value, 'line numbers, `1,3-5`');
  else if (beyond !== undefined) badOption(call, name, String(beyond), `lines from 1 to ${last}`);
  const inside = known.map((group) => group.filter((line) => line >= 1 && line <= last));
  return value.includes('|') ? { steps: inside } : { emphasized: inside.flat() };
}
