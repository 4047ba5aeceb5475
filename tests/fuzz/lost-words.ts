import { holdsOnlyFootnotes } from '../../src/deck/plan-slides.ts';
import type { Inline } from '../../src/document/inline.ts';
import { inlinesOf, walkInlines } from '../../src/document/inlines.ts';
import type { Block, Directive, Document } from '../../src/document/nodes.ts';
import { walkBlocks } from '../../src/document/walk.ts';
import { findDirective } from '../../src/markup/directives/registry.ts';
import { codeFenceOptions } from '../../src/markup/markdown/fence-options.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { spanAt, type SourceFile } from '../../src/source/source-file.ts';
import type { Span } from '../../src/source/span.ts';

export type Language = 'rst' | 'md';

/** Returns the words of `file` that stand neither in `tree` nor in what was reported, and not in a stretch of `unseen`. */
export function lostWords(file: SourceFile, language: Language, tree: unknown, found: readonly Diagnostic[], unseen: readonly Span[] = []): readonly string[] {
  const strings: string[] = found.flatMap(({ code, message, hint = '', span }) => [message, hint, span.path === file.path ? file.text.slice(...namedBy(file, code, span)) : '']);
  collect(tree, strings, () => true);
  const kept = strings.join('\n').toLowerCase();
  const words = new Set(withoutDropped(masked(file, unseen), language).toLowerCase().match(/[a-z0-9]{4,}/g) ?? []);
  return [...words].filter((word) => !kept.includes(word) && !(language === 'rst' && /^[ivxlcdm]+$|^0+\d+$/.test(word)));
}

/** The offsets of what a message speaks of; that a file is missing is said of the whole directive, which stands at the argument's line. */
function namedBy({ text }: SourceFile, code: string, { start, end }: Span): readonly [from: number, to: number] {
  return [code === 'directive/file-missing' ? text.lastIndexOf('\n', start.offset - 1) + 1 : start.offset, end.offset];
}

function collect(value: unknown, strings: string[], wanted: (name: string) => boolean, name = ''): void {
  if (typeof value === 'string' || typeof value === 'number') { if (wanted(name)) strings.push(String(value)); }
  else if (Array.isArray(value)) for (const one of value) collect(one, strings, wanted, name);
  else if (value instanceof Map) for (const [key, one] of value) { strings.push(String(key)); collect(one, strings, wanted, name); }
  else if (typeof value === 'object' && value !== null) for (const [key, inside] of Object.entries(value)) if (!/span$/i.test(key)) { if (wanted('key')) strings.push(key); collect(inside, strings, wanted, key); }
}

/** What a reader takes for itself: in Markdown the titles of addresses, characters by name and the languages and options of fences. */
function withoutDropped(text: string, language: Language): string {
  if (language === 'rst') return text;
  const known = new RegExp(`(?<![\\w-])(?:${Object.keys(codeFenceOptions).join('|')})(?![\\w-])`, 'g');
  return text.replace(/(?:`{3,}|~{3,}).*$/gm, (line) => line.replace(known, ' ')).replace(/^[> \t\d.*+-]*\[[^\]^][^\]]*\]:.*(?:\n.*)?$/gm, ' ').replace(/&#?\w+;/g, ' ').replace(/^([> \t\d.*+-]*(?:`{3,}|~{3,}))[ \t]*[^\s{]*/gm, '$1 ').replace(/^---[ \t]*\n[^]*?^---[ \t]*$/m, ' ');
}

function masked({ text, path }: SourceFile, spans: readonly Span[]): string {
  let [kept, at] = ['', 0];
  for (const { start, end } of spans.filter((span) => span.path === path).toSorted((a, b) => a.start.offset - b.start.offset)) {
    if (end.offset <= at) continue;
    kept += `${text.slice(at, Math.max(at, start.offset))} `;
    at = end.offset;
  }
  return kept + text.slice(at);
}

/** Names that things have in the source; resolution puts addresses and numbers in their place. */
const settings: ReadonlySet<string> = new Set(['ref', 'href', 'url', 'target', 'label', 'defines', 'name', 'names', 'language', 'classes', 'ids', 'source', 'link', 'formats', 'options', 'kind', 'style', 'width', 'effect']);

/** Returns the names, addresses and settings of `document`, which need not be words of a slide. */
export function settingsOf(document: Document): readonly string[] {
  const strings: string[] = [];
  collect(document.children, strings, (name) => settings.has(name));
  collect(document.meta, strings, () => true);
  return strings;
}

/** Directives that are for other outputs than slides, or set something for the reader. */
const forOthers: ReadonlySet<string> = new Set(['toctree', 'contents', 'index', 'sectnum', 'header', 'footer', 'meta', 'title', 'target-notes', 'sectionauthor', 'codeauthor', 'moduleauthor', 'tabularcolumns',
  'default-role', 'role', 'default-domain', 'currentmodule', 'module', 'program', 'revealjs-slide', 'slideconf', 'impl-detail', 'audit-event', 'availability', 'only', 'ifnotslides', 'raw', 'acks', 'allow', 'include', 'date']);

/** Directives whose argument is words to show; that of any other is the name of something. */
const titled: ReadonlySet<string> = new Set(['admonition', 'topic', 'sidebar', 'slide', 'table', 'csv-table', 'list-table', 'rubric', 'versionadded', 'versionchanged', 'deprecated', 'versionremoved', 'timeline', 'math',
  'note', 'warning', 'tip', 'hint', 'important', 'caution', 'danger', 'attention', 'error', 'seealso', 'todo', 'parsed-literal', 'productionlist']);

/**
 * Returns the stretches of `document` whose words no slide shows: comments, targets, definitions, raw text, options, what is for other
 * outputs, asides of directives, and the headings of footnotes.
 */
export function unseenOf(document: Document, file: SourceFile): readonly Span[] {
  const spans: Span[] = Object.values(document.meta).map(({ span }) => span);
  walkBlocks(document.children, (block: Block) => {
    if (block.type === 'comment' || block.type === 'target' || block.type === 'substitution' || block.type === 'raw') spans.push(block.span);
    if (block.type === 'directive') spans.push(...unseenOfDirective(block, file));
    if (block.type === 'section' && holdsOnlyFootnotes(block)) spans.push(...block.title.map(({ span }) => span));
    walkInlines(inlinesOf(block), (inline: Inline) => { if (inline.type === 'inline-raw' || (inline.type === 'role' && /^(?:ref|doc|numref|eq|any|index)$/.test(inline.name))) spans.push(inline.span); });
  });
  return spans;
}

/** Within directives: the keys and remarks of a glossary, remarks in a timeline, and directives and substitutions in glossaries and in the cells of tables, which stand in no tree of their own. */
const asides: ReadonlyMap<string, RegExp> = new Map([['glossary', / +: +.*$|(?<=\s)\.\. .*(?:\n(?: .*)?$)*/gm], ['timeline', /^\s*#.*$/gm], ['csv-table', /(?<=[\s,"])\.\. (?:[\w-]+::|\|).*$/gm]]);

function unseenOfDirective({ name, nameSpan, argumentSpan, options, span }: Directive, file: SourceFile): readonly Span[] {
  const spec = findDirective(name);
  if (spec && forOthers.has(spec.name)) return [span];
  const words = !spec || titled.has(spec.name) || spec.doc.startsWith('A described');
  const { offset } = span.start;
  const aside = asides.get(name);
  const keys = aside === undefined || span.path !== file.path ? [] : [...file.text.slice(offset, span.end.offset).matchAll(aside)].map(({ 0: key, index }) => spanAt(file, offset + index, offset + index + key.length));
  return [nameSpan, ...keys, ...options.flatMap((option) => [option.span, option.valueSpan]), ...(words ? [] : [argumentSpan])];
}
