import { relative, resolve, sep } from 'node:path';
import { styleText } from 'node:util';
import { judge, type Exception, type Judged } from '../check/exceptions.ts';
import { formatDiagnostic } from '../source/code-frame.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Severity } from '../source/message-spec.ts';
import type { SourceFile } from '../source/source-file.ts';

/** Collects what a command has to tell and prints it to stderr: findings with their lines, and progress while it works. */
export interface Console {
  readonly report: (diagnostic: Diagnostic) => void;
  readonly remember: (file: SourceFile) => void;
  /** Shows what is going on, on one line that is written over; nothing where stderr is no terminal. */
  readonly progress: (text: string) => void;
  readonly line: (text: string) => void;
  /** Takes what documents say is meant: such findings are left out from then on. */
  readonly excuse: (exceptions: readonly Exception[]) => void;
  /** Returns all findings judged by the exceptions; `isJudged` says of which rules it is known whether they found something. */
  readonly judged: (isJudged: (code: string) => boolean) => Judged;
  /** Returns the findings in the order of their places, each once. */
  readonly findings: () => readonly Diagnostic[];
  /** Returns a path of the project as it is shown: relative to the current folder. */
  readonly shownPath: (path: string) => string;
  /** Prints findings, all of them in the order of their places if none are given, and returns how many there are of each severity. */
  readonly printFindings: (some?: readonly Diagnostic[]) => Readonly<Record<Severity, number>>;
}

const colors = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** Returns a console whose paths are shown relative to `cwd`, for documents relative to `root`. */
export function createConsole(cwd: string, root: string): Console {
  const { stderr } = process;
  const findings = new Map<string, Diagnostic>();
  const files = new Map<string, SourceFile>();
  const exceptions: Exception[] = [];
  const shownPath = (path: string): string => (path === '' ? '' : relative(cwd, resolve(root, path)).split(sep).join('/'));
  const clear = (): void => { if (stderr.isTTY) stderr.write('\r\u001b[K'); };
  const format = (finding: Diagnostic): string => {
    const text = formatDiagnostic({ ...finding, span: { ...finding.span, path: shownPath(finding.span.path) } }, finding.severity === 'info' ? undefined : files.get(finding.span.path));
    return stderr.isTTY ? text.replace(`${finding.severity}  `, `${styleText(colors[finding.severity], finding.severity)}  `) : text;
  };
  const sortedFindings = (): readonly Diagnostic[] => [...findings.values()].sort(byPlace);
  const judged: Console['judged'] = (isJudged) => judge(sortedFindings(), exceptions, isJudged);
  const kept = (): readonly Diagnostic[] => judged(() => false).findings;
  return {
    findings: kept,
    judged,
    excuse: (more) => { exceptions.push(...more); },
    shownPath,
    report: (finding) => { findings.set(JSON.stringify([finding.code, finding.span.path, finding.span.start, finding.message]), finding); },
    remember: (file) => { files.set(file.path, file); },
    progress: (text) => { if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`); },
    line: (text) => { clear(); stderr.write(`${text}\n`); },
    printFindings: (some = kept()) => {
      clear();
      for (const finding of some) stderr.write(`${format(finding)}\n${finding.severity === 'info' ? '' : '\n'}`);
      const count = (severity: Severity): number => some.filter((finding) => finding.severity === severity).length;
      return { error: count('error'), warning: count('warning'), info: count('info') };
    },
  };
}

/** Compares findings by their places. */
export function byPlace({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.start.line - b.start.line || a.start.column - b.start.column;
}

/** Returns a number with its noun, `1 deck` or `2 decks`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
