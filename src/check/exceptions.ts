import type { Block, Document } from '../document/nodes.ts';
import { childBlocks } from '../document/walk.ts';
import { diagnostic, type Diagnostic } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';

/** Findings that an author says are meant: their code, the reason, where that is said, and the lines for which it holds, `from` to before `until`. */
export interface Exception {
  readonly code: string;
  readonly reason: string;
  readonly span: Span;
  readonly from: number;
  readonly until: number;
}

/** A finding that is meant, and why. */
export interface Excused {
  readonly finding: Diagnostic;
  readonly reason: string;
}

/** What is left of findings, what was excused, and a finding for each exception that excused nothing. */
export interface Judged {
  readonly findings: readonly Diagnostic[];
  readonly excused: readonly Excused[];
  readonly unused: readonly Diagnostic[];
}

/** Returns the exceptions that `documents` write, each for the lines from the heading above it to the next heading. */
export function exceptionsIn(documents: readonly Document[]): readonly Exception[] {
  return documents.flatMap((document) => {
    const headings: Span[] = [];
    const found: Exception[] = [];
    const visit = (block: Block): void => {
      if (block.type === 'section') headings.push(block.span);
      const allows = block.type === 'comment' ? block.allows : undefined;
      if (block.type === 'comment' && allows) {
        for (const code of allows.rules) found.push({ code, reason: block.text, span: allows.span, from: 0, until: Infinity });
      }
      childBlocks(block).forEach(visit);
    };
    document.children.forEach(visit);
    return found.map((exception) => ({ ...exception, ...stretchOf(exception.span, headings) }));
  });
}

function stretchOf({ path, start }: Span, headings: readonly Span[]): { readonly from: number; readonly until: number } {
  const lines = headings.filter((heading) => heading.path === path).map((heading) => heading.start.line).toSorted((a, b) => a - b);
  return { from: lines.findLast((line) => line <= start.line) ?? 0, until: lines.find((line) => line > start.line) ?? Infinity };
}

/** Returns `findings` judged by `exceptions`; `isJudged` says whether the rule of a code has been applied, for else nobody knows whether its exception is used. */
export function judge(findings: readonly Diagnostic[], exceptions: readonly Exception[], isJudged: (code: string) => boolean): Judged {
  const reasonFor = ({ code, span }: Diagnostic): Exception | undefined =>
    exceptions.find((exception) => exception.code === code && exception.span.path === span.path && exception.from <= span.start.line && span.start.line < exception.until);
  const used = new Set(findings.map(reasonFor));
  return {
    findings: findings.filter((finding) => reasonFor(finding) === undefined),
    excused: findings.flatMap((finding) => { const exception = reasonFor(finding); return exception ? [{ finding, reason: exception.reason }] : []; }),
    unused: exceptions.filter((exception) => !used.has(exception) && isJudged(exception.code))
      .map((exception) => diagnostic('check/unused-exception', exception.span, { rule: exception.code.replace(/^check\//, '') })),
  };
}
