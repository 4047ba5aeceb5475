import type { Line } from './lines.ts';
import { cutLine } from './lines.ts';

/** How an indented block is taken: `first` and `block` are known indents in characters, of its first line and of all its lines. */
export interface IndentRule {
  readonly first?: number;
  readonly block?: number;
  readonly untilBlank?: boolean;
  readonly keepIndent?: boolean;
}

/** An indented block: its lines with the common indent removed, the line after it, and whether a blank line ends it. */
export interface IndentedBlock {
  readonly lines: readonly Line[];
  readonly indent: number;
  readonly next: number;
  readonly blankFinish: boolean;
}

/**
 * Returns the block of indented lines that starts at `start`. The smallest indent of the lines whose indent is not known
 * by `rule` is what is removed, so that a block may be indented by any amount (docutils `StringList.get_indented`).
 */
export function takeIndented(lines: readonly Line[], start: number, rule: IndentRule = {}): IndentedBlock {
  const first = rule.first ?? rule.block;
  let indent = rule.block;
  let end = first === undefined ? start : start + 1;
  let blankFinish = true;
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? '';
    if (text !== '' && (!text.startsWith(' ') || (rule.block !== undefined && text.slice(0, rule.block).trim() !== ''))) {
      blankFinish = end > start && lines[end - 1]?.text === '';
      break;
    }
    if (text === '') {
      if (rule.untilBlank) break;
    } else if (rule.block === undefined) {
      const width = text.length - text.trimStart().length;
      indent = indent === undefined ? width : Math.min(indent, width);
    }
  }
  const shift = rule.keepIndent ? 0 : indent ?? 0;
  const block = lines.slice(start, end).map((line, index) => cutLine(line, index === 0 && first !== undefined ? first : shift));
  return { lines: block, indent: indent ?? 0, next: end, blankFinish };
}

/** Returns `block` without the blank lines at its start. */
export function withoutLeadingBlanks(block: readonly Line[]): readonly Line[] {
  const from = block.findIndex((line) => line.text.trim() !== '');
  return from === -1 ? [] : block.slice(from);
}
