import { createConsole } from './console.ts';
import { diagnosticJson, type DiagnosticJson } from './diagnostic-json.ts';
import { readText } from './host.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { readDocument } from '../compile/read-document.ts';
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

/** Prints documents as they were read: `loopstage tree`. Returns 0, or 1 when one of them has errors or cannot be read. */
export const tree = defineVerb({
  name: 'tree',
  operands: 'FILE...',
  most: Infinity,
  about: 'Prints documents (.rst, .md, or folders of them) as they were read, with the place of each node, and what is wrong with them.',
  options: {
    format: {
      type: 'string', short: 'f', default: 'text', value: 'format', choices: ['text', 'json', 'jsonl'],
      doc: `text (default), json (an object with file, tree and diagnostics; several documents: a list of them),
        jsonl (one such object a line)`,
    },
    resolved: { type: 'boolean', default: false, doc: 'apply directives and resolve references first' },
  },
  statuses: '0 all is well, 1 something is wrong with a document',
  examples: ['loopstage tree talk.rst', 'loopstage tree decks --format jsonl --resolved > trees.jsonl'],
  run: ({ values, positionals }) => printTrees(positionals, values.format, values.resolved),
});

async function printTrees(positionals: readonly string[], format: string, resolved: boolean): Promise<number> {
  if (positionals.length === 0) throw new UsageError('no document is named', '', [], '  hint: loopstage tree talk.rst\n');
  const read: TreeJson[] = [];
  let errors = 0;
  for (const operand of positionals) {
    const found = await findDocuments(process.cwd(), operand);
    if ('problem' in found) throw new UsageError(found.problem, '', [], `  hint: ${found.hint}\n`);
    for (const path of found.paths) {
      const { document, findings, console } = await readOne(found.root, path, resolved);
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
