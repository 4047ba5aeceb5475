import type { Inline } from '../document/inline.ts';
import type { Block, Footnote } from '../document/nodes.ts';
import { textOf } from '../document/text.ts';
import { childBlocks } from '../document/walk.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { contentSteps } from './content-steps.ts';
import type { ContentSlide, DeckMeta, Example, SequenceSlide, Slide, SlideNote, StageSlide } from './deck.ts';
import type { Heading, Page, Show } from './plan-pages.ts';
import type { Fact } from './slide-facts.ts';
import { heightOf, heightOfBlock } from './block-height.ts';
import { contentRoom, metrics } from './slide-metrics.ts';
import { names, slugOf, type Names } from './slug.ts';
import { splitBlocks } from './split-blocks.ts';

/** The slides and examples of one deck as they are made, with the ids that are taken. */
export interface Drafts {
  readonly slides: Slide[];
  readonly examples: Example[];
  readonly ids: Names;
  readonly exampleIds: Names;
  readonly size: DeckMeta['size'];
  readonly report: Report;
}

/** Returns empty drafts for slides of `size` pixels. `taken` are the ids of nodes in the deck, which no slide may have too. */
export function newDrafts(size: DeckMeta['size'], taken: readonly string[], report: Report): Drafts {
  return { slides: [], examples: [], ids: names(taken), exampleIds: names(), size, report };
}

/** Adds the deck's title slide with the facts that stand before all content. */
export function addTitle(heading: Heading, facts: readonly Fact[], drafts: Drafts): void {
  drafts.slides.push({ kind: 'title', blocks: [], steps: 0, ...common(heading, drafts.ids.take(slugOf(heading.text) || 'title'), facts), notes: wholeNotes(facts) });
}

/** Adds the slides of `pages`: content split where it is too long, examples as stage and sequence. */
export function addPages(pages: readonly (Page | Show)[], drafts: Drafts): void {
  const split = pages.map((page) => (page.kind === 'page' ? contentParts(page, drafts) : []));
  const total = tally();
  pages.forEach((page, index) => total.add(page.heading, split[index]?.length ?? 0));
  const done = tally();
  pages.forEach((page, index) => {
    if (page.kind === 'show') { addExample(page, done.add(page.heading, 0) === 0, drafts); return; }
    const parts = split[index] ?? [];
    const notes = notesOfParts(page.facts, parts, drafts.report);
    parts.forEach((blocks, place) => {
      const number = done.add(page.heading, 1);
      const of = total.add(page.heading, 0);
      const facts = place === 0 ? page.facts : page.facts.filter((fact) => fact.type === 'background');
      const heading = number === 1 ? page.heading : { ...page.heading, ids: [] };
      drafts.slides.push({
        kind: 'content', blocks, steps: contentSteps(blocks), ...common(heading, drafts.ids.take(slugOf(heading.text) || 'slide'), facts),
        notes: notes[place] ?? [], ...(of > 1 && { part: { number, of } }),
      } satisfies ContentSlide);
    });
  });
}

/** Adds the last slides: the footnotes and citations of the deck under `title`, on as many slides as they need. */
export function addReferences(title: string, footnotes: readonly Footnote[], span: Span, drafts: Drafts): void {
  const room = contentRoom(drafts.size, title);
  const parts = splitBlocks(footnotes, room.width, room.height * 1.2);
  const at = footnotes[0]?.span ?? span;
  const heading: Heading = { inlines: [{ type: 'text', value: title, span: at }], text: title, level: 2, span: at, ids: [], classes: [] };
  parts.forEach((part, index) => {
    const notesOf = part.filter((block) => block.type === 'footnote');
    if (notesOf.length === 0) return;
    drafts.slides.push({
      kind: 'references', notesOf, steps: 0, ...common(heading, drafts.ids.take('references'), []), notes: [],
      ...(parts.length > 1 && { part: { number: index + 1, of: parts.length } }),
    });
  });
}

function contentParts(page: Page, { size, report }: Drafts): readonly (readonly Block[])[] {
  const room = contentRoom(size, page.heading.text);
  const fits = heightOf(page.blocks, room.width) <= room.height * (page.blocks.some(givesWay) ? metrics.slack : 1);
  const parts = fits ? [page.blocks] : splitBlocks(page.blocks, room.width, room.height);
  for (const part of parts) {
    const share = heightOf(part, room.width) / room.height;
    if (share > 1 / metrics.shrink) reportTooFull(part, share, page.heading, room.width, report);
  }
  return parts;
}

/** Pictures and diagrams become smaller where the room is scarce; text and code would be cut. */
function givesWay(block: Block): boolean {
  return block.type === 'mermaid' || block.type === 'drawn-timeline' || block.type === 'figure' || block.type === 'image' || childBlocks(block).some(givesWay);
}

function reportTooFull(part: readonly Block[], share: number, heading: Heading, width: number, report: Report): void {
  const largest = part.toSorted((a, b) => heightOfBlock(b, width) - heightOfBlock(a, width))[0];
  const code = largest?.type === 'code';
  report(diagnostic('deck/slide-too-full', largest?.span ?? heading.span, {
    what: code ? 'code' : (largest?.type ?? 'content').replaceAll('-', ' '), percent: Math.round(share * 100),
    advice: code ? 'show a part of it, or divide it between two blocks' : 'shorten it, or divide it with a break',
  }));
}

function addExample(show: Show, first: boolean, drafts: Drafts): void {
  const { caption, views } = show.example.options;
  const inlines = caption ?? show.heading.inlines;
  const heading: Heading = {
    ...show.heading, inlines, text: textOf(inlines), level: Math.min(3, show.heading.level), span: show.code.span, ids: first ? show.heading.ids : [],
  };
  const id = drafts.exampleIds.take(slugOf(show.code.name ?? show.code.ids?.[0] ?? '') || slugOf(textOf(caption ?? [])) || slugOf(show.heading.text) || 'example');
  drafts.examples.push({ id, ...(show.code.name !== undefined && { name: show.code.name }), ...show.example });
  const shown = views.filter((view) => view === 'stage' || view === 'sequence');
  if (shown.length === 0 && !views.includes('code')) drafts.report(diagnostic('deck/view-without-slide', show.code.span, {}));
  shown.forEach((view, index) => {
    const facts = index === 0 ? show.facts : [];
    const rest = { example: id, range: { from: 0, to: 0 }, steps: 0, ...common(heading, drafts.ids.take(`${id}-${view}`), facts), notes: allNotes(facts) };
    drafts.slides.push(view === 'stage' ? { kind: 'stage', ...rest } satisfies StageSlide : { kind: 'sequence', diagram: 0, ...rest } satisfies SequenceSlide);
  });
}

type Common = Omit<Slide & { kind: 'title' }, 'kind' | 'blocks' | 'steps' | 'notes'>;

function common(heading: Heading, id: string, facts: readonly Fact[]): Common {
  const minutes = facts.reduce((sum, fact) => sum + (fact.type === 'timing' ? fact.minutes : 0), 0);
  const background = facts.findLast((fact) => fact.type === 'background');
  return {
    id, span: heading.span, heading: heading.inlines, headingText: heading.text, level: heading.level, classes: heading.classes,
    ...(minutes > 0 && { minutes }), ...(heading.ids.length > 0 && { anchors: heading.ids }),
    ...(background && { background: { ...(background.color !== undefined && { color: background.color }), ...(background.image !== undefined && { image: background.image }) } }),
  };
}

const allNotes = (facts: readonly Fact[]): readonly SlideNote[] => facts.flatMap((fact) =>
  (fact.type === 'notes' ? [{ ...(fact.step !== undefined && { step: fact.step }), blocks: fact.children }] : []));

const wholeNotes = (facts: readonly Fact[]): readonly SlideNote[] => allNotes(facts).map(({ blocks }) => ({ blocks }));

/** Returns the notes of each part of a page: a note for a step goes to the part that has the step, the others to the first. */
function notesOfParts(facts: readonly Fact[], parts: readonly (readonly Block[])[], report: Report): readonly (readonly SlideNote[])[] {
  const steps = parts.map(contentSteps);
  const notes: SlideNote[][] = parts.map(() => []);
  for (const fact of facts) {
    if (fact.type !== 'notes') continue;
    let [place, step] = [0, fact.step ?? 0];
    while (place < parts.length && step > (steps[place] ?? 0)) { step -= steps[place] ?? 0; place += 1; }
    if (place >= parts.length) {
      const all = steps.reduce((sum, count) => sum + count, 0);
      report(diagnostic('deck/note-without-step', fact.span, { step: fact.step ?? 0, steps: all === 0 ? 'no steps' : `${all}` }));
      [place, step] = [parts.length - 1, 0];
    }
    notes[place]?.push({ ...(step > 0 && { step }), blocks: fact.children });
  }
  return notes;
}

/** Counts slides by their heading; `add` returns the new count. */
function tally(): { readonly add: (heading: Heading, count: number) => number } {
  const counts = new Map<readonly Inline[], number>();
  return {
    add: ({ inlines }, count) => {
      const sum = (counts.get(inlines) ?? 0) + count;
      counts.set(inlines, sum);
      return sum;
    },
  };
}
