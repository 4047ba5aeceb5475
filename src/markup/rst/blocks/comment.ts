import type { Comment } from '../../../document/nodes.ts';
import { diagnostic } from '../../../source/diagnostic.ts';
import { findDirective } from '../../directives/registry.ts';
import { takeIndented } from '../indented.ts';
import type { Line } from '../lines.ts';
import { spanInLine, spanOfLines, textOfLines, trimLines } from '../lines.ts';
import { explicitPattern } from '../patterns.ts';
import type { Reader } from '../reader.ts';
import type { ExplicitConstruct } from './explicit-rule.ts';

/** Reads a comment: explicit markup that is nothing else. `..` before a blank line is a comment by itself and ends lists and quotes. */
export function readComment(lines: readonly Line[], index: number, reader: Reader): ExplicitConstruct {
  const line = lines[index];
  if (!line) return { next: index + 1, blankFinish: true };
  const width = explicitPattern.exec(line.text)?.[0].length ?? 2;
  const comment = (text: string, next: number): Comment => ({ type: 'comment', span: spanOfLines(lines.slice(index, next)), text });
  if (line.text.slice(width) === '' && (lines[index + 1]?.text ?? '') === '') return { node: comment('', index + 1), next: index + 1, blankFinish: true };
  const block = takeIndented(lines, index, { first: width });
  warnOfLostDirective(line, width, block.lines.length > 1, reader);
  return { node: comment(textOfLines(trimLines(block.lines)), block.next), next: block.next, blankFinish: block.blankFinish };
}

/** A directive written with one colon or with none is a comment for every reader: its text would vanish without a word. */
function warnOfLostDirective(line: Line, width: number, hasMore: boolean, reader: Reader): void {
  const match = /^([a-z][a-z0-9-]*)( ?:(?!:)| |$)(.*)$/.exec(line.text.slice(width));
  const [, name = '', mark = '', rest = ''] = match ?? [];
  if (!match || !findDirective(name)) return;
  const colon = mark.endsWith(':');
  if (!colon && (rest.includes(' ') || (rest === '' && !hasMore))) return;
  reader.report(diagnostic('rst/comment-like-directive', spanInLine(line, width, width + name.length + (colon ? mark.length : 0)), { name }));
}
