import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import type { Yaml } from 'mdast';
import type { DocumentMeta, MetaValue } from '../../document/nodes.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { spanAt } from '../../source/source-file.ts';
import { rangeOf, type Context } from './context.ts';

/** Returns the fields of front matter by lower-case name: texts as written, lists joined by commas; what is no text is reported. */
export function metaFrom(node: Yaml, context: Context): DocumentMeta {
  const at = rangeOf(node, context)[0] + context.file.text.slice(...rangeOf(node, context)).indexOf('\n') + 1;
  const place = (from: number, to: number): MetaValue['span'] => spanAt(context.file, at + from, at + Math.max(from, to));
  const yaml = parseDocument(node.value, { prettyErrors: false });
  for (const problem of yaml.errors) {
    context.report(diagnostic('markdown/front-matter', place(...problem.pos), { reason: problem.message.split('\n')[0] ?? problem.code }));
  }
  const { contents } = yaml;
  if (contents === null) return {};
  if (!isMap(contents)) {
    if (yaml.errors.length === 0) context.report(diagnostic('markdown/front-matter', place(0, node.value.length), { reason: 'it holds no fields' }));
    return {};
  }
  const meta: Record<string, MetaValue> = {};
  for (const { key, value } of contents.items) {
    if (!isNode(key) || !key.range) continue;
    const name = isScalar(key) ? String(key.value).toLowerCase() : node.value.slice(key.range[0], key.range[1]);
    const range = isNode(value) && value.range ? value.range : key.range;
    const text = isScalar(key) ? textOf(isAlias(value) ? value.resolve(yaml) : value) : undefined;
    if (text === undefined) context.report(diagnostic('markdown/front-matter-value', place(key.range[0], key.range[1]), { field: name }));
    else meta[name] = { value: text, span: place(range[0], range[1]) };
  }
  return meta;
}

const isNode = (value: unknown): value is YamlNode => isScalar(value) || isSeq(value) || isMap(value) || isAlias(value);

/** A plain scalar is what was written (`1.10`, `16:9`, `no`), a quoted one what it means. */
function textOf(node: unknown): string | undefined {
  if (node === null || node === undefined) return '';
  if (isScalar(node)) return node.value === null ? '' : String(node.type === 'PLAIN' ? node.source ?? node.value : node.value).trim();
  if (!isSeq(node)) return undefined;
  const texts = node.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined;
}
