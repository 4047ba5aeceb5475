import type { Document } from './nodes.ts';

interface PrintOptions {
  /** Writes the place of each block, `@3:1-5:8`, and the lines that code was read from. */
  readonly spans?: boolean;
}

/**
 * Returns `document` as indented text, one block a line, for people and for tests to compare.
 *
 * A line is the type of a node, `#id`, `.class`, its fields by name and its inline content: `paragraph "a " literal("b")`. Fields
 * that hold blocks stand below, indented by two; the lines of a text behind bars. What is written does not depend on the order
 * of a node's fields.
 */
export function printDocument(document: Document, options: PrintOptions = {}): string {
  const { meta, children, span } = document;
  const fields = Object.entries(meta).map(([name, { value }]) => `  ${name}: ${JSON.stringify(value)}`);
  const head = [`document${options.spans ? ` ${document.path}${placeOf(span)}` : ''}`, ...(fields.length > 0 ? [' meta', ...fields] : [])];
  return `${[...head, ...children.flatMap((child) => linesOf({ ...child }, options))].join('\n')}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

const hidden: ReadonlySet<string> = new Set(['type', 'span', 'adornment', 'ids', 'classes', 'nameSpan', 'argumentSpan', 'valueSpan', 'origin', 'contentLine', 'contentColumn']);
const inlineTypes: ReadonlySet<string> = new Set([
  'text', 'emphasis', 'strong', 'literal', 'link', 'inline-image', 'footnote-reference', 'substitution-reference', 'role', 'inline-target',
  'inline-math', 'inline-raw', 'line-break', 'strikethrough', 'inline-problem',
]);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isInline = (value: unknown): boolean => isFields(value) && typeof value['type'] === 'string' && inlineTypes.has(value['type']);
const isInlines = (value: unknown): value is readonly Fields[] => Array.isArray(value) && value.length > 0 && value.every(isInline);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Fields that say something, in a fixed order: what a node holds comes after what it is. */
function fieldsOf(node: Fields): [string, unknown][] {
  return Object.entries(node).filter(([name, value]) => !hidden.has(name) && value !== undefined && !(isList(value) && value.length === 0))
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

const rank = (name: string): number => (name === 'name' ? -2 : ['options', 'columns', 'head', 'body', 'content', 'text', 'children'].indexOf(name));

function linesOf(node: Fields, options: PrintOptions): string[] {
  const words: string[] = [`${String(node['type'] ?? 'item')}${marksOf(node)}${options.spans ? placeOf(node['span']) + originOf(node['origin']) : ''}`];
  const inline: string[] = [];
  const below: string[] = [];
  for (const [name, value] of fieldsOf(node)) {
    if (isInlines(value)) inline.push(...(name === 'children' ? [] : [`${name}:`]), inlineText(value));
    else if (typeof value === 'string' && value.includes('\n')) below.push(...(name === 'text' ? [] : [`${name}:`]), ...value.split('\n').map((line) => `| ${line}`.trimEnd()));
    else if (isPlain(value)) words.push(`${name}=${plain(value)}`);
    else below.push(...nested(name, value, options));
  }
  return [[...words, ...inline].join(' '), ...below.map((line) => `  ${line}`)].map((line) => ` ${line}`);
}

function nested(name: string, value: unknown, options: PrintOptions): string[] {
  if (isList(value) && value.some(isList)) return value.flatMap((one) => (isInlines(one) ? [`${name}: ${inlineText(one)}`] : nested(name, one, options)));
  const own = isList(value) ? value : [value];
  const lines = own.filter(isFields).flatMap((one) => linesOf(one['type'] === undefined ? { type: name.replace(/s$/, ''), ...one } : one, options));
  return labelled.has(name) ? [`${name}:`, ...lines.map((line) => ` ${line}`)] : lines.map((line) => line.slice(1));
}

/** Fields whose blocks could be taken for those of another field of the same node. */
const labelled: ReadonlySet<string> = new Set(['head', 'legend']);

/** Numbers, words, lists of them and lists of such lists stand on the line of their node. */
function isPlain(value: unknown): boolean {
  return isList(value) ? value.every(isPlain) : !isFields(value);
}

function plain(value: unknown): string {
  if (isList(value)) return value.map((one) => (isList(one) ? one.map(plain).join(',') : plain(one))).join(value.some(isList) ? '|' : ',');
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function inlineText(inlines: readonly Fields[]): string {
  return inlines.map((inline) => {
    const { value, children } = inline;
    if (inline['type'] === 'text') return JSON.stringify(value);
    const facts = isFields(inline['image']) ? inline['image'] : {};
    const names = [...fieldsOf(inline), ...fieldsOf(facts)].filter(([name, own]) => name !== 'value' && name !== 'children' && isPlain(own)).map(([name, own]) => `${name}=${plain(own)}`);
    const inside = isInlines(children) ? inlineText(children) : typeof value === 'string' ? JSON.stringify(value) : '';
    return `${String(inline['type'])}${marksOf(inline)}${names.length > 0 ? `[${names.join(' ')}]` : ''}(${inside})`;
  }).join(' ');
}

function marksOf(node: Fields): string {
  const marks = (value: unknown, sign: string): string => (isList(value) ? value.map((one) => ` ${sign}${String(one)}`).join('') : '');
  return marks(node['ids'], '#') + marks(node['classes'], '.');
}

function placeOf(span: unknown): string {
  if (!isFields(span) || !isFields(span['start']) || !isFields(span['end'])) return '';
  const [start, end] = [span['start'], span['end']];
  return ` @${String(start['line'])}:${String(start['column'])}-${String(end['line'])}:${String(end['column'])}`;
}

function originOf(origin: unknown): string {
  return isFields(origin) ? ` from line ${String(origin['line'])}` : '';
}
