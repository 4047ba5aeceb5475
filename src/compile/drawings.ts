import type { DiagramFailure, DrawnDiagram } from '../contract/diagram.ts';
import { blocksOf } from '../deck/assets.ts';
import type { Deck, Example, Slide } from '../deck/deck.ts';
import type { Mermaid } from '../document/nodes.ts';
import { walkBlocks } from '../document/walk.ts';
import type { Host } from '../host.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import { placeOf, type ExampleShelf, type ShownExamples } from './examples.ts';
import { newMemory, type Memory } from './memory.ts';

/** Drawings by their text; `waiting` are texts that are still being drawn, for which what stood in their place before stands in. */
export interface Drawings {
  readonly drawn: ReadonlyMap<string, DrawnDiagram>;
  readonly waiting: ReadonlySet<string>;
}

/** What was drawn at the last compilation: by text, and by the place of an author's diagram. */
export interface DrawingShelf {
  readonly byText: Map<string, DrawnDiagram>;
  readonly byPlace: Map<string, DrawnDiagram>;
  readonly blocks: Memory<Deck, readonly PlacedDiagram[]>;
}

/** A diagram that an author wrote, with the name of its place. */
interface PlacedDiagram {
  readonly block: Mermaid;
  readonly place: string;
}

/** Returns a shelf with nothing on it. */
export function newDrawingShelf(): DrawingShelf {
  return { byText: new Map(), byPlace: new Map(), blocks: newMemory() };
}

/**
 * Returns the drawings of all diagrams: those made from recordings and those that authors wrote. An example of which a diagram is still being
 * drawn shows the diagrams that it showed last, if it did; what examples show is kept for the next time.
 */
export async function drawDiagrams(decks: readonly Deck[], examples: ShownExamples, host: Host, last: ExampleShelf, shelf: DrawingShelf): Promise<Drawings> {
  const blocks = decks.flatMap((deck) => shelf.blocks.recall(deck, [], () => undefined, () => placedDiagrams(deck)));
  const sequences = decks.flatMap((deck) => sequencesOf(deck, examples).map((parts) => parts.map((part) => part.text)));
  const texts = [...new Set([...sequences.flat(), ...blocks.map(({ block }) => block.text)])];
  const results = await host.draw(texts.map((text) => ({ text })));
  const drawn = new Map<string, DrawnDiagram>();
  const waiting = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const result = results[index];
    if (result && 'svg' in result) drawn.set(text, result);
    else if (result && 'pending' in result) waiting.add(text);
    else reportFailure(result ?? { problem: 'it was not drawn' }, blocks.find(({ block }) => block.text === text)?.block ?? exampleWith(text, decks, examples), host);
  }
  for (const deck of decks) keepExamples(deck, { examples, waiting, drawn }, last, shelf);
  for (const { block, place } of blocks) {
    const standing = drawn.get(block.text) ?? (waiting.has(block.text) ? shelf.byPlace.get(place) : undefined);
    if (standing) shelf.byPlace.set(place, standing);
    if (standing && waiting.has(block.text)) drawn.set(block.text, standing);
  }
  shelf.byText.clear();
  for (const [text, drawing] of drawn) if (!waiting.has(text)) shelf.byText.set(text, drawing);
  return { drawn, waiting };
}

function placedDiagrams(deck: Deck): readonly PlacedDiagram[] {
  return deck.slides.flatMap((slide) => mermaidBlocks(slide).map((block, index) => ({ block, place: `${deck.slug}/${slide.id}/${index}` })));
}

/** Returns the texts of the diagrams that the author of a slide wrote. */
export function diagramTexts(slide: Slide): readonly string[] {
  return mermaidBlocks(slide).map((block) => block.text);
}

/** Returns the ids of the slides of `deck` that wait for a recording or a drawing; `planned` is the deck before its steps were numbered. */
export function waitingSlides(deck: Deck, planned: Deck, { waiting, undrawn }: ShownExamples, drawings: ReadonlySet<string>): ReadonlySet<string> {
  const ids = (wanted: (example: Example) => boolean): ReadonlySet<string> => new Set(planned.examples.filter(wanted).map(({ id }) => id));
  const waits = { stage: ids((example) => waiting.has(example)), sequence: ids((example) => waiting.has(example) || undrawn.has(example)) };
  const shows = (slide: Slide): boolean => (slide.kind === 'stage' || slide.kind === 'sequence') && waits[slide.kind].has(slide.example);
  const standing = new Set(waits.stage.size === 0 ? [] : planned.slides.filter(shows).map((slide) => slide.id));
  return new Set(deck.slides.filter((slide) => shows(slide) || standing.has(slide.id) || (drawings.size > 0 && diagramTexts(slide).some((text) => drawings.has(text)))).map((slide) => slide.id));
}

function keepExamples(deck: Deck, { examples, waiting, drawn }: { readonly examples: ShownExamples; readonly waiting: ReadonlySet<string>; readonly drawn: Map<string, DrawnDiagram> }, last: ExampleShelf, shelf: DrawingShelf): void {
  for (const example of deck.examples) {
    const shown = examples.shown.get(example);
    const place = placeOf(deck, example);
    if (shown?.sequences.some((part) => waiting.has(part.text))) {
      examples.undrawn.add(example);
      const before = last.last.get(place);
      if (!before) continue;
      const mixed = { ...shown, sequences: before.sequences };
      examples.shown.set(example, mixed);
      last.last.set(place, mixed);
      for (const { text } of before.sequences) {
        const drawing = shelf.byText.get(text);
        if (drawing) drawn.set(text, drawing);
      }
    } else if (shown) {
      last.last.set(place, shown);
    } else if (!examples.waiting.has(example)) {
      last.last.delete(place);
    }
  }
}

function sequencesOf(deck: Deck, { shown }: ShownExamples): readonly (readonly { readonly text: string }[])[] {
  const ids = new Set(deck.slides.flatMap((slide) => (slide.kind === 'sequence' ? [slide.example] : [])));
  return deck.examples.flatMap((example) => (ids.has(example.id) ? [shown.get(example)?.sequences ?? []] : []));
}

function mermaidBlocks(slide: Slide): readonly Mermaid[] {
  const found: Mermaid[] = [];
  walkBlocks(blocksOf(slide), (block) => { if (block.type === 'mermaid') found.push(block); });
  return found;
}

/** The first example whose recording is drawn by `text`. */
function exampleWith(text: string, decks: readonly Deck[], { shown }: ShownExamples): Example | undefined {
  return decks.flatMap((deck) => deck.examples).find((example) => shown.get(example)?.sequences.some((part) => part.text === text));
}

/** The diagram is one that an author wrote, with lines of its own, or was made from the recording of an example. */
function reportFailure({ problem, line }: DiagramFailure, of: Mermaid | Example | undefined, host: Host): void {
  const at = of && 'origin' in of && line !== undefined ? { line: of.origin.line + line - 1, column: 1, offset: 0 } : undefined;
  const span = of && 'origin' in of && at ? { path: of.origin.path, start: at, end: at } : of?.span ?? spanOfFile('');
  host.report(diagnostic('output/diagram-failed', span, { problem }));
}
