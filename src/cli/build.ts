import { relative, resolve } from 'node:path';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../browser/cache-folder.ts';
import { compile } from '../compile.ts';
import { createDrawer } from '../draw/draw-diagrams.ts';
import { createPrinter } from '../print/print-pdf.ts';
import { createRecorder } from '../record/recorder.ts';
import { findDocuments } from '../site/find-documents.ts';
import { checkOutput, OutputRefused, stagingFolder, writeSite, type WrittenDeck } from '../site/write-site.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import { createBrowserShelf } from './browser-shelf.ts';
import { createConsole, type Console } from './console.ts';
import { diagnosticJson } from './diagnostic-json.ts';
import { createHost } from './host.ts';
import { parseOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

const options = {
  output: { type: 'string', short: 'o', default: 'dist' },
  'no-pdf': { type: 'boolean', default: false },
  notes: { type: 'boolean', default: false },
  drafts: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  browser: { type: 'string' },
  'no-cache': { type: 'boolean', default: false },
} as const;

/** Builds a site from documents: `loopstage build`. Returns 0, or 1 when a document has errors or a PDF is missing. */
export async function build(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, options, 1);
  const cwd = process.cwd();
  const found = await findDocuments(cwd, positionals[0]);
  if ('problem' in found) throw new UsageError(found.problem, '', [], `  hint: ${found.hint}\n`);
  const output = resolve(cwd, values.output);
  await refuseOutput(output);
  const console = createConsole(cwd, found.root);
  const cache = values['no-cache'] ? undefined : cacheFolder();
  const shelf = createBrowserShelf(values.browser, (missing) => console.report(diagnostic('output/no-browser', spanOfFile('.'), { problem: missing.message })));
  const recorder = createRecorder({ cacheFolder: cache, onProgress: (done, of) => console.progress(`recording ${done}/${of}`) });
  const drawer = createDrawer({ cacheFolder: cache, openBrowser: shelf.open, onProgress: (done, of) => console.progress(`drawing ${done}/${of}`) });
  const printer = createPrinter({ openBrowser: shelf.open });
  const stop = onInterrupt(stagingFolder(output));
  try {
    const site = await compile(found.paths, createHost(found.root, recorder, shelf.drawer(drawer), console), { notes: values.notes, drafts: values.drafts });
    const written = await writeSite(site, {
      output, root: found.root, bundle: fileURLToPath(new URL('../web/', import.meta.url)),
      ...(!values['no-pdf'] && { printPdf: (page, pdf) => shelf.orMissing(() => printer.print(page, pdf)) }),
      onDeck: (deck, done, of) => console.progress(`writing ${done}/${of} ${deck.title}`),
    });
    reportPdfs(written, console, shelf.missing() !== undefined);
    if (values.json) for (const finding of console.findings()) process.stdout.write(`${JSON.stringify(diagnosticJson(finding, console.shownPath(finding.span.path)))}\n`);
    return finish(written, console, { cwd, output, runs: recorder.runs, draws: drawer.draws });
  } finally {
    stop();
    await Promise.all([recorder.close(), drawer.close(), printer.close()]);
  }
}

async function refuseOutput(output: string): Promise<void> {
  try {
    await checkOutput(output);
  } catch (error) {
    if (error instanceof OutputRefused) throw new UsageError(error.message, '', [], '  hint: name another folder with -o\n');
    throw error;
  }
}

/** On Ctrl+C the half-written output goes and the exit status is that of an interrupted program. */
function onInterrupt(staging: string): () => void {
  const handle = (): void => { void rm(staging, { recursive: true, force: true }).finally(() => process.exit(130)); };
  process.once('SIGINT', handle);
  process.once('SIGTERM', handle);
  return () => { process.off('SIGINT', handle); process.off('SIGTERM', handle); };
}

function reportPdfs(written: readonly WrittenDeck[], console: Console, noBrowser: boolean): void {
  for (const { deck, pdfProblem } of written) {
    if (pdfProblem !== undefined && !noBrowser) console.report(diagnostic('output/pdf-failed', spanOfFile(deck.path), { title: deck.title, problem: pdfProblem }));
  }
}

interface BuildFacts {
  readonly cwd: string;
  readonly output: string;
  readonly runs: number;
  readonly draws: number;
}

function finish(written: readonly WrittenDeck[], console: Console, { cwd, output, runs, draws }: BuildFacts): number {
  const counts = console.printFindings();
  const width = Math.max(...written.map(({ deck }) => deck.slug.length), 4);
  for (const { deck, milliseconds } of written) {
    console.line(`${deck.slug.padEnd(width)}  ${plural(deck.slides, 'slide').padStart(10)}  ${plural(deck.recordings, 'recording').padStart(13)}  ${String(Math.round(milliseconds)).padStart(6)} ms`);
  }
  const found = (['error', 'warning', 'info'] as const).flatMap((severity) => (counts[severity] > 0 ? [plural(counts[severity], severity === 'info' ? 'remark' : severity)] : []));
  const made = [plural(written.length, 'deck'), `${runs} recorded and ${draws} drawn anew`, ...found].join(', ');
  console.line(`${made}\nopen ${relative(cwd, output) || '.'}/index.html`);
  return counts.error > 0 ? 1 : 0;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
