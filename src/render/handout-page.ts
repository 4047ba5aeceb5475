import type { Deck, Slide, StageSlide, TitleSlide } from '../deck/deck.ts';
import { renderBlocks } from './block.ts';
import type { RenderContext } from './context.ts';
import { pageTitle } from './deck-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderInlines } from './inline.ts';
import { gap, margins, planSheet, ruled, sheets, type Paper, type PerPage, type SheetPlan } from './paper.ts';
import { type PrintWorld, renderPaper, renderSheet, sizeStyle } from './print-page.ts';
import { renderQrCode } from './qr-code.ts';
import { headingId } from './slide.ts';

/** How a handout is laid out. `notes` are the speaker's; without them there are ruled lines. `includes` says which slides, by their number from 1. */
export interface HandoutWishes {
  readonly paper: Paper;
  readonly perPage: PerPage;
  readonly notes: boolean;
  readonly includes: (slide: number) => boolean;
}

/** What a handout needs from outside. `stagePaper` returns a recording as its strip at the size of a sheet; `url` is where the deck is published. */
export interface HandoutWorld extends PrintWorld {
  readonly stagePaper: (slide: StageSlide) => string;
  readonly url?: string;
}

/** More lines than a sheet can have. */
const linesOfSheet = 36;

/**
 * Returns the page that a deck's handout is printed from: a cover, then the slides as pictures in their final state with notes or lines to write on, and each
 * recording as its strip in full width. All sizes are those of paper.
 */
export function renderHandout(deck: Deck, world: HandoutWorld, wishes: HandoutWishes): string {
  const plan = planSheet(wishes.paper, wishes.perPage, deck.meta.size);
  const rows: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    const empty = plan.columns - open.length;
    if (open.length > 0) rows.push(element('div', { class: 'handout-row' }, open.join('') + renderLines(plan.lines + Math.floor(plan.picture.height / ruled)).repeat(empty)));
    open = [];
  };
  for (const [index, slide] of deck.slides.entries()) {
    const number = index + 1;
    if (!wishes.includes(number) || slide.kind === 'title') continue;
    if (slide.kind === 'stage') {
      close();
      rows.push(renderStrip(slide, number, world, wishes));
      continue;
    }
    open.push(renderPicture(slide, number, deck, world, plan, wishes));
    if (open.length === plan.columns) close();
  }
  close();
  const title = `${pageTitle(deck)} · Handout`;
  return renderPaper(deck, { bundle: 'print', css: pageCss(deck, wishes.paper), script: true, title, ...(world.style !== undefined && { style: world.style }) },
    { class: `handout-page has-notes-${plan.notes}${wishes.perPage === '1' ? ' is-alone' : ''}`, style: `${sizeStyle(deck.meta)};${planStyle(deck, plan)};--sheet-width:${sheets[wishes.paper].width - 2 * margins.side}mm;--sheet-height:${sheets[wishes.paper].height - margins.top - margins.bottom}mm` },
    element('main', {}, `\n${renderCover(deck, world, wishes)}\n${rows.join('\n')}\n`));
}

/** The size of the sheet and its number at the foot; the cover has none. */
function pageCss(deck: Deck, paper: Paper): string {
  const { width, height } = sheets[paper];
  const text = '8pt/1.2 Inter, sans-serif;color:#5b616e';
  return `@page{size:${width}mm ${height}mm;margin:${margins.top}mm ${margins.side}mm ${margins.bottom}mm;@bottom-left{font:${text};content:${cssString(deck.titleText)}}@bottom-right{font:${text};content:counter(page)}}`
    + '@page:first{@bottom-left{content:none}@bottom-right{content:none}}';
}

/** Every character but letters, digits and blanks by its number, so that nothing an author writes can end the string. */
function cssString(text: string): string {
  return `"${[...text].map((character) => (/[A-Za-z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `)).join('')}"`;
}

function planStyle({ meta }: Deck, { picture, columns }: SheetPlan): string {
  const scale = (picture.width / 25.4) * 96 / meta.size.width;
  return `--picture-width:${picture.width.toFixed(2)}mm;--picture-height:${picture.height.toFixed(2)}mm;--picture-scale:${scale.toFixed(5)};--columns:${columns};--ruled:${ruled}mm;--gap:${gap}mm`;
}

function renderCover(deck: Deck, world: HandoutWorld, { includes }: HandoutWishes): string {
  const { meta } = deck;
  const title = deck.slides.find((slide): slide is TitleSlide => slide.kind === 'title');
  const line = (name: string, text: string | undefined): string => (text === undefined || text === '' ? '' : element('p', { class: name }, escapeHtml(text)));
  const head = element('header', {}, [
    meta.documentTitle === deck.titleText ? '' : line('kicker', meta.documentTitle),
    element('h1', title ? { id: headingId(title) } : {}, escapeHtml(deck.titleText)), line('subtitle', meta.subtitle),
    element('div', { class: 'colophon' }, line('author', meta.author) + line('event', meta.event) + line('date', meta.date)),
    title && title.blocks.length > 0 ? element('div', { class: 'handout-text' }, renderBlocks(title.blocks, contextOf(world))) : '',
  ].join(''));
  const link = world.url === undefined ? '' : element('div', { class: 'cover-link' }, renderQrCode(world.url)
    + element('p', {}, `The slides with every step: ${element('a', { href: world.url }, escapeHtml(world.url.replace(/^https?:\/\//, '').replace(/\/$/, '')))}`));
  return element('section', { class: 'cover', id: title?.id }, head + renderContents(deck, includes) + link);
}

/** The headings of the slides, each once, with the number of its first slide. */
function renderContents({ slides }: Deck, includes: (slide: number) => boolean): string {
  const seen = new Set<string>();
  const items = slides.flatMap((slide, index) => {
    if (slide.kind === 'title' || !includes(index + 1) || seen.has(slide.headingText)) return [];
    seen.add(slide.headingText);
    return [element('li', { class: slide.level > 2 ? 'is-lower' : undefined }, element('a', { href: `#${slide.id}` }, `<span class="number">${index + 1}</span> <span>${escapeHtml(slide.headingText)}</span>`))];
  });
  return items.length < 2 ? '' : element('nav', { class: 'contents', 'aria-label': 'Slides' }, element('ol', {}, items.join('')));
}

function renderStrip(slide: StageSlide, number: number, world: HandoutWorld, wishes: HandoutWishes): string {
  const level = Math.min(4, Math.max(2, slide.level));
  const heading = slide.heading.length > 0 ? renderInlines(slide.heading, contextOf(world)) : escapeHtml(slide.headingText);
  const part = slide.part && slide.part.of > 1 ? ` ${element('span', { class: 'part' }, `${slide.part.number}/${slide.part.of}`)}` : '';
  const notes = wishes.notes && slide.notes.length > 0 ? renderNotes(slide, world, 0) : wishes.perPage === '1' ? renderLines(linesOfSheet) : '';
  return element('section', { id: slide.id, class: 'handout-strip', 'aria-labelledby': headingId(slide) }, [
    element('p', { class: 'slide-number', 'aria-hidden': 'true' }, String(number)), element(`h${level}`, { id: headingId(slide) }, heading + part), world.stagePaper(slide), notes,
  ].join(''));
}

function renderPicture(slide: Slide, number: number, deck: Deck, world: HandoutWorld, plan: SheetPlan, wishes: HandoutWishes): string {
  const notes = wishes.notes && slide.notes.length > 0;
  return element('div', { class: 'handout-slide' }, [
    element('div', { class: 'picture' }, renderSheet(slide, number, deck, world)),
    notes ? renderNotes(slide, world, plan.lines) : renderLines(plan.lines),
  ].join(''));
}

/** The speaker's notes, those of a step with its number. */
function renderNotes(slide: Slide, world: HandoutWorld, lines: number): string {
  const notes = slide.notes.map(({ step, blocks }) => (step === undefined ? '' : element('p', { class: 'note-step' }, `Step ${step}`)) + renderBlocks(blocks, contextOf(world)));
  return element('div', { class: 'handout-notes handout-text', style: lines > 0 ? `min-height:${lines * ruled}mm` : undefined }, notes.join(''));
}

function renderLines(count: number): string {
  return element('div', { class: 'handout-notes', 'aria-hidden': 'true' }, element('div', { class: 'rule' }).repeat(count));
}

function contextOf(world: HandoutWorld): RenderContext {
  return { world, headingLevel: 4, paper: true };
}
