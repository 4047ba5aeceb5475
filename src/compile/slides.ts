import type { Deck, Example, Slide } from '../deck/deck.ts';
import { placesOf } from '../deck/places.ts';
import { slugOf } from '../deck/slug.ts';
import type { PartMakers } from '../render/outputs.ts';
import { renderSlide, type SlideWorld } from '../render/slide.ts';
import type { DeckViews } from '../render/views.ts';
import { diagramTexts } from './drawings.ts';
import { newMemory } from './memory.ts';

/** Returns a name for something that a slide shows but does not hold: equal names, equal things. */
type NameOf = (thing: object) => string;

/**
 * Returns the text that says all that the HTML of a slide depends on but the code of Loopstage: equal text, equal HTML. Places in the document count
 * only where they are shown. For what is large, timelines and drawings, its name stands.
 */
function slideKey(slide: Slide, world: SlideWorld, views: DeckViews, nameOf: NameOf): string {
  const { notes, meta, slideWidth } = world;
  const facts = slide.kind === 'title' ? meta : undefined;
  const cited = slide.kind === 'references' ? slide.notesOf.map((note) => (note.ids ?? []).map((id) => world.citedBy(id))) : undefined;
  const own = slide.kind === 'stage' ? [world.embed?.(slide.example), world.live?.(slide.example)] : undefined;
  const parts = partsOf(slide, views).map((part) => part && nameOf(part));
  return JSON.stringify([slide, notes, slideWidth, facts, cited, own, wordsOf(slide, views.deck), parts], function (this: unknown, name: string, value: unknown) {
    if (name === 'span') return shownSpan(this, value);
    if (name === 'origin') return undefined;
    return typeof value === 'string' && addressed.has(name) ? [value, world.address(value)] : value;
  });
}

/** Fields that hold addresses as the author wrote them. */
const addressed: ReadonlySet<string> = new Set(['href', 'source', 'link', 'image', 'target']);

/** The id of a timeline written by hand is made of its place. */
function shownSpan(holder: unknown, span: unknown): unknown {
  return typeof holder === 'object' && holder !== null && 'type' in holder && holder.type === 'drawn-timeline' ? span : undefined;
}

/** What a slide shows of the recordings and drawings: those of its example, of the examples beside it, of its diagrams. */
function partsOf(slide: Slide, { deck, timelines, sequences, drawings }: DeckViews): readonly (object | undefined)[] {
  if (slide.kind !== 'stage' && slide.kind !== 'sequence') return diagramTexts(slide).map((text) => drawings.get(text));
  const example = deck.examples.find((one) => one.id === slide.example);
  const timeline = example && timelines.get(example);
  if (slide.kind === 'stage') return [timeline, ...comparedIn(example, deck).map((one) => timelines.get(one))];
  const diagram = example && sequences.get(example)?.[slide.diagram];
  return [timeline, diagram, diagram && drawings.get(diagram.text)];
}

/** What a stage says of its example besides the recording: its axis, and the names of the examples beside it. */
function wordsOf(slide: Slide, deck: Deck): unknown {
  const example = slide.kind === 'stage' ? deck.examples.find((one) => one.id === slide.example) : undefined;
  if (!example) return undefined;
  const headings = new Map(deck.slides.flatMap((other) => (other.kind === 'stage' ? [[other.example, other.headingText] as const] : [])).reverse());
  const beside = comparedIn(example, deck).map((one) => [one.id, one.name, headings.get(one.id), one.program.main.text === example.program.main.text]);
  return [example.options.axis, example.options.compare, beside.length > 0 && [example.name, headings.get(example.id)], beside];
}

function comparedIn(example: Example | undefined, deck: Deck): readonly Example[] {
  const names = new Set((example?.options.compare ?? []).map(slugOf));
  return names.size === 0 ? [] : deck.examples.filter((other) => names.has(other.id) && other !== example);
}

interface KeptSlide {
  readonly key: string;
  readonly html: string;
}

/** Returns makers that keep what they made: a slide by its key, until its deck has another one of that id. */
export function keepingMakers(): PartMakers {
  const kept = new Map<string, Map<string, KeptSlide>>();
  const names = new WeakMap<object, string>();
  const places = newMemory<Deck, ReadonlyMap<string, string>>();
  let count = 0;
  const nameOf: NameOf = (thing) => {
    const name = names.get(thing) ?? String(count += 1);
    names.set(thing, name);
    return name;
  };
  return {
    slide: (slide, world, views) => {
      const { slug } = views.deck;
      const slides = kept.get(slug) ?? new Map<string, KeptSlide>();
      kept.set(slug, slides);
      const key = slideKey(slide, world, views, nameOf);
      const known = slides.get(slide.id);
      if (known?.key === key) return known.html;
      const html = renderSlide(slide, world);
      slides.set(slide.id, { key, html });
      return html;
    },
    placesOf: (deck) => places.recall(deck, [], () => undefined, () => placesOf(deck)),
  };
}
