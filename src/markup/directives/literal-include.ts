import { diagnostic } from '../../source/diagnostic.ts';
import { codeBlock, codeNode, recordedOrShown } from './code-block.ts';
import { argumentSpan, badOption, lineNumbers } from './options.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

/** `.. literalinclude:: path`: code from a file, or a part of it. */
export const literalInclude: DirectiveSpec = {
  name: 'literalinclude', aliases: ['revealjs-literalinclude'], doc: 'Code from a file. `lines`, `pyobject` or the four marks choose a part of it.', argument: 'required', body: 'none',
  options: {
    ...codeBlock.options, language: { doc: 'language of the code; by default what the ending of the path says' }, pyobject: { doc: 'a function or class of the file, `Queue.get`' },
    'start-after': { doc: 'begin behind the line that holds this text' }, 'start-at': { doc: 'begin with the line that holds this text' },
    'end-before': { doc: 'end before the line that holds this text' }, 'end-at': { doc: 'end with the line that holds this text' },
    'lineno-match': { doc: 'number the lines as in the file', flag: true }, encoding: { doc: 'accepted for Sphinx; files are UTF-8' },
    'tab-width': { doc: 'accepted for Sphinx; tabs are eight columns' }, prepend: { doc: 'a line before the code' }, append: { doc: 'a line after the code' },
    diff: { doc: 'accepted for Sphinx; the file itself is shown' },
  },
  reads: ({ argument }) => (argument === '' ? [] : [argument.trim()]),
  run: (call) => {
    const path = call.directive.argument.trim();
    const file = call.file(path);
    if (!file) return [];
    const all = file.text.replace(/\n$/, '').split('\n');
    const chosen = selectLines(call, all);
    if (chosen.length === 0) {
      call.report(diagnostic('directive/nothing-selected', argumentSpan(call), { path }));
      return [];
    }
    const first = chosen[0] ?? 1;
    const text = [call.option('prepend'), ...chosen.map((line) => all[line - 1] ?? ''), call.option('append')].filter((line) => line !== undefined).join('\n');
    const code = codeNode(call, text, { path: file.path, line: first }, call.option('language') ?? languageOf(path) ?? call.language);
    return [recordedOrShown(call, call.option('lineno-match') === undefined ? code : { ...code, lineNumbers: { start: first } })];
  },
};

const languages: Readonly<Record<string, string>> = {
  py: 'python', pyi: 'python', js: 'javascript', mjs: 'javascript', ts: 'typescript', sh: 'bash', c: 'c', h: 'c', cpp: 'cpp', rs: 'rust', go: 'go', rb: 'ruby', java: 'java',
  json: 'json', toml: 'ini', cfg: 'ini', ini: 'ini', yml: 'yaml', yaml: 'yaml', html: 'html', css: 'css', xml: 'xml', sql: 'sql', md: 'markdown', diff: 'diff', patch: 'diff',
};

const languageOf = (path: string): string | undefined => languages[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];

/** Returns the numbers (from 1) of the lines that the options choose. */
function selectLines(call: DirectiveCall, all: readonly string[]): readonly number[] {
  let [from, to] = call.option('pyobject') === undefined ? [1, all.length] : objectLines(call, all);
  from = markedLine(call, all, 'start-at', from, from) ?? (markedLine(call, all, 'start-after', from, from) ?? from - 1) + 1;
  to = markedLine(call, all, 'end-at', from, to) ?? (markedLine(call, all, 'end-before', from, to) ?? to + 1) - 1;
  const inside = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const value = call.option('lines');
  if (value === undefined) return inside;
  const numbers = lineNumbers(value, inside.length);
  if (!numbers) badOption(call, 'lines', value, 'line numbers, `1,3-5`');
  return numbers ? numbers.map((number) => inside[number - 1]).filter((line) => line !== undefined) : inside;
}

function markedLine(call: DirectiveCall, all: readonly string[], option: string, from: number, to: number): number | undefined {
  const mark = call.option(option);
  if (mark === undefined || mark === '') return undefined;
  const last = option.startsWith('start') ? all.length : to;
  const found = all.findIndex((line, index) => index + 1 >= from && index + 1 <= last && line.includes(mark));
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
