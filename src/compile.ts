import { exceptionsIn, judge, type Exception } from './check/exceptions.ts';
import { askedLabels, type AskedLabels } from './compile/asked-labels.ts';
import { decksOfAll, labelsOfAll, type Crew } from './compile/crew.ts';
import { drawDiagrams, newDrawingShelf, waitingSlides, type DrawingShelf } from './compile/drawings.ts';
import { newExampleShelf, recordExamples, withStandIns, type ExampleShelf } from './compile/examples.ts';
import { findFiles } from './compile/files.ts';
import { newMemory, type Memory } from './compile/memory.ts';
import { newDocumentShelf, type DocumentShelf } from './compile/read-document.ts';
import { keepingMakers } from './compile/slides.ts';
import type { SearchDeck } from './contract/search.ts';
import type { Asset } from './deck/assets.ts';
import type { Deck, Example, StepCounts } from './deck/deck.ts';
import { numberSteps } from './deck/number-steps.ts';
import { planDocument, type PlannedDeck } from './deck/plan-decks.ts';
import { withoutDrafts } from './deck/without-drafts.ts';
import type { Document } from './document/nodes.ts';
import type { Host } from './host.ts';
import { mergeLabels, ownLabels, type Labels } from './markup/resolve/labels.ts';
import { resolveDocument } from './markup/resolve/resolve-document.ts';
import { renderFeed, renderSitemap } from './render/feed.ts';
import { checkFormulas } from './render/math.ts';
import { missingGlyphs, textOfPage } from './render/missing-glyphs.ts';
import { galleryOf, recordingsOf, titleOf, type DeckSummary } from './render/deck-summary.ts';
import { deckOutputs, type DeckBeside, type DeckOutputs, type PartMakers } from './render/outputs.ts';
import { printSearchIndex } from './render/search-index.ts';
import type { SiteFacts } from './render/site-facts.ts';
import { comparisonOf, type DeckViews } from './render/views.ts';
import type { SequenceDiagram } from './sequence/sequence.ts';
import { diagnostic, type Diagnostic, type Report } from './source/diagnostic.ts';
import { stepRanges } from './timeline/step-ranges.ts';
import type { Timeline } from './timeline/timeline.ts';

/** How to compile: whether pages carry speaker notes, and whether documents marked `draft` are compiled too. */
export interface CompileOptions {
  readonly notes: boolean;
  readonly drafts?: boolean;
  /** What is said of the whole site. */
  readonly site?: SiteFacts;
  /** Whether readers can change examples and run them. */
  readonly live?: boolean;
  /** Which decks to make when several machines share the work; the others are read alone, for what leads to them. All without it. */
  readonly shard?: Shard;
  /** Those who compile the other documents of the site at the same time. */
  readonly crew?: Crew;
}

/** One part of a build that `of` machines share: every `of`th deck, from deck `number` (from 1). */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** The decks of a site, their pages rendered when asked for, and the facts to print about them. Paths are relative to the output folder. */
export interface CompiledSite {
  readonly decks: readonly CompiledDeck[];
  /** What is said of the whole site. */
  readonly site: SiteFacts;
  /** The documents, their references resolved. */
  readonly documents: readonly Document[];
  /** Returns findings without those that the documents say are meant. */
  readonly unexcused: (findings: readonly Diagnostic[]) => readonly Diagnostic[];
}

/** A deck with what its pages were made from, and the pages. */
export interface CompiledDeck extends DeckOutputs {
  readonly slug: string;
  readonly title: string;
  readonly path: string;
  /** Its number among the decks of the whole site, from 1, and how many these are. */
  readonly place: { readonly number: number; readonly of: number };
  /** Paths of all files that its document was read from. */
  readonly files: readonly string[];
  readonly slides: number;
  readonly steps: number;
  readonly recordings: number;
  /** Ids of the slides that show something older, or only text, because the host is still recording or drawing for them. */
  readonly waiting: ReadonlySet<string>;
  readonly views: DeckViews;
}

/** A compiler with a memory: what an edit does not concern is taken from the compilation before. Compilations must not overlap. */
export interface Compiler {
  readonly compile: (paths: readonly string[], options: CompileOptions) => Promise<CompiledSite>;
}

/** What is kept from one compilation to the next; each table says which objects its values were made from. */
interface Kept {
  readonly documents: DocumentShelf;
  readonly labels: Memory<Document, Labels>;
  readonly resolved: WeakMap<Document, { readonly asked: AskedLabels; readonly memory: Memory<Document, Document> }>;
  readonly planned: Memory<Document, readonly PlannedDeck[]>;
  readonly exceptions: Memory<Document, readonly Exception[]>;
  readonly numbered: Memory<Deck, Deck>;
  readonly assets: Memory<Deck, readonly Asset[]>;
  readonly examples: ExampleShelf;
  readonly drawings: DrawingShelf;
  /** Keeps the parts of pages; absent where there is no next compilation. */
  readonly make?: PartMakers;
}

/**
 * Compiles the documents at `paths` (relative to the project) to pages: the pipeline of Loopstage from text to HTML, one stage
 * after the other. What is wrong with a document is reported to `host`; only a defect of ours throws.
 */
export async function compile(paths: readonly string[], host: Host, options: CompileOptions): Promise<CompiledSite> {
  const site = await compileWith(emptyShelves(), paths, host, options);
  for (const deck of site.decks) reportGlyphs(deck, host.report);
  return site;
}

/**
 * Returns a compiler for many compilations. Each one reports all that is wrong, what is kept included, but for characters without a glyph, which
 * `reportGlyphs` looks for in the decks that are shown.
 */
export function createCompiler(host: Host): Compiler {
  const kept = { ...emptyShelves(), make: keepingMakers() };
  return { compile: (paths, options) => compileWith(kept, paths, host, options) };
}

function emptyShelves(): Kept {
  return {
    documents: newDocumentShelf(), labels: newMemory(), resolved: new WeakMap(), planned: newMemory(), exceptions: newMemory(), numbered: newMemory(), assets: newMemory(),
    examples: newExampleShelf(), drawings: newDrawingShelf(),
  };
}

async function compileWith(kept: Kept, paths: readonly string[], host: Host, options: CompileOptions): Promise<CompiledSite> {
  const { report } = host;
  const { site = {} } = options;
  const read = await kept.documents.read(paths, host);
  const documents = await resolveAll(options.drafts === true ? read : withoutDrafts(read, report), kept, options.crew, report);
  const planned = await decksOfAll(documents.flatMap((document) => kept.planned.recall(document, [], report, (tell) => planDocument(document, tell))), options.crew, report);
  const isMade = (deck: Deck | DeckBeside, index: number): deck is Deck => !('places' in deck) && (options.shard === undefined || index % options.shard.of === options.shard.number - 1);
  const made = planned.filter(isMade);
  const examples = await recordExamples(made, host, kept.examples);
  const drawings = await drawDiagrams(made, examples, host, kept.examples, kept.drawings);
  const timelines = new Map([...examples.shown].map(([example, { timeline }]) => [example, timeline] as const));
  const sequences = new Map([...examples.shown].map(([example, shown]) => [example, shown.sequences] as const));
  const decks = planned.map((deck, index) => (!isMade(deck, index) ? deck : kept.numbered.recall(deck, [site.event, ...deck.examples.flatMap((one) => [timelines.get(one), sequences.get(one), examples.waiting.has(one)])], report,
    () => atEvent(numberSteps(withStandIns(deck, examples), countsOf(deck, timelines, sequences)), site.event))));
  const assets = await Promise.all(decks.map((deck, index) => (isMade(deck, index) ? findFiles(deck, host, kept.assets) : [])));
  const views = decks.map((deck, index): DeckViews | DeckBeside => ('places' in deck ? deck : { deck, assets: assets[index] ?? [], timelines, sequences, drawings: drawings.drawn }));
  const outputs = deckOutputs(views, options, kept.make);
  const compiled = views.flatMap((view, index): CompiledDeck[] => {
    const [pages, plan] = [outputs[index], planned[index]];
    return pages && plan && !('places' in view) && isMade(plan, index) ? [{ ...factsOf(view), place: { number: index + 1, of: decks.length }, files: kept.documents.filesOf(plan.path), waiting: waitingSlides(view.deck, plan, examples, drawings.waiting), views: view, ...pages }] : [];
  });
  return { documents, unexcused: (findings) => judge(findings, documents.flatMap((document) => kept.exceptions.recall(document, [], () => undefined, () => exceptionsIn([document]))), () => false).findings, site, decks: compiled };
}

/** Resolves the references of documents, also those to documents of the `crew`; one that asked the others for nothing that has changed stays as it is. */
async function resolveAll(documents: readonly Document[], kept: Kept, crew: Crew | undefined, report: Report): Promise<readonly Document[]> {
  const own = documents.map((document) => ({ path: document.path, labels: kept.labels.recall(document, [], () => undefined, () => ownLabels(document)) }));
  const labels = mergeLabels(await labelsOfAll(own, crew));
  return documents.map((document) => {
    const known = kept.resolved.get(document);
    const { asked, memory } = known?.asked.sameIn(labels) ? known : { asked: askedLabels(labels), memory: newMemory<Document, Document>() };
    kept.resolved.set(document, { asked, memory });
    return memory.recall(document, [], report, (tell) => {
      const resolved = resolveDocument(document, tell, asked.labels);
      checkFormulas(resolved, tell);
      return resolved;
    });
  });
}

/** The deck at `event` where its document names none. */
function atEvent(deck: Deck, event: string | undefined): Deck {
  return event === undefined || deck.meta.event !== undefined ? deck : { ...deck, meta: { ...deck.meta, event } };
}

function countsOf(deck: Deck, timelines: ReadonlyMap<Example, Timeline>, sequences: ReadonlyMap<Example, readonly SequenceDiagram[]>): ReadonlyMap<string, StepCounts> {
  return new Map(deck.examples.flatMap((example) => {
    const timeline = timelines.get(example);
    if (!timeline) return [];
    const beside = comparisonOf(example, { deck, timelines })?.comparison;
    return [[example.id, { stage: beside ? stepRanges({ ...beside, phases: [] }) : stepRanges(timeline, example.options.steps), sequence: (sequences.get(example) ?? []).map((part) => part.range) }] as const];
  }));
}

/** Says which characters of a deck the theme's fonts lack, at the first slide that shows them; speaker notes are not looked at. */
export function reportGlyphs({ views: { deck }, slideSections }: CompiledDeck, report: Report): void {
  const known = new Set<string>();
  for (const [index, section] of slideSections().entries()) {
    const missing = missingGlyphs(textOfPage(section.replace(/<aside class="notes"[\s\S]*?<\/aside>/g, ''))).filter((character) => !known.has(character));
    const slide = deck.slides[index];
    if (!slide || missing.length === 0) continue;
    for (const character of missing) known.add(character);
    const characters = missing.map((character) => `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`).join(', ');
    report(diagnostic('output/glyph-missing', slide.span, { characters }));
  }
}

function factsOf(views: DeckViews): Pick<CompiledDeck, 'slug' | 'title' | 'path' | 'slides' | 'steps' | 'recordings'> {
  const { slug, titleText, path, slides } = views.deck;
  return { slug, title: titleText, path, slides: slides.length, steps: slides.reduce((sum, slide) => sum + slide.steps, 0), recordings: recordingsOf(views) };
}

/** The pages of the whole site, made from what is said of its decks; each is rendered when asked for. */
export interface SitePages {
  readonly gallery: () => string;
  /** The feed and the site map; `undefined` where the site's address is not known. */
  readonly feed: (() => string) | undefined;
  readonly sitemap: (() => string) | undefined;
}

/** Returns the pages about `decks` and about the site. */
export function sitePages(decks: readonly DeckSummary[], site: SiteFacts): SitePages {
  const known = site.url !== undefined;
  return {
    gallery: () => galleryOf(decks, site),
    feed: known ? () => renderFeed(decks, site, titleOf(decks, site)) : undefined,
    sitemap: known ? () => renderSitemap(decks, site) : undefined,
  };
}

/** Returns the search index of decks, a classic script. */
export function searchScript(decks: readonly SearchDeck[]): string {
  return printSearchIndex({ decks });
}
