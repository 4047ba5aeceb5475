import type { Admonition, Paragraph } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan, baseOf, commonOptions } from './options.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

type Kind = Admonition['kind'];

function admonitionNode(call: DirectiveCall, kind: Kind): readonly Admonition[] {
  const { directive } = call;
  const children = call.apply(directive.children);
  const words = directive.argument;
  if (children.length === 0 && words === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: directive.name }));
  const title = words === '' ? {} : { title: call.inline(words, directive.argumentSpan) };
  return [{ type: 'admonition', ...baseOf(call), kind, ...title, children }];
}

function boxed(kind: Kind, doc: string): DirectiveSpec {
  return { name: kind, doc, argument: 'none', body: 'blocks', options: { ...commonOptions, collapsible: { doc: 'accepted for Sphinx', flag: false } }, run: (call) => admonitionNode(call, kind) };
}

function titled(kind: Kind, doc: string, argument: 'required' | 'optional'): DirectiveSpec {
  return {
    name: kind, doc, argument, body: 'blocks', options: { ...commonOptions, subtitle: { doc: 'a second title of a sidebar' }, collapsible: { doc: 'accepted for Sphinx', flag: false } },
    run: (call) => admonitionNode(call, kind),
  };
}

/** What Sphinx says of a version. */
const ofVersion: Readonly<Partial<Record<Kind, string>>> = {
  versionadded: 'Added in version', versionchanged: 'Changed in version', deprecated: 'Deprecated since version', versionremoved: 'Removed in version',
};

/** `versionadded:: 3.12 text`: the version is the first word, the text after it the first paragraph; `deprecated-removed` takes a second version. */
function versioned(kind: Kind, doc: string, ...aliases: string[]): DirectiveSpec {
  return {
    name: kind, aliases, doc, argument: 'required', body: 'blocks', options: commonOptions,
    run: (call) => {
      const { argument, argumentSpan: span } = call.directive;
      const [whole = '', version = '', removed] = (call.directive.name.toLowerCase() === 'deprecated-removed' ? /^(\S+)\s+(\S+)/ : /^(\S+)/).exec(argument) ?? /^(\S+)/.exec(argument) ?? [];
      const rest = argument.slice(whole.length).trimStart();
      const title = `${ofVersion[kind] ?? ''} ${version}${removed === undefined ? '' : `, will be removed in version ${removed}`}`;
      const text = rest === '' ? [] : [textBehind(call, argument.slice(0, argument.length - rest.length), rest)];
      return [{ type: 'admonition', ...baseOf(call), kind, title: [{ type: 'text', span, value: title }], children: [...text, ...call.apply(call.directive.children)] }];
    },
  };
}

/** Returns `rest` as a paragraph, which follows `before` in the argument: on its line, or at the beginning of the next one. */
function textBehind(call: DirectiveCall, before: string, rest: string): Paragraph {
  const { argumentSpan: span } = call.directive;
  const below = before.includes('\n');
  const { line, column } = span.start;
  const place = call.place(below ? line + 1 : line, below ? 1 : column + before.length, rest);
  const children = call.inline(rest, place);
  return { type: 'paragraph', span: { ...span, start: children[0]?.span.start ?? place.start }, children };
}

/** Boxes of text: the admonitions of docutils and Sphinx, topics, sidebars, what changed in which version. */
export const admonitions: readonly DirectiveSpec[] = [
  boxed('note', 'A note on the slide. What only the speaker sees is `notes`.'), boxed('warning', 'A warning.'), boxed('tip', 'A tip.'), boxed('important', 'Something important.'),
  boxed('hint', 'A hint.'), boxed('caution', 'Something to be careful with.'), boxed('danger', 'A danger.'), boxed('attention', 'Something to look at.'), boxed('error', 'An error.'),
  boxed('seealso', 'Where to read on.'), boxed('todo', 'Something left to do.'),
  titled('admonition', 'A box with a title of its own.', 'required'), titled('topic', 'A titled aside.', 'required'), titled('sidebar', 'A titled aside beside the text.', 'optional'),
  versioned('versionadded', 'Since which version something exists.', 'version-added'), versioned('versionchanged', 'In which version something changed.', 'version-changed'),
  versioned('deprecated', 'Since which version something should not be used.', 'version-deprecated', 'deprecated-removed'),
  versioned('versionremoved', 'In which version something was removed.', 'version-removed'),
];
