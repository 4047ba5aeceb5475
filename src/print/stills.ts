import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { OpenedBrowser } from '../browser/open-browser.ts';
import type { Refused } from './closed-page.ts';
import { withStillPage } from './closed-page.ts';

/** Pictures to take of the sheets of a print page: their size in pixels, and in which colours. */
export interface StillsOptions {
  readonly browser: OpenedBrowser;
  readonly pagePath: string;
  readonly folder: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  readonly patience?: number;
}

/**
 * Takes a PNG of each sheet of a print page, exactly `width` by `height` pixels, the sheet as large as it fits in the middle of its own ground. Each file appears in
 * `folder` when it is whole, under the name that `stillName` gives it. Returns how many there are, and what the page asked for in vain.
 */
export async function takeStills(options: StillsOptions): Promise<{ readonly pictures: number; readonly refused: Refused }> {
  const { folder, width, height, colorScheme, patience } = options;
  const beside = `${folder}.${randomUUID()}`;
  await mkdir(beside, { recursive: true });
  try {
    const still = { path: options.pagePath, width, height, colorScheme, ...(patience !== undefined && { patience }) };
    const { result: names, refused } = await withStillPage(options.browser, still, async (page) => {
      const labels = await page.evaluate(prepareSheets, colorScheme);
      const taken: string[] = [];
      for (const [index, label] of labels.entries()) taken.push(await takeOne(page, index, join(beside, stillName(label))).then(() => stillName(label)));
      return taken;
    });
    await mkdir(folder, { recursive: true });
    for (const name of names) await rename(join(beside, name), join(folder, name));
    return { pictures: names.length, refused };
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Returns the name of the picture of the page with this label: `003.png` for slide 3, `003.02.png` for its step 2, `003.05.2.png` for the second message of step 5. */
export function stillName(label: string): string {
  const [slide = '', step, ...message] = label.split('.');
  return `${[slide.padStart(3, '0'), ...(step === undefined ? [] : [step.padStart(2, '0')]), ...message].join('.')}.png`;
}

async function takeOne(page: Page, index: number, path: string): Promise<void> {
  await page.evaluate(showSheet, index);
  await page.screenshot({ path, animations: 'disabled' });
}

/** Runs in the page: puts every sheet away and returns their labels. */
function prepareSheets(scheme: string): readonly string[] {
  document.documentElement.dataset['theme'] = scheme;
  const sheets = [...document.querySelectorAll<HTMLElement>('[data-page-label]')];
  for (const sheet of sheets) sheet.style.display = 'none';
  return sheets.map((sheet) => sheet.dataset['pageLabel'] ?? '');
}

/** Runs in the page: shows the sheet of this number from 0 alone, fitted into the window. */
function showSheet(index: number): void {
  const sheets = [...document.querySelectorAll<HTMLElement>('[data-page-label]')];
  const before = sheets[index - 1];
  if (before) before.style.display = 'none';
  const sheet = sheets[index];
  if (!sheet) return;
  Object.assign(sheet.style, { display: '', position: 'fixed', margin: '0', inset: '0 auto auto 0', transformOrigin: '0 0' });
  const [width, height] = [sheet.offsetWidth, sheet.offsetHeight];
  const scale = Math.min(innerWidth / width, innerHeight / height);
  sheet.style.transform = `translate(${(innerWidth - width * scale) / 2}px, ${(innerHeight - height * scale) / 2}px) scale(${scale})`;
  const { backgroundColor } = getComputedStyle(sheet);
  document.documentElement.style.background = backgroundColor;
  document.body.style.background = backgroundColor;
}
