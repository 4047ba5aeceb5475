import { planDecks } from '../deck/plan.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { markdownMarkup } from '../../src/markup/markdown/markdown-markup.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { formatDiagnostic } from '../../src/source/code-frame.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { lineOf, pointAt, sourceFile, type SourceFile } from '../../src/source/source-file.ts';
import type { Point, Span } from '../../src/source/span.ts';
import { lostWords, settingsOf, unseenOf, type Language } from './lost-words.ts';

/** Reads `text`, applies directives, resolves and plans; returns what is wrong with the result, in words. An exception is wrong too. */
export async function problemsOf(text: string, language: Language, other: string | undefined): Promise<readonly string[]> {
  const found: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => { found.push(finding); };
  const file = sourceFile(`talk.${language}`, text, report);
  const problems: string[] = [];
  try {
    const parsed = language === 'rst' ? parseRst(file, report) : parseMarkdown(file, report);
    problems.push(...lostWords(file, language, parsed, found).map((word) => `the word ${word} is lost`));
    const applied = await applyDirectives(parsed, { read: async (path) => (path.startsWith('other') ? other : undefined), file, markup: language === 'rst' ? rstMarkup : markdownMarkup }, report);
    const decks = planDecks([resolveDocument(applied, report)], report);
    problems.push(...lostWords(file, language, [decks, settingsOf(parsed), settingsOf(applied)], found, [...unseenOf(parsed, file), ...unseenOf(applied, file)]).map((word) => `the word ${word} is lost on the slides`));
    problems.push(...treeProblems(parsed, file), ...treeProblems(applied, file));
    for (const finding of found) {
      if (finding.span.path === file.path) problems.push(...spanProblems(finding, file).filter(() => !ofProgram(finding, file)));
      const shown = formatDiagnostic(finding, finding.span.path === file.path ? file : undefined);
      if (!finding.code.includes('undefined') && /\bundefined\b|\bNaN\b|\[object/.test(finding.message + (finding.hint ?? '')) && !/undefined|NaN/.test(text)) problems.push(`a value is missing in ${shown}`);
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' | ') ?? error.message : String(error));
  }
  return problems;
}

/** Spans of nodes that are no places of the text, the first of each kind of node. */
function treeProblems(tree: unknown, file: SourceFile): readonly string[] {
  const wrong = new Map<string, string>();
  const open: unknown[] = [tree];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const inside of Object.values(value)) open.push(inside ?? null);
    if (!('span' in value) || !('type' in value)) continue;
    const { span, type } = value as { readonly span: Span; readonly type: string };
    if (span.path === file.path) for (const problem of spanProblems({ code: type, span }, file)) wrong.set(type, problem);
  }
  return [...wrong.values()];
}

/** A comment of a program is found by its line and column alone, from the column of the code on. */
function ofProgram({ message, span: { start, end } }: Diagnostic, file: SourceFile): boolean {
  return message.startsWith('`# claim`') && [start, end].every(({ line, column }) => (lineOf(file, line)?.length ?? -1) >= column - 1);
}

function spanProblems({ code, span: { start, end } }: { readonly code: string; readonly span: Span }, file: SourceFile): readonly string[] {
  const wrong = (point: Point): boolean => {
    const { line, column } = pointAt(file, point.offset);
    return !(point.offset >= 0 && point.offset <= file.text.length) || line !== point.line || column !== point.column;
  };
  if (wrong(start) || wrong(end)) return [`${code}: ${JSON.stringify(start)} to ${JSON.stringify(end)} is no place of the text`];
  return end.offset < start.offset ? [`${code}: ends before it starts`] : [];
}
