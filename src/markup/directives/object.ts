import type { Block } from '../../document/nodes.ts';
import type { DirectiveCall, DirectiveSpec, ObjectScope, OptionSpecs } from './specification.ts';
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
  const named = signatureNames(call);
  const hidden = ['noindex', 'no-index'].some((flag) => call.option(flag) !== undefined);
  const children = call.within(named.at(-1)?.scope ?? call.scope, () => call.apply(call.directive.children));
  return [{ type: 'object', ...baseOf(call), kind, signatures, ...(!hidden && named.length > 0 && { names: [...new Set(named.map(({ full }) => full))] }), children }];
}

/**
 * Returns the full name of each signature, with the class it stands in and the module in force, and the scope that it makes for
 * the objects inside.
 */
function signatureNames(call: DirectiveCall): readonly { readonly full: string; readonly scope: ObjectScope }[] {
  const module = call.option('module') ?? call.scope.module;
  return call.directive.argument.replace(/\\\n\s*/g, '').split('\n').flatMap((line) => {
    const path = /^@?([\w.]*\w)/.exec(line.trim().replace(/^(?:async|class|def|static|abstract)\s+/, ''))?.[1];
    if (path === undefined) return [];
    const { owner } = call.scope;
    const inside = owner === '' || path === owner || path.startsWith(`${owner}.`) ? path : `${owner}.${path}`;
    const full = module === '' || inside.startsWith(`${module}.`) ? inside : `${module}.${inside}`;
    return [{ full, scope: { module, owner: inside } }];
  });
}

const python = ['function', 'exception', 'method', 'staticmethod', 'classmethod', 'attribute', 'data', 'decorator', 'decoratormethod', 'property', 'type'];
const shared: readonly (readonly [string, readonly string[]])[] = [
  ['coroutinefunction', []], ['coroutinemethod', []], ['awaitablefunction', []], ['awaitablemethod', []], ['abstractmethod', []],
  ['describe', ['object']], ['option', ['cmdoption', 'std:option']], ['envvar', ['std:envvar']], ['confval', ['std:confval']], ['opcode', []], ['pdbcommand', []], ['2to3fixer', []],
  ['c:function', ['cfunction']], ['c:type', ['ctype']], ['c:macro', ['cmacro']], ['c:var', ['cvar']], ['c:member', ['cmember']], ['c:struct', []], ['c:enum', []], ['c:enumerator', []], ['c:union', []],
  ['cpp:class', []], ['cpp:function', []], ['js:function', []], ['js:class', []], ['js:data', []], ['js:method', []], ['js:attribute', []], ['rst:directive', []], ['rst:directive:option', []], ['rst:role', []],
];

/** Objects of the Python domain and their like in other domains. */
export const objects: readonly DirectiveSpec[] = [described('py:class', [], 'class'), ...python.map((kind) => described(kind, [`py:${kind}`])), ...shared.map(([kind, aliases]) => described(kind, aliases))];
