import type { Document } from '../../document/nodes.ts';
import { walkBlocks } from '../../document/walk.ts';
import type { Report } from '../../source/diagnostic.ts';
import { spanAt } from '../../source/source-file.ts';
import type { Markup, TextPlace } from '../directives/specification.ts';
import { newReader, parseBlocks } from './block-parser.ts';
import { applyRoleDirective } from './blocks/role-directives.ts';
import { newRoleTable } from './inline/role-table.ts';
import type { Line } from './lines.ts';
import { linesOfFile } from './lines.ts';
import { nestSections } from './nest-sections.ts';
import type { Reader } from './reader.ts';

/** reStructuredText for the text in options, arguments and cells of directives, and for included files. */
export const rstMarkup: Markup = {
  document: (file, report) => {
    const children = nestSections(parseBlocks(linesOfFile(file), true, newReader(newRoleTable(), report)), report);
    return { type: 'document', span: spanAt(file, 0, file.text.length), path: file.path, meta: {}, children };
  },
  inline: (text, place, report) => readerFor(place.document, report).inline(placedLines(text, place)),
  blocks: (text, place, report) => readerFor(place.document, report).blocks(placedLines(text, place)),
};

/** A reader that knows the roles which `document` declares. */
function readerFor(document: Document, report: Report): Reader {
  const silent = newReader(newRoleTable(), () => undefined);
  walkBlocks(document.children, (block) => {
    if (block.type === 'directive') applyRoleDirective(block, silent);
  });
  return newReader(silent.roles, report);
}

/** The lines of `text` with their places in the file: each is looked for on its line and the few below. */
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
    return { text: part.trimEnd(), file, number: at, at: from(at) + Math.max(0, found - (part.length - content.length)) };
  });
}
