import { simpleName } from '../inline/characters.ts';
import { readDirective } from './directive-block.ts';
import type { ExplicitRule } from './explicit-rule.ts';
import { applyRoleDirective } from './role-directives.ts';

const pattern = new RegExp(String.raw`^(\.\. +)(${simpleName}) ?::(?: +|$)`, 'u');

/** Reads `.. name:: argument` with its options and content. */
export const directive: ExplicitRule = (lines, index, reader) => {
  const match = pattern.exec(lines[index]?.text ?? '');
  if (!match) return undefined;
  const nameFrom = match[1]?.length ?? 0;
  const nameTo = nameFrom + (match[2]?.length ?? 0);
  const read = readDirective(lines, { index, nameFrom, nameTo, bodyFrom: match[0].length }, reader);
  applyRoleDirective(read.node, reader);
  return read;
};
