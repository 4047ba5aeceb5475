import type { Document } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { spanAt } from '../../source/source-file.ts';
import { newReader, parseBlocks } from './block-parser.ts';
import { checkTransitions } from './check-transitions.ts';
import { takeDocumentFields } from './document-fields.ts';
import { newRoleTable, type RoleTable } from './inline/role-table.ts';
import { linesOfFile } from './lines.ts';
import { nestSections } from './nest-sections.ts';

/**
 * Returns the tree of the reStructuredText in `file`, as docutils reads it, with a span on every node; what is wrong goes to
 * `report` in docutils' words, and its text stays in the tree. Nothing is resolved yet: directives are `Directive` nodes and
 * references hold names. A lone top section stays a section; docutils would promote it to the title of the document. `roles` are
 * those that included files declare.
 */
export function parseRst(file: SourceFile, report: Report, roles: RoleTable = newRoleTable()): Document {
  const reader = newReader(roles, report);
  const blocks = nestSections(parseBlocks(linesOfFile(file), true, reader), report);
  checkTransitions(blocks, report);
  const { meta, children } = takeDocumentFields(blocks, file);
  return { type: 'document', span: spanAt(file, 0, file.text.length), path: file.path, meta, children };
}
