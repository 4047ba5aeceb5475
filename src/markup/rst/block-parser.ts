import type { Block } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { blockQuote } from './blocks/block-quote.ts';
import { bulletList } from './blocks/bullet-list.ts';
import { codeOfLines } from './blocks/code-text.ts';
import { doctestBlock } from './blocks/doctest-block.ts';
import { enumeratedList } from './blocks/enumerated-list.ts';
import { explicitMarkup } from './blocks/explicit.ts';
import { fieldList } from './blocks/field-list.ts';
import { gridTable } from './blocks/grid-table.ts';
import { lineBlock } from './blocks/line-block.ts';
import { optionList } from './blocks/option-list.ts';
import { simpleTable } from './blocks/simple-table.ts';
import { adornment, text } from './blocks/text.ts';
import type { RoleTable } from './inline/role-table.ts';
import { parseInline } from './inline/parse-inline.ts';
import type { Line } from './lines.ts';
import { spanInLine } from './lines.ts';
import type { BlockRule, Output, Reader } from './reader.ts';

/** The constructs in the order in which the specification tries them; the last one takes every line. */
const rules: readonly BlockRule[] = [
  blockQuote, bulletList, enumeratedList, fieldList, optionList, doctestBlock, lineBlock, gridTable, simpleTable, explicitMarkup, adornment, text,
];

const deepest = 250;

/** Returns a reader that parses nested blocks and inline text with the roles of `roles`. */
export function newReader(roles: RoleTable, report: Report, depth = 0): Reader {
  let inner: Reader | undefined;
  return {
    report, roles,
    blocks: (lines) => {
      if (depth >= deepest) return keepTooDeep(lines, report);
      inner ??= newReader(roles, report, depth + 1);
      return parseBlocks(lines, false, inner).filter(isBlock);
    },
    inline: (lines) => parseInline(lines, roles, report),
  };
}

/** Returns the blocks of `lines` in order; section titles are among them as headings where `titles` allows them. */
export function parseBlocks(lines: readonly Line[], titles: boolean, reader: Reader): Output {
  const out: Output = [];
  const cursor = { lines, titles, index: 0 };
  while (cursor.index < lines.length) {
    if (lines[cursor.index]?.text === '') cursor.index += 1;
    else rules.some((rule) => rule(cursor, reader, out));
  }
  return out;
}

const isBlock = (node: Output[number]): node is Block => node.type !== 'heading';

function keepTooDeep(lines: readonly Line[], report: Report): Block[] {
  const [first] = lines;
  if (!first) return [];
  report(diagnostic('rst/too-deep', spanInLine(first), { deepest }));
  return [codeOfLines(lines, 'literal')];
}
