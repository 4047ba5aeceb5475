import { planDecks } from '../../src/deck/plan-decks.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { markdownMarkup } from '../../src/markup/markdown/markdown-markup.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { formatDiagnostic } from '../../src/source/code-frame.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { pointAt, sourceFile, type SourceFile } from '../../src/source/source-file.ts';
import type { Point } from '../../src/source/span.ts';

export type Language = 'rst' | 'md';

/** Reads `text`, applies directives, resolves and plans; returns what is wrong with the result, in words. An exception is wrong too. */
export async function problemsOf(text: string, language: Language, other: string | undefined): Promise<readonly string[]> {
  const found: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => { found.push(finding); };
  const file = sourceFile(`talk.${language}`, text, report);
  const problems: string[] = [];
  try {
    const parsed = language === 'rst' ? parseRst(file, report) : parseMarkdown(file, report);
    problems.push(...lostWords(file, language, parsed, found));
    const applied = await applyDirectives(parsed, { read: async (path) => (path.startsWith('other') ? other : undefined), file, markup: language === 'rst' ? rstMarkup : markdownMarkup }, report);
    planDecks([resolveDocument(applied, report)], report);
    for (const finding of found) {
      if (finding.span.path === file.path) problems.push(...spanProblems(finding, file));
      const shown = formatDiagnostic(finding, finding.span.path === file.path ? file : undefined);
      if (!finding.code.includes('undefined') && /\bundefined\b|\bNaN\b|\[object/.test(finding.message + (finding.hint ?? '')) && !/undefined|NaN/.test(text)) problems.push(`a value is missing in ${shown}`);
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' | ') ?? error.message : String(error));
  }
  return problems;
}

function spanProblems({ code, span: { start, end } }: Diagnostic, file: SourceFile): readonly string[] {
  const wrong = (point: Point): boolean => {
    const { line, column } = pointAt(file, point.offset);
    return !(point.offset >= 0 && point.offset <= file.text.length) || line !== point.line || column !== point.column;
  };
  if (wrong(start) || wrong(end)) return [`${code}: ${JSON.stringify(start)} to ${JSON.stringify(end)} is no place of the text`];
  return end.offset < start.offset ? [`${code}: ends before it starts`] : [];
}

/** Words that are nowhere in the tree, nor in what was reported. */
function lostWords(file: SourceFile, language: Language, tree: unknown, found: readonly Diagnostic[]): readonly string[] {
  const strings: string[] = found.flatMap(({ message, span }) => [message, file.text.slice(span.start.offset, span.end.offset)]);
  const collect = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') strings.push(String(value));
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) for (const [name, inside] of Object.entries(value)) if (!/span$/i.test(name)) { strings.push(name); collect(inside); }
  };
  collect(tree);
  const kept = strings.join('\n').toLowerCase();
  const words = new Set(withoutDropped(file.text, language).toLowerCase().match(/[a-z0-9]{4,}/g) ?? []);
  return [...words].filter((word) => !kept.includes(word) && !(language === 'rst' && /^[ivxlcdm]+$|^0+\d+$/.test(word))).map((word) => `the word ${word} is lost`);
}

/** What a reader takes for itself: in Markdown definitions of addresses, names and classes in braces, what stands behind a fence, and characters by name. */
function withoutDropped(text: string, language: Language): string {
  if (language === 'rst') return text;
  return text.replace(/^[> \t\d.*+-]*\[[^\]^][^\]]*\]:.*(?:\n.*)?$/gm, ' ').replace(/\{[^}]*\}/g, ' ').replace(/(?:`{3,}|~{3,}).*$/gm, ' ').replace(/&#?\w+;/g, ' ').replace(/^---\n[^]*?^---$/m, ' ').replace(/\[\^[^\]]*\]/g, ' ');
}
