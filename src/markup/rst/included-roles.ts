import type { SourceFile } from '../../source/source-file.ts';
import { sourceFile } from '../../source/source-file.ts';
import { projectPath } from '../directives/project-path.ts';
import { standardFile } from '../directives/include.ts';
import { newReader, parseBlocks } from './block-parser.ts';
import { newRoleTable, type RoleTable } from './inline/role-table.ts';
import { linesOfFile } from './lines.ts';

const inclusion = /^[ \t]*\.\.[ \t]+include::[ \t]+(\S.*?)[ \t]*$/gm;
const declaration = /^[ \t]*\.\.[ \t]+role::/m;

/** Roles of `<s5defs.txt>`, which docutils brings for S5: sizes, the colours of HTML, and what shows step by step. */
const rolesOfS5 = ('tiny small normal big huge center left right align-left align-right incremental hidden handout print '
  + 'black gray silver white maroon red magenta fuchsia pink orange yellow lime green olive teal cyan aqua blue navy purple').split(' ');

/**
 * Returns the roles that the files declare which `file` includes, and those that these include: they are in force in the whole of
 * it. `read` gives the text of a file of the project, or `undefined`. Each file is read once.
 */
export async function includedRoles(file: SourceFile, read: (path: string) => Promise<string | undefined>): Promise<RoleTable> {
  const roles = newRoleTable();
  const seen = new Set([file.path]);
  const visit = async (from: SourceFile): Promise<void> => {
    for (const [, target = ''] of from.text.matchAll(inclusion)) {
      if (target === standardFile) for (const name of rolesOfS5) roles.custom.set(name, { name, kind: 'shown', classes: [name] });
      const path = projectPath(from.path, target);
      if (path === undefined || seen.has(path)) continue;
      seen.add(path);
      const text = await read(path);
      if (text === undefined) continue;
      const inner = sourceFile(path, text);
      if (declaration.test(inner.text)) parseBlocks(linesOfFile(inner), true, newReader(roles, () => undefined));
      await visit(inner);
    }
  };
  await visit(file);
  return { custom: roles.custom, fallback: newRoleTable().fallback };
}
