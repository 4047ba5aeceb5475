import { live } from '../contract/live.ts';
import { attribute } from '../contract/page.ts';
import type { DeckMeta, ReferencesSlide, SequenceSlide, Slide, SlideNote, StageSlide, TitleSlide } from '../deck/deck.ts';
import { assertNever } from '../source/assert-never.ts';
import { renderBlocks } from './block.ts';
import { backgroundOf } from './background.ts';
import { authorClasses, type RenderContext, type RenderWorld, stepCounter } from './context.ts';
import { densityOf } from './density.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlines } from './inline.ts';
import { renderLoopMark } from './loop-mark.ts';
import { renderReferences } from './references.ts';
import { stageHeadingSize } from './stage-text.ts';

/** What a slide needs from outside. `stage` and `sequence` return what stands below the heading of such a slide, as HTML. */
export interface SlideWorld extends RenderWorld {
  readonly meta: DeckMeta;
  /** Whether speaker notes are written into the page. */
  readonly notes: boolean;
  readonly stage: (slide: StageSlide) => string;
  readonly sequence: (slide: SequenceSlide) => string;
  /** Returns the ids of the slides that cite the footnote of this id. */
  readonly citedBy: (footnote: string) => readonly string[];
  /** Returns the address of the page that shows an example alone, by the example's id. */
  readonly embed?: (example: string) => string | undefined;
  /** Returns what the editor of an example needs, as JSON; absent where readers cannot change examples. */
  readonly live?: (example: string) => string | undefined;
}

/**
 * Returns a slide as Reveal's `<section>`. Inside stands `.frame` with the heading in `header` and the content in `.body`; each
 * appearing element is a `.fragment`, in the number that `slide.steps` states.
 */
export function renderSlide(slide: Slide, world: SlideWorld): string {
  const background = backgroundOf(slide);
  const attributes = {
    id: slide.id,
    class: slideClasses(slide, ['slide']),
    'aria-labelledby': headingId(slide),
    [attribute.firstStep]: firstStepOf(slide),
    [attribute.minutes]: slide.minutes,
    [attribute.embed]: slide.kind === 'stage' ? world.embed?.(slide.example) : undefined,
    'data-background-color': background.color,
    'data-background-image': background.image === undefined ? undefined : world.address(background.image),
    'data-theme': background.theme,
  };
  const context: RenderContext = { world, headingLevel: Math.max(3, slide.level + 1), steps: stepCounter(slide.steps) };
  return element('section', attributes, renderFrame(slide, context, world) + liveExample(slide, world) + (world.notes ? renderNotes(slide.notes, world) : ''));
}

/** The program of the slide's example as data; `<` is written so that it cannot end the element. */
function liveExample(slide: Slide, world: SlideWorld): string {
  const json = slide.kind === 'stage' && slide.range.from === 1 ? world.live?.(slide.example) : undefined;
  return json === undefined ? '' : element('script', { type: 'application/json', class: live.example }, json.replaceAll('<', '\\u003c'));
}

/** What the inside of a slide is made from, on the screen and on paper. */
export type FrameWorld = Pick<SlideWorld, 'meta' | 'stage' | 'sequence' | 'citedBy'>;

/** Returns the inside of a slide: its heading and its content. Without `context.steps` it is in its final state. */
export function renderFrame(slide: Slide, context: RenderContext, world: FrameWorld): string {
  const head = element('header', {}, renderHeading(slide, context) + (slide.kind === 'title' ? renderSubtitle(slide, world.meta) : ''));
  const body = renderBody(slide, context, world);
  const foot = slide.kind === 'title' ? renderColophon(world.meta) : '';
  const mark = slide.kind === 'title' ? renderLoopMark() : '';
  return element('div', { class: 'frame' }, mark + head + (body && element('div', { class: 'body flow' }, body)) + foot);
}

function renderBody(slide: Slide, context: RenderContext, world: FrameWorld): string {
  switch (slide.kind) {
    case 'title': case 'content': return renderBlocks(slide.blocks, context);
    case 'stage': return world.stage(slide);
    case 'sequence': return world.sequence(slide);
    case 'references': return renderReferences((slide satisfies ReferencesSlide).notesOf, context, world.citedBy);
    default: return assertNever(slide);
  }
}

/** Returns the classes of a slide's element, `own` first: its kind, how full it is, whether it has steps, and its author's. */
export function slideClasses(slide: Slide, own: readonly string[]): string {
  const density = densityOf(slide);
  return [...own, `slide-${slide.kind}`, slide.steps > 0 ? 'is-stepped' : '', density === undefined ? '' : `is-${density}`, ...authorClasses(slide.classes)].filter(Boolean).join(' ');
}

/** Returns the id of a slide's heading. */
export function headingId(slide: Slide): string {
  return `${slide.id}--heading`;
}

/** The heading's level is the slide's; on paper, where it is the slide's bookmark, its part is a plain `1/2`. */
function renderHeading(slide: Slide, context: RenderContext): string {
  const { part } = slide;
  const words = part && (context.paper === true ? `${part.number}/${part.of}`
    : element('span', { 'aria-hidden': 'true' }, `${part.number}/${part.of}`) + element('span', { class: 'visually-hidden' }, `, part ${part.number} of ${part.of}`));
  const marker = words === undefined || part === undefined || part.of < 2 ? '' : element('span', { class: 'part' }, words);
  const text = slide.heading.length > 0 ? renderInlines(slide.heading, context) : escapeHtml(slide.headingText);
  const level = Math.min(4, Math.max(1, slide.level));
  const size = slide.kind === 'stage' ? stageHeadingSize(`${slide.headingText}${marker && ' 1/2'}`, context.world.slideWidth) : undefined;
  return element(`h${level}`, { id: headingId(slide), class: 'heading', style: size === undefined ? undefined : `--heading:${size}px`, tabindex: context.paper === true ? undefined : -1 }, `${text}${marker && ` ${marker}`}`);
}

function renderSubtitle(slide: TitleSlide, meta: DeckMeta): string {
  const above = meta.documentTitle !== undefined && meta.documentTitle !== slide.headingText ? element('p', { class: 'kicker' }, escapeHtml(meta.documentTitle)) : '';
  const below = meta.subtitle === undefined ? '' : element('p', { class: 'subtitle' }, escapeHtml(meta.subtitle));
  return below + above;
}

function renderColophon(meta: DeckMeta): string {
  const facts = ([['author', meta.author], ['event', meta.event], ['date', meta.date]] as const)
    .flatMap(([name, value]) => (value === undefined || value === '' ? [] : [element('span', { class: name }, escapeHtml(value))]));
  return facts.length > 0 ? element('p', { class: 'colophon' }, facts.join(' ')) : '';
}

function renderNotes(notes: readonly SlideNote[], world: RenderWorld): string {
  return notes.map((note) => element('aside', { class: 'notes', [attribute.step]: note.step }, renderBlocks(note.blocks, { world, headingLevel: 4 }))).join('');
}

/** Returns the number of steps before the first fragment of a slide of a recording: 0, or the steps of the slides before this one. */
export function firstStepOf(slide: Slide): number | undefined {
  return slide.kind === 'stage' || slide.kind === 'sequence' ? Math.max(0, slide.range.to - slide.steps) : undefined;
}
