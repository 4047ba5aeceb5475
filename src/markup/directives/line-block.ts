import type { Line, LineBlock } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { spanBetween, type Span } from '../../source/span.ts';
import { smallest } from '../../source/extremes.ts';
import { baseOf, commonOptions } from './options.ts';
import type { DirectiveCall, DirectiveSpec } from './specification.ts';

interface IndentedLine {
  readonly node: Line;
  readonly indent: number;
}

/** `.. line-block::`: lines that keep their ends; deeper indented ones make a line block inside. */
export const lineBlock: DirectiveSpec = {
  name: 'line-block', doc: 'Lines that keep their ends, as with a bar before each.', argument: 'none', body: 'text', options: commonOptions,
  run: (call) => {
    const { content, nameSpan } = call.directive;
    if (content === '') call.report(diagnostic('directive/content-missing', nameSpan, { directive: 'line-block' }));
    const lines = content.split('\n').map((text, index) => lineOf(call, text, index));
    return content === '' ? [] : [{ ...nest(withBlanks(lines), call.directive.span), ...baseOf(call) }];
  },
};

function lineOf(call: DirectiveCall, text: string, index: number): IndentedLine {
  const { contentLine, contentColumn } = call.directive;
  const words = text.trim();
  const indent = text.length - text.trimStart().length;
  const span = call.place(contentLine + index, contentColumn + indent, words);
  return { indent: words === '' ? -1 : indent, node: { type: 'line', span, children: words === '' ? [] : call.inline(words, span) } };
}

/** A blank line stands as deep as the line before it. */
function withBlanks(lines: readonly IndentedLine[]): readonly IndentedLine[] {
  let depth = 0;
  return lines.map((line) => {
    if (line.indent >= 0) depth = line.indent;
    return { ...line, indent: depth };
  });
}

function nest(lines: readonly IndentedLine[], span: Span): LineBlock {
  const least = smallest(lines.map(({ indent }) => indent));
  const children: (Line | LineBlock)[] = [];
  let deeper: IndentedLine[] = [];
  const flush = (): void => {
    const [first, last] = [deeper[0], deeper.at(-1)];
    if (first && last) children.push(nest(deeper, spanBetween(first.node.span, last.node.span)));
    deeper = [];
  };
  for (const line of lines) {
    if (line.indent > least) deeper.push(line);
    else {
      flush();
      children.push(line.node);
    }
  }
  flush();
  return { type: 'line-block', span, lines: children };
}
