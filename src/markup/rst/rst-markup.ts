import type { Document } from '../../document/nodes.ts';
import { walkBlocks } from '../../document/walk.ts';
import type { Report } from '../../source/diagnostic.ts';
import { insideFile, pointAt, spanAt } from '../../source/source-file.ts';
import type { Markup, TextPlace } from '../directives/specification.ts';
import { newReader, parseBlocks } from './block-parser.ts';
import { applyRoleDirective } from './blocks/role-directives.ts';
import { newRoleTable, type RoleTable } from './inline/role-table.ts';
import type { Line } from './lines.ts';
import { linesOfFile } from './lines.ts';
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
    inline: (text, place, report) => newReader(roles, within(place, report)).inline(placedLines(text, place)),
    blocks: (text, place, report) => newReader(roles, within(place, report)).blocks(placedLines(text, place)),
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

/** Reports at places of the file only: text that a directive changed may not stand there as it was read. */
function within({ file }: TextPlace, report: Report): Report {
  return (finding) => report({ ...finding, span: insideFile(file, finding.span) });
}

/** The lines of `text` with their places in the file: each is looked for on its line and the few below; what a directive changed keeps to the file. */
function placedLines(text: string, { file, line, column }: TextPlace): Line[] {
  let number = line;
  return text.split('\n').map((part, index) => {
    const content = part.trimStart();
    const from = (at: number): number => file.lineStarts[at - 1] ?? file.text.length;
    let at = number;
    while (content !== '' && at < number + 20 && !file.text.slice(from(at), from(at + 1)).includes(content)) at += 1;
    if (content === '' || at === number + 20) at = number;
    const found = file.text.slice(from(at), from(at + 1)).indexOf(content, index === 0 ? column - 1 : 0);
    number = at + 1;
    const text = part.trimEnd();
    const offset = from(at) + Math.max(0, found - (part.length - content.length));
    const most = Math.max(0, file.text.length - text.length);
    return offset <= most ? { text, file, number: at, at: offset } : { text, file, number: pointAt(file, most).line, at: most };
  });
}
