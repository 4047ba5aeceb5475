import type { Target } from '../../../document/nodes.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import { takeIndented } from '../indented.ts';
import { simpleName } from '../inline/characters.ts';
import { escapeToNull, normalizeName, normalizeSpace, unescapeText } from '../inline/escape.ts';
import { addressOf } from '../inline/phrase-reference.ts';
import { spanInLine, spanOfLines } from '../lines.ts';
import { anonymousPattern } from '../patterns.ts';
import type { ExplicitRule } from './explicit-rule.ts';

const startPattern = /^\.\. +_(?! |$)/;
const namePattern = /^(?:_|(?!_)(`?)(?![ `])(.+?)(?<![\s\0])\1)(?<!(?<!\0):)(?<![\s\0]) ?:(?: +|$)/;
const referencePattern = new RegExp(String.raw`^(?:(${simpleName})_|\x60(?! )(.+?)(?<![\s\0])\x60_)$`, 'u');

/** Reads `.. _name: address`, `.. _name: other_`, `.. _name:` and the anonymous `.. __: address`. */
export const target: ExplicitRule = (lines, index, reader) => {
  const line = lines[index];
  const match = line && startPattern.exec(line.text);
  if (!line || !match) return undefined;
  const block = takeIndented(lines, index, { first: match[0].length, untilBlank: true, keepIndent: true });
  const escaped = block.lines.map(({ text }) => escapeToNull(text));
  let head = escaped[0] ?? '';
  let at = 0;
  let name = namePattern.exec(head);
  while (!name && at + 1 < escaped.length) {
    at += 1;
    const more = escaped[at] ?? '';
    head += more;
    name = more.includes(':') ? namePattern.exec(head) : null;
  }
  if (!name) {
    reader.report(diagnostic('rst/malformed-target', spanInLine(line), {}));
    return undefined;
  }
  const rest = [head.slice(name[0].length).trim(), ...escaped.slice(at + 1)];
  const names = [name[2] === undefined ? '__' : normalizeName(unescapeText(name[2]))];
  const node: Target = { type: 'target', span: spanOfLines(lines.slice(index, block.next)), names, ...placeOf(rest) };
  return { node, next: block.next, blankFinish: block.blankFinish };
};

/** Reads the short form of an anonymous target, `__ address`. */
export const anonymousTarget: ExplicitRule = (lines, index) => {
  const match = anonymousPattern.exec(lines[index]?.text ?? '');
  if (!match) return undefined;
  const block = takeIndented(lines, index, { first: match[0].length, untilBlank: true });
  const place = placeOf(block.lines.map(({ text }) => escapeToNull(text)));
  const node: Target = { type: 'target', span: spanOfLines(lines.slice(index, block.next)), names: ['__'], ...place };
  return { node, next: block.next, blankFinish: block.blankFinish };
};

/** Returns where a target points: to another name when the text is a reference, else to an address, or nowhere. */
function placeOf(lines: readonly string[]): { readonly ref?: string; readonly url?: string } {
  if (lines.at(-1)?.trim().endsWith('_')) {
    const match = referencePattern.exec(normalizeSpace(lines.join(' ')));
    const name = match?.[1] ?? match?.[2];
    if (name !== undefined) return { ref: normalizeName(unescapeText(name)) };
  }
  const url = addressOf(lines.join(' '));
  return url === '' ? {} : { url };
}
