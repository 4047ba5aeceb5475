import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';

/** What the content of a slide needs and what it has, in CSS pixels of the slide, at one of its steps. */
export interface Measured {
  readonly slide: string;
  readonly classes: string;
  readonly step: number;
  /** What is cut or reaches over the room it has, in words; nothing where all is well. */
  readonly over: readonly string[];
  /** Share of the body's height that is filled, 0 to 1. */
  readonly filled: number;
}

/** Opens the deck's page at `path` in a window of `size` and measures each slide in each of its steps, as the arrow key shows them. */
export async function measureSlides(browser: Browser, path: string, size: { readonly width: number; readonly height: number }): Promise<readonly Measured[]> {
  const page = await browser.newPage({ viewport: { width: size.width, height: size.height }, reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(join(path, 'index.html')).href);
  await page.waitForSelector('section.present');
  await page.evaluate(() => document.fonts.ready);
  const measured = await page.evaluate(async () => {
    const found: { slide: string; classes: string; step: number; over: string[]; filled: number }[] = [];
    const painted = (): Promise<void> => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
    const nameOf = (element: Element): string => `${element.tagName.toLowerCase()}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}`;
    const clips = (element: Element): boolean => /hidden|clip|auto|scroll/.test(getComputedStyle(element).overflowY + getComputedStyle(element).overflowX);
    const hiddenOnPurpose = (element: Element): boolean => element.closest('.visually-hidden, .steps > :not(.is-now), .step-zero:not(.is-now), .is-comparison:not(.is-compact) > .steps, :is(.code-block, .diagram) > .steps, aside, [data-scroll], .mark-loop') !== null || (element.clientHeight <= 2 && element.clientWidth <= 2);
    const overIn = (section: HTMLElement): string[] => {
      const frame = section.querySelector<HTMLElement>('.frame');
      const body = section.querySelector<HTMLElement>('.body');
      if (!frame) return ['no frame'];
      const over: string[] = [];
      const box = frame.getBoundingClientRect();
      if (frame.scrollHeight > frame.clientHeight + 1) over.push(`frame is ${frame.scrollHeight - frame.clientHeight} px too low`);
      if (frame.scrollWidth > frame.clientWidth + 1 && !section.classList.contains('slide-title')) over.push(`frame is ${frame.scrollWidth - frame.clientWidth} px too narrow`);
      if (body && body.scrollHeight > body.clientHeight + 1) over.push(`body is ${body.scrollHeight - body.clientHeight} px too low`);
      for (const element of frame.querySelectorAll<HTMLElement>('*')) {
        if (hiddenOnPurpose(element) || element.closest('svg')) continue;
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        if (width > 0 && height > 0 && (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)) over.push(`${nameOf(element)} leaves the frame`);
        const stands = getComputedStyle(element).display !== 'inline' && element.closest('.stage') !== null && element.clientWidth > 0;
        if (stands && element.scrollWidth > element.clientWidth + 1) over.push(`${nameOf(element)} has words ${element.scrollWidth - element.clientWidth} px beside it: ${(element.textContent ?? '').trim().slice(0, 40)}`);
        if (clips(element) && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)) {
          over.push(`${nameOf(element)} cuts ${Math.max(element.scrollHeight - element.clientHeight, element.scrollWidth - element.clientWidth)} px: ${(element.textContent ?? '').trim().slice(0, 40)}`);
        }
      }
      return over;
    };
    const filledOf = (section: HTMLElement): number => {
      const body = section.querySelector<HTMLElement>('.body');
      const last = body && [...body.children].map((child) => child.getBoundingClientRect().bottom).reduce((most, bottom) => Math.max(most, bottom), 0);
      const box = body?.getBoundingClientRect();
      return box && last && box.height > 0 ? Math.max(0, (last - box.top) / box.height) : 0;
    };
    for (let before = ''; ;) {
      const section = document.querySelector<HTMLElement>('section.present');
      const now = `${section?.id} ${section?.dataset['at']}`;
      if (!section || now === before) break;
      before = now;
      found.push({ slide: section.id, classes: section.className, step: Number(section.dataset['at'] ?? 0), over: overIn(section), filled: filledOf(section) });
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true }));
      for (let tries = 0; tries < 20; tries += 1) {
        await painted();
        const next = document.querySelector<HTMLElement>('section.present');
        if (`${next?.id} ${next?.dataset['at']}` !== now) break;
      }
    }
    return found;
  });
  await page.close();
  return measured;
}
