import type { SubstitutionDefinition } from '../../../document/nodes.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import type { IndentedBlock } from '../indented.ts';
import { takeIndented } from '../indented.ts';
import { simpleName } from '../inline/characters.ts';
import { escapeToNull, normalizeSpace } from '../inline/escape.ts';
import type { Line } from '../lines.ts';
import { cutLine, indentOf, spanInLine, spanOfLines, trimLines } from '../lines.ts';
import { readDirective } from './directive-block.ts';
import type { ExplicitRule } from './explicit-rule.ts';

const startPattern = /^\.\. +\|(?! |$)/;
const namePattern = /^(?! )(.+?)(?<![\s\0])\|(?: +|$)/;
const directivePattern = new RegExp(String.raw`^(${simpleName})::(?: +|$)`, 'u');

/** Reads `.. |name| directive:: …`; the directive is applied later, like every other one. */
export const substitution: ExplicitRule = (lines, index, reader) => {
  const line = lines[index];
  const match = line && startPattern.exec(line.text);
  if (!line || !match) return undefined;
  const block = takeIndented(lines, index, { first: match[0].length, keepIndent: true });
  const head = splitName(block);
  if (!head) {
    reader.report(diagnostic('rst/malformed-substitution', spanInLine(line), {}));
    return undefined;
  }
  const end = { next: block.next, blankFinish: block.blankFinish };
  const { name, rest } = head;
  const embedded = directivePattern.exec(rest[0]?.text ?? '');
  if (rest.length === 0) reader.report(diagnostic('rst/substitution-missing-contents', spanInLine(line), { name }));
  else if (!embedded) reader.report(diagnostic('rst/substitution-invalid', spanInLine(line), { name }));
  const span = spanOfLines(lines.slice(index, block.next));
  if (!embedded) return { ...end, node: { type: 'problem', span, text: span.path && line.file.text.slice(span.start.offset, span.end.offset) } };
  const start = { index: 0, nameFrom: 0, nameTo: embedded[1]?.length ?? 0, bodyFrom: embedded[0].length };
  const node: SubstitutionDefinition = { type: 'substitution', span, name: normalizeSpace(name), children: [], directive: readDirective(rest, start, reader).node };
  return { ...end, node };
};

/** Splits the name, which may run over several lines, from what defines it. */
function splitName(block: IndentedBlock): { readonly name: string; readonly rest: readonly Line[] } | undefined {
  let escaped = '';
  for (const [at, line] of block.lines.entries()) {
    escaped += at === 0 ? escapeToNull(line.text) : ` ${escapeToNull(line.text.trim())}`;
    const match = namePattern.exec(escaped);
    if (!match?.[1]) continue;
    const left = escaped.length - match[0].length;
    const rest = [cutLine(line, line.text.length - left), ...block.lines.slice(at + 1)];
    const [first] = rest;
    const shifted = first?.text === '' ? rest.slice(1) : rest;
    const trimmed = trimLines(shifted);
    return { name: match[1].replaceAll('\0', '\\'), rest: trimmed.map((part, index) => (index === 0 ? cutLine(part, indentOf(part.text)) : part)) };
  }
  return undefined;
}
