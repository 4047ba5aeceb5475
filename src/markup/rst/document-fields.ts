import type { Block, DocumentMeta, FieldList, Section } from '../../document/nodes.ts';
import { textOf } from '../../document/text.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** The fields that a document may have (the list of the manual), besides which any name is kept. */
const fieldNames = new Set([
  'title', 'subtitle', 'author', 'date', 'event', 'lang', 'theme', 'duration', 'aspect-ratio', 'description', 'keywords', 'og-image', 'draft',
]);

/** A document's blocks without the field list at its head, and the fields that were there. */
export interface DocumentHead {
  readonly meta: DocumentMeta;
  readonly children: readonly Block[];
}

/**
 * Returns the fields at the head of a document: a field list before everything but comments and targets, or right below the
 * title. Below the title of one section among several it counts only when every field is one that documents have.
 */
export function takeDocumentFields(blocks: readonly Block[], file: SourceFile): DocumentHead {
  const at = headIndex(blocks);
  const first = blocks[at];
  if (first?.type === 'field-list') return { meta: metaOf(first, file), children: without(blocks, at) };
  if (first?.type !== 'section') return { meta: {}, children: blocks };
  const inside = headIndex(first.children);
  const list = first.children[inside];
  const alone = blocks.filter(({ type }) => type === 'section').length === 1;
  if (list?.type !== 'field-list' || !(alone || isDocumentFields(list))) return { meta: {}, children: blocks };
  const section: Section = { ...first, children: without(first.children, inside) };
  return { meta: metaOf(list, file), children: blocks.map((block, index) => (index === at ? section : block)) };
}

function headIndex(blocks: readonly Block[]): number {
  return blocks.findIndex(({ type }) => type !== 'comment' && type !== 'target' && type !== 'substitution');
}

const without = (blocks: readonly Block[], at: number): Block[] => blocks.filter((_, index) => index !== at);

const isDocumentFields = (list: FieldList): boolean => list.fields.every((field) => fieldNames.has(textOf(field.name).toLowerCase()));

/** A field that is there several times has all its values, one on a line. */
function metaOf(list: FieldList, file: SourceFile): DocumentMeta {
  const meta = new Map<string, DocumentMeta[string]>();
  for (const field of list.fields) {
    const [first, last] = [field.children[0], field.children.at(-1)];
    const end = field.name.at(-1)?.span.end ?? field.span.end;
    const span = first && last ? { path: file.path, start: first.span.start, end: last.span.end } : { path: file.path, start: end, end };
    const value = file.text.slice(span.start.offset, span.end.offset).split('\n').map((line) => line.trim()).join('\n');
    const name = textOf(field.name).trim().toLowerCase();
    const before = meta.get(name);
    meta.set(name, before ? { value: `${before.value}\n${value}`, span: { ...before.span, end: span.end } } : { value, span });
  }
  return Object.fromEntries(meta);
}
