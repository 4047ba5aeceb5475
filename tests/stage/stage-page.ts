import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { attribute, stateClass } from '../../src/contract/page.ts';
import type { StageSlide } from '../../src/deck/deck.ts';
import { span } from '../render/node-builders.ts';

const theme = resolve(import.meta.dirname, '../../assets/theme');
const fonts = createRequire(import.meta.url);
const face = (family: string, name: string, weight: number): string =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${pathToFileURL(fonts.resolve(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`)).href}"); }`;
/** The style sheets of a stage with the real fonts, for a page of its own. */
export const stageStyle = [
  face('Inter', 'inter', 400), face('Inter', 'inter', 600), face('Inter', 'inter', 700), face('JetBrains Mono', 'jetbrains-mono', 400), face('JetBrains Mono', 'jetbrains-mono', 700),
  ...['tokens', 'content', 'code', 'stage'].map((name) => readFileSync(join(theme, `${name}.css`), 'utf8')),
  'body { margin: 0; width: 1920px } html { font-size: 40px; background: var(--bg) } section.slide { display: block; position: relative; width: 1920px; height: 1080px; overflow: hidden } .slide .frame { padding-bottom: 2rem } .slide .is-off { visibility: hidden }',
].join('\n');

/** A stage slide for steps `from` to `to`. */
export function stageSlide(id: string, from: number, to: number): StageSlide {
  return { kind: 'stage', id, span, heading: [], headingText: id, level: 2, notes: [], classes: [], steps: to - from + 1, example: id, range: { from, to } };
}

/** Opens stages, each with what stands below its heading as HTML, in a page with the real fonts and styles. */
export async function openStages(browser: Browser, stages: readonly { readonly id: string; readonly html: string }[], scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-stage-'));
  const sections = stages.map(({ id, html }) => `<section class="slide slide-stage is-stepped" id="slide-${id}"><div class="frame"><header><h2 class="heading">${id}</h2></header><div class="body flow">${html}</div></div></section>`);
  await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="en" class="has-player"><meta charset="utf-8"><style>${stageStyle}</style><body>${sections.join('\n')}</body></html>`);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme: scheme });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.evaluate(() => document.fonts.ready);
  page.once('close', () => { void rm(folder, { recursive: true, force: true }); });
  return page;
}

/** Puts the stage `id` into `step`, by the attributes of the contract. */
export async function showStep(page: Page, id: string, step: number): Promise<void> {
  await page.evaluate(({ slide, now, names, classes }) => {
    const section = document.getElementById(slide);
    const number = (element: Element, name: string, none: number): number => Number(element.getAttribute(name) ?? none);
    for (const element of section?.querySelectorAll(`[${names.from}], [${names.until}]`) ?? []) {
      element.classList.toggle(classes.off, now < number(element, names.from, -1) || now >= number(element, names.until, Infinity));
    }
    for (const element of section?.querySelectorAll(`[${names.now}]`) ?? []) element.classList.toggle(classes.now, (element.getAttribute(names.now) ?? '').split(' ').map(Number).includes(now));
    for (const element of section?.querySelectorAll<SVGElement>(`[${names.track}]`) ?? []) {
      const [name = '', values = ''] = (element.getAttribute(names.track) ?? '').split(':');
      element.style.setProperty(`--${name}`, values.split(' ')[now] ?? '');
    }
  }, { slide: `slide-${id}`, now: step, names: attribute, classes: stateClass });
}

/**
 * Returns what is wrong with the picture of stage `id` as it stands: words over words, over bars, arrows, marks or brackets of anything but themselves, words outside, marks
 * over steps and ends, letters too small. A word on its own ground stands in the bar of its lane.
 */
export async function pictureProblems(page: Page, id: string): Promise<readonly string[]> {
  return page.evaluate((slide) => {
    interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; readonly what: string }
    interface Word extends Box { readonly run: boolean; readonly inBar: boolean }
    const found: string[] = [];
    const section = document.getElementById(slide);
    const visible = (element: Element): boolean => element.closest('.is-off') === null && element.getClientRects().length > 0;
    const meets = (a: Box, b: Box, much = 1): boolean => a.left < b.right - much && b.left < a.right - much && a.top < b.bottom - much && b.top < a.bottom - much;
    for (const drawing of section?.querySelectorAll<SVGSVGElement>('svg.tl') ?? []) {
      const frame = drawing.getBoundingClientRect();
      const scale = frame.width / drawing.viewBox.baseVal.width;
      const boxes = (selector: string, what: string): readonly Box[] => [...drawing.querySelectorAll(selector)].filter(visible).map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const half = right - left < 2 ? 1.5 : 0;
        return { left: left - half, right: right + half, top, bottom, what };
      });
      const words = [...drawing.querySelectorAll('text')].filter(visible).map((text): Word => {
        const { left, right } = text.getBoundingClientRect();
        const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        const base = frame.top + Number(text.getAttribute('y')) * scale;
        const what = text.firstChild?.textContent ?? '';
        if (size < 23.9) found.push(`${what}: letters of ${size.toFixed(1)} px`);
        const run = text.closest('.tl-run') !== null || text.classList.contains('tl-block-label');
        return { left, right, top: base - size * 0.73, bottom: base + size * 0.15, what, run, inBar: run || text.closest('.tl-in-bar') !== null };
      });
      const runs = boxes('.tl-run rect', 'a step');
      const bars = [...boxes('.tl-waiting', 'a bar of waiting'), ...boxes('.tl-ready', 'a bar of readiness'), ...boxes('.tl-blocking, .tl-running:not(.tl-run *)', 'a bar')];
      const ends = boxes('.tl-done, .tl-error, .tl-cancelled:not(path)', 'an end');
      const marks = boxes('.tl-deadline path:first-child', 'a deadline');
      const lines = [...boxes('.tl-edge', 'an arrow'), ...boxes('.tl-awaits', 'a line of an await'), ...boxes('.tl-awaits-end', 'a ring of an await'), ...boxes('.tl-bracket', 'a bracket')];
      words.forEach((word, index) => {
        if (word.left < frame.left - 1 || word.right > frame.right + 1 || word.top < frame.top - 1 || word.bottom > frame.bottom + 1) found.push(`${word.what}: outside the picture`);
        for (const other of words.slice(index + 1)) if (meets(word, other)) found.push(`${word.what} over ${other.what}`);
        for (const run of runs) if (!word.run && meets(word, run)) found.push(`${word.what} over a step`);
        for (const run of runs) if (word.run && meets(word, run) && (word.left < run.left || word.right > run.right)) found.push(`${word.what} does not fit its step`);
        for (const bar of bars) if (meets(word, bar) && !(word.inBar && word.left >= bar.left && word.right <= bar.right && Math.abs(word.top + word.bottom - bar.top - bar.bottom) < 12 * scale)) found.push(`${word.what} over ${bar.what}`);
        for (const mark of [...ends, ...marks, ...lines]) if (meets(word, mark)) found.push(`${word.what} over ${mark.what}`);
      });
      for (const mark of marks) for (const other of [...runs, ...ends, ...marks]) if (other !== mark && meets(mark, other, 2)) found.push(`a deadline over ${other.what}`);
    }
    const stage = section?.querySelector('.stage')?.getBoundingClientRect();
    for (const element of section?.querySelectorAll('.stage-code, .panels, .panel > *, .legend, svg.tl, .steps > .is-now, .out, .timer, .chip, .comparison') ?? []) {
      const box = element.getBoundingClientRect();
      if (stage && box.width > 2 && visible(element) && (box.right > stage.right + 1 || box.bottom > stage.bottom + 1)) found.push(`${element.className.toString()} reaches ${Math.round(box.right - stage.right)}, ${Math.round(box.bottom - stage.bottom)} px out of the stage`);
    }
    const [picture, panels] = [section?.querySelector('.legend'), section?.querySelector('.panels')].map((element) => element?.getBoundingClientRect());
    if (picture && panels && picture.left < panels.right && panels.left < picture.right && picture.top < panels.top && picture.bottom > panels.top + 1) found.push('the legend over the panels');
    return [...new Set(found)];
  }, `slide-${id}`);
}

/** Least sizes of letters on a slide 1920 pixels wide, by what they are: the legibility table. Line numbers, the legend and notes of parts are not read from the back. */
const leastSizes = {
  '.stage-code .text': 36, '.stage-code .who': 32, '.clock > span': 64, '.clock small': 32, '.steps > .is-now > span': 44, '.steps > .is-now > .step-number': 32,
  '.tl-lane': 40, '.tl-time': 32, '.tl-gap-label': 32, '.tl-label': 32, '.tl-late': 32, '.tl-block-label': 32, '.tl-number': 24,
  '.panel h3': 32, '.chip': 32, '.timer': 32, '.out': 32, '.panel .none': 32, '.panel .more': 32,
} as const;

/** Returns which letters of stage `id` are smaller than the legibility table allows, as they stand. The table is made for up to five lanes; the words in more may have 24 pixels, their names 32 up to seven. Four recordings or more have one sentence together, of 40 or in two rows of 32 pixels. */
export async function sizeProblems(page: Page, id: string): Promise<readonly string[]> {
  return page.evaluate(([slide, least]) => {
    const section = document.getElementById(slide);
    const lanes = section?.querySelectorAll('.tl-lane').length ?? 0;
    return Object.entries(least).flatMap(([selector, wanted]) => [...section?.querySelectorAll(selector) ?? []].flatMap((element) => {
      if (element.closest('.is-off') || element.getClientRects().length === 0) return [];
      const drawing = element.closest('svg');
      const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      if (selector.startsWith('.steps > .is-now > span') && element.closest('.is-compact')) return size < (element.classList.contains('is-long') ? 31.9 : 39.9) ? [`a sentence of ${size.toFixed(1)} px`] : [];
      const enough = lanes <= 5 || !selector.startsWith('.tl-') || /time|gap/.test(selector) ? wanted : selector === '.tl-lane' && lanes <= 7 ? 32 : selector === '.tl-lane' && element.closest('.is-compact') ? 27 : 24;
      return size < enough - 0.1 ? [`${selector} ${(element.firstChild?.textContent ?? '').slice(0, 20)}: ${size.toFixed(1)} px, not ${enough}`] : [];
    }));
  }, [`slide-${id}`, leastSizes] as const);
}
