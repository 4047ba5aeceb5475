import type { Page } from 'playwright';

/** The browser or its page ended, or gave no answer in time. The message is part of a sentence. */
export class BrowserLost extends Error {}

/** Runs a question to a page; rejects with `BrowserLost` when the page ends or the answer takes too long. */
export type Ask = <Answer>(question: () => Promise<Answer>) => Promise<Answer>;

/** Returns how to ask `page`, with `patience` milliseconds for each answer. */
export function askPage(page: Page, patience: number): Ask {
  const ended = new Promise<never>((_, reject) => {
    page.once('crash', () => reject(new BrowserLost('its page crashed')));
    page.once('close', () => reject(new BrowserLost('it ended')));
  });
  ended.catch(() => undefined);
  return async (question) => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new BrowserLost(`it gave no answer in ${patience / 1000} seconds`)), patience);
    });
    try {
      return await Promise.race([question(), ended, silence]);
    } catch (problem) {
      throw page.isClosed() && !(problem instanceof BrowserLost) ? new BrowserLost('it ended') : problem;
    } finally {
      clearTimeout(timer);
    }
  };
}
