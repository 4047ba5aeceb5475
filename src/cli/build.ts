import { relative, resolve } from 'node:path';
import { exceptionsIn } from '../check/exceptions.ts';
import { compile, type CompileOptions, type Shard } from '../compile.ts';
import { stagingFolder, writeSite, type DeckWriting, type WrittenDeck } from '../site/write-site.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import { sha256 } from '../cache/store.ts';
import { openBuildHelper } from './build-helper.ts';
import { bundleFolder, pythonFolder } from './bundle.ts';
import { plural } from './console.ts';
import { printFindings } from './diagnostic-json.ts';
import { keptPrints, type Print } from './kept-prints.ts';
import { copiedPaths, factsOfFiles, hashesOfFiles, lastBuilds, repeatFindings, watchHost } from './last-build.ts';
import { cardPrinter, siteFactsOf } from './site-facts.ts';
import { toolKey } from './tool-key.ts';
import { atMost } from './turns.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { withWorkshop, workshopOptions, type Workshop } from './workshop.ts';
import { onInterrupt, orDiskProblem, refuseOutput } from './write-output.ts';

/** Builds a site from documents: `loopstage build`. Returns 0, or 1 when a document has errors or a PDF is missing. */
export const build = defineVerb({
  name: 'build',
  operands: '[source]',
  most: 1,
  about: `Reads every .rst and .md of the source (default: decks/, slides/, docs/, else this folder), makes one deck of each
    top-level section, runs and records the asyncio examples, and writes dist/ with a page of all decks, each deck as
    HTML, as PDF and as a handout to print.`,
  options: {
    output: { type: 'string', short: 'o', value: 'folder', doc: 'where to write (default: dist)' },
    'no-pdf': { type: 'boolean', default: false, doc: 'no PDFs and no handouts; needs no browser once the diagrams are cached' },
    'no-handout': { type: 'boolean', default: false, doc: 'no handouts' },
    'single-file': { type: 'boolean', default: false, doc: 'each deck as one file that needs no other, for a memory stick or a mail' },
    shard: { type: 'string', value: 'n/of', doc: 'make one part of the decks, to be put together by `loopstage merge`' },
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
    const output = resolve(workshop.cwd, values.output ?? workshop.config.output ?? 'dist');
    await refuseOutput(output);
    const stop = onInterrupt(stagingFolder(output));
    try {
      return await buildSite(workshop, output, values);
    } finally {
      stop();
    }
  }),
});

/** The values of the options that say what is built. */
interface BuildWishes {
  readonly 'no-pdf': boolean;
  readonly 'no-handout': boolean;
  readonly 'single-file': boolean;
  readonly shard?: string;
  readonly notes?: boolean;
  readonly drafts: boolean;
  readonly json: boolean;
}

async function buildSite(workshop: Workshop, output: string, wishes: BuildWishes): Promise<number> {
  const { config, found, console, host } = workshop;
  const shard = wishes.shard === undefined ? undefined : shardOf(wishes.shard, wishes['single-file']);
  const tool = await toolKey();
  const date = process.env.SOURCE_DATE_EPOCH;
  const key = sha256(JSON.stringify([tool, wishes, config, output, found, date]));
  const builds = lastBuilds(workshop.cache);
  const last = await builds.find(key, output, found.root, host);
  if (last) {
    await repeatFindings(last.findings, host);
    return finish([], `${plural(last.decks, 'deck')}, nothing has changed`, output, workshop, wishes.json);
  }
  const live = config.liveCode !== false && !wishes['single-file'];
  const options: CompileOptions = { live, notes: wishes.notes ?? config.notes ?? false, drafts: wishes.drafts, site: siteFactsOf(config, date), ...(shard && { shard }) };
  let [done, all] = [0, 0];
  const onDeck = (title: string): void => { done += 1; console.progress(`writing ${done}/${all} ${title}`); };
  const writing: DeckWriting = { root: found.root, onDeck, ...printsOf(workshop, wishes, JSON.stringify([tool, workshop.chosenBrowser, date])) };
  const helper = shard || wishes['single-file'] ? undefined : await openBuildHelper(found, options, writing, workshop);
  try {
    const watched = watchHost(helper?.host ?? host);
    const site = await orDiskProblem(output, console, () => compile(helper?.paths ?? found.paths, watched.host, { ...options, ...(helper && { crew: helper.crew }) }));
    if (!site) return finish([], nothingWritten, output, workshop, wishes.json);
    console.excuse(exceptionsIn(site.documents));
    all = (helper && site.decks[0]?.place.of) ?? site.decks.length;
    const written = await orDiskProblem(output, console, () => writeSite(site, {
      ...writing, output, bundle: bundleFolder, lone: wishes['single-file'],
      ...(live && { python: pythonFolder() }), ...(shard && { shard }), ...(helper && { others: helper.write }),
    }));
    if (!written) return finish([], nothingWritten, output, workshop, wishes.json);
    reportPdfs(written, workshop);
    if (!console.findings().some(({ code }) => passing.has(code))) {
      const [seen, further] = [await watched.seen(), helper?.seen()];
      const copied = await hashesOfFiles([...copiedPaths(site), ...further?.copied ?? []], found.root);
      const read = { texts: { ...seen.texts, ...further?.texts }, there: { ...seen.there, ...further?.there } };
      await builds.keep(key, { ...read, copied, written: await factsOfFiles(output), findings: console.findings(), decks: written.length });
    }
    return finishBuild(written, output, workshop, wishes.json);
  } finally {
    await helper?.close();
  }
}

/** What is printed of each deck, no more than two pages at once; `key` stands for all that prints depend on beside their pages. */
function printsOf(workshop: Workshop, wishes: BuildWishes, key: string): Pick<DeckWriting, 'printPdf' | 'handout' | 'takePicture'> {
  const { config } = workshop;
  const inTurns = atMost(2);
  const keep = (made: Print): Print => {
    const kept = keptPrints(made, workshop.cache, key);
    return (page, file) => inTurns(() => kept(page, file));
  };
  return {
    ...(!wishes['no-pdf'] && config.pdf !== false && { printPdf: keep((page, pdf) => workshop.orMissing(() => workshop.printer.print(page, pdf))) }),
    ...(!wishes['no-handout'] && config.handout !== false && { handout: { paper: config.paper ?? 'a4', notes: wishes.notes ?? config.notes ?? false } }),
    ...(!wishes['no-pdf'] && config.siteUrl !== undefined && { takePicture: keep(cardPrinter(workshop)) }),
  };
}

function finishBuild(written: readonly WrittenDeck[], output: string, workshop: Workshop, json: boolean): number {
  const { runs, draws } = workshop.made();
  return finish(written, `${plural(written.length, 'deck')}, ${runs} recorded and ${draws} drawn anew`, output, workshop, json);
}

/** Returns the part that `--shard` names; throws `UsageError` where it names none. */
function shardOf(given: string, lone: boolean): Shard {
  const [, number = 0, of = 0] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(given)?.map(Number) ?? [];
  if (number === 0 || number > of) throw new UsageError(`--shard names no part: \`${given}\``, '', [], '  hint: --shard 2/8 is the second of eight\n');
  if (lone) throw new UsageError('--shard and --single-file exclude each other', '', [], '  hint: decks that are one file each need no merging; build them by document\n');
  return { number, of };
}

const nothingWritten = 'nothing was written';

/** Findings that may be gone the next time though no document has changed. */
const passing: ReadonlySet<string> = new Set(['output/no-browser', 'output/pdf-failed', 'record/failed']);

function reportPdfs(written: readonly WrittenDeck[], { console, browserMissing }: Workshop): void {
  if (browserMissing()) return;
  for (const { path, title, pdfProblem } of written) {
    if (pdfProblem !== undefined) console.report(diagnostic('output/pdf-failed', spanOfFile(path), { title, problem: pdfProblem }));
  }
}

function finish(written: readonly WrittenDeck[], done: string, output: string, { cwd, console }: Workshop, json: boolean): number {
  if (json) printFindings(console);
  const counts = console.printFindings();
  const width = Math.max(...written.map(({ slug }) => slug.length), 4);
  for (const { slug, slides, recordings, milliseconds } of written) {
    console.line(`${slug.padEnd(width)}  ${plural(slides, 'slide').padStart(10)}  ${plural(recordings, 'recording').padStart(13)}  ${String(Math.round(milliseconds)).padStart(6)} ms`);
  }
  const found = (['error', 'warning', 'info'] as const).flatMap((severity) => (counts[severity] > 0 ? [plural(counts[severity], severity === 'info' ? 'remark' : severity)] : []));
  console.line([done, ...found].join(', '));
  if (done !== nothingWritten) console.line(`open ${relative(cwd, output) || '.'}/index.html`);
  return counts.error > 0 ? 1 : 0;
}
