import type { Inline } from '../../../src/document/inline.ts';
import { inlinesOf } from '../../../src/document/inlines.ts';
import type { Block, Document, LineBlock } from '../../../src/document/nodes.ts';
import { walkBlocks } from '../../../src/document/walk.ts';

/** Returns a function from the offset of inline markup to the offset at which the text that holds it begins: the line docutils reports. */
export function blockStarts(document: Document): (offset: number) => number {
  const runs: { readonly from: number; readonly to: number }[] = [];
  walkBlocks(document.children, (block) => {
    for (const run of runsOf(block)) {
      const [first, last] = [run[0], run.at(-1)];
      if (first && last) runs.push({ from: first.span.start.offset, to: last.span.end.offset });
    }
  });
  runs.sort((a, b) => a.from - b.from);
  return (offset) => runs.findLast(({ from, to }) => from <= offset && offset <= to)?.from ?? offset;
}

function runsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.type) {
    case 'definition-list': return block.items.flatMap((item) => item.terms.map((term) => [...term.children, ...term.classifiers.flat()]));
    case 'field-list': return block.fields.map((field) => field.name);
    case 'line-block': return linesOf(block);
    default: return [inlinesOf(block)];
  }
}

function linesOf(block: LineBlock): readonly (readonly Inline[])[] {
  return block.lines.flatMap((line) => (line.type === 'line' ? [line.children] : linesOf(line)));
}
