import type { Document } from '../document/nodes.ts';
import type { Host } from '../host.ts';
import { applyDirectives } from '../markup/directives/apply-directives.ts';
import { markdownMarkup } from '../markup/markdown/markdown-markup.ts';
import { newKnownPieces, type KnownPieces } from '../markup/markdown/markdown-tree.ts';
import { parseMarkdown } from '../markup/markdown/parse-markdown.ts';
import { resolveDocument } from '../markup/resolve/resolve-document.ts';
import { includedRoles } from '../markup/rst/included-roles.ts';
import { parseRst } from '../markup/rst/parse-rst.ts';
import { rstMarkupWith } from '../markup/rst/rst-markup.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { sourceFile, type SourceFile } from '../source/source-file.ts';
import { spanOfFile, type Span } from '../source/span.ts';

type Reading = Pick<Host, 'read' | 'report' | 'remember'>;

/**
 * Returns the document at `path` (relative to the project) with its directives applied and its references resolved, as the reader made
 * it when `form` is `parsed`, or with its references to come when it is `applied`; `undefined` for a file that cannot be read, which is reported.
 * `known` holds what was read of its text before.
 */
export async function readDocument(path: string, host: Reading, form: 'parsed' | 'applied' | 'resolved' = 'resolved', known?: KnownPieces): Promise<Document | undefined> {
  const read = await host.read(path);
  if ('problem' in read) {
    host.report(read.badByte
      ? diagnostic('source/not-utf8', spanOfByte(path, read.badByte), { byte: `0x${read.badByte.value.toString(16)}`, offset: read.badByte.offset })
      : diagnostic('source/unreadable', spanOfFile(path), { reason: read.problem }));
    return undefined;
  }
  const file = sourceFile(path, read.text, host.report);
  host.remember(file);
  const readText = async (other: string): Promise<string | undefined> => {
    const found = await host.read(other);
    if ('problem' in found) return undefined;
    host.remember(sourceFile(other, found.text));
    return found.text;
  };
  const rst = /\.rst$/i.test(path);
  const roles = await includedRoles(file, readText);
  const parsed = rst ? parseRst(file, host.report, roles) : parseMarkdown(file, host.report, known);
  if (form === 'parsed') return parsed;
  const applied = await applyDirectives(parsed, { read: readText, file, markup: rst ? rstMarkupWith(roles) : markdownMarkup }, host.report);
  return form === 'applied' ? applied : resolveDocument(applied, host.report);
}

/** What comes before the byte can be read, so that its line is known. */
function spanOfByte(path: string, { line, column }: { readonly line: number; readonly column: number }): Span {
  const start = { line, column, offset: 0 };
  return { path, start, end: start };
}

/** A document with its directives applied, as long as none of the texts it was read from changes. */
interface KeptDocument {
  readonly document: Document;
  /** What each file held that was read for it, by path; `undefined` for a file that could not be read. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly files: readonly SourceFile[];
  readonly found: readonly Diagnostic[];
  /** What was read of its text, for when it is read again. */
  readonly pieces: KnownPieces;
}

/** Documents by their path; those whose texts are the same as before are the same objects as before. */
export interface DocumentShelf {
  /** Returns the documents at `paths` that can be read, their directives applied, and forgets all others. */
  readonly read: (paths: readonly string[], host: Reading) => Promise<readonly Document[]>;
  /** Returns the paths of all files that the document at `path` was read from. */
  readonly filesOf: (path: string) => readonly string[];
}

/** Returns a shelf with nothing on it. */
export function newDocumentShelf(): DocumentShelf {
  let shelf: ReadonlyMap<string, KeptDocument> = new Map();
  const get = async (path: string, host: Reading): Promise<KeptDocument | undefined> => {
    const known = shelf.get(path);
    if (!known || !await unchanged(known, host)) return await readAnew(path, host, known?.pieces ?? newKnownPieces());
    known.files.forEach(host.remember);
    known.found.forEach(host.report);
    return known;
  };
  return {
    read: async (paths, host) => {
      const kept = await Promise.all(paths.map(async (path) => [path, await get(path, host)] as const));
      shelf = new Map(kept.flatMap(([path, one]) => (one ? [[path, one] as const] : [])));
      return kept.flatMap(([, one]) => one?.document ?? []);
    },
    filesOf: (path) => [...shelf.get(path)?.texts.keys() ?? []],
  };
}

async function unchanged({ texts }: KeptDocument, host: Reading): Promise<boolean> {
  for (const [path, text] of texts) {
    const read = await host.read(path);
    if (('text' in read ? read.text : undefined) !== text) return false;
  }
  return true;
}

async function readAnew(path: string, host: Reading, pieces: KnownPieces): Promise<KeptDocument | undefined> {
  const texts = new Map<string, string | undefined>();
  const files: SourceFile[] = [];
  const found: Diagnostic[] = [];
  const document = await readDocument(path, {
    read: async (other) => {
      const read = await host.read(other);
      texts.set(other, 'text' in read ? read.text : undefined);
      return read;
    },
    report: (diagnostic) => { found.push(diagnostic); host.report(diagnostic); },
    remember: (file) => { files.push(file); host.remember(file); },
  }, 'applied', pieces);
  return document && { document, texts, files, found, pieces };
}
