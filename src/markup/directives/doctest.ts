import type { CodeBlock } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { codeNode, originOf } from './code-block.ts';
import { argumentSpan } from './options.ts';
import type { DirectiveSpec } from './specification.ts';

const options = {
  hide: { doc: 'do not show the block', flag: true }, options: { doc: 'flags of the doctest module, `+ELLIPSIS`' }, pyversion: { doc: 'Python versions the block holds for' },
  skipif: { doc: 'accepted for Sphinx; the block is not run', flag: false }, 'trim-doctest-flags': { doc: 'accepted for Sphinx', flag: true },
  'no-trim-doctest-flags': { doc: 'accepted for Sphinx', flag: true }, name: { doc: 'a name for references' }, 'no-trace': { doc: 'do not run and record this code', flag: true },
} as const;

function block(name: string, doc: string, role: CodeBlock['doctest'], aliases: readonly string[] = []): DirectiveSpec {
  return {
    name, aliases, doc, argument: 'optional', body: 'text', options,
    run: (call) => {
      const { directive } = call;
      if (directive.content === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: directive.name }));
      const language = role === undefined ? 'pycon' : role === 'output' ? undefined : 'python';
      const code = codeNode(call, directive.content, originOf(directive), language);
      const skipped = call.option('skipif') !== undefined || /\+SKIP\b/.test(call.option('options') ?? '');
      const classes = [...(code.classes ?? []), ...(call.option('hide') === undefined ? [] : ['hidden'])];
      return [{
        ...code, form: role === undefined ? 'doctest' : 'fenced', ...(role && { doctest: role }), ...(skipped && { trace: false }), ...(classes.length > 0 && { classes }),
      }];
    },
  };
}

/** The blocks of Sphinx' doctest extension: a session, code, the output it must print, what goes before and after. */
export const doctestDirectives: readonly DirectiveSpec[] = [
  block('doctest', 'A session as Python shows it, checked against what really is printed.', undefined),
  block('testcode', 'Code whose output the next `testoutput` gives.', 'code'),
  block('testoutput', 'The output that the `testcode` above must print.', 'output'),
  block('testsetup', 'Code that runs before the examples and is not shown.', 'setup'),
  block('testcleanup', 'Code that runs after the examples and is not shown.', 'cleanup'),
];
