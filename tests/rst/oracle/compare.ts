import { namesOf } from '../../../src/markup/resolve/names.ts';
import { replaceSubstitutions } from '../../../src/markup/resolve/substitutions.ts';
import { rstMarkup } from '../../../src/markup/rst/rst-markup.ts';
import type { Document } from '../../../src/document/nodes.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import { sourceFile, type SourceFile } from '../../../src/source/source-file.ts';
import { blockStarts } from './block-starts.ts';
import type { Dump } from './docutils.ts';
import { normalDocument, type Normal } from './normal-form.ts';

/** How far our reading of one text equals docutils': its blocks, all of its detail, its messages. `differences` says where not. */
export interface Comparison {
  readonly structure: boolean;
  readonly detail: boolean;
  readonly messages: boolean;
  readonly differences: readonly string[];
}

/** Findings of ours where docutils' parser is silent. */
const ours = /^rst\/(?:comment-like-directive|option-without-space|table-line-outside|too-deep)$/;
/** Messages that docutils gives the line of the block which holds the markup; ours stand at the markup itself. */
const inlineMessage = /^(?:Inline|Unknown interpreted|Multiple roles|Mismatch: both|PEP number|RFC number|No format|Duplicate explicit target name: )/;

/** Returns how our reading of `text` compares with `dump`, docutils' reading of it. */
export function compare(path: string, text: string, dump: Dump): Comparison {
  if ('failure' in dump) return { structure: false, detail: false, messages: false, differences: [`docutils failed: ${dump.failure}`] };
  const file = sourceFile(path, text);
  const found: Diagnostic[] = [];
  const document = rstMarkup.document(file, (diagnostic) => found.push(diagnostic));
  const duplicates = (diagnostic: Diagnostic): void => { if (diagnostic.code.startsWith('rst/duplicate-')) found.push(diagnostic); };
  namesOf(document.children, duplicates);
  replaceSubstitutions(document.children, duplicates);
  const [mine, theirs] = [normalDocument(document), withoutRoleText(dump.tree)];
  const detail = firstDifference(mine, theirs, '');
  const structure = detail === undefined ? undefined : firstDifference(blocksOf(mine), blocksOf(theirs), '');
  const messages = messageDifferences(ourMessages(found, document, file), dump.messages.map(([, line, message]) => oneLine(line, message)));
  return {
    structure: structure === undefined, detail: detail === undefined, messages: messages.length === 0,
    differences: [...(detail === undefined ? [] : [structure ?? detail]), ...messages],
  };
}

function ourMessages(found: readonly Diagnostic[], document: Document, file: SourceFile): readonly string[] {
  const starts = blockStarts(document);
  return found.filter(({ code }) => !ours.test(code)).map(({ span, message }) => {
    const offset = inlineMessage.test(message) ? starts(span.start.offset) : span.start.offset;
    return oneLine(lineAsDocutilsCounts(file, offset), message);
  });
}

const oneLine = (line: number, message: string): string => `${line}: ${message.split('\n')[0]}`;

const lineEnd = new RegExp(`[${String.fromCharCode(0x0A, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)}]`);

/** docutils also ends lines at the separators of Unicode and of ASCII. */
function lineAsDocutilsCounts(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split(lineEnd).length;
}

/** docutils repeats the message on a short underline when the title closes a section: a message is counted once. */
function messageDifferences(mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const [here, there] = [new Set(mine), new Set(theirs)];
  return [...[...here].filter((one) => !there.has(one)).map((one) => `only ours: ${one}`), ...[...there].filter((one) => !here.has(one)).map((one) => `only docutils: ${one}`)];
}

/** What a role shows is not docutils' to say for the roles of Sphinx; their names are compared. */
function withoutRoleText(node: Normal): Normal {
  if (typeof node === 'string' || typeof node === 'number') return node;
  return node[0] === 'role' ? node.slice(0, 2) : node.map(withoutRoleText);
}

const inlineKinds = new Set(['emphasis', 'strong', 'literal', 'problem', 'substitution', 'footnote_reference', 'citation_reference', 'reference', 'role']);

/** Returns `node` without its inline markup: blocks with the text they hold, joined. */
function blocksOf(node: Normal): Normal {
  if (typeof node === 'string' || typeof node === 'number') return node;
  const [kind] = node;
  if (typeof kind === 'string' && inlineKinds.has(kind)) return '';
  if (kind === 'paragraph' || kind === 'line' || kind === 'attribution') return [kind];
  if (kind === 'section') return [kind, blocksOf(node[2] ?? '')];
  return node.map(blocksOf);
}

function firstDifference(mine: Normal | undefined, theirs: Normal | undefined, path: string): string | undefined {
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    for (let index = 0; index < Math.max(mine.length, theirs.length); index += 1) {
      const found = firstDifference(mine[index], theirs[index], `${path}/${typeof mine[0] === 'string' ? mine[0] : ''}${index}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (mine === theirs) return undefined;
  const show = (value: Normal | undefined): string => (JSON.stringify(value) ?? 'nothing').slice(0, 160);
  return `${path} ours ${show(mine)} docutils ${show(theirs)}`;
}
