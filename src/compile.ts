import { sequenceFromTimeline } from './sequence/sequence-from-timeline.ts';
import type { DiagramFailure, DrawnDiagram } from './contract/diagram.ts';
import { assetsOf, blocksOf, type Asset } from './deck/assets.ts';
import type { Deck, Example, StepCounts, StepRange } from './deck/deck.ts';
import { numberSteps } from './deck/number-steps.ts';
import { planDecks } from './deck/plan-decks.ts';
import type { Document, Mermaid } from './document/nodes.ts';
import { walkBlocks } from './document/walk.ts';
import type { Host, RecordFailure } from './host.ts';
import { applyDirectives } from './markup/directives/apply-directives.ts';
import { markdownMarkup } from './markup/markdown/markdown-markup.ts';
import { parseMarkdown } from './markup/markdown/parse-markdown.ts';
import { resolveDocument } from './markup/resolve/resolve-document.ts';
import { rstMarkup } from './markup/rst/rst-markup.ts';
import { parseRst } from './markup/rst/parse-rst.ts';
import { renderDeckPage, type PageLink } from './render/deck-page.ts';
import { renderGalleryPage } from './render/gallery-page.ts';
import { renderPrintPage } from './render/print-page.ts';
import { drawnTimeline, recordingViews, type DeckViews } from './render/views.ts';
import type { SequenceDiagram } from './sequence/sequence.ts';
import { diagnostic } from './source/diagnostic.ts';
import { sourceFile } from './source/source-file.ts';
import { spanOfFile, type Span } from './source/span.ts';
import type { Timeline } from './timeline/timeline.ts';
import { timelineFromRecording } from './timeline/timeline-from-recording.ts';
import { outputDifference } from './trace/expected-output.ts';
import { recordingProblems } from './trace/recording-problems.ts';
import type { Recording } from './trace/recording.ts';

/** How to compile: whether pages carry speaker notes. */
export interface CompileOptions {
  readonly notes: boolean;
}

/** All pages of a site, as texts, and the facts to print about them. Paths are relative to the output folder. */
export interface CompiledSite {
  /** The gallery, with links to the PDFs of the decks named. */
  readonly gallery: (pdfs: ReadonlySet<string>) => string;
  readonly decks: readonly CompiledDeck[];
}

export interface CompiledDeck {
  readonly slug: string;
  readonly title: string;
  readonly path: string;
  readonly slides: number;
  readonly steps: number;
  readonly recordings: number;
  /** The deck's page, with a link to its PDF or without. */
  readonly page: (pdf: boolean) => string;
  readonly printPage: string;
  readonly assets: readonly Asset[];
}

/**
 * Compiles the documents at `paths` (relative to the project) to pages: the pipeline of Loopstage from text to HTML, one stage
 * after the other. What is wrong with a document is reported to `host`; only a defect of ours throws.
 */
export async function compile(paths: readonly string[], host: Host, options: CompileOptions): Promise<CompiledSite> {
  const documents = (await Promise.all(paths.map((path) => readDocument(path, host)))).filter((document) => document !== undefined);
  const planned = planDecks(documents, host.report);
  const timelines = await recordExamples(planned, host);
  const sequences = new Map([...timelines].map(([example, timeline]) => [example, sequenceFromTimeline(timeline)] as const));
  const decks = planned.map((deck) => numberSteps(deck, countsOf(deck, timelines, sequences)));
  const drawings = await drawDiagrams(decks, sequences, host);
  const assets = await Promise.all(decks.map((deck) => findAssets(deck, host)));
  const compiled = decks.map((deck, index) => {
    const views: DeckViews = { deck, assets: assets[index] ?? [], timelines, sequences, drawings };
    const addresses = addressesOf(deck, decks, views.assets);
    return renderDeck(views, addresses, { previous: linkTo(decks[index - 1]), next: linkTo(decks[index + 1]) }, options);
  });
  return { decks: compiled, gallery: (pdfs) => renderGallery(decks, compiled, pdfs) };
}

async function readDocument(path: string, host: Host): Promise<Document | undefined> {
  const read = await host.read(path);
  if ('problem' in read) {
    host.report(read.badByte
      ? diagnostic('source/not-utf8', spanOfFile(path), { byte: `0x${read.badByte.value.toString(16)}`, offset: read.badByte.offset })
      : diagnostic('source/unreadable', spanOfFile(path), { reason: read.problem }));
    return undefined;
  }
  const file = sourceFile(path, read.text);
  host.remember(file);
  const rst = /\.rst$/i.test(path);
  const parsed = rst ? parseRst(file, host.report) : parseMarkdown(file, host.report);
  const readText = async (other: string): Promise<string | undefined> => {
    const found = await host.read(other);
    if ('problem' in found) return undefined;
    host.remember(sourceFile(other, found.text));
    return found.text;
  };
  return resolveDocument(await applyDirectives(parsed, { read: readText, file, markup: rst ? rstMarkup : markdownMarkup }, host.report), host.report);
}

/** Timelines by the example they show; an example whose program gave nothing to show has none, and the author is told why. */
async function recordExamples(decks: readonly Deck[], host: Host): Promise<ReadonlyMap<Example, Timeline>> {
  const examples = decks.flatMap((deck) => deck.examples);
  const results = await host.record(examples.map((example) => example.program));
  const timelines = new Map<Example, Timeline>();
  for (const [index, example] of examples.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    reportProblems(example, result, host);
    if ('problem' in result) continue;
    const timeline = timelineFromRecording(result, example.options.detail);
    if (timeline.steps.length > 0) timelines.set(example, timeline);
    else host.report(diagnostic('record/nothing-to-show', example.span, {}));
  }
  return timelines;
}

function reportProblems(example: Example, result: Recording | RecordFailure, host: Host): void {
  if ('problem' in result) {
    host.report(diagnostic('record/failed', example.span, { problem: result.problem }));
    return;
  }
  for (const problem of recordingProblems(result, example.program)) {
    host.report(diagnostic(`record/${problem.kind}`, spanOfLine(example, problem.line), { problem: problem.text }));
  }
  const { expected } = example;
  const difference = expected && outputDifference(expected.text, result.stdout);
  if (expected && difference !== undefined) host.report(diagnostic('record/output', expected.span, { problem: difference }));
}

/** Span of line `line` (from 1) of an example's text, the whole example where no line is known. */
function spanOfLine(example: Example, line: number | undefined): Span {
  if (line === undefined) return example.span;
  const text = example.program.main.text.split('\n')[line - 1] ?? '';
  const at = { line: example.program.main.line + line - 1, offset: example.span.start.offset };
  const indent = /^\s*/.exec(text)?.[0].length ?? 0;
  const column = example.span.start.column + indent;
  return { path: example.program.path, start: { ...at, column }, end: { ...at, column: column + Math.max(1, text.trim().length) } };
}

const mostSteps = 20;

function countsOf(deck: Deck, timelines: ReadonlyMap<Example, Timeline>, sequences: ReadonlyMap<Example, readonly SequenceDiagram[]>): ReadonlyMap<string, StepCounts> {
  return new Map(deck.examples.flatMap((example) => {
    const timeline = timelines.get(example);
    if (!timeline) return [];
    return [[example.id, { stage: stageRanges(timeline), sequence: (sequences.get(example) ?? []).map((part) => part.range) }] as const];
  }));
}

/** Cuts a long recording into slides of at most twenty steps, at the beginning of an instant where there is one in reach. */
function stageRanges(timeline: Timeline): readonly StepRange[] {
  const ranges: StepRange[] = [];
  const total = timeline.steps.length;
  for (let from = 1; from <= total;) {
    const left = total - from + 1;
    const target = left <= mostSteps ? total : from + Math.ceil(left / Math.ceil(left / mostSteps)) - 1;
    const border = timeline.instants.map((instant) => instant.last).filter((last) => last > from + 4 && last <= from + mostSteps - 1 && last <= target + 4).at(-1);
    const to = target === total ? total : border ?? target;
    ranges.push({ from, to });
    from = to + 1;
  }
  return ranges;
}

/** Drawings by their text: the diagrams made from recordings and those that authors wrote. */
async function drawDiagrams(decks: readonly Deck[], sequences: ReadonlyMap<Example, readonly SequenceDiagram[]>, host: Host): Promise<ReadonlyMap<string, DrawnDiagram>> {
  const blocks = decks.flatMap((deck) => deck.slides.flatMap((slide) => mermaidBlocks(blocksOf(slide))));
  const shown = decks.flatMap((deck) => deck.slides.flatMap((slide) => (slide.kind === 'sequence' ? [deck.examples.find((example) => example.id === slide.example)] : [])));
  const parts = shown.flatMap((example) => (example ? sequences.get(example) ?? [] : []));
  const texts = [...new Set([...parts.map((part) => part.text), ...blocks.map((block) => block.text)])];
  const results = await host.draw(texts.map((text) => ({ text })));
  const drawn = new Map<string, DrawnDiagram>();
  for (const [index, text] of texts.entries()) {
    const result = results[index];
    if (result && 'svg' in result) drawn.set(text, result);
    else reportFailure(result ?? { problem: 'it was not drawn' }, blocks.find((block) => block.text === text), host);
  }
  return drawn;
}

function mermaidBlocks(blocks: Parameters<typeof walkBlocks>[0]): Mermaid[] {
  const found: Mermaid[] = [];
  walkBlocks(blocks, (block) => { if (block.type === 'mermaid') found.push(block); });
  return found;
}

function reportFailure(failure: DiagramFailure, block: Mermaid | undefined, host: Host): void {
  const path = block?.origin.path ?? '';
  const line = (block?.origin.line ?? 1) + (failure.line ?? 1) - 1;
  const point = { line, column: 1, offset: 0 };
  const span = block && failure.line === undefined ? block.span : { path, start: point, end: point };
  host.report(diagnostic('output/diagram-failed', span, { problem: failure.problem }));
}

async function findAssets(deck: Deck, host: Host): Promise<readonly Asset[]> {
  const assets = assetsOf(deck);
  const there = await Promise.all(assets.map((asset) => (asset.path === undefined ? false : host.has(asset.path))));
  for (const [index, asset] of assets.entries()) {
    if (there[index]) continue;
    host.report(asset.path === undefined ? diagnostic('output/picture-outside', asset.span, { address: asset.address }) : diagnostic('output/picture-missing', asset.span, { address: asset.address, path: asset.path }));
  }
  return assets.filter((_, index) => there[index]);
}

function linkTo(deck: Deck | undefined): PageLink | undefined {
  return deck && { href: `../${deck.slug}/index.html`, title: deck.titleText };
}

/** Addresses as pages write them, by what the document says: files by their copy, sections by the slide they begin, in this deck or another. */
function addressesOf(deck: Deck, decks: readonly Deck[], assets: readonly Asset[]): ReadonlyMap<string, string> {
  const addresses = new Map(assets.map((asset) => [asset.address, asset.target]));
  for (const other of [deck, ...decks.filter((one) => one !== deck && one.path === deck.path)]) {
    const page = other === deck ? '' : `../${other.slug}/index.html`;
    for (const slide of other.slides) {
      for (const id of slide.anchors ?? []) if (!addresses.has(`#${id}`)) addresses.set(`#${id}`, `${page}#${slide.id}`);
    }
  }
  return addresses;
}

function renderDeck(views: DeckViews, addresses: ReadonlyMap<string, string>, around: { previous: PageLink | undefined; next: PageLink | undefined }, options: CompileOptions): CompiledDeck {
  const { deck, assets } = views;
  const content = {
    address: (uri: string): string => addresses.get(uri) ?? uri,
    diagram: (text: string): DrawnDiagram | undefined => views.drawings.get(text),
    timeline: drawnTimeline,
  };
  const { stage, sequence, stagePrint, sequencePrint } = recordingViews(views);
  const { previous, next } = around;
  const links = { gallery: '../index.html', ...(previous && { previous }), ...(next && { next }) };
  return {
    slug: deck.slug, title: deck.titleText, path: deck.path, slides: deck.slides.length,
    steps: deck.slides.reduce((sum, slide) => sum + slide.steps, 0),
    recordings: deck.examples.filter((example) => views.timelines.has(example)).length,
    page: (pdf) => renderDeckPage(deck, { ...content, notes: options.notes, stage, sequence, links: { ...links, ...(pdf && { pdf: `${deck.slug}.pdf` }) } }),
    printPage: renderPrintPage(deck, { ...content, stagePrint, sequencePrint }),
    assets,
  };
}

function renderGallery(decks: readonly Deck[], compiled: readonly CompiledDeck[], pdfs: ReadonlySet<string>): string {
  const entries = decks.map((deck, index) => {
    const { documentTitle, author, duration } = deck.meta;
    const minutes = duration ?? deck.slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0);
    return {
      slug: deck.slug, title: deck.titleText, slides: deck.slides.length, recordings: compiled[index]?.recordings ?? 0, deck: `${deck.slug}/index.html`,
      ...(documentTitle !== undefined && { document: documentTitle }), ...(author !== undefined && { author }), ...(minutes > 0 && { minutes }),
      ...(pdfs.has(deck.slug) && { pdf: `${deck.slug}/${deck.slug}.pdf` }),
    };
  });
  const [first] = decks;
  return renderGalleryPage(entries, { title: decks.length === 1 && first ? first.titleText : 'Decks', lang: first?.meta.lang ?? 'en' });
}
