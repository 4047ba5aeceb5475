import type { Footnote } from '../../../document/nodes.ts';
import { takeIndented, withoutLeadingBlanks } from '../indented.ts';
import { simpleName } from '../inline/characters.ts';
import { spanOfLines } from '../lines.ts';
import type { ExplicitRule } from './explicit-rule.ts';

const footnotePattern = new RegExp(String.raw`^\.\. +\[([0-9]+|#(?:${simpleName})?|\*)\](?: +|$)`, 'u');
const citationPattern = new RegExp(String.raw`^\.\. +\[(${simpleName})\](?: +|$)`, 'u');

/** Reads `.. [1] text`, `.. [#] text`, `.. [#name] text`, `.. [*] text` and the citation `.. [NAME] text`. */
export const footnote: ExplicitRule = (lines, index, reader) => {
  const text = lines[index]?.text ?? '';
  const match = footnotePattern.exec(text);
  const found = match ?? citationPattern.exec(text);
  if (found?.[1] === undefined) return undefined;
  const block = takeIndented(lines, index, { first: found[0].length });
  const content = withoutLeadingBlanks(block.lines);
  const node: Footnote = {
    type: 'footnote', span: spanOfLines(lines.slice(index, block.next)), kind: match ? 'footnote' : 'citation', label: found[1],
    children: content.length > 0 ? reader.blocks(content) : [],
  };
  return { node, next: block.next, blankFinish: block.blankFinish };
};
