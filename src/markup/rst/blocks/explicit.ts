import type { BlockRule } from '../reader.ts';
import { explicitPattern, anonymousPattern } from '../patterns.ts';
import { readComment } from './comment.ts';
import { directive } from './directive.ts';
import { footnote } from './footnote.ts';
import { substitution } from './substitution.ts';
import { anonymousTarget, target } from './target.ts';
import { reportUnindent } from './unindent.ts';

const rules = [footnote, target, substitution, directive];

/** Reads explicit markup: constructs that start with `..` (and `__`), one after another as long as no blank line parts them. */
export const explicitMarkup: BlockRule = (cursor, reader, out) => {
  const { lines, index: start } = cursor;
  let blankFinish = true;
  for (let line = lines[cursor.index]; line; line = lines[cursor.index]) {
    const anonymous = anonymousPattern.test(line.text);
    if (!anonymous && !explicitPattern.test(line.text)) break;
    const { index } = cursor;
    const found = anonymous ? anonymousTarget(lines, index, reader) : rules.reduce<ReturnType<typeof anonymousTarget>>((read, rule) => read ?? rule(lines, index, reader), undefined);
    const construct = found ?? readComment(lines, index, reader);
    if (construct.node) out.push(construct.node);
    cursor.index = construct.next;
    blankFinish = construct.blankFinish;
  }
  if (cursor.index === start) return false;
  if (!blankFinish) reportUnindent(cursor, reader, 'Explicit markup');
  return true;
};
