import AxeBuilder from 'axe-core';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { root } from './command.ts';
import { decks, site, slidesOf } from './shipped.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

interface Watched {
  readonly page: Page;
  readonly trouble: string[];
}

/** Opens a page of the site from disk with the network closed; whatever it asks of anybody else, and every error, is trouble. */
async function open(path: string, scheme: 'light' | 'dark' = 'light'): Promise<Watched> {
  const context = await opened.browser.newContext({ viewport: { width: 1920, height: 1080 }, colorScheme: scheme, offline: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const trouble: string[] = [];
  const folder = pathToFileURL(site).href;
  page.on('request', (request) => { if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(folder)) trouble.push(`asked for ${request.url()}`); });
  page.on('requestfailed', (request) => trouble.push(`could not load ${request.url()}`));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') trouble.push(message.text()); });
  await page.goto(pathToFileURL(join(site, path)).href);
  return { page, trouble };
}

/** What the present slide shows, once the player has painted it: for each element that moves, whether it has a box, is current, and its tracked value. */
const stateOf = (page: Page): Promise<string> => page.evaluate(() => {
  const section = document.querySelector<HTMLElement>('section.present');
  const moving = [...section?.querySelectorAll<HTMLElement>('[data-from],[data-until],[data-now],[data-track]') ?? []];
  const facts = moving.map((element) => [element.getClientRects().length > 0, element.classList.contains('is-now'), element.getAttribute('style') ?? '']);
  return JSON.stringify([section?.id, section?.dataset['at'], facts]);
});

interface Walk {
  readonly forward: string[];
  readonly back: string[];
  readonly wrong: string[];
}

/**
 * Presses the right arrow key through all steps of the present slide and the left one back, inside the page, and returns what it showed in each.
 * `wrong` holds what does not show as its attributes promise, which is worked out here from the attributes alone.
 */
const walk = (page: Page, first: number, steps: number): Promise<Walk> => page.evaluate(async ([before, count]) => {
  const press = async (key: 'ArrowRight' | 'ArrowLeft', keyCode: number, step: number): Promise<void> => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, keyCode, bubbles: true }));
    for (let tries = 0; tries < 200 && section()?.dataset['at'] !== String(step); tries += 1) await new Promise((go) => { setTimeout(go, 5); });
  };
  const section = (): HTMLElement | null => document.querySelector<HTMLElement>('section.present');
  const state = (): string => {
    const moving = [...section()?.querySelectorAll<HTMLElement>('[data-from],[data-until],[data-now],[data-track]') ?? []];
    return JSON.stringify([section()?.id, section()?.dataset['at'], moving.map((element) => [element.getClientRects().length > 0, element.classList.contains('is-now'), element.getAttribute('style') ?? ''])]);
  };
  const broken = (step: number): string[] => [...section()?.querySelectorAll<HTMLElement>('[data-from],[data-until]') ?? []].flatMap((element) => {
    const { from, until } = element.dataset;
    const shows = (from === undefined || Number(from) <= step) && (until === undefined || step < Number(until));
    return element.classList.contains('is-off') === shows ? [`${step}: ${element.outerHTML.slice(0, 120)}`] : [];
  });
  const forward = [state()];
  const wrong: string[] = [];
  for (let step = before + 1; step <= before + count; step += 1) {
    await press('ArrowRight', 39, step);
    forward.push(state());
    wrong.push(...broken(step));
  }
  const back = [state()];
  for (let step = before + count - 1; step >= before; step -= 1) {
    await press('ArrowLeft', 37, step);
    back.push(state());
  }
  return { forward, back, wrong };
}, [first, steps] as const);

/** Waits until the present slide is the wanted one, painted in the wanted step. */
const at = async (page: Page, id: string, step: number): Promise<void> => {
  await page.waitForFunction(([wanted, painted]) => {
    const section = document.querySelector<HTMLElement>('section.present');
    return section?.id === wanted && section?.dataset['at'] === painted;
  }, [id, String(step)] as const);
};

/** Goes to a step of a slide by its address, as a reader of a link does; steps are named by their labels there. */
const go = async (page: Page, id: string, step: number): Promise<void> => {
  const [label, painted] = await page.evaluate(([wanted, number]) => {
    const section = document.getElementById(wanted);
    const first = Number(section?.dataset['firstStep'] ?? 0);
    const order = Math.min(Math.max(0, number - first), section?.querySelectorAll('.fragment').length ?? 0);
    return [section?.querySelectorAll<HTMLElement>('.fragment')[order - 1]?.dataset['step'], first + order] as const;
  }, [id, step] as const);
  await page.evaluate((hash) => { location.hash = hash; }, `#/${id}${label === undefined ? '' : `/${label}`}`);
  await at(page, id, painted);
};

test.each(['index.html', ...decks.flatMap((deck) => [`${deck}/index.html`, `${deck}/reading.html`])])('%s-opens-from-disk-without-a-request-to-anybody', async (path) => {
  const { page, trouble } = await open(path);
  await page.waitForLoadState('networkidle');
  expect(trouble).toEqual([]);
  expect(await page.title()).not.toBe('');
  await page.context().close();
});

describe.each(decks)('%s', (deck) => {
  test.each(['stage', 'sequence'])('every-step-of-every-%s-slide-is-the-same-forward-back-and-by-link', async (kind) => {
    const { page, trouble } = await open(`${deck}/index.html`);
    for (const id of slidesOf(deck, kind)) {
      await go(page, id, 0);
      const [steps, first] = await page.evaluate(() => {
        const section = document.querySelector<HTMLElement>('section.present');
        return [section?.querySelectorAll('.fragment').length ?? 0, Number(section?.dataset['firstStep'] ?? 0)] as const;
      });
      expect(steps).toBeGreaterThan(0);
      const { forward, back, wrong } = await walk(page, first, steps);
      expect(wrong).toEqual([]);
      expect(new Set(forward).size).toBe(steps + 1);
      expect(back).toEqual(forward.toReversed());
      await page.waitForFunction((hash) => location.hash === hash, `#/${id}`);
      for (const step of [steps, Math.ceil(steps / 2), 1]) {
        await go(page, id, first + step);
        expect(await stateOf(page)).toBe(forward[step]);
      }
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});

test('going-back-into-a-stage-lands-on-its-last-step-and-the-overview-keeps-it', async () => {
  const [deck = ''] = decks;
  const [id = ''] = slidesOf(deck, 'stage');
  const { page } = await open(`${deck}/index.html`);
  await go(page, id, 1);
  await page.keyboard.press('Alt+ArrowRight');
  await page.waitForFunction((left) => document.querySelector('section.present')?.id !== left, id);
  await page.keyboard.press('ArrowLeft');
  const steps = await page.evaluate(() => document.querySelectorAll('section.present .fragment').length);
  await at(page, id, steps);
  const before = await stateOf(page);
  await page.keyboard.press('o');
  await page.locator('.reveal.overview').waitFor();
  await page.keyboard.press('o');
  await page.locator('.reveal:not(.overview)').waitFor();
  await at(page, id, steps);
  expect(await stateOf(page)).toBe(before);
  await page.context().close();
});

test('the-speaker-view-follows-a-stage-with-its-sentence-and-notes-and-does-not-move-the-deck', async () => {
  const deck = 'asyncio-wait-for';
  const { page, trouble } = await open(`${deck}/index.html`);
  const id = slidesOf(deck, 'stage')[1] ?? '';
  await go(page, id, 2);
  const before = await stateOf(page);
  const [speaker] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('s')]);
  const sentence = (): Promise<string> => page.evaluate(() => document.querySelector('section.present .steps .is-now')?.lastElementChild?.textContent ?? '');
  const told = async (): Promise<string> => (await speaker.locator('[data-part="sentence"]').textContent()) ?? '';
  await expect.poll(told).toBe(`2${await sentence()}`);
  expect(await stateOf(page)).toBe(before);
  await page.keyboard.press('ArrowRight');
  await at(page, id, 3);
  await expect.poll(told).toBe(`3${await sentence()}`);
  expect(await speaker.locator('[data-part="where"]').textContent()).toContain('step 3 of');
  expect(await speaker.locator('[data-part="notes"]').textContent()).not.toBe('');
  expect(trouble).toEqual([]);
  await page.context().close();
});

type Scheme = 'light' | 'dark';

/** The rules of WCAG 2.2 A and AA; in the second theme the one that depends on it. */
const rules = {
  light: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  dark: { runOnly: { type: 'rule', values: ['color-contrast'] } },
} as const;

/** What axe-core finds on a page that has no steps. */
const axeFindings = (page: Page, scheme: Scheme): Promise<string[]> => page.evaluate(async (options) => {
  const { axe } = window as unknown as Axe;
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}, rules[scheme]);

interface Axe {
  readonly axe: { readonly run: (where: Document, options: object) => Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }> };
}

/**
 * What axe-core finds on the page in the chosen steps of the present slide, which is in its first one; the right arrow key leads through them. Meanwhile the
 * slides that are out of sight stand empty, for axe looks at hidden ones for long.
 */
const axeInSteps = (page: Page, scheme: Scheme, chosen: readonly number[]): Promise<string[]> => page.evaluate(async ([options, wanted]) => {
  const { axe } = window as unknown as Axe;
  const section = document.querySelector<HTMLElement>('section.present');
  const first = Number(section?.dataset['at']);
  const emptied = [...document.querySelectorAll('.slides > section')].filter((other) => other !== section).map((other) => {
    const content = document.createDocumentFragment();
    content.append(...other.childNodes);
    return () => { other.append(content); };
  });
  const found: string[] = [];
  for (let step = first; step <= Math.max(...wanted); step += 1) {
    if (step > first) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true }));
    for (let tries = 0; tries < 2000 && section?.dataset['at'] !== String(step); tries += 1) await new Promise((next) => { setTimeout(next, 5); });
    if (section?.dataset['at'] !== String(step)) found.push(`${section?.id} does not go to step ${step}`);
    if (!wanted.includes(step)) continue;
    const { violations } = await axe.run(document, options);
    found.push(...violations.map(({ id, nodes }) => `${section?.id} in ${step}: ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`));
  }
  for (const fill of emptied) fill();
  return found;
}, [rules[scheme], chosen] as const);

test.each(['light', 'dark'] as const)('axe-finds-nothing-in-the-gallery-in-%s', async (scheme) => {
  const { page } = await open('index.html', scheme);
  await page.evaluate(AxeBuilder.source);
  expect(await axeFindings(page, 'light')).toEqual([]);
  await page.context().close();
});

/** The slides of a deck with their numbers of steps, and how many steps came before. */
const outline = (page: Page): Promise<{ id: string; first: number; steps: number }[]> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.slides > section')].map((section) => ({
  id: section.id, first: Number(section.dataset['firstStep'] ?? 0), steps: new Set([...section.querySelectorAll('.fragment')].map((one) => one.getAttribute('data-fragment-index'))).size,
})));

/** Whether every step of every slide is looked at, which takes a quarter of an hour. */
const everyStep = process.env['LOOPSTAGE_AXE'] === 'all';

/** One deck in the first, middle and last step of every slide; of the others every third slide in one of them, and every ninth one in the dark too. */
describe.each(decks)('%s', (deck) => {
  test.each(['light', 'dark'] as const)('axe-finds-nothing-on-slides-in-their-first-middle-or-last-step-in-%s', async (scheme) => {
    const { page } = await open(`${deck}/index.html`, scheme);
    await page.evaluate(AxeBuilder.source);
    const found: string[] = [];
    for (const [index, { id, first, steps }] of (await outline(page)).entries()) {
      const turns = [0, Math.ceil(steps / 2), steps];
      const one = index % (scheme === 'light' ? 3 : 9) === 0 ? [turns[Math.floor(index / 3) % 3] ?? 0] : [];
      const chosen = everyStep ? Array.from({ length: steps + 1 }, (_, step) => step) : deck === decks[0] ? turns : one;
      if (chosen.length === 0) continue;
      await go(page, id, first);
      found.push(...await axeInSteps(page, scheme, chosen.map((step) => first + step)));
    }
    expect(found).toEqual([]);
    await page.context().close();
  }, everyStep ? 3_600_000 : undefined);

  test.each(everyStep || decks.indexOf(deck) % 4 === 0 ? (['light', 'dark'] as const) : (['light'] as const))('axe-finds-nothing-on-its-reading-page-in-%s', async (scheme) => {
    const { page } = await open(`${deck}/reading.html`, scheme);
    await page.evaluate(AxeBuilder.source);
    expect(await axeFindings(page, scheme)).toEqual([]);
    await page.context().close();
  });

  test('each-sequence-diagram-is-at-least-28-pixels-high-in-its-letters-and-copies-what-mermaid-reads', async () => {
    const { page } = await open(`${deck}/index.html`);
    const judge = await opened.browser.newPage();
    await judge.addScriptTag({ path: join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
    for (const id of slidesOf(deck, 'sequence')) {
      await go(page, id, Infinity);
      const { letters, text, messages } = await page.evaluate(() => {
        const drawing = document.querySelector<SVGSVGElement>('section.present .diagram-slot > svg');
        const words = [...drawing?.querySelectorAll<SVGTextElement>('text:not(.sequence-step)') ?? []];
        return {
          letters: Math.min(...words.map((one) => Number.parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM()?.a ?? 0))),
          text: document.querySelector<HTMLElement>('section.present [data-mermaid]')?.dataset['mermaid'] ?? '',
          messages: new Set([...drawing?.querySelectorAll<SVGElement>('[data-message]') ?? []].map((one) => one.dataset['message'])).size,
        };
      });
      expect(letters, id).toBeGreaterThanOrEqual(28);
      const read = await judge.evaluate(async (source) => {
        const { parse, mermaidAPI } = (globalThis as unknown as { mermaid: { parse: (text: string) => Promise<unknown>; mermaidAPI: { getDiagramFromText: (text: string) => Promise<{ db: { getMessages: () => { type: number }[]; LINETYPE: Record<string, number> } }> } } }).mermaid;
        await parse(source);
        const { db } = await mermaidAPI.getDiagramFromText(source);
        return db.getMessages().filter(({ type }) => type !== db.LINETYPE['ACTIVE_START'] && type !== db.LINETYPE['ACTIVE_END']).length;
      }, text);
      expect(read, id).toBe(messages);
    }
    await judge.close();
    await page.context().close();
  });
});
