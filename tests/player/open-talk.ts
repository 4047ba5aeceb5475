import { readFile, rm } from 'node:fs/promises';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { buildTalk } from './talk.ts';

/** The talk in a real browser. */
export interface OpenTalk {
  readonly folder: string;
  /** Address of the deck's page. */
  readonly page: string;
  readonly context: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** Returns the built talk and a browser to read it with. */
export async function openTalk(): Promise<OpenTalk> {
  const talk = await buildTalk();
  const { browser } = await openBrowser();
  return {
    ...talk,
    context: (options) => browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce', ...options }),
    close: async () => {
      await browser.close();
      await rm(talk.folder, { recursive: true, force: true });
    },
  };
}

/** Opens the deck at `hash` in `context` and waits until it can be used; errors of the page become errors of the test. */
export async function openDeck(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  await page.goto(url);
  await deckReady(page);
  return page;
}

/** Waits until Reveal has started and the deck is painted. */
export async function deckReady(page: Page): Promise<void> {
  await page.locator('.reveal.ready section.present[data-at]').first().waitFor();
}

/** The state of the current slide, as far as the contract lets it move, by the order of its elements. */
export interface SlideState {
  readonly slide: string;
  readonly off: readonly number[];
  readonly now: readonly number[];
  readonly track: readonly string[];
  readonly scroll: readonly number[];
  readonly bar: string;
}

/** Returns the state of the slide that is shown, or of the one that `selector` finds. */
export async function slideState(page: Page, selector = 'section.present'): Promise<SlideState> {
  return await page.evaluate((wanted) => {
    const section = document.querySelector(wanted);
    if (!section) throw new Error('no slide is shown');
    const all = (selector: string): Element[] => [...section.querySelectorAll(selector)];
    const marked = (selector: string, name: string): number[] => all(selector).flatMap((element, index) => (element.classList.contains(name) ? [index] : []));
    return {
      slide: section.id,
      off: marked('[data-from], [data-until]', 'is-off'),
      now: marked('[data-now]', 'is-now'),
      track: all('[data-track]').map((element) => getComputedStyle(element).getPropertyValue('--now')),
      scroll: all('[data-scroll]').map((element) => Math.round(element.scrollTop)),
      bar: all('.step-bar i').map((segment) => (segment.classList.contains('is-now') ? '#' : segment.classList.contains('is-past') ? '=' : '-')).join(''),
    };
  }, selector);
}

/** Returns what the address bar shows after `#`, once the rewriting of the address has come to rest. */
export async function hashAtRest(page: Page): Promise<string> {
  await page.waitForTimeout(250);
  return await page.evaluate(() => location.hash);
}

/** Returns what axe-core finds on the page, by its rules of WCAG 2.2 A and AA: rule and elements. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}
