import { diagnostic } from '../../source/diagnostic.ts';
import { codeNode, codeOptions, originOf } from './code-block.ts';
import { argumentSpan } from './options.ts';
import type { DirectiveSpec } from './specification.ts';
import { traceNode, traceOptionSpecs } from './trace-options.ts';

/** `.. trace::`: a program to run and record, in the content or in the file that the argument names. */
export const trace: DirectiveSpec = {
  name: 'trace', doc: 'A program to run on CPython and to draw step by step. Content, or a file as argument.',
  example: '.. trace::\n   :view: stage\n   :caption: Two tasks, one loop\n\n   import asyncio\n\n   async def main():\n       await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))\n\n   asyncio.run(main())',
  argument: 'optional', body: 'text', options: { ...traceOptionSpecs, name: codeOptions.name, class: codeOptions.class },
  reads: ({ argument, content }) => (content === '' && argument !== '' ? [argument.trim()] : []),
  run: (call) => {
    const { directive } = call;
    const path = directive.argument.trim();
    const file = directive.content === '' && path !== '' ? call.file(path) : undefined;
    if (directive.content === '' && !file) {
      if (path === '') call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: directive.name }));
      return [];
    }
    const text = file ? file.text.trimEnd() : directive.content;
    const origin = file ? { path: file.path, line: 1 } : originOf(directive);
    return [traceNode(call, codeNode(call, text, origin, 'python'))];
  },
};
