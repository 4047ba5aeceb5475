import type { Block } from '../../document/nodes.ts';
import type { DirectiveCall, DirectiveSpec, OptionSpecs } from './specification.ts';
import { baseOf } from './options.ts';

const names = 'noindex no-index no-index-entry noindexentry no-contents-entry nocontentsentry no-typesetting module async final abstract classmethod staticmethod abstractmethod '
  + 'canonical type value single-line-parameter-list property type-param alias synopsis platform deprecated class name';
const flags = 'noindex no-index no-index-entry noindexentry no-contents-entry nocontentsentry no-typesetting async final abstract classmethod staticmethod abstractmethod property';
/** Options of Sphinx' object descriptions. */
export const objectOptions: OptionSpecs = {
  ...Object.fromEntries(names.split(' ').map((name) => [name, { doc: 'accepted for Sphinx' }])),
  ...Object.fromEntries(flags.split(' ').map((name) => [name, { doc: 'accepted for Sphinx', flag: true }])),
  async: { doc: 'the function is a coroutine function; `async` goes before its signature', flag: true },
};
const prefixes = ['async', 'abstract', 'classmethod', 'staticmethod', 'final'];

function described(name: string, aliases: readonly string[], kind = name): DirectiveSpec {
  return {
    name, aliases, doc: `A described ${kind}: signatures, one a line, and a text.`, argument: 'required', body: 'blocks', options: objectOptions,
    run: (call) => describedObject(call, kind),
  };
}

/** Returns the description of an object of `kind`: each line of the argument is a signature, a backslash at its end joins two. */
export function describedObject(call: DirectiveCall, kind: string): readonly Block[] {
  const before = prefixes.filter((prefix) => call.option(prefix) !== undefined).map((prefix) => `${prefix} `).join('');
  const signatures = call.directive.argument.replace(/\\\n\s*/g, '').split('\n').map((line) => before + line.trim().replace(/\\(.)/g, '$1'));
  return [{ type: 'object', ...baseOf(call), kind, signatures, children: call.apply(call.directive.children) }];
}

const python = ['function', 'exception', 'method', 'staticmethod', 'classmethod', 'attribute', 'data', 'decorator', 'decoratormethod', 'property', 'type'];
const shared: readonly (readonly [string, readonly string[]])[] = [
  ['coroutinefunction', []], ['coroutinemethod', []], ['awaitablefunction', []], ['awaitablemethod', []], ['abstractmethod', []],
  ['describe', ['object']], ['option', ['cmdoption', 'std:option']], ['envvar', ['std:envvar']], ['confval', ['std:confval']], ['opcode', []], ['pdbcommand', []], ['2to3fixer', []],
  ['c:function', ['cfunction']], ['c:type', ['ctype']], ['c:macro', ['cmacro']], ['c:var', ['cvar']], ['c:member', ['cmember']], ['c:struct', []], ['c:enum', []], ['c:enumerator', []], ['c:union', []],
  ['cpp:class', []], ['cpp:function', []], ['js:function', []], ['js:class', []], ['js:data', []], ['js:method', []], ['js:attribute', []],
];

/** Objects of the Python domain and their like in other domains. */
export const objects: readonly DirectiveSpec[] = [described('py:class', [], 'class'), ...python.map((kind) => described(kind, [`py:${kind}`])), ...shared.map(([kind, aliases]) => described(kind, aliases))];
