import { sequenceFromTimeline } from './sequence/sequence-from-timeline.ts';
import type { DiagramFailure, DrawnDiagram } from './contract/diagram.ts';
import { assetsOf, blocksOf, resolvePath, type Asset } from './deck/assets.ts';
import type { Deck, Example, StepCounts } from './deck/deck.ts';
import { numberSteps } from './deck/number-steps.ts';
import { planDecks } from './deck/plan-decks.ts';
import { withoutDrafts } from './deck/without-drafts.ts';
import type { Document, Mermaid } from './document/nodes.ts';
import { walkBlocks } from './document/walk.ts';
import type { Host, RecordFailure } from './host.ts';
import { applyDirectives } from './markup/directives/apply-directives.ts';
import { markdownMarkup } from './markup/markdown/markdown-markup.ts';
import { parseMarkdown } from './markup/markdown/parse-markdown.ts';
import { labelsOf } from './markup/resolve/labels.ts';
import { resolveDocument } from './markup/resolve/resolve-document.ts';
import { includedRoles } from './markup/rst/included-roles.ts';
import { rstMarkupWith } from './markup/rst/rst-markup.ts';
import { parseRst } from './markup/rst/parse-rst.ts';
import { checkFormulas } from './render/math.ts';
import { deckOutputs, galleryOf, ownStyle, recordingsOf, type DeckOutputs, type FilesOfDeck } from './render/outputs.ts';
import { missingGlyphs, textOfPage } from './render/missing-glyphs.ts';
import { styleFiles } from './render/style-files.ts';
import { comparisonOf, type DeckViews } from './render/views.ts';
import type { SequenceDiagram } from './sequence/sequence.ts';
import { diagnostic } from './source/diagnostic.ts';
import { sourceFile } from './source/source-file.ts';
import { spanOfFile, type Span } from './source/span.ts';
import { stepRanges } from './timeline/step-ranges.ts';
import type { Timeline } from './timeline/timeline.ts';
import { timelineFromRecording } from './timeline/timeline-from-recording.ts';
import { outputDifference } from './trace/expected-output.ts';
import { recordingProblems } from './trace/recording-problems.ts';
import type { Recording } from './trace/recording.ts';

/** How to compile: whether pages carry speaker notes, and whether documents marked `draft` are compiled too. */
export interface CompileOptions {
  readonly notes: boolean;
  readonly drafts?: boolean;
}

/** All pages of a site, rendered when asked for, and the facts to print about them. Paths are relative to the output folder. */
export interface CompiledSite {
  /** The gallery; `filesOf` says which files beside its page a deck has, by its slug. */
  readonly gallery: (filesOf: (slug: string) => FilesOfDeck) => string;
  readonly decks: readonly CompiledDeck[];
}

/** A deck with what its pages were made from, and the pages. */
export interface CompiledDeck extends DeckOutputs {
  readonly slug: string;
  readonly title: string;
  readonly path: string;
  readonly slides: number;
  readonly steps: number;
  readonly recordings: number;
  readonly views: DeckViews;
}

/**
 * Compiles the documents at `paths` (relative to the project) to pages: the pipeline of Loopstage from text to HTML, one stage
 * after the other. What is wrong with a document is reported to `host`; only a defect of ours throws.
 */
export async function compile(paths: readonly string[], host: Host, options: CompileOptions): Promise<CompiledSite> {
  const read = (await Promise.all(paths.map((path) => readDocument(path, host, 'applied')))).filter((document) => document !== undefined);
  const kept = options.drafts === true ? read : withoutDrafts(read, host.report);
  const labels = labelsOf(kept);
  const documents = kept.map((document) => resolveDocument(document, host.report, labels));
  for (const document of documents) checkFormulas(document, host.report);
  const planned = planDecks(documents, host.report);
  const timelines = await recordExamples(planned, host);
  const sequences = new Map([...timelines].map(([example, timeline]) => [example, sequenceFromTimeline(timeline)] as const));
  const decks = planned.map((deck) => numberSteps(deck, countsOf(deck, timelines, sequences)));
  const drawings = await drawDiagrams(decks, sequences, host);
  const assets = await Promise.all(decks.map(async (deck) => [...await findAssets(deck, host), ...await findStyle(deck, host)]));
  const views = decks.map((deck, index): DeckViews => ({ deck, assets: assets[index] ?? [], timelines, sequences, drawings }));
  const outputs = deckOutputs(views, options);
  const compiled = views.flatMap((view, index) => {
    const pages = outputs[index];
    return pages ? [{ ...factsOf(view), views: view, ...pages }] : [];
  });
  for (const { views: { deck }, printPage } of compiled) reportGlyphs(deck, printPage(), host);
  return { decks: compiled, gallery: (filesOf) => galleryOf(views, filesOf) };
}

/**
 * Returns the document at `path` (relative to the project) with its directives applied and its references resolved, as the reader made
 * it when `form` is `parsed`, or with its references to come when it is `applied`; `undefined` for a file that cannot be read, which is reported.
 */
export async function readDocument(path: string, host: Pick<Host, 'read' | 'report' | 'remember'>, form: 'parsed' | 'applied' | 'resolved' = 'resolved'): Promise<Document | undefined> {
  const read = await host.read(path);
  if ('problem' in read) {
    host.report(read.badByte
      ? diagnostic('source/not-utf8', spanOfFile(path), { byte: `0x${read.badByte.value.toString(16)}`, offset: read.badByte.offset })
      : diagnostic('source/unreadable', spanOfFile(path), { reason: read.problem }));
    return undefined;
  }
  const file = sourceFile(path, read.text, host.report);
  host.remember(file);
  const readText = async (other: string): Promise<string | undefined> => {
    const found = await host.read(other);
    if ('problem' in found) return undefined;
    host.remember(sourceFile(other, found.text));
    return found.text;
  };
  const rst = /\.rst$/i.test(path);
  const roles = await includedRoles(file, readText);
  const parsed = rst ? parseRst(file, host.report, roles) : parseMarkdown(file, host.report);
  if (form === 'parsed') return parsed;
  const applied = await applyDirectives(parsed, { read: readText, file, markup: rst ? rstMarkupWith(roles) : markdownMarkup }, host.report);
  return form === 'applied' ? applied : resolveDocument(applied, host.report);
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
    const timeline = timelineFromRecording(result, example.options.detail, example.options);
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

function countsOf(deck: Deck, timelines: ReadonlyMap<Example, Timeline>, sequences: ReadonlyMap<Example, readonly SequenceDiagram[]>): ReadonlyMap<string, StepCounts> {
  return new Map(deck.examples.flatMap((example) => {
    const timeline = timelines.get(example);
    if (!timeline) return [];
    const beside = comparisonOf(example, { deck, timelines })?.comparison;
    return [[example.id, { stage: beside ? stepRanges({ ...beside, phases: [] }) : stepRanges(timeline, example.options.steps), sequence: (sequences.get(example) ?? []).map((part) => part.range) }] as const];
  }));
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
  return existing(assetsOf(deck), host);
}

async function existing(assets: readonly Asset[], host: Host): Promise<readonly Asset[]> {
  const there = await Promise.all(assets.map((asset) => (asset.path === undefined ? false : host.has(asset.path))));
  for (const [index, asset] of assets.entries()) {
    if (there[index]) continue;
    host.report(asset.path === undefined ? diagnostic('output/picture-outside', asset.span, { address: asset.address }) : diagnostic('output/picture-missing', asset.span, { address: asset.address, path: asset.path }));
  }
  return assets.filter((_, index) => there[index]);
}

/** The style sheet `theme.css` beside the document, if there is one, and the files that it loads; they keep their places beside the page. */
async function findStyle(deck: Deck, host: Host): Promise<readonly Asset[]> {
  const path = resolvePath(deck.path, ownStyle);
  const style = path !== undefined && await host.has(path) ? await host.read(path) : undefined;
  if (path === undefined || style === undefined || 'problem' in style) return [];
  const files = styleFiles(style.text).map((address): Asset => ({ address, path: address.startsWith('..') ? undefined : resolvePath(path, address), target: address, span: spanOfFile(path) }));
  return [{ address: ownStyle, path, target: ownStyle, span: spanOfFile(path) }, ...await existing(files, host)];
}

/** Says which characters of a deck the theme's fonts lack, at the first slide that shows them. */
function reportGlyphs(deck: Deck, page: string, host: Host): void {
  const known = new Set<string>();
  for (const [index, section] of page.split(/(?=<section )/).slice(1).entries()) {
    const missing = missingGlyphs(textOfPage(section)).filter((character) => !known.has(character));
    const slide = deck.slides[index];
    if (!slide || missing.length === 0) continue;
    for (const character of missing) known.add(character);
    const characters = missing.map((character) => `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`).join(', ');
    host.report(diagnostic('output/glyph-missing', slide.span, { characters }));
  }
}

function factsOf(views: DeckViews): Omit<CompiledDeck, keyof DeckOutputs | 'views'> {
  const { slug, titleText, path, slides } = views.deck;
  return { slug, title: titleText, path, slides: slides.length, steps: slides.reduce((sum, slide) => sum + slide.steps, 0), recordings: recordingsOf(views) };
}
