import { diagnostic } from '../../source/diagnostic.ts';
import { codeBlock, codeNode } from './code-block.ts';
import { argumentSpan } from './options.ts';
import type { DirectiveSpec } from './specification.ts';

/** `.. include:: path`: another document in this one's place, or a text as code. */
export const include: DirectiveSpec = {
  name: 'include', doc: 'Another document in this place; with `literal` or `code` a text as it stands.', argument: 'required', body: 'none',
  options: {
    ...codeBlock.options, literal: { doc: 'show the text as it stands', flag: true }, code: { doc: 'show the text as code of this language' }, 'start-line': { doc: 'first line, from 0' },
    'end-line': { doc: 'line to end before' }, 'start-after': { doc: 'begin behind this text' }, 'end-before': { doc: 'end before this text' }, 'tab-width': { doc: 'accepted for docutils' },
    encoding: { doc: 'accepted for docutils; files are UTF-8' }, parser: { doc: 'accepted for docutils; the ending of the path says the language' },
  },
  reads: ({ argument }) => (argument === '' ? [] : [argument.trim()]),
  run: (call) => {
    const path = call.directive.argument.trim();
    if (call.option('literal', 'code') === undefined) return call.included(path) ?? [];
    const file = call.file(path);
    if (!file) return [];
    const text = file.text.trimEnd();
    if (text === '') call.report(diagnostic('directive/nothing-selected', argumentSpan(call), { path }));
    return [codeNode(call, text, { path: file.path, line: 1 }, call.option('code') || undefined)];
  },
};
