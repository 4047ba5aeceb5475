import { relative, resolve } from 'node:path';
import { rm } from 'node:fs/promises';
import { compile } from '../compile.ts';
import { checkOutput, OutputRefused, stagingFolder, writeSite, type WrittenDeck } from '../site/write-site.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import { sha256 } from '../cache/store.ts';
import { bundleFolder } from './bundle.ts';
import { plural } from './console.ts';
import { printFindings } from './diagnostic-json.ts';
import { keptPrints, type Print } from './kept-prints.ts';
import { factsOfFiles, hashesOfFiles, lastBuilds, repeatFindings, watchHost } from './last-build.ts';
import { toolKey } from './tool-key.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { withWorkshop, workshopOptions, type Workshop } from './workshop.ts';

/** Builds a site from documents: `loopstage build`. Returns 0, or 1 when a document has errors or a PDF is missing. */
export const build = defineVerb({
  name: 'build',
  operands: '[source]',
  most: 1,
  about: `Reads every .rst and .md of the source (default: decks/, slides/, docs/, else this folder), makes one deck of each
    top-level section, runs and records the asyncio examples, and writes dist/ with a page of all decks, each deck as
    HTML and as PDF.`,
  options: {
    output: { type: 'string', short: 'o', value: 'folder', doc: 'where to write (default: dist)' },
    'no-pdf': { type: 'boolean', default: false, doc: 'no PDFs; needs no browser once the diagrams are cached' },
    notes: { type: 'boolean', doc: "put the speaker notes into the decks; for the speaker's own copy, not for publishing" },
    drafts: { type: 'boolean', default: false, doc: 'build documents too marked as drafts' },
    json: { type: 'boolean', default: false, doc: 'print what is wrong to standard output, one JSON object a line' },
    ...workshopOptions,
  },
  statuses: '0 all is well, 1 something is wrong with a document (what could be built was built)',
  examples: [
    'loopstage build',
    'loopstage build talk.rst -o site',
    'loopstage build --notes -o talk      for the stage: open talk/index.html, press S in a deck',
  ],
  run: ({ values, positionals }) => withWorkshop({ ...values, source: positionals[0] }, async (workshop) => {
    const { cwd, config, found, console, host } = workshop;
    const output = resolve(cwd, values.output ?? config.output ?? 'dist');
    await refuseOutput(output);
    const stop = onInterrupt(stagingFolder(output));
    try {
      const tool = await toolKey();
      const key = sha256(JSON.stringify([tool, values, config, cwd, output, found, process.env.SOURCE_DATE_EPOCH]));
      const builds = lastBuilds(workshop.cache);
      const last = await builds.find(key, output, found.root, host);
      if (last) {
        await repeatFindings(last.findings, host);
        if (values.json) printFindings(console);
        return finish([], `${plural(last.decks, 'deck')}, nothing has changed`, output, workshop);
      }
      const watched = watchHost(host);
      const site = await compile(found.paths, watched.host, { notes: values.notes ?? config.notes ?? false, drafts: values.drafts });
      const browser = values.browser ?? config.browser ?? process.env.LOOPSTAGE_BROWSER ?? '';
      const print: Print = (page, pdf) => workshop.orMissing(() => workshop.printer.print(page, pdf));
      const printPdf = keptPrints(print, workshop.cache, JSON.stringify([tool, browser, process.env.SOURCE_DATE_EPOCH]));
      const written = await writeSite(site, {
        output, root: found.root, bundle: bundleFolder,
        ...(!values['no-pdf'] && config.pdf !== false && { printPdf }),
        onDeck: (deck, done, of) => console.progress(`writing ${done}/${of} ${deck.title}`),
      });
      reportPdfs(written, workshop);
      if (values.json) printFindings(console);
      if (!console.findings().some(({ code }) => passing.has(code))) {
        const copied = await hashesOfFiles(site.decks.flatMap(({ views }) => views.assets.flatMap(({ path }) => path ?? [])), found.root);
        await builds.keep(key, { ...await watched.seen(), copied, written: await factsOfFiles(output), findings: console.findings(), decks: written.length });
      }
      const { runs, draws } = workshop.made();
      return finish(written, `${plural(written.length, 'deck')}, ${runs} recorded and ${draws} drawn anew`, output, workshop);
    } finally {
      stop();
    }
  }),
});

/** Findings that may be gone the next time though no document has changed. */
const passing: ReadonlySet<string> = new Set(['output/no-browser', 'output/pdf-failed', 'record/failed']);

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

function reportPdfs(written: readonly WrittenDeck[], { console, browserMissing }: Workshop): void {
  if (browserMissing()) return;
  for (const { deck, pdfProblem } of written) {
    if (pdfProblem !== undefined) console.report(diagnostic('output/pdf-failed', spanOfFile(deck.path), { title: deck.title, problem: pdfProblem }));
  }
}

function finish(written: readonly WrittenDeck[], done: string, output: string, { cwd, console }: Workshop): number {
  const counts = console.printFindings();
  const width = Math.max(...written.map(({ deck }) => deck.slug.length), 4);
  for (const { deck, milliseconds } of written) {
    console.line(`${deck.slug.padEnd(width)}  ${plural(deck.slides, 'slide').padStart(10)}  ${plural(deck.recordings, 'recording').padStart(13)}  ${String(Math.round(milliseconds)).padStart(6)} ms`);
  }
  const found = (['error', 'warning', 'info'] as const).flatMap((severity) => (counts[severity] > 0 ? [plural(counts[severity], severity === 'info' ? 'remark' : severity)] : []));
  console.line(`${[done, ...found].join(', ')}\nopen ${relative(cwd, output) || '.'}/index.html`);
  return counts.error > 0 ? 1 : 0;
}
