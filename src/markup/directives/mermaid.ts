import { diagnostic } from '../../source/diagnostic.ts';
import { argumentSpan, baseOf, commonOptions } from './options.ts';
import type { DirectiveSpec } from './specification.ts';

/** `.. mermaid::`: a diagram in Mermaid's language, in the content or in a file. */
export const mermaid: DirectiveSpec = {
  name: 'mermaid', doc: 'A Mermaid diagram, in the content or in the file that the argument names.',
  example: '.. mermaid::\n   :steps:\n   :caption: Who calls whom\n\n   sequenceDiagram\n     main->>loop: create_task\n     loop->>task: first step',
  argument: 'optional', body: 'text',
  options: {
    ...commonOptions, steps: { doc: 'reveal the diagram message by message', flag: true }, caption: { doc: 'a caption, with inline markup', example: 'Who calls whom' }, alt: { doc: 'accepted for sphinxcontrib-mermaid' },
    align: { doc: 'accepted for sphinxcontrib-mermaid' }, zoom: { doc: 'accepted for sphinxcontrib-mermaid' }, config: { doc: 'accepted for sphinxcontrib-mermaid' }, title: { doc: 'accepted for sphinxcontrib-mermaid' },
  },
  reads: ({ argument, content }) => (content === '' && argument !== '' ? [argument.trim()] : []),
  run: (call) => {
    const { directive } = call;
    const path = directive.argument.trim();
    const file = directive.content === '' && path !== '' ? call.file(path) : undefined;
    const text = directive.content || file?.text.trimEnd() || '';
    if (text === '' && (path === '' || file)) call.report(diagnostic('directive/content-missing', argumentSpan(call), { directive: 'mermaid' }));
    if (text === '') return [];
    const caption = call.option('caption');
    const origin = file ? { path: file.path, line: 1 } : { path: directive.span.path, line: directive.contentLine };
    return [{
      type: 'mermaid', ...baseOf(call), text, origin, ...(caption !== undefined && { caption: call.inline(caption, call.optionSpan('caption')) }),
      ...(call.option('steps') !== undefined && { steps: true }),
    }];
  },
};
