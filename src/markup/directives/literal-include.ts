import type { Block } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { withClassOptions } from './class-options.ts';
import { codeBlock, dedented, recordedOrShown, setCode } from './code-block.ts';
import { argumentSpan, badOption, lineNumbers, numberOption } from './options.ts';
import { unifiedDifference } from './unified-difference.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

/** `.. literalinclude:: path`: code from a file, or a part of it. */
export const literalInclude: DirectiveSpec = {
  name: 'literalinclude', aliases: ['revealjs-literalinclude'], doc: 'Code from a file. `lines`, `pyobject` or the four marks choose a part of it.',
  example: '.. literalinclude:: queue.py\n   :pyobject: Queue.get\n   :lineno-match:',
  argument: 'required', body: 'none',
  options: {
    ...codeBlock.options, language: { doc: 'language of the code', example: 'python', otherwise: 'by the ending' }, pyobject: { doc: 'a function or class of the file', example: 'Queue.get', otherwise: 'the whole file' },
    'start-after': { doc: 'begin behind the line that holds this text' }, 'start-at': { doc: 'begin with the line that holds this text' },
    'end-before': { doc: 'end before the line that holds this text' }, 'end-at': { doc: 'end with the line that holds this text' },
    'lineno-match': { doc: 'number the lines as in the file', flag: true }, encoding: { doc: 'accepted for Sphinx; files are UTF-8' },
    'tab-width': { doc: 'expand tabs to this many columns' }, prepend: { doc: 'a line before the code' }, append: { doc: 'a line after the code' },
    diff: { doc: 'path of an older version: the difference between the two is shown' },
  },
  reads: ({ argument, options }) => [argument, options.find(({ name }) => name === 'diff')?.value ?? ''].map((path) => path.trim()).filter((path) => path !== ''),
  run: (plain) => {
    const call = withClassOptions(plain);
    const path = call.directive.argument.trim();
    const file = call.file(path);
    if (!file) return [];
    checkTogether(call);
    const all = linesOf(call, file);
    if (call.option('diff') !== undefined) return differenceOf(call, path, all);
    const chosen = selectLines(call, all);
    if (chosen.length === 0) {
      call.report(diagnostic('directive/nothing-selected', argumentSpan(call), { path }));
      return [];
    }
    const first = chosen[0] ?? 1;
    const [before, after] = [call.option('prepend'), call.option('append')];
    const shown = dedented(call, chosen.map((line) => all[line - 1] ?? '').join('\n'));
    const text = [before, shown, after].filter((line) => line !== undefined).join('\n');
    const origin = { path: file.path, line: before === undefined ? first : first - before.split('\n').length };
    const code = setCode(call, text, origin, call.option('language') ?? languageOf(path) ?? call.language);
    return [recordedOrShown(withoutLines(call), call.option('lineno-match') === undefined ? code : { ...code, lineNumbers: matchedNumbers(call, chosen) })];
  },
};

/** `lines` chose lines of the file; a recording of these must not choose again. */
function withoutLines(call: DirectiveCall): DirectiveCall {
  return { ...call, option: (...names) => call.option(...names.filter((name) => name !== 'lines')) };
}

/** Pairs of options that contradict each other, as Sphinx has them. */
const contradictions: readonly (readonly [string, string])[] = [
  ['lineno-match', 'lineno-start'], ['lineno-match', 'append'], ['lineno-match', 'prepend'], ['start-after', 'start-at'], ['end-before', 'end-at'],
  ...['pyobject', 'lineno-start', 'lineno-match', 'lines', 'start-after', 'end-before', 'start-at', 'end-at'].map((name) => ['diff', name] as const),
];

function checkTogether(call: DirectiveCall): void {
  for (const [one, other] of contradictions) {
    if (call.option(one) === undefined || call.option(other) === undefined) continue;
    call.report(diagnostic('directive/options-together', call.optionSpan(other), { directive: call.directive.name, one, other }));
  }
  const encoding = call.option('encoding');
  if (encoding !== undefined && !/^utf-?8(?:-sig)?$/i.test(encoding.trim())) badOption(call, 'encoding', encoding, 'utf-8: files of a project are UTF-8');
}

/** Returns the lines of `file`, tabs expanded where `tab-width` says so. */
function linesOf(call: DirectiveCall, file: SourceFile): readonly string[] {
  const lines = file.text.replace(/\n$/, '').split('\n');
  const width = numberOption(call, 'tab-width', 1);
  if (width === undefined) return lines;
  return lines.map((line) => line.split('\t').reduce((before, after) => before + ' '.repeat(width - (before.length % width)) + after));
}

function differenceOf(call: DirectiveCall, path: string, lines: readonly string[]): readonly Block[] {
  const oldPath = call.option('diff')?.trim() ?? '';
  const old = call.file(oldPath);
  if (!old) return [];
  const text = unifiedDifference({ path: oldPath, lines: linesOf(call, old) }, { path, lines });
  if (text === '') call.report(diagnostic('directive/nothing-selected', argumentSpan(call), { path }));
  return text === '' ? [] : [{ ...setCode(call, text, { path, line: 1 }, 'diff'), trace: false }];
}

function matchedNumbers(call: DirectiveCall, chosen: readonly number[]): { readonly start: number } {
  const start = chosen[0] ?? 1;
  if (chosen.some((line, index) => line !== start + index)) badOption(call, 'lines', call.option('lines') ?? '', 'one run of lines, with `lineno-match`');
  return { start };
}

const languages: Readonly<Record<string, string>> = {
  py: 'python', pyi: 'python', js: 'javascript', mjs: 'javascript', ts: 'typescript', sh: 'bash', c: 'c', h: 'c', cpp: 'cpp', rs: 'rust', go: 'go', rb: 'ruby', java: 'java',
  json: 'json', toml: 'ini', cfg: 'ini', ini: 'ini', yml: 'yaml', yaml: 'yaml', html: 'html', css: 'css', xml: 'xml', sql: 'sql', md: 'markdown', diff: 'diff', patch: 'diff',
};

const languageOf = (path: string): string | undefined => languages[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];

/** Returns the numbers (from 1) of the lines that the options choose. */
function selectLines(call: DirectiveCall, all: readonly string[]): readonly number[] {
  let [from, to] = call.option('pyobject') === undefined ? [1, all.length] : objectLines(call, all);
  from = markedLine(call, all, 'start-at', from, to) ?? (markedLine(call, all, 'start-after', from, to) ?? from - 1) + 1;
  to = markedLine(call, all, 'end-at', from, to) ?? (markedLine(call, all, 'end-before', from + 1, to) ?? to + 1) - 1;
  const inside = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const value = call.option('lines');
  if (value === undefined) return inside;
  const numbers = lineNumbers(value, inside.length);
  if (!numbers) badOption(call, 'lines', value, 'line numbers, `1,3-5`');
  const beyond = numbers?.find((number) => number < 1 || number > inside.length);
  if (beyond !== undefined) badOption(call, 'lines', String(beyond), `lines from 1 to ${inside.length}`);
  return numbers ? numbers.map((number) => inside[number - 1]).filter((line) => line !== undefined) : inside;
}

function markedLine(call: DirectiveCall, all: readonly string[], option: string, from: number, to: number): number | undefined {
  const mark = call.option(option);
  if (mark === undefined || mark === '') return undefined;
  const found = all.findIndex((line, index) => index + 1 >= from && index + 1 <= to && line.includes(mark));
  if (found === -1) badOption(call, option, mark, 'a text that the file holds');
  return found === -1 ? undefined : found + 1;
}

/** Finds `def` or `class` by its dotted name, decorators included, to the last line that is indented deeper. */
function objectLines(call: DirectiveCall, all: readonly string[]): [number, number] {
  const path = call.option('pyobject') ?? '';
  let [start, end, indent] = [0, all.length, -1];
  for (const name of path.split('.')) {
    const head = new RegExp(`^(\\s*)(?:async\\s+def|def|class)\\s+${name.replace(/\W/g, '')}\\b`);
    const at = all.findIndex((line, index) => index >= start && index < end && (head.exec(line)?.[1]?.length ?? -1) > indent);
    if (at === -1) {
      badOption(call, 'pyobject', path, 'a function or class of the file');
      return [1, all.length];
    }
    indent = head.exec(all[at] ?? '')?.[1]?.length ?? 0;
    const depth = indent;
    const next = all.findIndex((line, index) => index > at && index < end && line.trim() !== '' && line.length - line.trimStart().length <= depth && !/^\s*[)\]}]/.test(line));
    [start, end] = [at, next === -1 ? end : next];
  }
  while (all[start - 1]?.trimStart().startsWith('@')) start -= 1;
  while (end > start && all[end - 1]?.trim() === '') end -= 1;
  return [start + 1, end];
}
