import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedBrowser } from '../../src/browser/open-browser.ts';
import { openBrowser } from '../../src/browser/open-browser.ts';
import { missingGlyphs } from '../../src/render/missing-glyphs.ts';
import { openPage } from './open-page.ts';

let opened: OpenedBrowser;
beforeAll(async () => { opened = await openBrowser(); });
afterAll(() => opened.close());

/** Symbols that talks about programs use: arrows, signs, boxes, marks. */
const symbols = '→←⇒↔↦∞≤≥≠≈∈∑√✓✗★●▶■○┌─┬┐│└┘├┤═║█░⌘⏎☃';

test.each(['--sans', '--mono'])('symbols-come-from-the-pages-own-font-in-%s', async (family) => {
  expect(missingGlyphs(symbols)).toEqual([]);
  const marked = [...symbols].map((symbol) => `<p style="font-family:var(${family});font-weight:700">${symbol}</p>`).join('');
  const page = await openPage(opened.browser, `<!doctype html><html lang="en"><head><link rel="stylesheet" href="assets/print.css"></head><body>${marked}</body></html>`);
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' });
  const foreign: string[] = [];
  for (const [index, nodeId] of nodeIds.entries()) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    if (fonts.some((font) => !font.isCustomFont)) foreign.push(`${[...symbols][index]} in ${fonts.map((font) => font.familyName).join(', ')}`);
  }
  expect(nodeIds).toHaveLength([...symbols].length);
  expect(foreign).toEqual([]);
  await page.context().close();
});
