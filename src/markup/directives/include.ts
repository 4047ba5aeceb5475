import type { Directive } from '../../document/nodes.ts';
import { diagnostic, type Report } from '../../source/diagnostic.ts';
import { pointAt, type SourceFile } from '../../source/source-file.ts';
import { codeBlock, codeNode } from './code-block.ts';
import { argumentSpan } from './options.ts';
import { projectPath } from './project-path.ts';
import type { DirectiveSpec, TextRange } from './specification.ts';

/** The one file of docutils that is known by its name in angle brackets: it declares the roles of S5. */
export const standardFile = '<s5defs.txt>';

/** `.. include:: path`: another document in this one's place, or a text as code. */
export const include: DirectiveSpec = {
  name: 'include', doc: 'Another document in this place; with `literal` or `code` a text as it stands.',
  example: '.. include:: common/terms.rst\n   :start-after: .. begin',
  argument: 'required', body: 'none',
  options: {
    ...codeBlock.options, literal: { doc: 'show the text as it stands', flag: true }, code: { doc: 'show the text as code of this language' }, 'start-line': { doc: 'first line, from 0' },
    'end-line': { doc: 'line to end before' }, 'start-after': { doc: 'begin behind this text' }, 'end-before': { doc: 'end before this text' }, 'tab-width': { doc: 'accepted for docutils' },
    encoding: { doc: 'accepted for docutils; files are UTF-8' }, parser: { doc: 'accepted for docutils; the ending of the path says the language' },
  },
  reads: ({ argument }) => (argument === '' ? [] : [argument.trim()]),
  run: (call) => {
    const path = call.directive.argument.trim();
    if (path === standardFile) return [];
    if (call.option('literal', 'code') === undefined) return call.included(path) ?? [];
    const file = call.file(path);
    if (!file) return [];
    const { from, to } = selectedRange(call.directive, file, call.report);
    const text = file.text.slice(from, to).replace(/^\n+/, '').trimEnd();
    if (text === '') call.report(diagnostic('directive/nothing-selected', argumentSpan(call), { path }));
    const { line } = pointAt(file, Math.max(from, file.text.indexOf(text, from)));
    return [codeNode(call, text, { path: file.path, line }, call.option('code') || undefined)];
  },
};

const selectors = ['start-line', 'end-line', 'start-after', 'end-before'] as const;

/** Returns what tells one inclusion from another: its path in the project and the part it takes; `undefined` outside the project. */
export function inclusionKey(directive: Directive): string | undefined {
  const path = projectPath(directive.span.path, directive.argument.trim());
  const parts = selectors.map((name) => valueOf(directive, name)?.value).filter((value) => value !== undefined);
  return path === undefined || parts.length === 0 ? path : JSON.stringify([path, ...selectors.map((name) => valueOf(directive, name)?.value ?? null)]);
}

const valueOf = (directive: Directive, name: string): Directive['options'][number] | undefined => directive.options.find((option) => option.name.toLowerCase() === name);

/** Returns the part of `file` that the options choose: lines from `start-line` to before `end-line` (from 0, negative from the end), then between the texts. */
export function selectedRange(directive: Directive, file: SourceFile, report: Report): TextRange {
  const starts = [...file.lineStarts.filter((start) => start < file.text.length), file.text.length];
  const lineOffset = (name: 'start-line' | 'end-line', otherwise: number): number => {
    const option = valueOf(directive, name);
    if (!option) return otherwise;
    const line = /^-?\d+$/.test(option.value.trim()) ? Number(option.value) : undefined;
    if (line === undefined) report(diagnostic('directive/option-value', option.valueSpan, { directive: 'include', option: name, value: option.value, accepted: 'a whole number' }));
    const at = line === undefined ? undefined : line < 0 ? starts.length - 1 + line : line;
    return at === undefined ? otherwise : starts[Math.max(0, Math.min(at, starts.length - 1))] ?? otherwise;
  };
  let from = lineOffset('start-line', 0);
  let to = Math.max(from, lineOffset('end-line', file.text.length));
  const find = (name: 'start-after' | 'end-before'): { readonly at: number; readonly end: number } | undefined => {
    const option = valueOf(directive, name);
    if (!option || option.value === '') return undefined;
    const at = file.text.slice(0, to).indexOf(option.value, from);
    if (at === -1) report(diagnostic('directive/text-not-found', option.valueSpan, { directive: 'include', option: name }));
    return at === -1 ? undefined : { at, end: at + option.value.length };
  };
  from = find('start-after')?.end ?? from;
  to = find('end-before')?.at ?? to;
  return { from, to };
}
