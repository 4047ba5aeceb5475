import { afterEach, expect, test } from 'vitest';
import { BrowserLost } from '../../src/browser/browser-lost.ts';
import { keepBrowser, type KeptBrowser } from '../../src/browser/keep-browser.ts';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';

let keeper: KeptBrowser | undefined;
let starts = 0;
afterEach(async () => { await keeper?.close(); });

function keep(): KeptBrowser {
  starts = 0;
  keeper = keepBrowser(() => { starts++; return openBrowser(); });
  return keeper;
}

/** Work that ends its browser the first `times` times. */
function ending(times: number): (opened: OpenedBrowser) => Promise<string> {
  let left = times;
  return async ({ browser }) => {
    const page = await browser.newPage();
    if (left-- > 0) await browser.close();
    return await page.evaluate(() => 'done');
  };
}

test('one-browser-serves-all-calls', async () => {
  const { use } = keep();
  expect(await Promise.all([use(ending(0)), use(ending(0))])).toEqual(['done', 'done']);
  expect(starts).toBe(1);
});

test('a-lost-browser-is-replaced-once-and-the-work-done-again', async () => {
  expect(await keep().use(ending(1))).toBe('done');
  expect(starts).toBe(2);
});

test('a-browser-lost-twice-is-told-and-the-next-call-begins-anew', async () => {
  const { use } = keep();
  expect(await use(ending(2))).toBeInstanceOf(BrowserLost);
  expect(starts).toBe(2);
  expect(await use(ending(0))).toBe('done');
  expect(starts).toBe(3);
});

test('an-error-of-the-work-itself-is-no-loss', async () => {
  const { use } = keep();
  await expect(use(async () => { throw new Error('our own'); })).rejects.toThrow('our own');
  expect(starts).toBe(1);
});

test('what-opening-throws-comes-through-and-is-tried-again-next-time', async () => {
  let calls = 0;
  const { use } = keepBrowser(async () => { calls++; throw new Error('none'); });
  await expect(use(ending(0))).rejects.toThrow('none');
  await expect(use(ending(0))).rejects.toThrow('none');
  expect(calls).toBe(2);
});
