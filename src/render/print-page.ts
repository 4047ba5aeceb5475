import { attribute, sharedFolder } from '../contract/page.ts';
import type { Deck, DeckMeta, SequenceSlide, Slide, StageSlide } from '../deck/deck.ts';
import { backgroundOf } from './background.ts';
import { citationsOf } from './citations.ts';
import { type RenderContext, type RenderWorld, stepCounter } from './context.ts';
import { aboutDeck, pageTitle } from './deck-page.ts';
import { renderDocument } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { firstStepOf, type FrameWorld, headingId, renderFrame, slideClasses } from './slide.ts';

/** What a print page needs from outside: what moves on the screen as HTML, in its printed form, and following the steps where pages of steps are wanted. */
export interface PrintWorld extends RenderWorld {
  /** Address of the style sheet that stands beside the document, if there is one. */
  readonly style?: string;
  readonly stagePrint: (slide: StageSlide) => string;
  readonly sequencePrint: (slide: SequenceSlide) => string;
  readonly stage?: (slide: StageSlide) => string;
  readonly sequence?: (slide: SequenceSlide) => string;
}

/** Which sheets a print page has. */
export interface PrintChoice {
  /** Returns the steps of a slide that get a page each; `undefined` for a slide on one page in its printed form. */
  readonly stepsOf: (slide: Slide) => readonly number[] | undefined;
  /** Says whether the slide of this number, from 1, is printed. */
  readonly includes: (number: number) => boolean;
}

/** Each slide on one page. */
const printedForm: PrintChoice = { stepsOf: () => undefined, includes: () => true };

/**
 * Returns the page that a deck's PDF is printed from: one `.page` per slide, at the deck's size. Slides with steps to print carry them; the page's script, which
 * is there for these alone, makes a page of each. Its headings are the bookmarks: `h1` the title slide, then one for each slide.
 */
export function renderPrintPage(deck: Deck, world: PrintWorld, choice: PrintChoice = printedForm): string {
  const { size } = deck.meta;
  let stepped = false;
  const pages = deck.slides.flatMap((slide, index) => {
    if (!choice.includes(index + 1)) return [];
    const steps = choice.stepsOf(slide);
    stepped ||= steps !== undefined;
    return [renderSheet(slide, index + 1, deck, world, { steps, label: index + 1 })];
  }).join('\n');
  const css = `@page{size:${size.width}px ${size.height}px;margin:0}`;
  return renderPaper(deck, { bundle: 'print', css, script: stepped, ...(world.style !== undefined && { style: world.style }) },
    { class: stepped ? 'print-page' : 'print-page is-still', style: sizeStyle(deck.meta) }, element('main', {}, `\n${pages}\n`));
}

/** Returns a whole page of a deck for paper, with the facts that its PDF is to carry, round `content`. */
export function renderPaper(deck: Deck, page: { readonly bundle: string; readonly css: string; readonly script: boolean; readonly style?: string; readonly title?: string }, body: { readonly class: string; readonly style?: string }, content: string): string {
  const { meta } = deck;
  return renderDocument({
    lang: meta.lang,
    title: page.title ?? pageTitle(deck),
    theme: 'light',
    assets: `../${sharedFolder}`,
    bundle: page.bundle,
    script: page.script,
    ...(page.style !== undefined && { style: page.style }),
    css: page.css,
    ...aboutDeck(meta),
  }, element('body', { ...body, 'data-date': meta.date }, `\n${content}\n`));
}

/** Returns the custom properties that give a page the size of its slides. */
export function sizeStyle({ size }: DeckMeta): string {
  return `--slide-width:${size.width}px;--slide-height:${size.height}px`;
}

/** Returns a slide as a sheet: at the deck's size, with its number at its foot; with `steps` it follows them, with a label it is a page of its own. */
export function renderSheet(slide: Slide, number: number, deck: Deck, world: PrintWorld, sheet: { readonly steps?: readonly number[] | undefined; readonly label?: number } = {}): string {
  const { steps, label } = sheet;
  const citations = citationsOf(deck);
  const frames: FrameWorld = {
    meta: deck.meta, stage: (steps && world.stage) ?? world.stagePrint, sequence: (steps && world.sequence) ?? world.sequencePrint, citedBy: (footnote) => citations.get(footnote) ?? [],
  };
  const context: RenderContext = { world: { ...world, slideWidth: deck.meta.size.width }, headingLevel: Math.max(3, slide.level + 1), paper: true, ...(steps && { steps: stepCounter(slide.steps) }) };
  const background = backgroundOf(slide);
  const picture = background.image === undefined ? '' : element('img', { class: 'page-background', src: world.address(background.image), alt: '' });
  const foot = slide.kind === 'title' ? '' : element('footer', { class: 'page-foot', 'aria-hidden': 'true' },
    element('span', {}, escapeHtml(deck.titleText)) + element('span', { class: 'page-number' }, String(number)));
  return element('section', {
    id: slide.id,
    class: slideClasses(slide, ['page', 'slide']),
    'aria-labelledby': headingId(slide),
    [attribute.pageLabel]: label,
    [attribute.printSteps]: steps?.join(' '),
    [attribute.firstStep]: steps && firstStepOf(slide),
    'data-theme': background.theme,
    style: background.color === undefined ? undefined : `background-color:${background.color}`,
  }, picture + renderFrame(slide, context, frames) + foot);
}
