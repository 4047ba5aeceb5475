import type { Block } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';

/** Reports transitions that part nothing: at the start of the document or a section, next to each other, at the very end. */
export function checkTransitions(blocks: readonly Block[], report: Report): void {
  checkRun(blocks, report);
  let last = blocks.at(-1);
  while (last?.type === 'section') last = last.children.at(-1);
  if (last?.type === 'transition') report(diagnostic('rst/transition-last', last.span, {}));
}

function checkRun(blocks: readonly Block[], report: Report): void {
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'section') checkRun(block.children, report);
    if (block.type !== 'transition') continue;
    if (index === 0) report(diagnostic('rst/transition-first', block.span, {}));
    else if (blocks[index - 1]?.type === 'transition') report(diagnostic('rst/transition-twice', block.span, {}));
  }
}
