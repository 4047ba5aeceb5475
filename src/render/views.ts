import type { DrawnDiagram } from '../contract/diagram.ts';
import type { Asset } from '../deck/assets.ts';
import type { Deck, Example, SequenceSlide, StageSlide } from '../deck/deck.ts';
import { slugOf } from '../deck/slug.ts';
import type { DrawnTimeline } from '../document/nodes.ts';
import type { SequenceDiagram } from '../sequence/sequence.ts';
import { alignTimelines, type Comparison } from '../timeline/align-timelines.ts';
import { timelineFromDrawn } from '../timeline/timeline-from-drawn.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { onPaper, renderReadingComparison, renderReadingSequence, renderReadingStage } from './reading-stage.ts';
import { renderSequence } from './sequence.ts';
import { renderStage } from './stage.ts';
import { renderComparison } from './stage-comparison.ts';
import { legend } from './stage-legend.ts';
import { stageLayout } from './stage-layout.ts';
import { renderStrip } from './stage-strip.ts';
import type { Motion } from './stage-steps.ts';
import { stageSvg } from './stage-svg.ts';
import { roomOf } from './stage-text.ts';

/** A deck with all that its pages are made from; drawings are found by their text. */
export interface DeckViews {
  readonly deck: Deck;
  readonly assets: readonly Asset[];
  readonly timelines: ReadonlyMap<Example, Timeline>;
  readonly sequences: ReadonlyMap<Example, readonly SequenceDiagram[]>;
  readonly drawings: ReadonlyMap<string, DrawnDiagram>;
}

/** Renders the slides of recordings, for the screen, for paper and for the reading page. */
export interface RecordingViews {
  readonly stage: (slide: StageSlide) => string;
  readonly sequence: (slide: SequenceSlide) => string;
  readonly stagePrint: (slide: StageSlide) => string;
  readonly sequencePrint: (slide: SequenceSlide) => string;
  readonly stageReading: (slide: StageSlide) => string;
  readonly sequenceReading: (slide: SequenceSlide) => string;
  /** A recording at the size of a sheet of paper. */
  readonly stagePaper: (slide: StageSlide) => string;
}

/**
 * Returns an example with those that its author wants beside it, on one axis, and their titles: their names as the author wrote them, else their
 * headings. One whose program is also that of an example it names is not drawn twice. `undefined` for an example that stands alone, or whose others have
 * no recording.
 */
export function comparisonOf(example: Example, { deck, timelines }: Pick<DeckViews, 'deck' | 'timelines'>): { readonly comparison: Comparison; readonly titles: readonly string[] } | undefined {
  const names = (example.options.compare ?? []).map(slugOf);
  const others = names.flatMap((name) => deck.examples.filter((other) => other.id === name && other !== example)).filter((one) => timelines.has(one));
  const again = others.some((other) => other.program.main.text === example.program.main.text);
  const shown = again ? others : [example, ...others];
  if (shown.length < 2 || !timelines.has(example)) return undefined;
  const titleOf = (one: Example): string => one.name ?? deck.slides.find((slide) => slide.kind === 'stage' && slide.example === one.id)?.headingText ?? one.id;
  return { comparison: alignTimelines(shown.flatMap((one) => timelines.get(one) ?? [])), titles: shown.map(titleOf) };
}

/** Returns the renderers of the stage and sequence slides of a deck. */
export function recordingViews(views: DeckViews): RecordingViews {
  const find = (id: string): { example: Example; timeline: Timeline } => {
    const example = views.deck.examples.find((one) => one.id === id);
    const timeline = example && views.timelines.get(example);
    if (!example || !timeline) throw new Error(`no recording of ${id}`);
    return { example, timeline };
  };
  const drawn = (slide: SequenceSlide, motion: Motion): string => {
    const { example, timeline } = find(slide.example);
    const diagram = views.sequences.get(example)?.[slide.diagram];
    const drawing = diagram && drawingOf(views, diagram.text);
    if (!diagram || !drawing) return element('pre', {}, escapeHtml(diagram?.text ?? ''));
    return renderSequence(slide, diagram, drawing, timeline, motion, views.deck.meta.size.width);
  };
  const { width } = views.deck.meta.size;
  const widthOf = (slide: SequenceSlide): number => {
    const text = views.sequences.get(find(slide.example).example)?.[slide.diagram]?.text;
    return text === undefined ? 0 : views.drawings.get(text)?.width ?? 0;
  };
  const stage = (slide: StageSlide, motion: Motion): string => {
    const { example, timeline } = find(slide.example);
    const beside = comparisonOf(example, views);
    if (beside) return renderComparison(slide, beside.comparison, beside.titles, example.options.axis, motion, width);
    return motion === 'stepped' ? renderStage(slide, timeline, example.options.axis, width) : renderStrip(slide, timeline, example.options.axis, width);
  };
  const reading = (slide: StageSlide, size?: typeof onPaper): string => {
    const { example, timeline } = find(slide.example);
    const beside = comparisonOf(example, views);
    return beside ? renderReadingComparison(slide, beside.comparison, beside.titles, example.options.axis, size) : renderReadingStage(slide, timeline, example.options.axis, size);
  };
  return {
    stage: (slide) => stage(slide, 'stepped'),
    sequence: (slide) => drawn(slide, 'stepped'),
    stagePrint: (slide) => stage(slide, 'final'),
    sequencePrint: (slide) => drawn(slide, 'final'),
    stageReading: (slide) => reading(slide),
    stagePaper: (slide) => reading(slide, onPaper),
    sequenceReading: (slide) => renderReadingSequence(slide, drawn(slide, 'final'), widthOf(slide)),
  };
}

/** Returns the drawing of a diagram by its text, without the colours that it falls back to: pages of ours define all of them, and they are a tenth of it. */
export function drawingOf({ drawings }: Pick<DeckViews, 'drawings'>, text: string): DrawnDiagram | undefined {
  const drawing = drawings.get(text);
  return drawing && { ...drawing, svg: drawing.svg.replace(/var\((--diagram-(?:line|ink|actor|actor-ink|activation|note|accent)), #[\da-f]{6}\)/g, 'var($1)') };
}

/** Returns a timeline written by hand, drawn in the vocabulary of the recorded ones, as wide as the content of a slide of `slideWidth` pixels. */
export function drawnTimeline(drawn: DrawnTimeline, slideWidth = 1920): string {
  const timeline = timelineFromDrawn(drawn);
  const layout = stageLayout(timeline, roomOf(slideWidth), 620, 'linear');
  const id = `drawn-${drawn.span.start.line}-${drawn.span.start.column}`;
  const description = drawn.lanes.map((lane) => `${lane.name}: ${lane.spans.map((span) => `${span.label || span.state} from ${span.from} s to ${span.to} s`).join(', ')}`).join('; ');
  return stageSvg({ id, timeline, layout, motion: 'final', description }) + legend(timeline, []);
}
