import { createConsole } from './console.ts';
import { diagnosticJson, type DiagnosticJson } from './diagnostic-json.ts';
import { readText } from './host.ts';
import { parseOptions } from './options.ts';
import { UsageError } from './usage-error.ts';
import { readDocument } from '../compile.ts';
import type { Document } from '../document/nodes.ts';
import { printDocument } from '../document/print.ts';
import { findDocuments } from '../site/find-documents.ts';
import type { Diagnostic } from '../source/diagnostic.ts';

/**
 * One document as programs read it. `file` is its path relative to the current folder; `tree` is the document as
 * `src/document/nodes.ts` describes it (`null` where the file cannot be read): each node has its `type` and its `span`, with `path`,
 * `start` and `end` as in `DiagnosticJson`, the path relative to the project. Fields and types of nodes may be added; those there
 * are keep their names and meanings.
 */
export interface TreeJson {
  readonly file: string;
  readonly tree: Document | null;
  readonly diagnostics: readonly DiagnosticJson[];
}

const options = {
  format: { type: 'string', short: 'f', default: 'text' },
  resolved: { type: 'boolean', default: false },
} as const;

const formats = ['text', 'json', 'jsonl'] as const;

/** Prints documents as they were read: `loopstage tree`. Returns 0, or 1 when one of them has errors or cannot be read. */
export async function tree(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, options, Infinity);
  const format = formats.find((known) => known === values.format);
  if (!format) throw new UsageError(`there is no format \`${values.format}\``, values.format, formats);
  if (positionals.length === 0) throw new UsageError('no document is named', '', [], '  hint: loopstage tree talk.rst\n');
  const read: TreeJson[] = [];
  let errors = 0;
  for (const operand of positionals) {
    const found = await findDocuments(process.cwd(), operand);
    if ('problem' in found) throw new UsageError(found.problem, '', [], `  hint: ${found.hint}\n`);
    for (const path of found.paths) {
      const { document, findings, console } = await readOne(found.root, path, values.resolved);
      errors += findings.filter(({ severity }) => severity === 'error').length;
      const one: TreeJson = { file: console.shownPath(path), tree: document ?? null, diagnostics: findings.map((finding) => diagnosticJson(finding, console.shownPath(finding.span.path))) };
      if (format === 'jsonl') process.stdout.write(`${JSON.stringify(one)}\n`);
      else if (format === 'json') read.push(one);
      else {
        if (document) process.stdout.write(printDocument(document, { spans: true }));
        console.printFindings();
      }
    }
  }
  if (format === 'json') process.stdout.write(`${JSON.stringify(read.length === 1 ? read[0] : read, null, 2)}\n`);
  return errors > 0 ? 1 : 0;
}

async function readOne(root: string, path: string, resolved: boolean): Promise<{ readonly document: Document | undefined; readonly findings: readonly Diagnostic[]; readonly console: ReturnType<typeof createConsole> }> {
  const console = createConsole(process.cwd(), root);
  const host = { read: (other: string) => readText(root, other), report: console.report, remember: console.remember };
  const document = await readDocument(path, host, resolved ? 'resolved' : 'parsed');
  return { document, findings: console.findings(), console };
}
