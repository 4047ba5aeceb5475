import type { CodeBlock } from '../../../document/nodes.ts';
import type { Line } from '../lines.ts';
import { pointInLine, spanOfLines, textOfLines } from '../lines.ts';

/** Returns the code block that `lines` hold as they stand. */
export function codeOfLines(lines: readonly Line[], form: CodeBlock['form']): CodeBlock {
  const first = lines[0];
  if (!first) throw new Error('a code block has at least one line');
  return { type: 'code', form, span: spanOfLines(lines), text: textOfLines(lines), origin: { path: first.file.path, line: first.number, column: pointInLine(first, 0).column } };
}
