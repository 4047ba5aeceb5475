import type { Directive, Document } from '../../document/nodes.ts';
import { walkBlocks } from '../../document/walk.ts';
import type { Report } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { sourceFile } from '../../source/source-file.ts';
import { include, inclusionKey, selectedRange } from './include.ts';
import { projectPath } from './project-path.ts';
import { findDirective } from './registry.ts';
import type { Markup } from './specification.ts';

/** The files that the directives of a document name, by path relative to the project, and the included parts as trees, by `inclusionKey`. */
export interface DirectiveFiles {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly included: ReadonlyMap<string, Document>;
}

/** What `readDirectiveFiles` needs of the world. */
export interface FileWorld {
  readonly file?: SourceFile;
  readonly read: (path: string) => Promise<string | undefined>;
  readonly markup?: Markup;
}

/** Reads what the directives of `document` need, and of the documents it includes, each file once. */
export async function readDirectiveFiles(document: Document, world: FileWorld, report: Report): Promise<DirectiveFiles> {
  const files = new Map<string, SourceFile>();
  const included = new Map<string, Document>();
  if (world.file) files.set(world.file.path, world.file);
  const tried = new Set(files.keys());
  for (let waiting: readonly Document[] = [document]; waiting.length > 0;) {
    const found = waiting.flatMap(directivesOf);
    const wanted = new Set(found.flatMap(pathsOf).filter((path) => !tried.has(path)));
    for (const path of wanted) tried.add(path);
    await Promise.all([...wanted].map(async (path) => {
      const text = await world.read(path);
      if (text !== undefined) files.set(path, sourceFile(path, text));
    }));
    const around = [document, ...included.values()];
    waiting = found.filter(isInclusion).flatMap((directive) => {
      const [path, key] = [pathsOf(directive)[0], inclusionKey(directive)];
      const file = path === undefined ? undefined : files.get(path);
      if (!file || !world.markup || key === undefined || included.has(key) || key === document.path) return [];
      const tree = world.markup.document(file, report, key === path ? undefined : selectedRange(directive, file, report), around);
      included.set(key, tree);
      return [tree];
    });
  }
  return { files, included };
}

/** Tells whether `directive` puts another document in its place. */
export function isInclusion(directive: Directive): boolean {
  return findDirective(directive.name) === include && !directive.options.some(({ name }) => name === 'literal' || name === 'code');
}

function directivesOf(document: Document): readonly Directive[] {
  const found: Directive[] = [];
  walkBlocks(document.children, (block) => {
    if (block.type === 'directive') found.push(block);
  });
  return found;
}

function pathsOf(directive: Directive): readonly string[] {
  const named = findDirective(directive.name)?.reads?.(directive) ?? [];
  return named.map((path) => projectPath(directive.span.path, path)).filter((path) => path !== undefined);
}
