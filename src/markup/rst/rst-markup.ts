import type { Document } from '../../document/nodes.ts';
import { walkBlocks } from '../../document/walk.ts';
import { spanAt, type SourceFile } from '../../source/source-file.ts';
import type { Markup, TextPlace } from '../directives/specification.ts';
import { newReader, parseBlocks } from './block-parser.ts';
import { applyRoleDirective } from './blocks/role-directives.ts';
import { newRoleTable, type RoleTable } from './inline/role-table.ts';
import type { Line } from './lines.ts';
import { lineNumbered, linesOfFile, pointInLine } from './lines.ts';
import { nestSections } from './nest-sections.ts';

/** reStructuredText for the text in options, arguments and cells of directives, and for included files. */
export const rstMarkup: Markup = rstMarkupWith(newRoleTable());

/** Returns reStructuredText in which the roles of `known` are in force besides those that the documents declare. */
export function rstMarkupWith(known: RoleTable): Markup {
  const among = (roles: RoleTable): Markup => ({
    document: (file, report, range, around = []) => {
      const inner = { custom: rolesOf(around, known).custom, fallback: newRoleTable().fallback };
      const children = nestSections(parseBlocks(linesOfFile(file, range), true, newReader(inner, report)), report);
      return { type: 'document', span: spanAt(file, range?.from ?? 0, range?.to ?? file.text.length), path: file.path, meta: {}, children };
    },
    inline: (text, place, report) => newReader(roles, report).inline(placedLines(text, place)),
    blocks: (text, place, report) => newReader(roles, report).blocks(placedLines(text, place)),
    within: (document) => among(rolesOf([document], known)),
  });
  return among(known);
}

/** The roles that `documents` declare, and `known`. */
function rolesOf(documents: readonly Document[], known: RoleTable): RoleTable {
  const silent = newReader({ custom: new Map(known.custom), fallback: known.fallback }, () => undefined);
  for (const document of documents) {
    walkBlocks(document.children, (block) => {
      if (block.type === 'directive') applyRoleDirective(block, silent);
    });
  }
  return silent.roles;
}

/**
 * The lines of `text` with their places in the file: each is looked for on its line, the few below and, for a separator of Unicode ends
 * a line that the file does not count, in what remains of the line before. A line that a directive changed, so that it is not there as it
 * was read, has one place for all its characters.
 */
function placedLines(text: string, { file, line, column }: TextPlace): Line[] {
  let [number, from] = [line, lineNumbered(file, line)?.columns ? 0 : column - 1];
  return text.split('\n').map((part, index) => {
    const content = part.trim();
    const found = content === '' ? undefined : findLine(content, file, number, from);
    const at = found?.line.number ?? (index === 0 ? line : number + 1);
    [number, from] = [at, found ? found.index + content.length : 0];
    const trimmed = part.trimEnd();
    const shift = (found?.index ?? 0) - (trimmed.length - content.length);
    const start = file.lineStarts[at - 1] ?? file.text.length;
    if (found && !found.line.columns && shift >= 0) return { text: trimmed, file, number: at, at: start + shift };
    const place = (character: number): number => (found ? pointInLine(found.line, Math.max(0, shift + character)).offset : start);
    return { text: trimmed, file, number: Math.min(at, file.lineStarts.length), at: start, columns: Array.from({ length: trimmed.length + 1 }, (_, character) => place(character)) };
  });
}

const linesBelow = 20;

/** Finds `content` on line `number` of `file`, there from the index `from` on, or on one of the lines below. */
function findLine(content: string, file: SourceFile, number: number, from: number): { readonly line: Line; readonly index: number } | undefined {
  for (let away = 0; away < linesBelow; away += 1) {
    const line = lineNumbered(file, number + away);
    const index = line?.text.indexOf(content, away === 0 ? from : 0) ?? -1;
    if (line && index !== -1) return { line, index };
  }
  return undefined;
}
