import { relative, resolve, sep } from 'node:path';
import { styleText } from 'node:util';
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
  /** Returns the findings in the order of their places, each once. */
  readonly findings: () => readonly Diagnostic[];
  /** Returns a path of the project as it is shown: relative to the current folder. */
  readonly shownPath: (path: string) => string;
  /** Prints the findings in the order of their places, each once, and returns how many there are of each severity. */
  readonly printFindings: () => Readonly<Record<Severity, number>>;
}

const colors = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** Returns a console whose paths are shown relative to `cwd`, for documents relative to `root`. */
export function createConsole(cwd: string, root: string): Console {
  const { stderr } = process;
  const findings = new Map<string, Diagnostic>();
  const files = new Map<string, SourceFile>();
  const shownPath = (path: string): string => relative(cwd, resolve(root, path)).split(sep).join('/');
  const clear = (): void => { if (stderr.isTTY) stderr.write('\r\u001b[K'); };
  const format = (finding: Diagnostic): string => {
    const text = formatDiagnostic({ ...finding, span: { ...finding.span, path: shownPath(finding.span.path) } }, finding.severity === 'info' ? undefined : files.get(finding.span.path));
    return stderr.isTTY ? text.replace(`  ${finding.severity}  `, `  ${styleText(colors[finding.severity], finding.severity)}  `) : text;
  };
  const sortedFindings = (): Diagnostic[] => [...findings.values()].sort((a, b) => (a.span.path < b.span.path ? -1 : a.span.path > b.span.path ? 1 : a.span.start.line - b.span.start.line || a.span.start.column - b.span.start.column));
  return {
    findings: sortedFindings,
    shownPath,
    report: (finding) => { findings.set(JSON.stringify([finding.code, finding.span.path, finding.span.start, finding.message]), finding); },
    remember: (file) => { files.set(file.path, file); },
    progress: (text) => { if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`); },
    line: (text) => { clear(); stderr.write(`${text}\n`); },
    printFindings: () => {
      clear();
      const sorted = sortedFindings();
      for (const finding of sorted) stderr.write(`${format(finding)}\n${finding.severity === 'info' ? '' : '\n'}`);
      const count = (severity: Severity): number => sorted.filter((finding) => finding.severity === severity).length;
      return { error: count('error'), warning: count('warning'), info: count('info') };
    },
  };
}

/** Returns a number with its noun, `1 deck` or `2 decks`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
