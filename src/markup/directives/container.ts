import type { Block } from '../../document/nodes.ts';
import { describedObject, objectOptions } from './object.ts';
import { argumentSpan, badOption, baseOf, classNames, commonOptions } from './options.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { DirectiveSpec } from './specification.ts';

/** `.. container:: names`: the content in a box with class names. */
export const container: DirectiveSpec = {
  name: 'container', aliases: ['div'], doc: 'The content in a box with class names.', argument: 'optional', body: 'blocks', options: { ...commonOptions, style: { doc: 'accepted; styles belong in a theme' } },
  run: (call) => [{ type: 'container', ...baseOf(call, ...classNames(call.directive.argument)), children: call.apply(call.directive.children) }],
};

/** `.. compound::`: paragraphs that belong together. */
export const compound: DirectiveSpec = {
  name: 'compound', doc: 'Paragraphs that belong together.', argument: 'none', body: 'blocks', options: commonOptions,
  run: (call) => [{ type: 'container', ...baseOf(call, 'compound'), children: call.apply(call.directive.children) }],
};

/**
 * `.. class:: names`: class names for the content or, without content, for the next block; `incremental` shows a list item by item.
 * In Sphinx the same name describes a Python class: an argument with capitals, dots or parentheses is taken as that.
 */
export const classDirective: DirectiveSpec = {
  name: 'class', aliases: ['rst-class', 'cssclass'], doc: 'Class names for the content or for the next block; `incremental` shows a list item by item.',
  example: '.. class:: incremental\n\n* One.\n* Two.',
  argument: 'required', body: 'blocks', options: objectOptions,
  run: (call) => {
    if (call.directive.name === 'class' && (/[A-Z.()]/.test(call.directive.argument) || call.directive.options.length > 0)) return describedObject(call, 'class');
    const classes = classNames(call.directive.argument);
    const children = call.apply(call.directive.children);
    if (children.length === 0) call.setClasses(classes);
    return children.map((child) => withClasses(child, classes));
  },
};

/** Returns `block` with `classes` besides its own; a list of class `incremental` appears item by item. */
export function withClasses(block: Block, classes: readonly string[]): Block {
  if (classes.length === 0) return block;
  const all = { ...block, classes: [...(block.classes ?? []), ...classes] };
  return all.type === 'list' && classes.some((name) => name === 'incremental' || name === 'build') ? { ...all, incremental: true } : all;
}

/** `.. rubric:: text`: a heading that begins no section. */
export const rubric: DirectiveSpec = {
  name: 'rubric', aliases: ['centered'], doc: 'A heading that begins no section.', argument: 'required', body: 'none', options: { ...commonOptions, 'heading-level': { doc: 'accepted for Sphinx' } },
  run: (call) => {
    const { name, argument, argumentSpan: span } = call.directive;
    return [{ type: 'paragraph', ...baseOf(call, name), children: [{ type: 'strong', span, children: call.inline(argument, span) }] }];
  },
};

/** `.. hlist::`: a list set in columns. */
export const hlist: DirectiveSpec = {
  name: 'hlist', doc: 'A list set in columns.', argument: 'none', body: 'blocks', options: { columns: { doc: 'number of columns' } },
  run: (call) => [{ type: 'container', ...baseOf(call, 'hlist'), children: call.apply(call.directive.children) }],
};

/** `.. raw:: html`: text for one output format, passed through. */
export const raw: DirectiveSpec = {
  name: 'raw', doc: 'Text for the output formats named, passed through as it stands.', argument: 'required', body: 'text',
  options: { ...commonOptions, file: { doc: 'path of the file to read' }, url: { doc: 'not read: nothing is fetched from the network' }, encoding: { doc: 'accepted for docutils' } },
  reads: (directive) => directive.options.filter(({ name }) => name === 'file').map(({ value }) => value.trim()),
  run: (call) => {
    const path = call.option('file');
    const text = path === undefined ? call.directive.content : call.file(path.trim())?.text ?? '';
    const url = call.option('url');
    if (url !== undefined) badOption(call, 'url', url, 'a file of the project, by `file`');
    else if (text === '' && path === undefined) call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'raw' }));
    return text === '' ? [] : [{ type: 'raw', ...baseOf(call), formats: call.directive.argument.toLowerCase().split(/\s+/), text }];
  },
};
